# The types of the extension module, written by hand. `stubs --write` copies the docstrings
# from the built module; the Rust code is their home.

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Final, Literal, Protocol, Self, SupportsIndex, TypeAlias, final, overload

import numpy
import pandas  # type: ignore
import polars
import pyarrow  # type: ignore

from typing_extensions import disjoint_base

from .terms import PortRange, Status, Transport

_Transport: TypeAlias = Transport | str | SupportsIndex

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

_Column: TypeAlias = Iterable[Any] | _ArrowArray | _ArrowStream

__version__: Final[str]

SNAPSHOT: Final[Snapshot]

@final
class Snapshot:
    """The file that a registry was compiled or loaded from. Quote it in a bug report.

    >>> from iana_ports import SNAPSHOT
    >>> SNAPSHOT.rows > 14_000
    True
    >>> print(SNAPSHOT)  # doctest: +SKIP
    14447 rows, newest date 2024-06-12, SHA-256 a86d10128fad...
    """
    @property
    def rows(self) -> int:
        """The number of rows, without the header: 14447 in the snapshot of 2024-06-12."""
    @property
    def newest_date(self) -> str | None:
        """The newest registration or modification date, such as '2024-06-12'; None if the
        file has no date.
        """
    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, in hexadecimal: 64 digits."""
    @property
    def max_service_name_len(self) -> int:
        """The length of the longest service name in bytes: 36 in the snapshot of 2024-06-12."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Snapshot: ...
    def __deepcopy__(self, memo: object, /) -> Snapshot: ...

class RegistryError(ValueError):
    """A file is not a registry.

    The message is one line: the file, the line, the column's title, the value, and what was
    expected.
    """

@final
class Registry:
    """A registry to look things up in: the embedded one, or one loaded from a file.

    The functions of the module are the methods of `Registry.embedded()`. Registries are
    equal if their files are. A registry cannot be changed, and threads may share it. A
    pickle contains a loaded registry's file once, and only names the embedded one.

    >>> from iana_ports import Registry
    >>> registry = Registry.embedded()
    >>> registry.lookup(1455).name
    'esl-lm'
    """
    @classmethod
    def embedded(cls) -> Registry:
        """The registry that is compiled into the package: always the same object.

        >>> from iana_ports import Registry, SNAPSHOT
        >>> Registry.embedded().snapshot == SNAPSHOT
        True
        """
    @classmethod
    def from_csv(cls, path: str | os.PathLike[str]) -> Registry:
        """Loads a CSV file of the registry, in any form in which IANA has published it since
        2018: <https://www.iana.org/assignments/service-names-port-numbers/>.

        Takes less than a tenth of a second, in which other threads run. A loaded registry takes
        2 MB, its first search 4 MB more, and its first `service_names` 1 MB more.

        Args:
            path: a str or an os.PathLike.

        Raises:
            OSError: if the file cannot be read; FileNotFoundError, for example.
            RegistryError: if the file is not a registry. The message names the place.
            TypeError: if it has another type.

        >>> from iana_ports import Registry
        >>> registry = Registry.from_csv("service-names-port-numbers.csv")  # doctest: +SKIP
        """
    @classmethod
    def from_bytes(cls, data: bytes) -> Registry:
        """Loads the bytes of a CSV file of the registry: see `from_csv`.

        Args:
            data: the bytes of the file.

        Raises:
            RegistryError: if they are not a registry. The message calls them <bytes>.
            TypeError: if it is not bytes.

        >>> from iana_ports import Registry
        >>> Registry.from_bytes(b"<html>")
        Traceback (most recent call last):
            ...
        iana_ports.RegistryError: <bytes>:1: ...
        """
    @property
    def snapshot(self) -> Snapshot:
        """The file that the registry comes from."""
    def lookup(self, port: SupportsIndex, transport: _Transport | None = None) -> Port:
        """Looks up a port, on all transports or on one. Returns a Port for every number from 0 to
        65535. `lookup(port, transport)` is `lookup(port).on(transport)`.

        Takes about a tenth of a microsecond.

        Args:
            port: an integer from 0 to 65535, or an object with __index__, such as a NumPy
                integer.
            transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
                33). Without one, the Port has the rows of all transports.

        Raises:
            TypeError: if the port is not an integer, or the transport not a str or an integer.
                Rejects bool.
            ValueError: if the port is out of range, or the transport is unknown.

        >>> from iana_ports import lookup
        >>> lookup(1455).name
        'esl-lm'
        >>> lookup(514, "udp").name
        'syslog'
        >>> lookup(65000).status == "dynamic"
        True
        """
    def service_name(
        self, port: SupportsIndex, transport: _Transport | None = None
    ) -> str | None:
        """The name of a port on a transport, or on any: `lookup(port, transport).name`. None if
        the port has none there.

        Takes about a tenth of a microsecond. For many ports, `service_names` is faster.

        Args:
            port: an integer from 0 to 65535, or an object with __index__.
            transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
                33). Without one, the first of tcp, udp, sctp and dccp that has a name.

        Raises:
            TypeError: if the port is not an integer, or the transport not a str or an integer.
            ValueError: if the port is out of range, or the transport is unknown.

        >>> from iana_ports import service_name
        >>> service_name(514, "tcp")
        'shell'
        >>> service_name(514, "dccp") is None
        True
        """
    def service_names(
        self, ports: _Column, transports: _Transport | _Column | None = None
    ) -> ServiceNames:
        """The names of a column of ports: `service_name` for each row, as a dictionary-encoded
        column.

        Takes some nanoseconds a row for arrays and Series, and 11 or more for lists. Releases
        the GIL, except while a list is read. A registry's first call takes a few milliseconds
        more.

        A column is a NumPy array, a pyarrow Array or ChunkedArray, a Polars or pandas Series,
        an array.array, a memoryview, any other object with `__arrow_c_array__`,
        `__arrow_c_stream__`, the buffer protocol or `__array__`, or an iterable.

        Args:
            ports: a column of integers from 0 to 65535, of any integer type. Floats are taken
                if they are whole. A null, None or NaN has a missing name.
            transports: one transport for all rows (a Transport, its name in any case, or its
                protocol number), a column of as many names or protocol numbers, or None for any
                transport, as in `service_name`. In a column, a null or another protocol, such
                as `"icmp"` or 1, gives a missing name. Protocol numbers may be decimal text.

        Raises:
            TypeError: if a column or a value in it has a wrong type.
            ValueError: if a port is out of range, the one transport is unknown, or the lengths
                differ. Errors in a value name its row.

        >>> from array import array
        >>> from iana_ports import service_names
        >>> ports = array("H", [443, 53, 443, 51234])
        >>> service_names(ports, "tcp").to_list()
        ['https', 'domain', 'https', None]
        >>> service_names([514, 514, 8], [6, 17, 1]).to_list()
        ['shell', 'syslog', None]
        """
    def table(self, *, expand: bool = False) -> Table:
        """The whole registry as a table that any library with Arrow takes.

        The columns are those of `iana-ports export --format parquet`: the twelve of the
        registry, with `port_first` and `port_last` (uint16) beside the cell `port_number`,
        dates (date32; `registration_precision` and `modification_precision` are `"day"`, or
        `"month"` where the file has no day), `service_code` (uint32), and `status`. Text is
        null where the cell is empty. Takes some 30 milliseconds, in which other threads run.

        Args:
            expand: one row for each port on each transport instead, with or without a name:
                262,144 rows with the columns `port` (uint16), `transport`, `name`, `status`,
                `range` and `description`.

        >>> from iana_ports import Registry
        >>> Registry.embedded().table(expand=True)
        Table(262144 rows, 6 columns)
        """
    def to_arrow(self, *, expand: bool = False) -> pyarrow.Table:
        """The whole registry as a `pyarrow.Table`, with the columns and types of
        `Registry.table`.

        Args:
            expand: a row for each port on each transport instead of the registry's rows.

        Raises:
            ImportError: if pyarrow is not installed.

        >>> from iana_ports import to_arrow
        >>> to_arrow().schema.field("port_first").type  # doctest: +SKIP
        DataType(uint16)
        """
    def to_pandas(self, *, expand: bool = False) -> pandas.DataFrame:
        """The whole registry as a `pandas.DataFrame`, with the columns of `Registry.table`.

        Integers that may be missing have the nullable types UInt16 and UInt32, dates are
        datetime64[s], and text has pandas' own type for it.

        Args:
            expand: a row for each port on each transport instead of the registry's rows.

        Raises:
            ImportError: if pandas is not installed.

        >>> from iana_ports import to_pandas
        >>> to_pandas()["status"].value_counts()  # doctest: +SKIP
        """
    def to_polars(self, *, expand: bool = False) -> polars.DataFrame:
        """The whole registry as a `polars.DataFrame`, with the columns of `Registry.table`.

        Args:
            expand: a row for each port on each transport instead of the registry's rows.

        Raises:
            ImportError: if Polars is not installed.

        >>> from iana_ports import to_polars
        >>> to_polars().get_column("status").value_counts()  # doctest: +SKIP
        """
    def service_port(self, name: str, transport: _Transport | None = None) -> int | None:
        """The first port of a service on a transport: `service(name).port(transport)`. None if
        there is no such service, or if it has no port there.

        Takes about a tenth of a microsecond.

        Args:
            name: a service name; ASCII case is ignored.
            transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
                33). Without one, the first of tcp, udp, sctp and dccp that has a port.

        Raises:
            TypeError: if name is not a str, or the transport not a str or an integer.
            ValueError: if the transport is unknown.

        >>> from iana_ports import service_port
        >>> service_port("https")
        443
        >>> service_port("syslog", "tcp") is None
        True
        """
    def service(self, name: str) -> Service | None:
        """The service of a name, or None if no row has the name.

        Takes less than a microsecond.

        Args:
            name: a service name; ASCII case is ignored.

        Raises:
            TypeError: if name is not a str.

        >>> from iana_ports import service
        >>> service("ipp")
        Service('ipp', tcp=631, udp=631)
        >>> service("no-such-service") is None
        True
        """
    def records(self) -> tuple[Record, ...]:
        """All rows in registry order: by first port, rows without a port last.

        Takes some milliseconds for the 14,447 rows of the snapshot of 2024-06-12.

        >>> from iana_ports import SNAPSHOT, records
        >>> len(records()) == SNAPSHOT.rows
        True
        """
    def assigned_ports(self) -> tuple[Port, ...]:
        """The ports that have a name on any transport, ascending: 6,333 in the snapshot of
        2024-06-12.

        Takes about a millisecond.

        >>> from iana_ports import assigned_ports
        >>> assigned_ports()[0]
        Port(1, name='tcpmux', status='assigned')
        """
    def search(self, words: str) -> tuple[Hit, ...]:
        """The entries that match the words, best first. Empty if no word has a letter or a digit.

        Looks in names, descriptions, everyday names such as rdp, assignees and assignment
        notes. Words may be in any case, order and form: managers finds manager. Words that say
        little (server, of) are optional. A number also matches the services on that port.
        Exact names come first; services without a port come last.

        The first search builds an index, which takes 20 milliseconds and 4 MB; each search then
        takes 1 to 2 milliseconds. Releases the GIL.

        Args:
            words: at most 256 characters; blanks separate words.

        Raises:
            TypeError: if words is not a str.
            ValueError: if they are longer.

        >>> from iana_ports import search
        >>> search("rdp")[0].name
        'ms-wbt-server'
        >>> "sentinel-lm" in [hit.name for hit in search("license manager")]
        True
        """
    def related(
        self, port: SupportsIndex, transport: _Transport | None = None
    ) -> tuple[Related, ...]:
        """The services of the same kind as a port's, most closely related first. Empty for a port
        without a name. Takes about a millisecond.

        Args:
            port: an integer from 0 to 65535, or an object with __index__.
            transport: the port's services on this transport only: a Transport, its name in any
                case, or its protocol number (6, 17, 132, 33).

        Raises:
            TypeError: if the port is not an integer, or the transport not a str or an integer.
            ValueError: if the port is out of range, or the transport is unknown.

        >>> from iana_ports import related
        >>> related(1455)[1].reason
        'LM (license manager) in its name'
        """
    def related_to_service(self, name: str) -> tuple[Related, ...]:
        """The services of the same kind as a service, other services on its ports included. Empty
        if there is no such service. Takes about a millisecond.

        Args:
            name: a service name; ASCII case is ignored.

        Raises:
            TypeError: if name is not a str.

        >>> from iana_ports import related_to_service
        >>> related_to_service("syslog-tls")[0].name
        'syslog'
        """
    def getservbyport(
        self, port: SupportsIndex, protocolname: str | None = None, /
    ) -> str:
        """The name of a port, as socket.getservbyport: a drop-in that reads the registry, not a
        system file.

        socket.getservbyport reads /etc/services. In Debian 12 it names 313 ports on tcp and
        udp, 238 of them as this function does. The others are older spellings (whois, here
        nicname), or names that IANA has not registered (10000 is webmin there, ndmp here).
        Without a protocol, this function takes the name on the first of tcp, udp, sctp and dccp
        that has one; that of socket takes the first line of the file.

        Args:
            port: an integer from 0 to 65535.
            protocolname: 'tcp', 'udp', 'sctp' or 'dccp' in any case. Without one, any.

        Raises:
            OSError: port/proto not found.
            OverflowError: if the port is out of range.
            TypeError: if port is not an integer, or protocol not a str.

        >>> from iana_ports import getservbyport
        >>> getservbyport(1455)
        'esl-lm'
        >>> getservbyport(514, "udp")
        'syslog'
        """
    def getservbyname(self, servicename: str, protocolname: str | None = None, /) -> int:
        """The port of a service, as socket.getservbyname: a drop-in that reads the registry, not a
        system file.

        Args:
            servicename: a service name; unlike socket, in any ASCII case.
            protocolname: 'tcp', 'udp', 'sctp' or 'dccp' in any case. Without one, the first of
                them on which the service has a port.

        Raises:
            OSError: service/proto not found.
            TypeError: if either is not a str.

        >>> from iana_ports import getservbyname
        >>> getservbyname("ipp")
        631
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Registry: ...
    def __deepcopy__(self, memo: object, /) -> Registry: ...

# The functions of the module are the methods of the embedded registry.
_embedded: Registry
assigned_ports = _embedded.assigned_ports
getservbyname = _embedded.getservbyname
getservbyport = _embedded.getservbyport
lookup = _embedded.lookup
records = _embedded.records
related = _embedded.related
related_to_service = _embedded.related_to_service
search = _embedded.search
service = _embedded.service
service_name = _embedded.service_name
service_names = _embedded.service_names
service_port = _embedded.service_port
table = _embedded.table
to_arrow = _embedded.to_arrow
to_pandas = _embedded.to_pandas
to_polars = _embedded.to_polars

@final
class Port:
    """One port in the registry, with all transports or `on` one.

    `lookup` returns it. Each attribute is looked up when you read it, which takes about
    as long as an attribute of a Python object. Immutable. Two ports are equal if all
    their attributes are, even from different registries. int(port) and range(port) take
    its number.

    >>> from iana_ports import lookup
    >>> lookup(1455)
    Port(1455, name='esl-lm', status='assigned')
    >>> str(lookup(514).on("udp"))
    '514/udp'
    """
    __match_args__: Final = ("number", "transport")
    @property
    def number(self) -> int:
        """The port number, 0 to 65535."""
    @property
    def transport(self) -> Transport | None:
        """The transport chosen with `on`; None for all together."""
    @property
    def range(self) -> PortRange:
        """The range that contains the port (RFC 6335, section 6)."""
    @property
    def name(self) -> str | None:
        """The service name (registry column Service Name), or None if no row names the port.

        Of several names on a transport, the first that cites an RFC wins: any row of this
        port with that name has RFC in Reference. Else the first in registry order wins:
        2049 is nfs. Without a transport, this is the name on the first of tcp, udp, sctp
        and dccp that has one.

        >>> from iana_ports import lookup
        >>> lookup(465).on("tcp").name
        'submissions'
        """
    @property
    def names(self) -> tuple[str, ...]:
        """Every name in registry order. Names that differ in ASCII case alone count as one,
        spelled as it occurs first.

        >>> from iana_ports import lookup
        >>> lookup(80).names
        ('http', 'www', 'www-http')
        """
    @property
    def status(self) -> Status:
        """The status. Of several rows, assigned wins over reserved, and reserved over
        unassigned. Without any row, the port is dynamic from 49152 up and reserved below.

        >>> from iana_ports import lookup
        >>> lookup(4).status
        <Status.UNASSIGNED: 'unassigned'>
        """
    @property
    def description(self) -> str | None:
        """The description (registry column Description) of the first row that gives the port
        its name; for a port without a name, that of the first row whose status is the
        port's. None if the cell is empty or there is no such row.

        >>> from iana_ports import lookup
        >>> lookup(1455).description
        'ESL License Manager'
        """
    @property
    def records(self) -> tuple[Record, ...]:
        """Every row that covers the port, rows of ranges included, in registry order.

        >>> from iana_ports import lookup
        >>> [str(row.transport) for row in lookup(1455).records]
        ['tcp', 'udp']
        """
    def on(self, transport: _Transport) -> Port:
        """The same port with the rows of one transport only. A row without a transport
        counts for each. Replaces the transport of an earlier `on`.

        Args:
            transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
                33).

        Raises:
            TypeError: if the transport is neither a str nor an integer.
            ValueError: if it is unknown.

        >>> from iana_ports import lookup
        >>> lookup(514).on("udp").name
        'syslog'
        """
    def to_dict(self) -> dict[str, Any]:
        """The object that `iana-ports --json` prints for the port, without `query`: a dict
        of port, range, status, name, description and records. It has no key for what is
        None.

        >>> from iana_ports import lookup
        >>> lookup(65000).to_dict()
        {'port': 65000, 'range': 'dynamic', 'status': 'dynamic', 'records': []}
        """
    def __int__(self) -> int: ...
    def __index__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Port: ...
    def __deepcopy__(self, memo: object, /) -> Port: ...

@final
class Service:
    """All rows of one service name. Names that differ in ASCII case alone are one service.

    `service` returns it. Nothing can be changed. Two services are equal if their rows
    are.

    >>> from iana_ports import service
    >>> service("HTTP-ALT")
    Service('http-alt', tcp=591, udp=591)
    >>> [row.port_number for row in service("http-alt").records]
    ['591', '591', '8008', '8008', '8080', '8080']
    """
    __match_args__: Final = ("name",)
    @property
    def name(self) -> str:
        """The name, as the registry spells it first."""
    @property
    def records(self) -> tuple[Record, ...]:
        """The rows in registry order. There is at least one."""
    @property
    def status(self) -> Literal[Status.ASSIGNED]:
        """Always Status.ASSIGNED."""
    @property
    def description(self) -> str | None:
        """The description (registry column Description) of the first row; None if the cell
        is empty.
        """
    def port(self, transport: _Transport | None = None) -> int | None:
        """The first port on a transport: the port, or the start of the range, in the first
        row that has one and counts for the transport. None without such a row.

        Args:
            transport: a Transport, its name in any case, or its protocol number (6, 17, 132,
                33). Without one, the first of tcp, udp, sctp and dccp that has a port.

        Raises:
            TypeError: if the transport is neither a str nor an integer.
            ValueError: if it is unknown.

        >>> from iana_ports import service
        >>> service("x11").port("tcp")
        6000
        """
    def to_dict(self) -> dict[str, Any]:
        """The object that `iana-ports --json` prints for the service, without `query`: a
        dict of port, range, status, name, description and records. It has no key for what
        is None.

        >>> from iana_ports import service
        >>> sorted(service("https").to_dict())
        ['description', 'name', 'port', 'range', 'records', 'status']
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Service: ...
    def __deepcopy__(self, memo: object, /) -> Service: ...

@final
class Record:
    """One row of the registry, unchanged: nothing merged, nothing left out.

    An attribute of an empty cell is None. Each attribute is looked up when you read it.
    Nothing can be changed. Two records are equal if all their cells are.

    >>> from iana_ports import lookup
    >>> lookup(1455).records[0]
    Record('esl-lm', port_number='1455', transport='tcp', description='ESL License Manager')
    """
    __match_args__: Final = ("service_name", "port_number", "transport")
    @property
    def service_name(self) -> str | None:
        """Column Service Name; None where the row describes a port without naming a service."""
    @property
    def port_number(self) -> str | None:
        """Column Port Number as in the file: '80', '6000-6063'; None for a service without a
        port.
        """
    @property
    def ports(self) -> range | None:
        """Column Port Number as numbers, a range of one or more ports; None for a service
        without a port.

        >>> from iana_ports import service
        >>> service("x11").records[0].ports
        range(6000, 6064)
        """
    @property
    def transport(self) -> Transport | None:
        """Column Transport Protocol; None where the row counts for every transport."""
    @property
    def description(self) -> str | None:
        """Column Description; None if the cell is empty."""
    @property
    def assignee(self) -> str | None:
        """Column Assignee: a tag in brackets, such as '[Abel_Chou]'; None if the cell is
        empty.
        """
    @property
    def contact(self) -> str | None:
        """Column Contact: a tag in brackets, often the assignee's; None if the cell is
        empty.
        """
    @property
    def registration_date(self) -> str | None:
        """Column Registration Date, '2005-08-24' or '2005-08'; None if the cell is empty, as
        in older rows.
        """
    @property
    def modification_date(self) -> str | None:
        """Column Modification Date, '2005-08-24' or '2005-08'; None if the cell is empty."""
    @property
    def reference(self) -> str | None:
        """Column Reference: mostly RFCs, such as '[RFC6335]'; None if the cell is empty."""
    @property
    def service_code(self) -> int | None:
        """Column Service Code of DCCP (RFC 4340, section 8.1.2), 0 to 4294967295; None if
        the cell is empty.
        """
    @property
    def unauthorized_use(self) -> str | None:
        """Column Unauthorized Use Reported: who is said to use the port without an
        assignment; None if the cell is empty.
        """
    @property
    def assignment_notes(self) -> str | None:
        """Column Assignment Notes, line breaks included; None if the cell is empty."""
    @property
    def status(self) -> Status:
        """Assigned if the row has a name. Otherwise unassigned if the description begins
        with that word, else reserved.
        """
    @property
    def alias_of(self) -> str | None:
        """The service that this one is an alias or a duplicate of, by the assignment notes;
        None if they name none.

        >>> from iana_ports import service
        >>> service("www").records[0].alias_of
        'http'
        """
    def to_dict(self) -> dict[str, str]:
        """The cells that are not empty, as in the file, with the keys of `iana-ports
        --json`: the titles of the columns in snake case.

        >>> from iana_ports import lookup
        >>> lookup(4).records[0].to_dict()
        {'port_number': '4', 'transport_protocol': 'tcp', 'description': 'Unassigned'}
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Record: ...
    def __deepcopy__(self, memo: object, /) -> Record: ...

@disjoint_base
class Entry:
    """The base of `Hit` and `Related`: rows of one name on the same ports or with the same
    description, and the rows of its aliases.
    """
    @property
    def name(self) -> str | None:
        """The service name (registry column Service Name); None if the rows name no service."""
    @property
    def aliases(self) -> tuple[str, ...]:
        """The names that the registry lists beside this one for the same ports, such as www
        beside http.

        >>> from iana_ports import search
        >>> search("http")[0].aliases
        ('www', 'www-http')
        """
    @property
    def ports(self) -> tuple[range, ...]:
        """The ports of the rows, each range once, in registry order. Empty for a service
        without a port.

        >>> from iana_ports import search
        >>> search("x11")[0].ports
        (range(6000, 6064),)
        """
    @property
    def transports(self) -> tuple[Transport, ...]:
        """The transports of the rows, each once. A row without a transport counts for all,
        and adds none.
        """
    @property
    def description(self) -> str | None:
        """The first description that is not empty, without the sentence about the name that
        this one replaces. None if all are empty.
        """
    @property
    def records(self) -> tuple[Record, ...]:
        """The rows in registry order. There is at least one."""
    @property
    def alias_records(self) -> tuple[Record, ...]:
        """The rows of the aliases in registry order. Most entries have none."""
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...

@final
class Hit(Entry):
    """A result of a search: an entry, and how it matches each word.

    >>> from iana_ports import search
    >>> search("rdp")[0]
    Hit('ms-wbt-server', ports='3389', description='MS WBT Server', matches='everyday name: rdp')
    """
    @property
    def matches(self) -> tuple[WordMatch, ...]:
        """One match for each word, in the order of the words. Omits a word that the rows
        lack, such as server in redis server.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Related(Entry):
    """A service of the same kind as another.

    >>> from iana_ports import related_to_service
    >>> related_to_service("syslog-tls")[0].name
    'syslog'
    """
    @property
    def reason(self) -> str:
        """Why it is related, in plain words.

        >>> from iana_ports import related
        >>> related(1455)[1].reason
        'LM (license manager) in its name'
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class WordMatch:
    """How and where one word of a search matches. Of several matches, the best one.

    >>> from iana_ports import search
    >>> search("rdp")[0].matches[0]
    WordMatch('rdp', found='rdp', how='exact', field='everyday name')
    >>> str(search("rdp")[0].matches[0])
    'everyday name: rdp'
    """
    @property
    def word(self) -> str:
        """The word of the search, in lower case."""
    @property
    def found(self) -> str:
        """What matches it, in lower case: the word, another form of it, a word that contains
        it, or initials.
        """
    @property
    def how(self) -> _How:
        """How the word matches, best first: 'exact', 'whole description', 'name start',
        'name prefix', 'word', 'stem', 'word start', 'initials' or 'part'.
        """
    @property
    def field(self) -> _Field:
        """Where the word matches: 'name', 'alias', 'everyday name', 'port number',
        'description', 'assignee' or 'assignment notes'.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> WordMatch: ...
    def __deepcopy__(self, memo: object, /) -> WordMatch: ...

_How: TypeAlias = Literal[
    "exact",
    "whole description",
    "name start",
    "name prefix",
    "word",
    "stem",
    "word start",
    "initials",
    "part",
]
_Field: TypeAlias = Literal[
    "name",
    "alias",
    "everyday name",
    "port number",
    "description",
    "assignee",
    "assignment notes",
]

@final
class Table:
    """The registry as a table: what `Registry.table` returns.

    Other libraries take it by the Arrow PyCapsule interface, without a copy:
    `pyarrow.table(table)`, `polars.DataFrame(table)`, `duckdb.from_arrow(table)`. Types
    are Arrow's: string, uint16, uint32 and date32. The schema's metadata has the snapshot
    as JSON, with the key `iana_ports.snapshot`.

    >>> from iana_ports import SNAPSHOT, Registry
    >>> table = Registry.embedded().table()
    >>> len(table) == SNAPSHOT.rows
    True
    >>> table.column_names[:4]
    ('service_name', 'port_number', 'port_first', 'port_last')
    """
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns."""
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...

@final
class ServiceNames:
    """A column of service names: what `service_names` returns.

    Immutable and dictionary-encoded: `names` has each name that occurs, in the order of
    its first row, and `codes` the index of each row's name. Arrow calls this a
    dictionary, Polars and pandas a categorical. Other libraries take it by the Arrow
    PyCapsule interface.

    It supports len, indices, slices and iteration: each item is a str, or None for a
    missing name.

    >>> from iana_ports import service_names
    >>> names = service_names([443, 53, 443, 51234], "tcp")
    >>> names
    ServiceNames(['https', 'domain', 'https', None])
    >>> names.names, names.codes.tolist()
    (('https', 'domain'), [0, 1, 0, -1])
    >>> names[0], len(names), names[1:3]
    ('https', 4, ServiceNames(['domain', 'https']))
    """
    @property
    def names(self) -> tuple[str, ...]:
        """The names that occur, in the order of their first row."""
    @property
    def codes(self) -> memoryview[int]:
        """The index in `names` of each row's name, or -1 where it is missing: a memoryview
        of int32, which `numpy.asarray` takes. A copy.
        """
    def to_list(self) -> list[str | None]:
        """A list of str, with None where a name is missing."""
    def to_numpy(self) -> numpy.ndarray[Any, numpy.dtype[numpy.object_]]:
        """A NumPy array of objects: str, or None where a name is missing.

        Raises:
            ImportError: if NumPy is not installed.
        """
    def to_arrow(self) -> pyarrow.DictionaryArray:
        """A `pyarrow.DictionaryArray`. No copy.

        Raises:
            ImportError: if pyarrow is not installed.
        """
    def to_polars(self) -> polars.Series:
        """A Polars Series of the type Categorical, with the name `service_name`.

        Raises:
            ImportError: if Polars is not installed.
        """
    def to_pandas(self) -> pandas.Series[Any]:
        """A pandas Series of the type category, with the name `service_name`. If the ports
        were a pandas Series, it has the index of that one, so that pandas assigns each
        name to its row.

        Raises:
            ImportError: if pandas is not installed.
        """
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: SupportsIndex, /) -> str | None: ...
    @overload
    def __getitem__(self, key: slice, /) -> ServiceNames: ...
    def __iter__(self) -> Iterator[str | None]: ...
    def __reversed__(self) -> Iterator[str | None]: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    def __eq__(self, other: object, /) -> bool: ...
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __array__(
        self, dtype: Any = None, copy: bool | None = None
    ) -> numpy.ndarray[Any, numpy.dtype[Any]]: ...

def _from_protocol_number(number: SupportsIndex) -> Transport | None: ...
def _command(arguments: Sequence[str]) -> int: ...
