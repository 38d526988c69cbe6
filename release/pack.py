"""Packs a folder into an archive.

    pack.py FOLDER ARCHIVE

The bytes depend only on the files and on the version of Python. ARCHIVE ends in .tar.gz
or .zip, and contains one folder with the name of FOLDER. Its entries are sorted and have
no owners. All have the time SOURCE_DATE_EPOCH, in seconds since 1970. Only the programs
at the top are executable.
"""

import gzip
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

PROGRAMS = {"iana-ports", "iana-ports.exe"}
DOS_DIRECTORY = 0x10


def paths(folder: Path) -> list[tuple[str, Path, int]]:
    """The name in the archive, the path, and the mode with the type of each file."""
    found = []
    for path in [folder, *folder.rglob("*")]:
        name = path.relative_to(folder.parent).as_posix()
        is_program = path.parent == folder and path.name in PROGRAMS
        mode = 0o040755 if path.is_dir() else 0o100755 if is_program else 0o100644
        found.append((name, path, mode))
    return sorted(found)


def write_tar(folder: Path, archive: Path, seconds: int) -> None:
    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for name, path, mode in paths(folder):
            entry = tarfile.TarInfo(name)
            entry.mode = mode & 0o777
            entry.mtime = seconds
            if path.is_dir():
                entry.type = tarfile.DIRTYPE
                tar.addfile(entry)
            else:
                entry.size = path.stat().st_size
                with path.open("rb") as content:
                    tar.addfile(entry, content)


def write_zip(folder: Path, archive: Path, seconds: int) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, path, mode in paths(folder):
            entry = zipfile.ZipInfo(name, time.gmtime(seconds)[:6])
            # Unix, on every system that packs.
            entry.create_system = 3
            entry.external_attr = mode << 16
            if path.is_dir():
                entry.filename += "/"
                entry.external_attr |= DOS_DIRECTORY
                packed.writestr(entry, b"")
            else:
                packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


folder, archive = map(Path, sys.argv[1:])
seconds = int(os.environ["SOURCE_DATE_EPOCH"])
write = write_zip if archive.suffix == ".zip" else write_tar
write(folder, archive, seconds)
