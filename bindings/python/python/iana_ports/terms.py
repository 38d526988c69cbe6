"""The words of the registry: transports, statuses and ranges of ports."""

from enum import StrEnum


class Transport(StrEnum):
    """A transport protocol for which IANA assigns ports."""

    TCP = "tcp"
    UDP = "udp"
    SCTP = "sctp"
    DCCP = "dccp"


class Status(StrEnum):
    """The state of a port or of one of its rows."""

    ASSIGNED = "assigned"
    RESERVED = "reserved"
    UNASSIGNED = "unassigned"
    DYNAMIC = "dynamic"


class PortRange(StrEnum):
    """A range of port numbers."""

    SYSTEM = "system"
    USER = "user"
    DYNAMIC = "dynamic"
