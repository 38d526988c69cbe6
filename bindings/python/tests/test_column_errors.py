"""Wrong columns: each error names argument, index, value and what is expected."""

import itertools
import re
import signal
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from iana_ports import service_names

PORT = "expected an integer from 0 to 65535"
PORTS = 'expected a column of integers, such as df["port"], an array or a list'
TRANSPORT = "expected tcp, udp, sctp or dccp, or their protocol numbers 6, 17, 132 or 33"
TRANSPORTS = 'expected a transport, or a column of names or protocol numbers, such as df["proto"], an array or a list'


def fails(error: type[Exception], message: str, *arguments: Any) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}$"):
        service_names(*arguments)


WRONG = 70000
COLUMNS_WITH_A_WRONG_PORT = [
    [80, 443, WRONG],
    (port for port in (80, 443, WRONG)),
    np.array([80, 443, WRONG]),
    np.array([80, 443, WRONG], dtype=">u4"),
    np.array([WRONG, 443, 80])[::-1],
    np.array([80, 443, WRONG], dtype=object),
    pa.array([80, 443, WRONG]),
    pa.array([80, 443, WRONG]).dictionary_encode(),
    pa.chunked_array([[80], [443, WRONG]]),
    pa.array([0, 80, 443, WRONG])[1:],
    pl.Series([80, 443, WRONG]),
    pl.concat([pl.Series([80, 443]), pl.Series([WRONG])], rechunk=False),
    pd.Series([80, 443, WRONG]),
    pd.Series([80, 443, WRONG], dtype="Int64"),
    pd.Series([80, 443, WRONG], dtype="category"),
]


@pytest.mark.parametrize("ports", COLUMNS_WITH_A_WRONG_PORT, ids=lambda ports: str(type(ports)))
def test_a_port_out_of_range(ports: Any) -> None:
    fails(ValueError, f"ports[2] is 70000: {PORT}", ports)


def columns_of(value: float) -> list[Any]:
    """Columns with this one value, in each library."""
    libraries = (list, np.array, pa.array, pl.Series, pd.Series)
    return [library([value]) for library in libraries]


@pytest.mark.parametrize("value", [-1, 65536, 2**16 + 80, -(2**63), 2**63 - 1])
def test_wrong_integers(value: int) -> None:
    for ports in columns_of(value):
        fails(ValueError, f"ports[0] is {value}: {PORT}", ports)
    fails(ValueError, f"ports[0] is {value}: {PORT}", [value], ["icmp"])


@pytest.mark.parametrize("value", [80.5, -1.0, 65536.0, float("inf"), float("-inf")])
def test_wrong_floats(value: float) -> None:
    for ports in columns_of(value):
        fails(ValueError, f"ports[0] is {value}: {PORT}", ports)


def test_the_first_wrong_port_is_named() -> None:
    fails(ValueError, f"ports[1] is -7: {PORT}", np.array([1, -7, -8]))
    fails(ValueError, f"ports[0] is {10**40}: {PORT}", [10**40, -1])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "True of type bool"),
        ("80", "'80' of type str"),
        (b"80", "b'80' of type bytes"),
        ([80], "[80] of type list"),
        ("a\nb", "'a\\nb' of type str"),
    ],
)
def test_objects_that_are_no_ports(value: object, shown: str) -> None:
    fails(TypeError, f"ports[1] is {shown}: {PORT}", [80, value])
    fails(TypeError, f"ports[1] is {shown}: {PORT}", iter([80, value]))


WRONG_COLUMNS: list[tuple[Any, str]] = [
    ("80", "of type str"),
    (b"80", "of type bytes"),
    (bytearray(b"80"), "of type bytearray"),
    ({80: 1}, "of type dict"),
    ({80}, "of type set"),
    (frozenset({80}), "of type frozenset"),
    (80, "of type int"),
    (np.int64(80), "an array of 0 dimensions"),
    (None, "of type NoneType"),
    (object, "of type type"),
    (pl.col("port"), "of type Expr"),
    (pl.LazyFrame({"port": [80]}), "of type LazyFrame"),
    (pl.DataFrame({"port": [80]}), "a table"),
    (pa.table({"port": [80]}), "a table"),
    (pa.record_batch({"port": [80]}), "a table"),
    (pd.DataFrame({"port": [80]}), "a table"),
    (np.array(80), "an array of 0 dimensions"),
    (np.array([[80]]), "an array of 2 dimensions"),
    (np.array([[80]], dtype=object), "an array of 2 dimensions"),
    (memoryview(b"80").cast("B", (1, 2)), "an array of 2 dimensions"),
    (memoryview(b"80").cast("c"), "a buffer of format c"),
    (np.array([True]), "a buffer of format ?"),
    (np.array([1j]), "a buffer of format Zd"),
    (np.array([80], dtype="f2"), "a buffer of format e"),
    (np.array([(80,)], dtype=[("port", "i4")]), "a buffer of format T{i:port:}"),
    (np.array(["80"]), "a column of text"),
    (pa.array([True]), "a column of type Boolean"),
    (pa.array(["80"]), "a column of text"),
    (pa.array([[80]]), "a column of type List(Int64)"),
    (pl.Series(["80"]), "a column of text"),
    (pd.Series(["80"]), "a column of text"),
]


@pytest.mark.parametrize(
    ("ports", "shown"), WRONG_COLUMNS, ids=[shown for _, shown in WRONG_COLUMNS]
)
def test_what_is_no_column_of_ports(ports: Any, shown: str) -> None:
    fails(TypeError, f"ports is {shown}: {PORTS}", ports)


def test_wrong_single_transports() -> None:
    for value in ("tpc", "", "icmp", "\udc80", 1, -1, 256, 10**30, np.int64(1)):
        fails(ValueError, f"transports is {value!r}: {TRANSPORT}", [80], value)
    fails(TypeError, f"transports is True of type bool: {TRANSPORT}", [80], True)


def test_what_is_no_column_of_transports() -> None:
    for transports, shown in [
        (b"tcp", "of type bytes"),
        ({"tcp"}, "of type set"),
        (6.0, "of type float"),
        (object, "of type type"),
        (np.array("tcp"), "an array of 0 dimensions"),
        (np.array([True]), "a buffer of format ?"),
        (pa.array([True]), "a column of type Boolean"),
        (pa.array([b"tcp"]), "a column of type Binary"),
        (pl.DataFrame({"proto": ["tcp"]}), "a table"),
    ]:
        fails(TypeError, f"transports is {shown}: {TRANSPORTS}", [80], transports)


def test_objects_that_are_no_transports() -> None:
    for value, shown in (
        (True, "True of type bool"),
        (b"tcp", "b'tcp' of type bytes"),
        ([6], "[6] of type list"),
    ):
        message = f"transports[1] is {shown}: expected a transport's name or a protocol number"
        fails(TypeError, message, [80, 80], ["tcp", value])


def test_the_lengths_must_match() -> None:
    message = "transports has {} values and ports has {}: expected one transport for all ports, or one for each"
    fails(ValueError, message.format(1, 2), [80, 443], ["tcp"])
    fails(ValueError, message.format(3, 2), np.array([80, 443]), pl.Series(["tcp"] * 3))
    fails(ValueError, message.format(0, 2), pa.array([80, 443]), [])


def test_errors_of_the_column_itself_pass_through() -> None:
    def ports() -> Any:
        yield 80
        raise LookupError("the log ends here")

    class Broken:
        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            raise LookupError("no array today")

    with pytest.raises(LookupError, match="the log ends here"):
        service_names(ports())

    class Interrupted:
        def __index__(self) -> int:
            raise KeyboardInterrupt

    with pytest.raises(LookupError, match="no array today"):
        service_names(Broken())
    for arguments in ([Interrupted()], None), ([80], [Interrupted()]):
        with pytest.raises(KeyboardInterrupt):
            service_names(*arguments)


def test_arrow_data_that_are_not_valid() -> None:
    class Twice:
        """Hands out the same capsules twice, which only their first reader may use."""

        capsules: tuple[object, object] = pa.array([443]).__arrow_c_array__()

        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            return self.capsules

    assert service_names(Twice()).to_list() == ["https"]
    fails(TypeError, f"ports is of type Twice with Arrow data that are not valid: {PORTS}", Twice())


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that sends a signal")
def test_a_signal_ends_a_column_without_end() -> None:
    def stop(*_: object) -> None:
        raise InterruptedError("enough")

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        with pytest.raises(InterruptedError, match="enough"):
            service_names(itertools.repeat(80))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
