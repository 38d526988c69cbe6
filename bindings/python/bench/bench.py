"""Prints the costs of columns, single lookups and the import beside their alternatives.

    python bench/bench.py [ROWS]

The output is Markdown. Each table shows the minimum of interleaved rounds of one run.
Compare the ratios: the times depend on the machine.
"""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]

import iana_ports
from iana_ports import Transport, service_names

ROUNDS = 7
# The number of rows with which DuckDB calls a function.
BATCH = 2048
TRANSPORTS = [str(transport) for transport in Transport]


def rounds(tasks: Mapping[str, Callable[[], Any]], repeat: int = 1) -> dict[str, float]:
    """The minimum time of each task in seconds. Each round runs all tasks in turn."""
    least = dict.fromkeys(tasks, float("inf"))
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            start = time.perf_counter()
            for _ in range(repeat):
                task()
            least[name] = min(least[name], (time.perf_counter() - start) / repeat)
    return least


def table(
    title: str, times: dict[str, float], baseline: str, unit: str, scale: float, note: str = ""
) -> None:
    """Prints the times and their ratios to the baseline."""
    print(f"\n### {title}\n")
    if note:
        print(f"{note}\n")
    print(f"| | {unit} | times as fast as {baseline} |\n|---|---:|---:|")
    for name, seconds in times.items():
        print(f"| {name} | {seconds * scale:.3g} | {times[baseline] / seconds:.3g} |")


def flows(rows: int) -> tuple[Any, Any]:
    """Ports and protocol numbers. Half of the ports have a name, the others are ephemeral."""
    random = np.random.default_rng(1)
    assigned = np.array([port.number for port in iana_ports.assigned_ports()], dtype=np.uint16)
    # Few ports have most of the flows.
    named = assigned[np.minimum(random.geometric(0.01, rows), len(assigned)) - 1]
    ephemeral = random.integers(32768, 65536, rows, dtype=np.uint16)
    ports = np.where(random.random(rows) < 0.5, named, ephemeral)
    return ports, random.choice(np.array([6, 17], dtype=np.uint8), rows, p=[0.7, 0.3])


def one_transport(ports: Any) -> dict[str, Callable[[], Any]]:
    """The ways to name a column of ports on tcp."""
    as_list = ports.tolist()
    by_port = {port: iana_ports.service_name(port, "tcp") for port in range(65536)}
    named = {port: name for port, name in by_port.items() if name is not None}
    arrow, wide = pa.array(ports), ports.astype(np.int64)
    series, frame = pl.Series("port", ports), pl.DataFrame({"port": ports})
    names = pl.DataFrame(
        {"port": list(named), "service": list(named.values())}, schema_overrides={"port": pl.UInt16}
    )
    old, new = names["port"], names["service"]
    pandas = pd.Series(ports)
    get = named.get
    return {
        "a dict over a list: `[get(port) for port in ports]`": lambda: [
            get(port) for port in as_list
        ],
        "`service_names`, NumPy uint16": lambda: service_names(ports, "tcp"),
        "`service_names`, NumPy int64": lambda: service_names(wide, "tcp"),
        "`service_names`, Arrow": lambda: service_names(arrow, "tcp"),
        "`service_names`, Polars to Polars": lambda: service_names(series, "tcp").to_polars(),
        "`service_names`, pandas to pandas": lambda: service_names(pandas, "tcp").to_pandas(),
        "`service_names`, a list": lambda: service_names(as_list, "tcp"),
        "`service_names`, a list to a list": lambda: service_names(as_list, "tcp").to_list(),
        "Polars `map_elements` with a dict": lambda: series.map_elements(
            get, return_dtype=pl.String, skip_nulls=True
        ),
        "Polars `replace_strict`": lambda: series.replace_strict(old, new, default=None),
        "Polars join": lambda: frame.join(names, on="port", how="left", maintain_order="left"),
        "pandas `map` with a dict": lambda: pandas.map(named),
    }


def two_columns(ports: Any, protocols: Any) -> dict[str, Callable[[], Any]]:
    """The ways to name a column of ports with a column of transports."""
    words = {6: "tcp", 17: "udp"}
    transports = [words[number] for number in protocols.tolist()]
    as_list = ports.tolist()
    named = {
        (port, transport): name
        for port in range(65536)
        for transport in TRANSPORTS
        if (name := iana_ports.service_name(port, transport)) is not None
    }
    arrow_ports, arrow_texts = pa.array(ports), pa.array(transports)
    arrow_dictionary = arrow_texts.dictionary_encode()
    frame = pl.DataFrame({"port": ports, "proto": transports})
    names = pl.DataFrame(
        {
            "port": [port for port, _ in named],
            "proto": [transport for _, transport in named],
            "service": list(named.values()),
        },
        schema_overrides={"port": pl.UInt16},
    )
    categories = frame["proto"].cast(pl.Categorical)
    get = named.get
    return {
        "a dict over two lists: `[get(key) for key in zip(ports, transports)]`": lambda: [
            get(key) for key in zip(as_list, transports)
        ],
        "`service_names`, NumPy, protocol numbers": lambda: service_names(ports, protocols),
        "`service_names`, Arrow, texts": lambda: service_names(arrow_ports, arrow_texts),
        "`service_names`, Arrow, a dictionary": lambda: service_names(
            arrow_ports, arrow_dictionary
        ),
        "`service_names`, Polars to Polars, texts": lambda: service_names(
            frame["port"], frame["proto"]
        ).to_polars(),
        "`service_names`, Polars to Polars, Categorical": lambda: service_names(
            frame["port"], categories
        ).to_polars(),
        "`service_names`, two lists": lambda: service_names(as_list, transports),
        "Polars join on two columns": lambda: frame.join(
            names, on=["port", "proto"], how="left", maintain_order="left"
        ),
    }


def batches(ports: Any, protocols: Any) -> dict[str, Callable[[], Any]]:
    """The ways to name one batch."""
    ports, protocols = ports[:BATCH], protocols[:BATCH]
    as_list = ports.tolist()
    arrow_ports, arrow_protocols = pa.array(ports), pa.array(protocols)
    series = pl.Series(ports)
    get = {port: iana_ports.service_name(port, "tcp") for port in range(65536)}.get
    return {
        "a dict over a list": lambda: [get(port) for port in as_list],
        "`service_names`, NumPy": lambda: service_names(ports, "tcp"),
        "`service_names`, Arrow, two columns": lambda: service_names(arrow_ports, arrow_protocols),
        "`service_names`, Arrow to Arrow": lambda: service_names(arrow_ports, "tcp").to_arrow(),
        "`service_names`, Polars to Polars": lambda: service_names(series, "tcp").to_polars(),
        "`service_names`, a list": lambda: service_names(as_list, "tcp"),
    }


def single() -> dict[str, Callable[[], Any]]:
    """The ways to name one port."""
    import socket

    names = {(443, "tcp"): "https"}
    return {
        'a dict: `get((443, "tcp"))`': lambda: names.get((443, "tcp")),
        '`service_name(443, "tcp")`': lambda: iana_ports.service_name(443, "tcp"),
        "`service_name(443, 6)`": lambda: iana_ports.service_name(443, 6),
        "`lookup(443).name`": lambda: iana_ports.lookup(443).name,
        '`service_port("https", "tcp")`': lambda: iana_ports.service_port("https", "tcp"),
        '`iana_ports.getservbyport(443, "tcp")`': lambda: iana_ports.getservbyport(443, "tcp"),
        '`socket.getservbyport(443, "tcp")`': lambda: socket.getservbyport(443, "tcp"),
    }


def imports() -> dict[str, float]:
    """The minimum time of an import of each module in a new process, in seconds."""
    modules = ["json", "iana_ports", "socket", "argparse", "numpy", "polars"]
    least = dict.fromkeys((f"`import {module}`" for module in modules), float("inf"))
    for _ in range(3 * ROUNDS):
        for name in least:
            program = f"import time; start = time.perf_counter(); {name.strip('`')}; print(time.perf_counter() - start)"
            done = subprocess.run(
                [sys.executable, "-c", program], capture_output=True, text=True, check=True
            )
            least[name] = min(least[name], float(done.stdout))
    return least


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    packages = ("numpy", "pyarrow", "polars", "pandas")
    print(
        f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, "
        + ", ".join(f"{package} {version(package)}" for package in packages)
        + f", iana-ports {iana_ports.__version__}. The minimum of {ROUNDS} interleaved rounds."
    )
    start = time.perf_counter()
    service_names([443])
    first = time.perf_counter() - start
    ports, protocols = flows(rows)
    tasks = one_transport(ports)
    table(f"{rows:,} ports on one transport", rounds(tasks), next(iter(tasks)), "ms", 1e3)
    tasks = two_columns(ports, protocols)
    table(f"{rows:,} ports, each with its transport", rounds(tasks), next(iter(tasks)), "ms", 1e3)
    tasks = batches(ports, protocols)
    note = f"The first call of a process takes {first * 1e3:.2g} ms more."
    table(f"A batch of {BATCH:,} ports", rounds(tasks, 200), next(iter(tasks)), "µs", 1e6, note)
    tasks = single()
    table("One port", rounds(tasks, 20_000), next(iter(tasks)), "ns", 1e9)
    times = imports()
    table("Import", times, "`import json`", "ms", 1e3)


if __name__ == "__main__":
    main()
