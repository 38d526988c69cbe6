"""The query engines that `run` compares: each executes statements and returns rows."""

import pathlib
from collections.abc import Sequence
from typing import Any, Protocol

HERE = pathlib.Path(__file__).parent

Row = Sequence[Any]


class Engine(Protocol):
    """An open session of an engine."""

    def execute(self, statement: str) -> None:
        """Executes a statement without a result."""

    def rows(self, query: str) -> list[Row]:
        """Returns a query's rows."""

    def register_function(self) -> None:
        """Registers the SQL function `service_name(port, transport)` from Python."""

    def close(self) -> None:
        """Ends the session."""


class DuckDB:
    def __init__(self) -> None:
        import duckdb

        self.connection = duckdb.connect()

    def execute(self, statement: str) -> None:
        self.connection.execute(statement)

    def rows(self, query: str) -> list[Row]:
        return self.connection.execute(query).fetchall()

    def register_function(self) -> None:
        import duckdb_function

        duckdb_function.register(self.connection)

    def close(self) -> None:
        self.connection.close()


class DataFusion:
    def __init__(self) -> None:
        from datafusion import SessionContext

        self.context = SessionContext()

    def execute(self, statement: str) -> None:
        self.context.sql(statement).collect()

    def rows(self, query: str) -> list[Row]:
        return [tuple(row.values()) for row in self.context.sql(query).to_pylist()]

    def register_function(self) -> None:
        import datafusion_function

        datafusion_function.register(self.context)

    def close(self) -> None:
        pass


class ClickHouse:
    def __init__(self) -> None:
        from chdb.session import Session

        self.session = Session()

    def execute(self, statement: str) -> None:
        self.session.query(statement)

    def rows(self, query: str) -> list[Row]:
        lines = self.session.query(query, "TSV").bytes().decode().splitlines()
        return [["" if cell == r"\N" else cell for cell in line.split("\t")] for line in lines]

    def register_function(self) -> None:
        raise NotImplementedError("README.md shows no function in ClickHouse")

    def close(self) -> None:
        self.session.close()


class Spark:
    """Spark with a thread per core in this process, or as a cluster of executor
    processes.
    """

    def __init__(self, executors: int = 0) -> None:
        import spark_session

        self.session = spark_session.start(executors)

    def execute(self, statement: str) -> None:
        self.session.sql(statement)

    def rows(self, query: str) -> list[Row]:
        return [tuple(row) for row in self.session.sql(query).collect()]

    def register_function(self) -> None:
        import spark_function

        spark_function.register(self.session)

    def close(self) -> None:
        self.session.stop()


ENGINES = {"duckdb": DuckDB, "datafusion": DataFusion, "clickhouse": ClickHouse, "spark": Spark}


def sql(name: str) -> str:
    """Returns the text of a file of this folder."""
    return (HERE / f"{name}.sql").read_text()


def create_tables(engine: Engine, name: str) -> None:
    """Creates `ports` and `flows` of ports.parquet and flows.csv in the working
    directory.
    """
    for statement in sql(name).split(";"):
        if statement.strip():
            engine.execute(statement)
