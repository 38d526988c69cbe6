"""Checks the files and the metadata of the wheel and of the source distribution.

python files.py WHEEL SDIST FOLDER...

The wheel must contain no path of FOLDER..., the folders of the machine that built it.
"""

import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]
INFO = "iana_ports-0.1.0.dist-info"


def differences(what: str, found: set[str], expected: set[str]) -> list[str]:
    return [f"{what}: {name} is missing" for name in sorted(expected - found)] + [
        f"{what}: {name} does not belong there" for name in sorted(found - expected)
    ]


def check_wheel(path: Path) -> list[str]:
    module = {
        f"iana_ports/{file.relative_to(HERE / 'python/iana_ports')}"
        for file in (HERE / "python/iana_ports").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    licences = list(HERE.glob("LICENSE-*"))
    info = {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        *(f"licenses/{file.name}" for file in licences),
    }
    info |= {"licenses/THIRD-PARTY-LICENSES.txt", "sboms/sbom.cdx.json"}
    expected = module | {"iana_ports/_iana_ports.abi3.so"} | {f"{INFO}/{name}" for name in info}
    with zipfile.ZipFile(path) as wheel:
        errors = differences(path.name, set(wheel.namelist()), expected)
        metadata = message_from_bytes(wheel.read(f"{INFO}/METADATA"))
        for file in licences:
            if wheel.read(f"{INFO}/licenses/{file.name}") != file.read_bytes():
                errors.append(f"{path.name}: {file.name} is not the one of the project")
        if not errors:
            errors += check_linked(path.name, wheel)
    if not path.name.startswith("iana_ports-0.1.0-cp311-abi3-"):
        errors.append(f"{path.name}: expected one for the stable ABI of Python 3.11")
    description = metadata.get_payload(decode=True)
    if (
        not isinstance(description, bytes)
        or description.strip() != (HERE / "README.md").read_bytes().strip()
    ):
        errors.append(f"{path.name}: its description is not README.md of bindings/python")
    if metadata.get_all("Requires-Dist"):
        errors.append(f"{path.name}: it needs {metadata.get_all('Requires-Dist')}")
    return errors


def check_linked(name: str, wheel: zipfile.ZipFile) -> list[str]:
    """Compares the bill of materials, the licence texts and the manifest."""
    bill = json.loads(wheel.read(f"{INFO}/sboms/sbom.cdx.json"))
    texts = wheel.read(f"{INFO}/licenses/THIRD-PARTY-LICENSES.txt").decode()
    manifest = tomllib.loads((HERE / "Cargo.toml").read_text(encoding="utf-8"))
    crates = {one["name"]: one for one in bill["components"]}
    return [
        f"{name}: its bill of materials lacks {crate}"
        for crate in {*manifest["dependencies"], "iana-ports-tables", "parquet"}
        if crate not in crates
    ] + [
        f"{name}: THIRD-PARTY-LICENSES.txt lacks {one['name']} {one['version']}"
        for one in bill["components"]
        if not one["name"].startswith("iana-ports")
        and f"\n{one['name']} {one['version']}: " not in texts
    ]


def check_paths(path: Path, folders: list[str]) -> list[str]:
    with zipfile.ZipFile(path) as wheel:
        contents = {name: wheel.read(name) for name in wheel.namelist()}
    pattern = re.compile(b"|".join(re.escape(folder.encode()) for folder in folders))
    return [
        f"{path.name}: {name} contains {content[found.start() : found.start() + 80]!r}"
        for name, content in contents.items()
        if (found := pattern.search(content))
    ]


def check_sdist(path: Path) -> list[str]:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    # pyproject.toml and the files that it names are at the root of the distribution.
    moved = {
        name.removeprefix("bindings/python/")
        for name in tracked
        if name.startswith("bindings/python/")
    }
    with tarfile.open(path) as sdist:
        files = {name.partition("/")[2] for name in sdist.getnames()}
    known = {*tracked, *moved, "PKG-INFO"}
    errors = [f"{path.name}: {name} is not of this repository" for name in sorted(files - known)]
    needed = {
        "PKG-INFO",
        "pyproject.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "bindings/python/README.md",
    }
    return errors + [f"{path.name}: {name} is missing" for name in sorted(needed - files)]


wheel, sdist = map(Path, sys.argv[1:3])
errors = check_wheel(wheel) + check_paths(wheel, sys.argv[3:]) + check_sdist(sdist)
print(
    "\n".join(errors)
    or f"{wheel.name}: {wheel.stat().st_size} bytes; {sdist.name}: {sdist.stat().st_size} bytes"
)
sys.exit(bool(errors))
