"""The registry as a table, compared with the Parquet files of the Rust command line."""

import csv
import datetime
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from polars.testing import assert_frame_equal

import iana_ports
from iana_ports import Registry


@pytest.fixture(scope="module", params=[False, True], ids=["rows", "expanded"])
def expand(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def parquet(
    cli: Callable[..., str], tmp_path_factory: pytest.TempPathFactory, expand: bool
) -> Path:
    """The file that the command line writes."""
    path = tmp_path_factory.mktemp("parquet") / "registry.parquet"
    cli("export", "--format", "parquet", *(["--expand"] if expand else []), "--output", str(path))
    return path


def test_arrow_has_the_types_and_the_cells_of_the_file(parquet: Path, expand: bool) -> None:
    table, expected = iana_ports.to_arrow(expand=expand), pq.read_table(parquet)
    table.validate(full=True)
    assert table.schema.equals(expected.schema, check_metadata=True), (
        f"{table.schema}\n{expected.schema}"
    )
    assert table.equals(expected)
    assert table.num_rows == (262144 if expand else iana_ports.SNAPSHOT.rows)


def test_polars_has_the_types_and_the_cells_of_the_file(parquet: Path, expand: bool) -> None:
    assert_frame_equal(iana_ports.to_polars(expand=expand), pl.read_parquet(parquet))


def test_pandas_has_the_types_and_the_cells_of_the_file(parquet: Path, expand: bool) -> None:
    frame, expected = iana_ports.to_pandas(expand=expand), pq.read_table(parquet)
    assert list(frame.columns) == expected.column_names
    text = pd.Series(["text", None]).dtype
    for field in expected.schema:
        column, cells = frame[field.name], expected.column(field.name).to_pylist()
        if field.type == pa.string():
            assert column.dtype == text
        elif field.type == pa.date32():
            assert column.dtype == "datetime64[s]"
            column = column.dt.date
        else:
            width = str(field.type).removeprefix("uint")
            assert column.dtype == (f"UInt{width}" if field.nullable else f"uint{width}")
        assert column.astype(object).where(column.notna(), None).tolist() == cells, field.name


def test_the_cells_are_those_of_the_exported_csv(exported_csv: Path) -> None:
    with exported_csv.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = {
        name: [None if value is None else str(value) for value in column]
        for name, column in iana_ports.to_arrow().to_pydict().items()
    }
    titles = {title.lower().replace(" ", "_"): title for title in rows[0]}
    assert len(titles) == 12 and titles.keys() <= table.keys()
    for name, title in titles.items():
        cells = [row[title] or None for row in rows]
        if name.endswith("_date"):
            precisions = table[name.replace("date", "precision")]
            # A date without a day is the first of its month.
            cells = [cell and (cell if len(cell) == 10 else f"{cell}-01") for cell in cells]
            assert {datetime.date.fromisoformat(cell) for cell in cells if cell}
            lengths = {None: 0, "month": 7, "day": 10}
            assert [lengths[precision] for precision in precisions] == [
                len(row[title]) for row in rows
            ]
        assert sorted(map(str, table[name])) == sorted(map(str, cells)), name
    for number, first, last in zip(
        table["port_number"], table["port_first"], table["port_last"], strict=True
    ):
        start, _, end = (number or "").partition("-")
        assert (first or "", last or "") == (start, end or start)


def test_the_expanded_cells_are_those_of_the_exported_csv(expanded_csv: Path) -> None:
    with expanded_csv.open(encoding="utf-8", newline="") as file:
        names, *rows = list(csv.reader(file))
    frame = iana_ports.to_polars(expand=True)
    assert frame.columns == names
    assert [
        ["" if cell is None else str(cell) for cell in row] for row in frame.iter_rows()
    ] == rows


def test_a_table_is_taken_by_the_capsule_interface() -> None:
    table = Registry.embedded().table()
    assert len(table) == iana_ports.SNAPSHOT.rows
    assert repr(table) == f"Table({len(table)} rows, 17 columns)"
    assert table.column_names == tuple(pa.table(table).column_names)
    assert pa.schema(table).equals(pa.table(table).schema, check_metadata=True)
    assert pl.DataFrame(table).shape == (len(table), 17)
    found = duckdb.from_arrow(table).aggregate("count(*), count(distinct service_name)").fetchall()
    names = {record.service_name for record in iana_ports.records() if record.service_name}
    assert found == [(len(table), len(names))]


def test_a_loaded_registry(exported_csv: Path, tmp_path: Path) -> None:
    lines = exported_csv.read_text(encoding="utf-8").splitlines(keepends=True)
    http = next(line for line in lines if line.startswith("http,80,tcp,"))
    path = tmp_path / "one.csv"
    path.write_text(lines[0] + http, encoding="utf-8", newline="")
    registry = Registry.from_csv(path)
    assert registry.to_arrow().select(
        ["service_name", "port_first", "transport_protocol"]
    ).to_pylist() == [{"service_name": "http", "port_first": 80, "transport_protocol": "tcp"}]
    assert (
        registry.snapshot.sha256
        in registry.to_arrow().schema.metadata[b"iana_ports.snapshot"].decode()
    )
    assert registry.to_polars(expand=True).filter(pl.col("name").is_not_null()).height == 1
    assert registry.to_pandas().shape == (1, 17)


@pytest.mark.parametrize(
    ("method", "package"),
    [("to_arrow", "pyarrow"), ("to_polars", "polars"), ("to_pandas", "pandas")],
)
def test_a_missing_library_is_named(
    method: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        ImportError, match=f"^{method} needs the package {package}: pip install {package}$"
    ):
        getattr(iana_ports, method)()
