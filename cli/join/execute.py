"""Prints the sums of join.sql or function.sql as CSV.

    python execute.py duckdb|datafusion|clickhouse|spark join|function [--cluster]

Reads ports.parquet and flows.csv of the working directory. --cluster runs Spark with two
executors, and fails unless both work and the joins broadcast.
"""

import csv
import sys

import engines

SUMS = ["flows", "packets", "bytes"]
COLUMNS = {"join": ["name", "status", "transport", *SUMS], "function": ["name", "transport", *SUMS]}


def main() -> None:
    name, query, *options = sys.argv[1:]
    cluster = options == ["--cluster"]
    engine = engines.Spark(executors=2) if cluster else engines.ENGINES[name]()
    engines.create_tables(engine, name)
    if query == "function":
        engine.register_function()
    rows = engine.rows(engines.sql(query))
    if cluster:
        import spark_checks

        spark_checks.check_executors(engine.session)
        if query == "join":
            spark_checks.check_plan(engine.session)
    engine.close()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS[query])
    out.writerows(rows)


main()
