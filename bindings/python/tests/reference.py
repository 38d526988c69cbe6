"""Reads the registry's CSV without the package under test.

Implements the rules of the library's documentation literally.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

# In the order in which a port without a transport tries them.
TRANSPORTS = ("tcp", "udp", "sctp", "dccp")

# The attributes of a record and their columns.
COLUMNS = {
    "service_name": "Service Name",
    "port_number": "Port Number",
    "transport": "Transport Protocol",
    "description": "Description",
    "assignee": "Assignee",
    "contact": "Contact",
    "registration_date": "Registration Date",
    "modification_date": "Modification Date",
    "reference": "Reference",
    "service_code": "Service Code",
    "unauthorized_use": "Unauthorized Use Reported",
    "assignment_notes": "Assignment Notes",
}


class Row:
    """A row of the CSV."""

    def __init__(self, cells: dict[str, str]) -> None:
        self.cells = cells
        self.name = cells["Service Name"]
        self.key = self.name.lower()
        self.transport = cells["Transport Protocol"]
        first, _, last = cells["Port Number"].partition("-")
        self.ports = range(int(first), int(last or first) + 1) if first else range(0)
        self.cites_rfc = "RFC" in cells["Reference"]
        if self.name:
            self.status = "assigned"
        elif cells["Description"].lower().startswith("unassigned"):
            self.status = "unassigned"
        else:
            self.status = "reserved"

    def counts_on(self, transport: str) -> bool:
        """A row without a transport counts for each."""
        return self.transport in ("", transport)

    def values(self) -> tuple[object, ...]:
        """The attributes of the record, in the order of `COLUMNS`."""
        values: dict[str, object] = {
            key: self.cells[title] or None for key, title in COLUMNS.items()
        }
        code = values["service_code"]
        values["service_code"] = None if code is None else int(str(code))
        return tuple(values.values())

    def alias_of(self) -> str | None:
        """The name in quotes after `alias to` or `duplicate of the` in the notes."""
        for marker in ('alias to "', 'duplicate of the "'):
            _, found, rest = self.cells["Assignment Notes"].partition(marker)
            if found:
                return rest.partition('"')[0]
        return None


class Answers(NamedTuple):
    """The answers about a port."""

    name: str | None
    names: tuple[str, ...]
    status: str
    description: str | None


class Reference:
    """A whole registry."""

    def __init__(self, path: Path) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [Row(cells) for cells in csv.DictReader(file)]
        # Registry order: stably by first port, those without a port last.
        self.rows = sorted(rows, key=lambda row: row.ports.start if row.ports else 65536)
        self._by_port: list[list[Row]] = [[] for _ in range(65536)]
        self.services: dict[str, list[Row]] = {}
        for row in self.rows:
            for port in row.ports:
                self._by_port[port].append(row)
            if row.name:
                self.services.setdefault(row.key, []).append(row)

    def rows_of(self, port: int, transport: str | None = None) -> list[Row]:
        """The rows of a port; with a transport, those that count for it."""
        rows = self._by_port[port]
        return rows if transport is None else [row for row in rows if row.counts_on(transport)]

    def name_of(self, port: int, transport: str | None = None) -> str | None:
        """The first name that cites an RFC, else the first name.

        Without a transport, the answer of the first transport that has one.
        """
        if transport is None:
            found = (self.name_of(port, transport) for transport in TRANSPORTS)
            return next((name for name in found if name is not None), None)
        cited = {row.key for row in self._by_port[port] if row.cites_rfc}
        names = [row.name for row in self.rows_of(port, transport) if row.name]
        return next((name for name in names if name.lower() in cited), names[0] if names else None)

    @cache
    def answers(self, port: int, transport: str | None = None) -> Answers:
        """The answers about a port, except its number, its range and its rows."""
        rows = self.rows_of(port, transport)
        name = self.name_of(port, transport)
        statuses = {row.status for row in rows}
        status = next(
            (status for status in ("assigned", "reserved", "unassigned") if status in statuses),
            "reserved" if port < 49152 else "dynamic",
        )
        source = next(
            (row for row in rows if (row.name == name if name else row.status == status)), None
        )
        names: dict[str, str] = {}
        for row in rows:
            if row.name:
                names.setdefault(row.key, row.name)
        description = source.cells["Description"] or None if source else None
        return Answers(name, tuple(names.values()), status, description)

    def port_of(self, name: str, transport: str | None = None) -> int | None:
        """The first port of a service; without a transport, on the first that has one."""
        if transport is None:
            ports = (self.port_of(name, transport) for transport in TRANSPORTS)
            return next((port for port in ports if port is not None), None)
        rows = [
            row
            for row in self.services.get(name.lower(), [])
            if row.ports and row.counts_on(transport)
        ]
        return rows[0].ports.start if rows else None


def range_of(port: int) -> str:
    """The range of a port, by RFC 6335, section 6."""
    return "system" if port < 1024 else "user" if port < 49152 else "dynamic"
