"""The top ten services in a flow log, by bytes, with a bar chart.

    python flow_log.py LOG [--chart FILE]

LOG is a Zeek conn.log, as text or as JSON, or an AWS VPC flow log (version 2, with or
without the header line). --chart also draws the bars into an SVG, PNG or PDF file, with
Matplotlib.

    pip install iana-ports polars matplotlib
"""

import argparse
from pathlib import Path

import polars as pl
from iana_ports import Transport, service_names

VPC_FIELDS = (
    "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
).split()


def read_zeek(path: Path) -> pl.DataFrame:
    """A conn.log as text: the line `#fields` names the columns."""
    with path.open(encoding="utf-8") as lines:
        fields = next(line for line in lines if line.startswith("#fields")).split()[1:]
    return pl.read_csv(
        path,
        separator="\t",
        comment_prefix="#",
        has_header=False,
        new_columns=fields,
        null_values="-",
        quote_char=None,
        infer_schema_length=None,
    )


def read_zeek_json(path: Path) -> pl.DataFrame:
    """A conn.log as JSON: unset fields are left out."""
    return pl.read_ndjson(path, infer_schema_length=None)


def read_vpc(path: Path, *, header: bool) -> pl.DataFrame:
    """A VPC flow log: a record without data has `-` in most cells."""
    return pl.read_csv(
        path,
        separator=" ",
        has_header=header,
        new_columns=None if header else VPC_FIELDS,
        null_values="-",
        schema_overrides={
            "srcport": pl.UInt16,
            "dstport": pl.UInt16,
            "protocol": pl.UInt8,
            "bytes": pl.Int64,
        },
    )


def zeek_flows(log: pl.DataFrame) -> pl.DataFrame:
    """The flows of a conn.log. The service's port is id.resp_p, that of the responder."""
    return log.select(
        transport=pl.col("proto"),
        port=pl.col("id.resp_p"),
        name=service_names(log["id.resp_p"], log["proto"]).to_polars(),
        bytes=pl.col("orig_ip_bytes") + pl.col("resp_ip_bytes"),
    )


def vpc_flows(log: pl.DataFrame) -> pl.DataFrame:
    """The flows of a VPC flow log, which does not show which side is the server.

    The service's port is the one that has a name, or the lower one if both or neither
    have one.
    """
    log = log.filter(pl.col("log-status") == "OK")
    source = pl.col("source_name").is_not_null()
    destination = pl.col("destination_name").is_not_null()
    is_source = (
        pl.when(source == destination).then(pl.col("srcport") < pl.col("dstport")).otherwise(source)
    )
    transports = {transport.protocol_number: str(transport) for transport in Transport}
    other = pl.format("protocol {}", "protocol")
    return log.with_columns(
        source_name=service_names(log["srcport"], log["protocol"]).to_polars(),
        destination_name=service_names(log["dstport"], log["protocol"]).to_polars(),
    ).select(
        transport=pl.col("protocol").replace_strict(
            {**transports, 1: "icmp"}, default=other, return_dtype=pl.String
        ),
        port=pl.when(is_source).then("srcport").otherwise("dstport"),
        name=pl.when(is_source).then("source_name").otherwise("destination_name"),
        bytes=pl.col("bytes"),
    )


def read(path: Path) -> pl.DataFrame:
    """The flows of a log: the transport, port and name of the service, and the bytes."""
    with path.open(encoding="utf-8") as lines:
        first = next(lines, "")
    if first.startswith("#"):
        return zeek_flows(read_zeek(path))
    if first.startswith("{"):
        return zeek_flows(read_zeek_json(path))
    return vpc_flows(read_vpc(path, header=first.startswith("version")))


def by_service(flows: pl.DataFrame) -> pl.DataFrame:
    """Flows and bytes of each service, most bytes first.

    A port without a name is a group of its own, such as 51820/udp. So is a protocol
    without ports, such as ICMP.
    """
    has_ports = pl.col("transport").is_in([str(transport) for transport in Transport])
    port = pl.when(has_ports).then(pl.format("{}/{}", "port", "transport")).otherwise("transport")
    return (
        flows.group_by(service=pl.coalesce(pl.col("name").cast(pl.String), port))
        .agg(flows=pl.len(), bytes=pl.col("bytes").sum())
        .sort("bytes", "service", descending=[True, False])
    )


def bars(services: pl.DataFrame, width: int = 40) -> str:
    """A bar chart as text."""
    most = services["bytes"].max()
    lines = []
    for service, flows, size in services.iter_rows():
        bar = "█" * max(1, round(width * size / most)) if size else ""
        lines.append(f"{service:<16}{size / 1e6:>9.3f} MB {flows:>6} flows  {bar}".rstrip())
    return "\n".join(lines)


def draw(services: pl.DataFrame, path: Path) -> None:
    """A bar chart as a file."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.subplots()
    axes.barh(services["service"].to_list(), (services["bytes"] / 1e6).to_list())
    axes.invert_yaxis()
    axes.set_xlabel("MB")
    figure.savefig(path)


def main() -> None:
    parser = argparse.ArgumentParser(description="The top ten services in a flow log, by bytes.")
    parser.add_argument("log", type=Path, help="Zeek conn.log (text or JSON), or AWS VPC flow log")
    parser.add_argument(
        "--chart", type=Path, metavar="FILE", help="also draw the bars into an SVG, PNG or PDF file"
    )
    options = parser.parse_args()
    top = by_service(read(options.log)).head(10)
    print(bars(top))
    if options.chart:
        draw(top, options.chart)


if __name__ == "__main__":
    main()
