"""Measures the costs of join.sql and function.sql on logs of two sizes, beside a plain
sum.

    python growth.py log flows-ROWS.parquet <LOG
    python growth.py measure duckdb|datafusion|spark-1|spark-2 ROWS... >>times.csv
    python growth.py table <times.csv

`log` writes a CSV log as Parquet, with DuckDB. `measure` reads ports.parquet and
flows-ROWS.parquet of the working directory, and prints the elapsed and the CPU seconds of
each query. spark-1 and spark-2 are clusters of one and of two executors. `table` takes
the minimum of each, and prints pairs: elapsed and CPU seconds, and their ratios.
"""

import csv
import math
import os
import pathlib
import sys
import time

import engines

QUERIES = ["plain", "join", "function"]

COPY = """
    COPY (
        SELECT * FROM read_csv('/dev/stdin', header = true, columns = {{
            transport: 'VARCHAR', src_port: 'INTEGER', dst_port: 'INTEGER',
            packets: 'BIGINT', bytes: 'BIGINT'
        }})
    ) TO '{}' (FORMAT parquet)
"""

CREATE = {
    "duckdb": "CREATE OR REPLACE VIEW flows AS SELECT * FROM '{}'",
    "datafusion": "CREATE OR REPLACE EXTERNAL TABLE flows STORED AS PARQUET LOCATION '{}'",
    "spark": "CREATE OR REPLACE TEMPORARY VIEW flows USING parquet OPTIONS (path '{}')",
}

Times = tuple[float, float]


def cpu_seconds() -> float:
    """Returns the CPU time of this process and of those that it started, ended or not."""
    parents, ticks = {}, {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:  # ended in the meantime
            continue
        # proc(5): after the name in parentheses come the state, the parent, and from the
        # 12th on the times of the process and of its ended children, user and system.
        fields = stat.rpartition(")")[2].split()
        parents[int(folder.name)] = int(fields[1])
        ticks[int(folder.name)] = sum(map(int, fields[11:15]))

    def is_ours(process: int) -> bool:
        while process not in (0, os.getpid()):
            process = parents.get(process, 0)
        return process != 0

    ours = sum(spent for process, spent in ticks.items() if is_ours(process))
    return ours / os.sysconf("SC_CLK_TCK")


def open_engine(name: str) -> engines.Engine:
    """Opens an engine with the table `ports` and the function."""
    kind, _, executors = name.partition("-")
    engine = engines.Spark(int(executors)) if executors else engines.ENGINES[kind]()
    engine.execute(engines.sql(kind).split(";")[0])
    engine.register_function()
    return engine


def measure(name: str, sizes: list[int]) -> None:
    """Prints a line for each size and query, after all queries ran once on the smallest
    log.
    """
    engine = open_engine(name)
    create = CREATE[name.partition("-")[0]]
    for is_measured, rows in [(False, min(sizes)), *((True, rows) for rows in sizes)]:
        engine.execute(create.format(f"flows-{rows}.parquet"))
        for query in QUERIES:
            cpu, start = cpu_seconds(), time.perf_counter()
            engine.rows(engines.sql(query))
            elapsed = time.perf_counter() - start
            cpu = cpu_seconds() - cpu
            if is_measured:
                print(f"{name},{rows},{query},{elapsed:.2f},{cpu:.2f}", flush=True)
    engine.close()


def table() -> None:
    """Prints the minimum of each measurement and its ratios as a Markdown table."""
    least: dict[tuple[str, int, str], Times] = {}
    for name, rows, query, elapsed, cpu in csv.reader(sys.stdin):
        key = name, int(rows), query
        old = least.get(key, (math.inf, math.inf))
        least[key] = min(old[0], float(elapsed)), min(old[1], float(cpu))
    smallest = min(rows for _, rows, _ in least)
    titles = ["engine", "flows", "plain sum, s", "join, s"]
    titles += ["join : plain sum", "function : plain sum", "join : smallest log's join"]
    print_row(titles)
    print_row(["---", *["--:"] * (len(titles) - 1)])
    for name, rows in dict.fromkeys((name, rows) for name, rows, _ in least):
        plain, join, function = (least[name, rows, query] for query in QUERIES)
        growth = ratio(join, least[name, smallest, "join"])
        ratios = [ratio(join, plain), ratio(function, plain), growth]
        print_row([name, f"{rows:,}", pair(plain), pair(join), *ratios])


def print_row(cells: list[str]) -> None:
    print(f"| {' | '.join(cells)} |")


def pair(times: Times) -> str:
    """Formats elapsed and CPU seconds."""
    return "{:.1f}, {:.1f}".format(*times)


def ratio(times: Times, base: Times) -> str:
    """Formats the ratios of elapsed and of CPU seconds."""
    return pair((times[0] / base[0], times[1] / base[1]))


def main() -> None:
    match sys.argv[1:]:
        case ["log", file]:
            engines.DuckDB().execute(COPY.format(file))
        case ["measure", name, *sizes]:
            measure(name, [int(rows) for rows in sizes])
        case ["table"]:
            table()


main()
