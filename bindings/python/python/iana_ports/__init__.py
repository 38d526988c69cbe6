"""What a port number or a service name means: IANA's registry, offline.

The functions answer from the registry in the package; SNAPSHOT has its date.
Registry.from_csv loads another one, which has the same functions as methods.

>>> import iana_ports
>>> iana_ports.lookup(1455).description
'ESL License Manager'
>>> iana_ports.service_name(514, "udp")
'syslog'
>>> iana_ports.service_port("https")
443
"""

from ._iana_ports import (
    SNAPSHOT,
    Entry,
    Hit,
    Port,
    Record,
    Registry,
    RegistryError,
    Related,
    Service,
    ServiceNames,
    Snapshot,
    Table,
    WordMatch,
    __version__,
    assigned_ports,
    getservbyname,
    getservbyport,
    lookup,
    records,
    related,
    related_to_service,
    search,
    service,
    service_name,
    service_names,
    service_port,
    table,
    to_arrow,
    to_pandas,
    to_polars,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .terms import (
        PortRange,
        Status,
        Transport,
    )

__all__ = [
    "SNAPSHOT",
    "Entry",
    "Hit",
    "Port",
    "PortRange",
    "Record",
    "Registry",
    "RegistryError",
    "Related",
    "Service",
    "ServiceNames",
    "Snapshot",
    "Status",
    "Table",
    "Transport",
    "WordMatch",
    "__version__",
    "assigned_ports",
    "getservbyname",
    "getservbyport",
    "lookup",
    "records",
    "related",
    "related_to_service",
    "search",
    "service",
    "service_name",
    "service_names",
    "service_port",
    "table",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        """Imports the enums on first use.

        The import of Python's module enum takes longer than that of this package.
        """
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import terms

        value = globals()[name] = getattr(terms, name)
        return value


def __dir__() -> list[str]:
    """The public names, and the special ones of every module."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
