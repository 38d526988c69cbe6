"""The enums of RFC 6335's terms."""

import json
import subprocess
import sys
from typing import Any

import iana_ports
import pytest
from iana_ports import PortRange, Status, Transport, lookup


def test_enums() -> None:
    assert [str(transport) for transport in Transport] == ["tcp", "udp", "sctp", "dccp"]
    assert lookup(80).status is Status.ASSIGNED
    assert lookup(80).status == "assigned"
    assert lookup(80).range is PortRange.SYSTEM
    assert lookup(80).on("TCP").transport is Transport.TCP
    assert f"{Status.DYNAMIC}" == "dynamic"
    assert json.dumps([Transport.UDP]) == '["udp"]'


@pytest.mark.parametrize("enum", [Transport, Status, PortRange])
def test_enums_find_their_members_in_any_case(enum: Any) -> None:
    for member in enum:
        for name in (member.value, member.value.upper(), member.value.title(), member):
            assert enum(name) is member
    for wrong in ("", "tpc", "ﬆatus", "well-\u212anown", None, 6):
        with pytest.raises(ValueError, match=f"is not a valid {enum.__name__}"):
            enum(wrong)


def test_other_names_of_ranges() -> None:
    names = {
        "well-known": "system",
        "Registered": "user",
        "PRIVATE": "dynamic",
        "Ephemeral": "dynamic",
    }
    assert {name: str(PortRange(name)) for name in names} == names
    assert [port for ports in PortRange for port in ports.ports] == list(range(65536))
    for name in PortRange:
        assert {lookup(port).range for port in (name.ports[0], name.ports[-1])} == {name}


def test_protocol_numbers() -> None:
    assert [transport.protocol_number for transport in Transport] == [6, 17, 132, 33]
    for number in range(256):
        transport = Transport.from_protocol_number(number)
        assert number == transport.protocol_number if transport else number not in (6, 17, 132, 33)
        if transport:
            assert lookup(80).on(number) == lookup(80).on(transport)
    with pytest.raises(ValueError, match="^number is 256: expected an integer from 0 to 255$"):
        Transport.from_protocol_number(256)
    with pytest.raises(
        TypeError, match="^number is '6' of type str: expected an integer from 0 to 255$"
    ):
        Transport.from_protocol_number("6")  # type: ignore[arg-type]


def test_enums_are_imported_when_they_are_needed() -> None:
    code = """if True:
        import sys
        import iana_ports
        assert "Transport" in dir(iana_ports)
        assert iana_ports.lookup(80).name == "http"
        print("enum" in sys.modules, "iana_ports.terms" in sys.modules)
        iana_ports.lookup(80).status
        print("enum" in sys.modules, iana_ports.Transport is iana_ports.lookup(80).on(6).transport.__class__)
    """
    # Without `site`, which may import it.
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True", "True"]


def test_a_name_that_the_package_lacks() -> None:
    with pytest.raises(AttributeError, match="^module 'iana_ports' has no attribute 'lokup'$"):
        iana_ports.lokup  # type: ignore[attr-defined]
