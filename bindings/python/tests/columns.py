"""Columns in all forms of Python and its libraries."""

import array
import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]

# The name of a form, and the function that makes a column of this form from a list.
Make = Callable[[Any], Any]
Form = tuple[str, Make]


def ndarray(kind: str) -> Make:
    return lambda values: np.array(values, dtype=kind)


def arrow(kind: Any) -> Make:
    return lambda values: pa.array(values, kind)


def polars(kind: Any) -> Make:
    return lambda values: pl.Series(values, dtype=kind)


def pandas(kind: Any) -> Make:
    return lambda values: pd.Series(values, dtype=kind)


def then(make: Make, change: Make) -> Make:
    return lambda values: change(make(values))


def reversed_(make: Make) -> Make:
    """With a negative stride."""
    return lambda values: make(values[::-1])[::-1]


def of_array(code: str) -> Make:
    return lambda values: array.array(code, values)


def of_ctypes(values: Any) -> Any:
    """A buffer whose format has its byte order."""
    return (ctypes.c_uint16.__ctype_le__ * len(values))(*values)


def strided(values: Any) -> Any:
    """Every second item of an array."""
    return np.stack([values, values], axis=1)[:, 0]


def sliced(values: pa.Array) -> pa.Array:
    """The same values in the middle of a longer array."""
    return pa.concat_arrays([values[:3], values, values[:3]])[3 : 3 + len(values)]


def chunked(values: pa.Array) -> pa.ChunkedArray:
    """In chunks of several lengths, one of them empty."""
    third = len(values) // 3
    return pa.chunked_array([values[:third], values[:0], values[third:]])


def in_chunks(values: pl.Series) -> pl.Series:
    fifth = len(values) // 5
    parts = pl.concat([values[:fifth], values[fifth:]], rechunk=False)
    assert parts.n_chunks() == 2
    return parts


def of_ports() -> list[Form]:
    """The forms of a column of all ports."""
    forms: list[Form] = [
        ("list", list),
        ("tuple", tuple),
        ("iterator", iter),
        ("generator", lambda values: (value for value in values)),
        ("NumPy integers", lambda values: list(np.array(values))),
        ("object array", ndarray("object")),
        ("ctypes", of_ctypes),
        ("nullable Series", pandas("Int64")),
        ("category Series", pandas("category")),
        ("Arrow Series", pandas("int32[pyarrow]")),
        ("object Series", pandas(object)),
        ("Index", pd.Index),
        ("dictionary", then(arrow(pa.int32()), pa.Array.dictionary_encode)),
    ]
    forms += [(f"array {code}", of_array(code)) for code in "HiIlLqQfd"]
    for name in "<u2 <u4 <u8 <i4 <i8 <f4 <f8 >u2 >u4 >u8 >i4 >i8 >f4 >f8".split():
        make = ndarray(name)
        forms += [
            (f"ndarray {name}", make),
            (f"strided {name}", then(make, strided)),
            (f"reversed {name}", reversed_(make)),
            (f"memoryview {name}", then(make, memoryview)),
        ]
        if name.startswith("<"):
            forms.append((f"Series {name}", pandas(name)))
    for kind in (
        pa.uint16(),
        pa.uint32(),
        pa.uint64(),
        pa.int32(),
        pa.int64(),
        pa.float32(),
        pa.float64(),
    ):
        make = arrow(kind)
        forms += [
            (f"pyarrow {kind}", make),
            (f"sliced {kind}", then(make, sliced)),
            (f"chunked {kind}", then(make, chunked)),
        ]
    for type_ in (pl.UInt16, pl.UInt32, pl.UInt64, pl.Int32, pl.Int64, pl.Float32, pl.Float64):
        forms += [
            (f"Polars {type_}", polars(type_)),
            (f"Polars in chunks {type_}", then(polars(type_), in_chunks)),
        ]
    return forms


def of_names() -> list[Form]:
    """The forms of a column of texts."""
    dictionary = then(pa.array, pa.Array.dictionary_encode)
    return [
        ("list", list),
        ("iterator", iter),
        ("texts", np.array),
        ("big-endian texts", ndarray(">U9")),
        ("reversed texts", reversed_(np.array)),
        ("bytes", ndarray("S")),
        ("StringDType", lambda values: np.array(values, dtype=np.dtypes.StringDType())),
        ("object array", ndarray("object")),
        ("string", pa.array),
        ("sliced string", then(pa.array, sliced)),
        ("chunked string", then(pa.array, chunked)),
        ("large_string", arrow(pa.large_string())),
        ("string_view", arrow(pa.string_view())),
        ("dictionary", dictionary),
        ("small dictionary", arrow(pa.dictionary(pa.int8(), pa.large_string()))),
        ("chunked dictionary", then(dictionary, chunked)),
        ("Polars", pl.Series),
        ("Polars in chunks", then(pl.Series, in_chunks)),
        ("Categorical", polars(pl.Categorical)),
        ("Enum", lambda values: pl.Series(values, dtype=pl.Enum(sorted(set(values))))),
        ("Series", pd.Series),
        ("object Series", pandas(object)),
        ("category", pandas("category")),
        ("string[python]", pandas("string[python]")),
        ("ArrowDtype", pandas(pd.ArrowDtype(pa.string()))),
        ("Index", pd.Index),
    ]


def of_numbers() -> list[Form]:
    """The forms of a column of protocol numbers."""
    forms: list[Form] = [
        ("list", list),
        ("floats", lambda values: [float(value) for value in values]),
        ("texts", lambda values: [str(value) for value in values]),
        ("Arrow texts", lambda values: pa.array([str(value) for value in values])),
        ("Polars texts", lambda values: pl.Series(values).cast(pl.String)),
        ("memoryview", lambda values: memoryview(bytes(values))),
        ("Series", pd.Series),
        ("nullable Series", pandas("UInt8")),
    ]
    forms += [
        (f"ndarray {kind}", ndarray(kind)) for kind in "u1 u2 u4 u8 i2 i4 i8 f4 f8 >u2 >i8".split()
    ]
    for kind in (
        pa.uint8(),
        pa.int16(),
        pa.uint16(),
        pa.int32(),
        pa.int64(),
        pa.uint64(),
        pa.float64(),
    ):
        forms.append((f"pyarrow {kind}", arrow(kind)))
    return forms
