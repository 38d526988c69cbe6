"""Columns of all ports in every form, compared with IANA's file in plain Python."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import columns
import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from reference import TRANSPORTS, Reference

from iana_ports import Registry, ServiceNames, Transport, service_name, service_names

PORTS = list(range(65536))
PROTOCOLS = {"tcp": 6, "udp": 17, "sctp": 132, "dccp": 33}
# One row for each port on each transport and on protocols without ports, mixed.
MIXED = [(port, transport) for port in PORTS for transport in (*TRANSPORTS, "icmp", "gre")]
MIXED = MIXED[::2] + MIXED[1::2]
MIXED_PORTS = [port for port, _ in MIXED]


def ids(forms: list[columns.Form]) -> list[str]:
    return [name for name, _ in forms]


@pytest.fixture(scope="module")
def expected(reference: Reference) -> dict[str | None, list[str | None]]:
    """The names of all ports: on each transport, and together."""
    return {
        transport: [reference.name_of(port, transport) for port in PORTS]
        for transport in (None, *TRANSPORTS)
    }


@pytest.fixture(scope="module")
def mixed(expected: dict[str | None, list[str | None]]) -> list[str | None]:
    return [
        expected[transport][port] if transport in TRANSPORTS else None for port, transport in MIXED
    ]


@pytest.mark.parametrize("form", columns.of_ports(), ids=ids(columns.of_ports()))
def test_every_port_on_every_transport(
    form: columns.Form, expected: dict[str | None, list[str | None]]
) -> None:
    for transport, names in expected.items():
        assert service_names(form[1](PORTS), transport).to_list() == names


@pytest.mark.parametrize("form", columns.of_names(), ids=ids(columns.of_names()))
def test_a_column_of_names(form: columns.Form, mixed: list[str | None]) -> None:
    transports = [transport.upper() if port % 3 else transport for port, transport in MIXED]
    ports = pa.array(MIXED_PORTS, pa.uint16())
    assert service_names(ports, form[1](transports)).to_list() == mixed


@pytest.mark.parametrize("form", columns.of_numbers(), ids=ids(columns.of_numbers()))
def test_a_column_of_protocol_numbers(form: columns.Form, mixed: list[str | None]) -> None:
    numbers = [{**PROTOCOLS, "icmp": 1, "gre": 47}[transport] for _, transport in MIXED]
    assert service_names(np.array(MIXED_PORTS), form[1](numbers)).to_list() == mixed


def test_one_transport_in_every_spelling(expected: dict[str | None, list[str | None]]) -> None:
    for transport, number in PROTOCOLS.items():
        for spelling in (
            transport,
            transport.upper(),
            Transport(transport),
            number,
            np.int64(number),
        ):
            assert service_names(PORTS, spelling).to_list() == expected[transport]


def test_other_protocols_have_no_names() -> None:
    others = [number for number in range(-1, 300) if number not in PROTOCOLS.values()]
    texts = ["icmp", "tpc", "t cp", "", "-1", "6.0", "6x", "256", "ſctp", "\udc80", "9" * 99]
    for transports in (
        others,
        np.array(others),
        pa.array(others),
        [str(other) for other in others],
        texts,
    ):
        assert set(service_names([80] * len(transports), transports)) == {None}
    assert service_names([80, 80, 80], [10**30, 6.5, float("inf")]).to_list() == [None] * 3


MISSING = [
    [443, None, 53],
    np.ma.array([443, 80, 53], mask=[False, True, False]),
    (port for port in (443, None, 53)),
    [443, float("nan"), 53],
    [443, pd.NA, 53],
    [443, pd.NaT, 53],
    np.array([443, np.nan, 53]),
    np.array([443, np.nan, 53], dtype=">f4"),
    np.array([443, None, 53], dtype=object),
    pa.array([443, None, 53]),
    pa.array([0, 443, None, 53, 0])[1:4],
    pa.array([443, None, 53]).dictionary_encode(),
    pa.chunked_array([[443], [None, 53]]),
    pl.Series([443, None, 53]),
    pd.Series([443, None, 53]),
    pd.Series([443, None, 53], dtype="Int64"),
    pd.Series([443, None, 53], dtype="uint16[pyarrow]"),
    pd.Series([443, None, 53], dtype=object),
]


@pytest.mark.parametrize("ports", MISSING, ids=lambda ports: str(type(ports)))
def test_a_missing_port_has_a_missing_name(ports: Any) -> None:
    assert service_names(ports, ["tcp"] * 3).to_list() == ["https", None, "domain"]


@pytest.mark.parametrize(
    "transports",
    [
        ["tcp", None, 6],
        [6.0, float("nan"), "6"],
        ["TCP  ", " ", " 6 "],
        np.ma.array([6, 6, 6], mask=[False, True, False]),
        pa.array(["tcp", None, "tcp"]),
        pa.array(["tcp", None, "tcp"], pa.string_view()),
        pa.array(["tcp", None, "tcp"]).dictionary_encode(),
        pl.Series(["tcp", None, "tcp"], dtype=pl.Categorical),
        pl.Series([6, None, 6]),
        pd.Series(["tcp", None, "tcp"]),
        pd.Series(["tcp", None, 6], dtype=object),
        pd.Series([6, None, 6]),
    ],
    ids=lambda transports: str(type(transports)),
)
def test_a_missing_transport_has_a_missing_name(transports: Any) -> None:
    assert service_names([443, 443, 53], transports).to_list() == ["https", None, "domain"]


@pytest.mark.parametrize(
    "nothing",
    [
        [],
        np.array([]),
        pa.array([]),
        pa.array([], pa.int8()),
        pa.chunked_array([], pa.int64()),
        pl.Series([]),
    ],
)
def test_no_rows(nothing: Any) -> None:
    names = service_names(nothing, nothing)
    assert (len(names), names.names, names.to_list(), list(names.codes)) == (0, (), [], [])
    assert (
        len(names.to_arrow())
        == len(names.to_polars())
        == len(names.to_pandas())
        == len(names.to_numpy())
        == 0
    )


def test_chunks_need_not_match(mixed: list[str | None]) -> None:
    ports = pa.chunked_array([MIXED_PORTS[:1000], [], MIXED_PORTS[1000:]])
    transports = in_chunks_of(997, [transport for _, transport in MIXED])
    assert service_names(ports, transports).to_list() == mixed


def in_chunks_of(length: int, values: list[str]) -> pa.ChunkedArray:
    return pa.chunked_array(
        [values[start : start + length] for start in range(0, len(values), length)]
    )


def test_the_dictionary_has_the_names_in_order_of_their_first_row(mixed: list[str | None]) -> None:
    names = service_names(np.array(MIXED_PORTS), pl.Series([transport for _, transport in MIXED]))
    distinct = list(dict.fromkeys(name for name in mixed if name is not None))
    assert list(names.names) == distinct
    index = {name: index for index, name in enumerate(distinct)} | {None: -1}
    assert names.codes.tolist() == [index[name] for name in mixed]
    assert names.codes.format == "i" and names.codes.readonly


def test_a_loaded_registry(exported_csv: Any, tmp_path: Any, mixed: list[str | None]) -> None:
    transports = [transport for _, transport in MIXED]
    assert Registry.from_csv(exported_csv).service_names(MIXED_PORTS, transports).to_list() == mixed
    lines = exported_csv.read_text(encoding="utf-8").splitlines(keepends=True)
    http = next(line for line in lines if line.startswith("http,80,tcp,"))
    other = tmp_path / "other.csv"
    other.write_text(
        "".join([lines[0], http.replace("http,", "other,", 1)]), encoding="utf-8", newline=""
    )
    names = Registry.from_csv(other).service_names([80, 443], "tcp")
    assert names.to_list() == ["other", None]
    assert service_names([80, 443], "tcp").to_list() == ["http", "https"]


def test_threads_give_the_same(expected: dict[str | None, list[str | None]]) -> None:
    ports = np.array(PORTS, dtype="u2")
    with ThreadPoolExecutor(8) as pool:
        results = list(
            pool.map(lambda transport: service_names(ports, transport), [None, *TRANSPORTS] * 8)
        )
    for result, transport in zip(results, [None, *TRANSPORTS] * 8, strict=True):
        assert result.to_list() == expected[transport]


def test_it_is_a_sequence() -> None:
    names = service_names([443, 53, 51234, 443, 22], "tcp")
    as_list = ["https", "domain", None, "https", "ssh"]
    assert len(names) == 5 and list(names) == list(iter(names)) == names.to_list() == as_list
    assert list(reversed(names)) == as_list[::-1]
    assert [names[index] for index in range(-5, 5)] == as_list + as_list
    assert "ssh" in names and None in names and "http" not in names
    bounds = (None, -9, -5, -2, 0, 1, 3, 5, 9)
    for key in (
        slice(start, stop, step)
        for start in bounds
        for stop in bounds
        for step in (None, -3, -1, 1, 2, 7)
    ):
        part = names[key]
        assert part.to_list() == as_list[key]
        assert list(part.names) == list(dict.fromkeys(name for name in as_list[key] if name))
    for index in (5, -6, 10**9):
        with pytest.raises(
            IndexError, match=f"index is {index}: expected one of a column of 5 rows"
        ):
            names[index]
    with pytest.raises(TypeError):
        names["https"]  # type: ignore[call-overload]


def test_equality_and_pickles() -> None:
    names = service_names([443, 53, 51234, 443], "tcp")
    assert names == service_names([53, 443, 53, 51234, 443], 6)[1:]
    assert names != names[1:] and names != service_names([443, 53, 51234, 80], "tcp")
    assert names != names.to_list() and names != ServiceNames
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        restored = pickle.loads(pickle.dumps(names, protocol))
        assert restored == names and restored.names == names.names
    for codes in (b"\x02\0\0\0", b"\xfe\xff\xff\xff", b"\0\0\0"):
        with pytest.raises(
            ValueError, match="codes has an index without a name: expected -1, or one of 2 names"
        ):
            ServiceNames._restore(["a", "b"], codes, None)  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        hash(names)


def test_the_representation_is_short() -> None:
    assert repr(service_names([443, 1], "tcp")) == "ServiceNames(['https', 'tcpmux'])"
    assert repr(service_names(PORTS, "tcp")) == (
        "ServiceNames([None, 'tcpmux', 'compressnet', 'compressnet', None, 'rje', None, 'echo', …], len=65536)"
    )


def test_the_scalar_functions_agree() -> None:
    for transport in (None, *TRANSPORTS):
        assert service_names(range(65536), transport).to_list() == [
            service_name(port, transport) for port in PORTS
        ]
