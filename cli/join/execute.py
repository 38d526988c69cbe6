"""Runs join.sql in an engine, on ports.parquet and flows.csv of the working directory, and prints the sums as CSV.

    python execute.py duckdb|datafusion|clickhouse|spark
"""

import csv
import pathlib
import sys


def duckdb(tables, join):
    import duckdb

    for table in tables:
        duckdb.execute(table)
    return duckdb.execute(join).fetchall()


def datafusion(tables, join):
    from datafusion import SessionContext

    context = SessionContext()
    for table in tables:
        context.sql(table).collect()
    return [row.values() for row in context.sql(join).to_pylist()]


def clickhouse(tables, join):
    from chdb.session import Session

    session = Session()
    for table in tables:
        session.query(table)
    lines = session.query(join, "TSV").bytes().decode().splitlines()
    return [["" if cell == r"\N" else cell for cell in line.split("\t")] for line in lines]


def spark(tables, join):
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[*]").getOrCreate()
    for table in tables:
        session.sql(table)
    return session.sql(join).collect()


engine = sys.argv[1]
here = pathlib.Path(__file__).parent
tables = [table for table in (here / f"{engine}.sql").read_text().split(";") if table.strip()]
rows = {"duckdb": duckdb, "datafusion": datafusion, "clickhouse": clickhouse, "spark": spark}[engine](
    tables, (here / "join.sql").read_text()
)
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["name", "status", "transport", "flows", "packets", "bytes"])
out.writerows(rows)
