"""What a port number or a service name means, by IANA's registry."""

from ._iana_ports import SNAPSHOT, Port, Snapshot, __version__, lookup, service_name
from .terms import PortRange, Status, Transport

__all__ = [
    "SNAPSHOT",
    "Port",
    "PortRange",
    "Snapshot",
    "Status",
    "Transport",
    "__version__",
    "lookup",
    "service_name",
]
