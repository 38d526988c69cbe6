"""Compares the package with `socket` and with whatportis, and prints a table in Markdown.

Counts the answers for all ports on tcp and udp. whatportis downloads IANA's file at its
first run; here it imports the file of this repository. The times are minima of processes.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
REGISTRY = ROOT / "data/service-names-port-numbers.csv"
sys.path.insert(0, str(HERE.parent / "tests"))

from iana_ports import service_name  # noqa: E402
from reference import Reference  # noqa: E402

NameOf = Callable[[int, str], str | None]


def socket_name(port: int, transport: str) -> str | None:
    try:
        return socket.getservbyport(port, transport)
    except OSError:
        return None


def whatportis_name(home: str) -> NameOf:
    """A function of the first row of the transport that the command prints for a port."""
    # At its import, whatportis derives the path of its file from HOME.
    os.environ["HOME"] = home
    import requests
    from whatportis import cli, db

    response: Any = SimpleNamespace(content=REGISTRY.read_bytes())
    requests.get = lambda *_: response
    cli.click.echo = lambda *_: None
    cli.populate_db()
    names: dict[tuple[str, str], str] = {}
    by_port: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in db.get_database().all():
        by_port[row["port"]].append(row)
    for port, rows in by_port.items():
        for row in db.merge_protocols(rows):
            for transport in row["protocol"].split(", "):
                names.setdefault((port, transport), row["name"])
    return lambda port, transport: (
        names.get((str(port), transport), "---").replace("---", "") or None
    )


def count(name_of: NameOf, reference: Reference) -> Counter[str]:
    counts: Counter[str] = Counter()
    for port in range(65536):
        for transport in ("tcp", "udp"):
            expected, found = reference.answers(port, transport), name_of(port, transport)
            if expected.name == found:
                counts["right"] += found is not None
            elif found is None:
                counts["missing"] += 1
            elif expected.name is None:
                counts["unregistered"] += 1
            else:
                counts["other" if found in expected.names else "wrong"] += 1
    return counts


def milliseconds(command: list[str], environment: Mapping[str, str]) -> float:
    times = []
    for _ in range(20):
        start = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return 1e3 * min(times)


def main() -> None:
    reference = Reference(REGISTRY)
    bin = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as home:
        tools: dict[str, NameOf] = {
            "iana-ports": service_name,
            "`socket`": socket_name,
            "whatportis": whatportis_name(home),
        }
        counts = {tool: count(name_of, reference) for tool, name_of in tools.items()}
        environment = {"PATH": os.environ["PATH"], "HOME": home}
        prompt = {
            "iana-ports": milliseconds([str(bin / "iana-ports"), "443"], environment),
            "whatportis": milliseconds([str(bin / "whatportis"), "443"], environment),
        }
    print("| | " + " | ".join(tools) + " |")
    print("|---|" + "---:|" * len(tools))
    rows = {
        "right": "right names",
        "other": "another name of the port",
        "wrong": "wrong names of ports with a name",
        "missing": "missing names, such as 27000-27009",
        "unregistered": "names of ports that have none at IANA",
    }
    for key, title in rows.items():
        print(f"| {title} | " + " | ".join(f"{counts[tool][key]:,}" for tool in tools) + " |")
    cells = (f"{prompt[tool]:.0f} ms" if tool in prompt else "-" for tool in tools)
    print("| one answer at the prompt | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
