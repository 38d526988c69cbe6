"""Compares every port on every transport, every name and every row with IANA's file.

All tests run twice: with the embedded registry, and with one loaded from the exported
file.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import iana_ports
import pytest
from conftest import ROOT
from iana_ports import Registry, Transport
from reference import COLUMNS, TRANSPORTS, Reference, Row, range_of

PORTS = range(65536)
# The protocol numbers of IANA's registry "Assigned Internet Protocol Numbers".
PROTOCOLS = {"tcp": 6, "udp": 17, "sctp": 132, "dccp": 33}


@pytest.fixture(scope="module", params=["embedded", "loaded"])
def source(request: pytest.FixtureRequest, exported_csv: Path) -> Any:
    """The module or a registry: both have the same functions."""
    return iana_ports if request.param == "embedded" else Registry.from_csv(exported_csv)


def values(record: iana_ports.Record) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in COLUMNS)


def all_values(records: tuple[iana_ports.Record, ...]) -> list[tuple[object, ...]]:
    return [values(record) for record in records]


def expected_values(rows: list[Row]) -> list[tuple[object, ...]]:
    return [row.values() for row in rows]


def test_the_exported_file_is_ianas(exported_csv: Path, reference: Reference) -> None:
    exported = Reference(exported_csv)
    assert [row.cells for row in exported.rows] == [row.cells for row in reference.rows]
    with exported_csv.open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    assert cells == [row.cells for row in reference.rows], "the rows are not in registry order"


def test_the_expanded_file_follows_the_rules(expanded_csv: Path, reference: Reference) -> None:
    with expanded_csv.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row, (port, transport) in zip_longest(
            rows, ((port, t) for port in PORTS for t in TRANSPORTS)
        ):
            name, _, status, description = reference.answers(port, transport)
            assert row == {
                "port": str(port),
                "transport": transport,
                "name": name or "",
                "status": status,
                "range": range_of(port),
                "description": description or "",
            }


def test_every_port_on_every_transport(source: Any, reference: Reference) -> None:
    for number in PORTS:
        port = source.lookup(number)
        for transport in (None, *TRANSPORTS):
            on = port if transport is None else port.on(transport)
            expected = reference.answers(number, transport)
            assert on.name == expected.name, (number, transport)
            assert (on.names, on.status, on.description) == expected[1:], (number, transport)
            assert (on.number, on.transport, on.range) == (number, transport, range_of(number))
            assert source.service_name(number, transport) == expected.name


def test_the_rows_of_every_port(source: Any, reference: Reference) -> None:
    for number in PORTS:
        port = source.lookup(number)
        for transport in (None, *TRANSPORTS):
            on = port if transport is None else port.on(transport)
            expected = reference.rows_of(number, transport)
            assert all_values(on.records) == expected_values(expected), (number, transport)


def test_transports_as_text_enums_and_protocol_numbers(source: Any, reference: Reference) -> None:
    for transport in TRANSPORTS:
        spellings = (
            transport.upper(),
            transport.title(),
            Transport(transport),
            PROTOCOLS[transport],
        )
        for number in range(0, 65536, 7):
            expected = reference.name_of(number, transport)
            for spelling in spellings:
                assert source.service_name(number, spelling) == expected
                assert source.lookup(number).on(spelling).name == expected


def test_the_assigned_ports(source: Any, reference: Reference) -> None:
    expected = [number for number in PORTS if reference.name_of(number)]
    assert [port.number for port in source.assigned_ports()] == expected
    assert {port.transport for port in source.assigned_ports()} == {None}


def test_every_cell_of_every_row(source: Any, reference: Reference) -> None:
    records = source.records()
    assert len(records) == len(reference.rows) > 14000
    for index, (record, row) in enumerate(zip(records, reference.rows, strict=True)):
        assert values(record) == row.values(), index
        assert record.status == row.status, index
        assert record.ports == (row.ports or None), index
        assert record.alias_of == row.alias_of(), index


def casings(name: str) -> Iterator[str]:
    yield name
    yield name.upper()
    yield "".join(
        letter.lower() if index % 2 else letter.upper() for index, letter in enumerate(name)
    )


def test_every_name_in_three_casings(source: Any, reference: Reference) -> None:
    assert len(reference.services) > 7000
    for name, rows in reference.services.items():
        expected = expected_values(rows)
        ports = {transport: reference.port_of(name, transport) for transport in (None, *TRANSPORTS)}
        for spelling in casings(rows[0].name):
            service = source.service(spelling)
            assert service.name == rows[0].name
            assert all_values(service.records) == expected, spelling
            for transport, port in ports.items():
                assert source.service_port(spelling, transport) == port, (spelling, transport)
                assert service.port(transport) == port, (spelling, transport)


def near_misses(name: str) -> Iterator[str]:
    yield from (
        name + "x",
        "x" + name,
        " " + name,
        name + " ",
        name + "\0",
        name + "\u0301",
        name + "\ud800",
    )
    yield from (name[1:], name[:-1], name.replace("-", "_"))
    # Letters that become ASCII where Unicode's case folding is used.
    yield from (name.replace("k", "\u212a"), name.replace("s", "\u017f"))


def test_names_that_do_not_exist(source: Any, reference: Reference) -> None:
    others = {miss for name in reference.services for miss in near_misses(name)}
    others = {
        name for name in others if not name.isascii() or name.lower() not in reference.services
    }
    assert len(others) > 50000
    for name in [*others, "", "\0", "\ud800", "x" * 1_000_000]:
        assert source.service(name) is None, ascii(name[:60])
        assert source.service_port(name) is None, ascii(name[:60])
        assert source.service_port(name, "tcp") is None, ascii(name[:60])


def test_the_snapshot(source: Any, reference: Reference, exported_csv: Path) -> None:
    file = ROOT / "data/service-names-port-numbers.csv" if source is iana_ports else exported_csv
    snapshot = source.SNAPSHOT if source is iana_ports else source.snapshot
    dates = [
        row.cells[f"{kind} Date"]
        for row in reference.rows
        for kind in ("Registration", "Modification")
    ]
    assert snapshot.rows == len(reference.rows)
    assert snapshot.newest_date == max(dates)
    assert snapshot.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert snapshot.max_service_name_len == max(len(row.name) for row in reference.rows)


def printed(cli: Callable[..., str], queries: list[str]) -> Iterator[dict[str, object]]:
    """The object of each query that `--json` prints, without the query."""
    lines = cli("--json", "-", stdin="\n".join(queries)).split("\n")[:-1]
    for query, line in zip(queries, lines, strict=True):
        answer = json.loads(line)
        assert answer.pop("query") == query
        yield answer


def test_to_dict_is_the_json_of_the_command_line(
    source: Any, reference: Reference, cli: Callable[..., str]
) -> None:
    for number, answer in enumerate(printed(cli, [str(port) for port in PORTS])):
        assert source.lookup(number).to_dict() == answer, number
    pairs = [(port, transport) for port in range(0, 65536, 7) for transport in TRANSPORTS]
    for (port, transport), answer in zip(
        pairs, printed(cli, [f"{p}/{t}" for p, t in pairs]), strict=True
    ):
        assert source.lookup(port).on(transport).to_dict() == answer, (port, transport)
    names = [rows[0].name for rows in reference.services.values()]
    for name, answer in zip(names, printed(cli, names), strict=True):
        assert source.service(name).to_dict() == answer, name
