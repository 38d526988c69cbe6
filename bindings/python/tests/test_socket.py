"""`getservbyport` and `getservbyname` beside those of the module `socket`."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import iana_ports
import pytest
from iana_ports import Transport, getservbyname, getservbyport, lookup, service

SERVICES = Path("/etc/services")


def outcome(
    function: Callable[..., Any], arguments: tuple[Any, ...]
) -> tuple[type[Exception], str]:
    """The error of a call."""
    with pytest.raises(Exception) as raised:
        function(*arguments)
    return raised.type, str(raised.value)


@pytest.mark.parametrize(
    "arguments",
    [
        (65000,),
        (65000, "tcp"),
        (80, "xyz"),
        (80, ""),
        (80, "\udc80"),
        (-1,),
        (65536,),
        (2**31,),
        (2**100,),
        ("80",),
        (80.0,),
        (None,),
        (80, 6),
        (80, b"tcp"),
        (),
        (80, "tcp", "tcp"),
    ],
)
def test_getservbyport_fails_as_in_socket(arguments: tuple[Any, ...]) -> None:
    theirs, message = outcome(socket.getservbyport, arguments)
    ours, own_message = outcome(getservbyport, arguments)
    assert ours is theirs
    if theirs is OSError or message.startswith("getservbyport:"):
        assert own_message == message


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-service",),
        ("",),
        ("http", "xyz"),
        ("http", "dccp"),
        ("\udc80",),
        (80,),
        (None,),
        (b"http",),
        ("http", 6),
        (),
        ("http", "tcp", "tcp"),
    ],
)
def test_getservbyname_fails_as_in_socket(arguments: tuple[Any, ...]) -> None:
    theirs, message = outcome(socket.getservbyname, arguments)
    ours, own_message = outcome(getservbyname, arguments)
    assert ours is theirs
    if theirs is OSError:
        assert own_message == message


def test_arguments_are_positional_as_in_socket() -> None:
    for module in (socket, iana_ports):
        with pytest.raises(TypeError):
            module.getservbyport(port=80)
        with pytest.raises(TypeError):
            module.getservbyname(servicename="http")


def test_integers_are_those_of_socket() -> None:
    class Index:
        def __index__(self) -> int:
            return 1

    index: Any = Index()
    if SERVICES.exists():
        assert socket.getservbyport(True) == socket.getservbyport(index) == "tcpmux"
    assert getservbyport(True) == getservbyport(index) == "tcpmux"


def test_what_socket_lacks() -> None:
    assert getservbyport(514, "UDP") == "syslog"
    assert getservbyport(514, Transport.UDP) == "syslog"
    assert getservbyport(514, None) == getservbyport(514) == "shell"
    assert getservbyname("ESL-LM") == getservbyname("esl-lm", "udp") == 1455


def test_names_of_this_machine() -> None:
    """Where both know a name, the port is the same, with few exceptions of Debian's."""
    if not SERVICES.exists():
        pytest.skip("needs /etc/services")
    common, different = 0, []
    for line in SERVICES.read_text(encoding="utf-8").splitlines():
        cells = line.partition("#")[0].split()
        if len(cells) < 2:
            continue
        name, transport = cells[0], cells[1].partition("/")[2]
        found = service(name)
        if found is None or transport not in list(Transport) or found.port(transport) is None:
            continue
        common += 1
        port = socket.getservbyname(name, transport)
        if getservbyname(name, transport) != port:
            different.append(line)
        # The port has the name, though perhaps another is its first.
        elif getservbyport(port, transport) != socket.getservbyport(port, transport):
            assert name.lower() in [known.lower() for known in lookup(port).on(transport).names]
    assert common > 100
    assert len(different) < common / 20, different
