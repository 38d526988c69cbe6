"""The terms of RFC 6335: transports, ranges of ports, and statuses."""

from enum import StrEnum

from ._iana_ports import _from_protocol_number

_PROTOCOL_NUMBERS = {"tcp": 6, "udp": 17, "sctp": 132, "dccp": 33}
_FIRST_PORTS = {"system": 0, "user": 1024, "dynamic": 49152}
_END_PORTS = {"system": 1024, "user": 49152, "dynamic": 65536}
_OTHER_RANGES = {
    "well-known": "system",
    "registered": "user",
    "private": "dynamic",
    "ephemeral": "dynamic",
}


class _Term(StrEnum):
    """An enum whose class finds a member by its name in any case."""

    @classmethod
    def _missing_(cls, value: object) -> "_Term | None":
        # None makes Enum raise ValueError, which names the value.
        if not isinstance(value, str) or not value.isascii():
            return None
        return cls._value2member_map_.get(value.lower())  # type: ignore[return-value]


class Transport(_Term):
    """A transport protocol for which IANA assigns ports (RFC 6335, section 5; registry
    column Transport Protocol).

    A member is a str: Transport.TCP == "tcp". Transport(name) ignores case, and raises
    ValueError for other names. Without a transport, a port's name is from the first
    member that has one.

    >>> from iana_ports import Transport
    >>> Transport("TCP")
    <Transport.TCP: 'tcp'>
    >>> [str(transport) for transport in Transport]
    ['tcp', 'udp', 'sctp', 'dccp']
    """

    TCP = "tcp"
    UDP = "udp"
    SCTP = "sctp"
    DCCP = "dccp"

    @property
    def protocol_number(self) -> int:
        """The value of IPv4's Protocol and IPv6's Next Header field (IANA's registry of
        protocol numbers): 6 for tcp, 17 for udp, 132 for sctp, 33 for dccp. Flow logs
        contain this number.

        >>> from iana_ports import Transport
        >>> Transport.UDP.protocol_number
        17
        """
        return _PROTOCOL_NUMBERS[self.value]

    @classmethod
    def from_protocol_number(cls, number: int) -> "Transport | None":
        """The transport with this protocol number. None for others, such as 1 (ICMP).

        Args:
            number: an integer from 0 to 255.

        Raises:
            TypeError: if it is not an integer, or is a bool.
            ValueError: if it is out of range.

        >>> from iana_ports import Transport
        >>> Transport.from_protocol_number(17)
        <Transport.UDP: 'udp'>
        >>> Transport.from_protocol_number(1) is None
        True
        """
        return _from_protocol_number(number)


class Status(_Term):
    """The state of a port or of one of its rows (RFC 6335, section 6).

    - assigned: to at least one service.
    - reserved: withheld by IANA. Also any port below 49152 that is neither assigned nor
      unassigned.
    - unassigned: available on request. A port is unassigned only if a row says so.
    - dynamic: a Dynamic Port, for temporary use by anybody.

    A member is a str: Status.ASSIGNED == "assigned".

    >>> from iana_ports import Status
    >>> Status("Reserved")
    <Status.RESERVED: 'reserved'>
    """

    ASSIGNED = "assigned"
    RESERVED = "reserved"
    UNASSIGNED = "unassigned"
    DYNAMIC = "dynamic"


class PortRange(_Term):
    """A range of port numbers (RFC 6335, section 6).

    - system: 0 to 1023, also called well-known.
    - user: 1024 to 49151, also called registered.
    - dynamic: 49152 to 65535, also called private or ephemeral. IANA never assigns them.

    A member is a str: PortRange.USER == "user". The class also finds a member by its
    other names.

    >>> from iana_ports import PortRange
    >>> PortRange("ephemeral")
    <PortRange.DYNAMIC: 'dynamic'>
    """

    SYSTEM = "system"
    USER = "user"
    DYNAMIC = "dynamic"

    @classmethod
    def _missing_(cls, value: object) -> "_Term | None":
        if isinstance(value, str) and value.isascii():
            value = _OTHER_RANGES.get(value.lower(), value)
        return super()._missing_(value)

    @property
    def ports(self) -> range:
        """The ports of the range.

        >>> from iana_ports import PortRange
        >>> PortRange.USER.ports
        range(1024, 49152)
        """
        return range(_FIRST_PORTS[self.value], _END_PORTS[self.value])
