import duckdb
import iana_ports
import pyarrow as pa


def service_name(ports: pa.ChunkedArray, transports: pa.ChunkedArray) -> pa.Array:
    return iana_ports.service_names(ports, transports).to_arrow()


def register(connection: duckdb.DuckDBPyConnection) -> None:
    connection.create_function(
        "service_name",
        service_name,
        ["BIGINT", "VARCHAR"],
        "VARCHAR",
        type="arrow",
        null_handling="special",  # a port without a name gives NULL
    )
