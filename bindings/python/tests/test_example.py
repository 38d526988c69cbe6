"""The example of a flow log, compared with a loop in plain Python over the sample logs."""

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from reference import TRANSPORTS, Reference

EXAMPLES = Path(__file__).parents[1] / "examples"
LOGS = ("conn.log", "conn.json.log", "vpc.log")
PROTOCOLS = {"1": "icmp", "6": "tcp", "17": "udp"}


class Flow(NamedTuple):
    transport: str
    # The ports that may be the service's.
    ports: tuple[int, ...]
    bytes: int


def zeek_text(path: Path) -> Iterator[dict[str, Any]]:
    fields: list[str] = []
    for line in path.read_text().splitlines():
        key, *cells = line.split("\t")
        if key == "#fields":
            fields = cells
        elif not key.startswith("#"):
            yield dict(zip(fields, [key, *cells], strict=True))


def flows(name: str) -> Iterator[Flow]:
    path = EXAMPLES / name
    if name == "vpc.log":
        with path.open(newline="") as file:
            for row in csv.DictReader(file, delimiter=" "):
                if row["log-status"] == "OK":
                    ports = (int(row["srcport"]), int(row["dstport"]))
                    yield Flow(PROTOCOLS[row["protocol"]], ports, int(row["bytes"]))
        return
    rows = zeek_text(path) if name == "conn.log" else map(json.loads, path.read_text().splitlines())
    for row in rows:
        size = int(row["orig_ip_bytes"]) + int(row["resp_ip_bytes"])
        yield Flow(row["proto"], (int(row["id.resp_p"]),), size)


def service_of(flow: Flow, reference: Reference) -> str:
    if flow.transport not in TRANSPORTS:
        return flow.transport
    names = {port: reference.name_of(port, flow.transport) for port in flow.ports}
    port = min(flow.ports, key=lambda port: (names[port] is None, port))
    return names[port] or f"{port}/{flow.transport}"


def sums(name: str, reference: Reference) -> list[tuple[str, int, int]]:
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for flow in flows(name):
        service = service_of(flow, reference)
        counts[service] += 1
        sizes[service] += flow.bytes
    return sorted(
        ((service, counts[service], size) for service, size in sizes.items()),
        key=lambda row: (-row[2], row[0]),
    )


@pytest.fixture(scope="module")
def flow_log() -> Any:
    spec = spec_from_file_location("flow_log", EXAMPLES / "flow_log.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", LOGS)
def test_sums(name: str, flow_log: Any, reference: Reference) -> None:
    expected = sums(name, reference)
    assert len(expected) > 15
    assert {"https", "domain", "icmp", "51820/udp"} < {service for service, *_ in expected}
    assert flow_log.by_service(flow_log.read(EXAMPLES / name)).rows() == expected


def test_both_forms_of_zeeks_log_have_the_same_flows(reference: Reference) -> None:
    assert sums("conn.log", reference) == sums("conn.json.log", reference)


def test_a_vpc_log_without_header(flow_log: Any, reference: Reference, tmp_path: Path) -> None:
    path = tmp_path / "vpc.log"
    path.write_text((EXAMPLES / "vpc.log").read_text().partition("\n")[2])
    assert flow_log.by_service(flow_log.read(path)).rows() == sums("vpc.log", reference)


def test_a_vpc_log_without_data(flow_log: Any, tmp_path: Path) -> None:
    lines = (EXAMPLES / "vpc.log").read_text().splitlines(keepends=True)
    path = tmp_path / "vpc.log"
    path.write_text("".join([lines[0], *(line for line in lines if line.endswith("NODATA\n"))]))
    assert flow_log.bars(flow_log.by_service(flow_log.read(path))) == ""


@pytest.mark.parametrize("name", LOGS)
def test_the_script(name: str, reference: Reference, tmp_path: Path) -> None:
    chart = tmp_path / "chart.svg"
    done = subprocess.run(
        [sys.executable, EXAMPLES / "flow_log.py", EXAMPLES / name, "--chart", chart],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    top = sums(name, reference)[:10]
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        service for service, *_ in top
    ]
    first, *_, last = done.stdout.splitlines()
    service, count, size = top[0]
    assert first == f"{service:<16}{size / 1e6:>9.3f} MB {count:>6} flows  " + "█" * 40
    assert last.endswith("█") and not last.endswith("██████████")
    drawn = chart.read_text()
    assert all(f"<!-- {service} -->" in drawn for service, *_ in top)


def test_the_sample_logs_are_those_of_their_script(tmp_path: Path) -> None:
    script = tmp_path / "make_logs.py"
    script.write_text((EXAMPLES / "make_logs.py").read_text())
    subprocess.run([sys.executable, script], check=True)
    for name in LOGS:
        assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes()
