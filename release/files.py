"""Shared by the Python scripts of this folder: errors, tracked files, replacing files."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]


def fail(*errors: str) -> NoReturn:
    """Ends the script with a line for each error, which names the script."""
    sys.exit("\n".join(f"release/{Path(sys.argv[0]).name}: {error}" for error in errors))


def arguments() -> list[str]:
    """The arguments of the script. With --help, prints what the script does, and ends."""
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(sys.modules["__main__"].__doc__.strip())
        sys.exit()
    return sys.argv[1:]


def read(path: Path) -> str:
    """The text of a file with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def line_of(text: str, offset: int) -> int:
    """The number of the line that contains `offset`, from 1."""
    return text.count("\n", 0, offset) + 1


def tracked(folder: Path, *patterns: str) -> list[str]:
    """The names of the files in `folder` that git tracks, relative to it."""
    command = ["git", "-C", str(folder), "ls-files", "-z", "--", *patterns]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8")
    if listed.returncode != 0:
        fail(listed.stderr.strip())
    return [name for name in listed.stdout.split("\0") if name]


def substitute(text: str, places: list[tuple[int, int, str]]) -> str:
    """`text` with new strings in the places (start, end, new string)."""
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def replace_files(new: dict[Path, str]) -> None:
    """Replaces all files or none, even if the script is interrupted."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), lambda number, _frame: sys.exit(128 + number))
    prepared: list[tuple[Path, Path]] = []
    replaced: list[tuple[Path, bytes]] = []
    try:
        for path, text in new.items():
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            prepared.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
            os.chmod(name, path.stat().st_mode & 0o777)
        for temporary, path in prepared:
            replaced.append((path, path.read_bytes()))
            os.replace(temporary, path)
    except BaseException as error:
        for path, content in replaced:
            path.write_bytes(content)
        if isinstance(error, OSError):
            fail(f"{error.filename}: {error.strerror}; nothing is changed")
        raise
    finally:
        for temporary, _ in prepared:
            temporary.unlink(missing_ok=True)


def version_of(folder: Path) -> str:
    """The version of the checkout in `folder`: that of its Cargo workspace."""
    found = re.search(
        r'^\[workspace\.package\]\nversion = "(.*)"$', read(folder / "Cargo.toml"), re.M
    )
    if not found:
        fail(f"{folder / 'Cargo.toml'} has no version: expected one below [workspace.package]")
    return found[1]


def owners_address() -> str:
    """The address in `release/repository`, which common.sh checks."""
    # Errors name the script that asks.
    script = 'common=$0; BASH_ARGV0=$1; . "$common" && address'
    command = ["bash", "-c", script, str(ROOT / "release/common.sh"), sys.argv[0]]
    asked = subprocess.run(command, capture_output=True, encoding="utf-8")
    if asked.returncode != 0:
        sys.exit(asked.stderr.rstrip())
    return asked.stdout.strip()


def rehearsal_address() -> str:
    """The address that never exists, from common.sh."""
    command = ["bash", "-c", '. "$0" && echo "$rehearsal_address"', str(ROOT / "release/common.sh")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.strip()
