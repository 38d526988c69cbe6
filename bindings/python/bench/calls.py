"""Prints the cost of each call, as a table in Markdown.

The costs are minima of repeated calls with all named ports in random order. A second
table has the time and, on Linux, the memory of the first calls on a loaded registry.
"""

import random
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

import iana_ports

PORTS = [port.number for port in iana_ports.assigned_ports()]
NAMES = [record.service_name for record in iana_ports.records() if record.service_name]
WORDS = ["license manager", "rdp", "dns", "http", "microsoft sql", "redis server"]
random.Random(1455).shuffle(PORTS)
random.Random(1455).shuffle(NAMES)

# Statement, and how many calls it makes.
CALLS = {
    "service_name(port, transport)": ("for port in PORTS: service_name(port, 'tcp')", len(PORTS)),
    "service_port(name, transport)": ("for name in NAMES: service_port(name, 'tcp')", len(NAMES)),
    "lookup(port)": ("for port in PORTS: lookup(port)", len(PORTS)),
    "lookup(port).on(transport).name": (
        "for port in PORTS: lookup(port).on('tcp').name",
        len(PORTS),
    ),
    "service(name)": ("for name in NAMES: service(name)", len(NAMES)),
    "search(words)": ("for words in WORDS: search(words)", len(WORDS)),
    "related(port)": ("for port in PORTS[:20]: related(port)", 20),
    "assigned_ports()": ("assigned_ports()", 1),
    "records()": ("records()", 1),
    "to_arrow()": ("to_arrow()", 1),
    "to_arrow(expand=True)": ("to_arrow(expand=True)", 1),
    "Registry.from_bytes(data)": ("Registry.from_bytes(csv)", 1),
}


def seconds(statement: str, names: dict[str, Any]) -> float:
    timer = timeit.Timer(statement, globals=names)
    number, _ = timer.autorange()
    return min(timer.repeat(7, max(1, number // 5))) / max(1, number // 5)


def rounded(cost: float) -> str:
    """Two digits, with the unit that fits."""
    for unit, factor in (("ms", 1e3), ("µs", 1e6)):
        if cost * factor >= 0.1:
            return f"{float(f'{cost * factor:.2g}'):g} {unit}"
    return f"{cost * 1e6:.2f} µs"


def resident_bytes() -> int | None:
    """The memory of this process on Linux, else None."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024


def first_calls(csv: bytes) -> None:
    """Prints the mean costs of the first calls on new registries."""
    registries: list[iana_ports.Registry] = []
    rounds = 10
    steps: dict[str, Callable[[int], object]] = {
        "`Registry.from_bytes(data)`": lambda _: registries.append(
            iana_ports.Registry.from_bytes(bytes(bytearray(csv)))
        ),
        "the first `search`": lambda index: registries[index].search("rdp"),
        "the first `service_names`": lambda index: registries[index].service_names([80]),
    }
    print("\n| on a new registry | time | memory |")
    print("|---|---:|---:|")
    for step, call in steps.items():
        before, start = resident_bytes(), time.perf_counter()
        for index in range(rounds):
            call(index)
        cost, after = (time.perf_counter() - start) / rounds, resident_bytes()
        memory = (
            "-" if before is None or after is None else f"{(after - before) / rounds / 1e6:.1f} MB"
        )
        print(f"| {step} | {rounded(cost)} | {memory} |")


def main() -> None:
    csv = (Path(__file__).parents[3] / "data/service-names-port-numbers.csv").read_bytes()
    names = {**vars(iana_ports), "PORTS": PORTS, "NAMES": NAMES, "WORDS": WORDS, "csv": csv}
    print("| call | cost |")
    print("|---|---:|")
    for call, (statement, calls) in CALLS.items():
        print(f"| `{call}` | {rounded(seconds(statement, names) / calls)} |")
    first_calls(csv)


if __name__ == "__main__":
    main()
