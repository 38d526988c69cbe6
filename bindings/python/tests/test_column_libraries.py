"""What other libraries make of the column of names."""

import pickle
import subprocess
import sys
from typing import Any

import duckdb
import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from duckdb.func import FunctionNullHandling, PythonUDFType
from polars.testing import assert_series_equal

from iana_ports import ServiceNames, service_names

PORTS = [443, 53, 51234, 443]
NAMES = ["https", "domain", None, "https"]


@pytest.fixture(params=[0, 1], ids=["whole", "sliced"])
def names(request: pytest.FixtureRequest) -> ServiceNames:
    start: int = request.param
    return service_names([22] * start + PORTS, "tcp")[start:]


def test_pyarrow(names: ServiceNames) -> None:
    array = names.to_arrow()
    array.validate(full=True)
    assert array.type == pa.dictionary(pa.int32(), pa.string())
    assert array.to_pylist() == NAMES
    assert array.dictionary.to_pylist() == ["https", "domain"]
    assert pa.array(names).equals(array)
    assert pa.table({"port": PORTS, "service": names}).column("service").to_pylist() == NAMES
    assert pa.field(names).type == array.type


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_pyarrow_may_ask_for_texts(names: ServiceNames, kind: pa.DataType) -> None:
    array = pa.array(names, type=kind)
    assert array.type == kind and array.to_pylist() == NAMES
    assert (
        pa.table({"service": names}, schema=pa.schema({"service": kind})).column(0).to_pylist()
        == NAMES
    )


def test_polars(names: ServiceNames) -> None:
    series = names.to_polars()
    assert series.name == "service_name" and series.dtype == pl.Categorical
    assert series.to_list() == NAMES
    assert_series_equal(pl.Series(names), series)
    frame = pl.DataFrame({"port": PORTS})
    assert frame.with_columns(names.to_polars())["service_name"].to_list() == NAMES
    assert frame.with_columns(service=names.to_polars())["service"].to_list() == NAMES
    sums = frame.with_columns(service=names.to_polars()).group_by("service").agg(pl.len())
    assert dict(sums.iter_rows()) == {"https": 2, "domain": 1, None: 1}


def test_polars_maps_batches() -> None:
    frame = pl.DataFrame({"port": PORTS, "proto": [6, 17, 6, 6]}).lazy()
    named = frame.with_columns(
        service=pl.map_batches(
            ["port", "proto"],
            lambda columns: service_names(*columns).to_polars(),
            return_dtype=pl.Categorical,
        )
    )
    assert named.collect()["service"].to_list() == NAMES


def test_pandas(names: ServiceNames) -> None:
    series = names.to_pandas()
    assert series.name == "service_name" and isinstance(series.dtype, pd.CategoricalDtype)
    assert series.cat.categories.tolist() == ["https", "domain"]
    assert series.cat.codes.tolist() == [0, 1, -1, 0]
    assert series.astype(object).where(series.notna(), None).tolist() == NAMES
    frame = pd.DataFrame({"port": PORTS}).assign(service=names.to_pandas())
    assert frame.groupby("service", observed=True).size().to_dict() == {"https": 2, "domain": 1}
    assert pd.Series(names).isna().tolist() == [False, False, True, False]


def test_numpy(names: ServiceNames) -> None:
    for array in (names.to_numpy(), np.asarray(names), np.array(names)):
        assert array.dtype == object and array.tolist() == NAMES
    assert np.asarray(names[:2], dtype="U6").tolist() == ["https", "domain"]
    codes = np.asarray(names.codes)
    assert codes.dtype == np.int32 and codes.tolist() == [0, 1, -1, 0]


def test_duckdb() -> None:
    connection = duckdb.connect()

    def name(ports: pa.ChunkedArray, protocols: pa.ChunkedArray) -> Any:
        return service_names(ports, protocols).to_arrow().cast(pa.string())

    connection.create_function(
        "service_name",
        name,
        ["INTEGER", "VARCHAR"],
        "VARCHAR",
        type=PythonUDFType.ARROW,
        null_handling=FunctionNullHandling.SPECIAL,
    )
    found = connection.sql(
        "select service_name(port, proto) from (values (443, 'tcp'), (514, 'udp'), (514, 'TCP'), (7, 'icmp'),"
        " (null, 'tcp')) flows(port, proto)"
    ).fetchall()
    assert found == [("https",), ("syslog",), ("shell",), (None,), (None,)]


def test_the_package_imports_no_library() -> None:
    program = """
import sys
from array import array
import iana_ports
names = iana_ports.service_names(array("H", [443, 51234]), ["tcp", 6])
assert names.to_list() == list(names) == ["https", None] and names.codes[1] == -1
assert len(iana_ports.table()) == iana_ports.SNAPSHOT.rows
print(*sorted({"numpy", "pyarrow", "polars", "pandas"} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "\n"


@pytest.mark.parametrize(
    ("method", "package"),
    [
        ("to_numpy", "numpy"),
        ("to_arrow", "pyarrow"),
        ("to_polars", "polars"),
        ("to_pandas", "pandas"),
    ],
)
def test_a_missing_library_is_named(
    method: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        ImportError, match=f"^{method} needs the package {package}: pip install {package}$"
    ):
        getattr(service_names([443]), method)()


def test_pandas_assigns_each_name_to_its_row() -> None:
    log = pd.DataFrame(
        {"port": [53, 443, 53, 22], "proto": ["udp", "tcp", "udp", "tcp"]}, index=[7, 3, 5, 1]
    )
    over_tcp = log[log["proto"] == "tcp"].copy()
    names = service_names(over_tcp["port"], over_tcp["proto"])
    over_tcp["name"] = names.to_pandas()
    assert over_tcp["name"].to_dict() == {3: "https", 1: "ssh"}
    assert names[::-1].to_pandas().to_dict() == {1: "ssh", 3: "https"}
    assert pickle.loads(pickle.dumps(names)).to_pandas().to_dict() == {3: "https", 1: "ssh"}
    assert service_names(over_tcp["port"].to_numpy()).to_pandas().index.tolist() == [0, 1]
