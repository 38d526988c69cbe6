"""Arguments: what the functions take, and the whole message for what they do not take."""

from typing import Any

import iana_ports
import pytest
from iana_ports import lookup, related, service, service_name, service_names, service_port


class Index:
    def __index__(self) -> int:
        return 80


class Unusual:
    """Its repr has control characters, as that of a NumPy array has line breaks."""

    def __repr__(self) -> str:
        return "one\n\x1b[31mtwo"


class Failing:
    def __index__(self) -> int:
        raise KeyError("own error")

    def __repr__(self) -> str:
        raise KeyError("own error")


def test_a_port_is_any_integer() -> None:
    class Whole(int):
        pass

    assert lookup(Index()) == lookup(Whole(80)) == lookup(80)
    assert service_name(Index(), "tcp") == "http"
    assert lookup(0).number == 0
    assert lookup(65535).number == 65535


def test_a_port_is_an_integer_of_numpy() -> None:
    numpy = pytest.importorskip("numpy")
    for kind in (numpy.uint8, numpy.uint16, numpy.int64):
        assert lookup(kind(80)) == lookup(80)
    for wrong in (numpy.float64(80), numpy.bool_(True), numpy.array([80, 81])):
        with pytest.raises(TypeError):
            lookup(wrong)


PORT = "expected an integer from 0 to 65535"
TRANSPORT = "expected tcp, udp, sctp or dccp, or their protocol numbers 6, 17, 132 or 33"


@pytest.mark.parametrize(
    ("port", "error", "message"),
    [
        (65536, ValueError, f"port is 65536: {PORT}"),
        (-1, ValueError, f"port is -1: {PORT}"),
        (2**64, ValueError, f"port is 18446744073709551616: {PORT}"),
        (10**5000, ValueError, f"port is too long to print: {PORT}"),
        (10**100, ValueError, f"port is 1{'0' * 59}…: {PORT}"),
        (True, TypeError, f"port is True of type bool: {PORT}"),
        (80.0, TypeError, f"port is 80.0 of type float: {PORT}"),
        ("80", TypeError, f"port is '80' of type str: {PORT}"),
        (None, TypeError, f"port is None of type NoneType: {PORT}"),
        (Unusual(), TypeError, f"port is one\\n\\u{{1b}}[31mtwo of type Unusual: {PORT}"),
        (Failing(), KeyError, "'own error'"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_wrong_ports(port: Any, error: type[Exception], message: str) -> None:
    for function in (lookup, service_name, related):
        with pytest.raises(error) as raised:
            function(port)
        assert str(raised.value) == message
        assert type(raised.value) is error
        # A note would be another line of the message.
        assert not hasattr(raised.value, "__notes__")


@pytest.mark.parametrize(
    ("transport", "error", "message"),
    [
        ("tpc", ValueError, f"transport is 'tpc': {TRANSPORT}"),
        ("", ValueError, f"transport is '': {TRANSPORT}"),
        ("tcp ", ValueError, f"transport is 'tcp ': {TRANSPORT}"),
        ("\udc80", ValueError, f"transport is '\\udc80': {TRANSPORT}"),
        ("x" * 100, ValueError, f"transport is '{'x' * 59}…: {TRANSPORT}"),
        (1, ValueError, f"transport is 1: {TRANSPORT}"),
        (-6, ValueError, f"transport is -6: {TRANSPORT}"),
        (256 + 6, ValueError, f"transport is 262: {TRANSPORT}"),
        (6.0, TypeError, f"transport is 6.0 of type float: {TRANSPORT}"),
        (True, TypeError, f"transport is True of type bool: {TRANSPORT}"),
        (b"tcp", TypeError, f"transport is b'tcp' of type bytes: {TRANSPORT}"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_wrong_transports(transport: Any, error: type[Exception], message: str) -> None:
    http = service("http")
    assert http is not None
    for function in (
        lambda: service_name(80, transport),
        lambda: service_port("http", transport),
        lambda: related(80, transport),
        lambda: lookup(80).on(transport),
        lambda: http.port(transport),
    ):
        with pytest.raises(error) as raised:
            function()
        assert str(raised.value) == message
        assert type(raised.value) is error
        assert not hasattr(raised.value, "__notes__")


def test_a_protocol_number_may_be_text() -> None:
    assert (
        service_name(514, "17") == service_names([514], "17")[0] == lookup(514, 17).name == "syslog"
    )


def test_none_is_no_transport() -> None:
    assert service_name(514, None) == service_name(514) == "shell"
    with pytest.raises(TypeError, match="transport is None of type NoneType"):
        lookup(514).on(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [80, None, b"http", ["http"]])
def test_wrong_names(name: Any) -> None:
    expected = f"name is {name!r} of type {type(name).__name__}: expected a str"
    for function in (service, service_port, iana_ports.related_to_service):
        with pytest.raises(TypeError) as raised:
            function(name)
        assert str(raised.value) == expected


@pytest.mark.parametrize(
    "name", ["", "no-such-service", "http ", "http\0", "\udc80", "é", "x" * 1_000_000]
)
def test_names_of_no_service(name: str) -> None:
    assert service(name) is None
    assert service_port(name) is None
    assert iana_ports.related_to_service(name) == ()
