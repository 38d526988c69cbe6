"""Fixtures: the Rust command line, the files that it exports, and IANA's file."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from reference import Reference

ROOT = Path(__file__).parents[3]

# In the background of a shell script, the tests and the programs that they start would
# ignore the signal.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def cli() -> Callable[..., str]:
    """A function that runs the Rust command line and returns its output.

    Uses the embedded registry. Exit status 1 means an answer without a name.
    """
    program = os.environ.get("IANA_PORTS_CLI")
    if program is None:
        pytest.fail(
            "IANA_PORTS_CLI: expected the path of the command line; bindings/python/run sets it"
        )

    def execute(*options: str, stdin: str = "") -> str:
        done = subprocess.run(
            [program, "--embedded", *options],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    return execute


@pytest.fixture(scope="session")
def exported_csv(cli: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported registry."""
    path = tmp_path_factory.mktemp("exported") / "registry.csv"
    cli("export", "--format", "csv", "--output", str(path))
    return path


@pytest.fixture(scope="session")
def expanded_csv(cli: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported registry, one row for each port on each transport."""
    path = tmp_path_factory.mktemp("exported") / "expanded.csv"
    cli("export", "--format", "csv", "--expand", "--output", str(path))
    return path


@pytest.fixture(scope="session")
def reference() -> Reference:
    """IANA's file in plain Python."""
    return Reference(ROOT / "data/service-names-port-numbers.csv")
