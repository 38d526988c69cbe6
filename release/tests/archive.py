"""Unpacks an archive of `release/archive`, and checks each file in it.

    archive.py ARCHIVE FOLDERS HOST

FOLDERS is a file with the folders of this machine, one per line: no file may name them.
HOST is the Rust target of this machine. If the archive's program runs here, it must
answer, and print the completions and manual pages of the archive. Shells and `man` must
read those; the last line names what is not installed here. SOURCE_DATE_EPOCH is the time
of all files.
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIES = {
    "CHANGELOG.md": "CHANGELOG.md",
    "LICENSE-APACHE": "LICENSE-APACHE",
    "LICENSE-MIT": "LICENSE-MIT",
    "LICENSE-OFL": "cli/fonts/LICENSE-OFL",
    "README.md": "cli/README.md",
}
# `release/sbom` writes these.
WRITTEN = {"THIRD-PARTY-LICENSES.txt", "sbom.cdx.json"}
COMPLETIONS = {
    "bash": "iana-ports.bash",
    "elvish": "iana-ports.elv",
    "fish": "iana-ports.fish",
    "powershell": "_iana-ports.ps1",
    "zsh": "_iana-ports",
}
# The command with which each shell loads its file of $SCRIPTS, and then prints its word
# of KNOWN. Elvish loads completions only at a terminal.
LOADED = {
    "bash": [
        "bash",
        "--norc",
        "--noprofile",
        "-c",
        'source "$SCRIPTS/iana-ports.bash" && complete -p iana-ports',
    ],
    "fish": [
        "fish",
        "--no-config",
        "-c",
        'source "$SCRIPTS/iana-ports.fish"; complete -C "iana-ports li"',
    ],
    "powershell": [
        "pwsh",
        "-NoProfile",
        "-Command",
        '$ErrorActionPreference = "Stop"; . "$env:SCRIPTS/_iana-ports.ps1"; "loaded"',
    ],
    "zsh": [
        "zsh",
        "-f",
        "-c",
        "fpath=($SCRIPTS $fpath); autoload -Uz compinit && compinit -u -D; print $_comps[iana-ports]",
    ],
}
KNOWN = {"bash": "iana-ports", "fish": "listening", "powershell": "loaded", "zsh": "_iana-ports"}


def run(*command: str | Path, status: int = 0, **options: object) -> bytes:
    done = subprocess.run(command, capture_output=True, **options)
    if done.returncode != status:
        sys.exit(
            f"{archive.name}: {' '.join(map(str, command))}: exit status {done.returncode}: expected {status}: "
            f"{done.stderr.decode(errors='replace').strip()}"
        )
    return done.stdout


def expect(what: str, found: object, expected: object) -> None:
    if found != expected:
        sys.exit(f"{archive.name}: {what}: {found!r}: expected {expected!r}")


def unpack(folder: Path) -> None:
    """Unpacks the archive, and checks order, modes, owners and times of its entries."""
    seconds = int(os.environ["SOURCE_DATE_EPOCH"])
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            entries = [
                (entry.filename.rstrip("/"), entry.external_attr >> 16)
                for entry in packed.infolist()
            ]
            packed.extractall(folder)
    else:
        with tarfile.open(archive) as packed:
            members = packed.getmembers()
            entries = [
                (entry.name, entry.mode | (0o040000 if entry.isdir() else 0o100000))
                for entry in members
            ]
            owners = {
                (entry.uid, entry.gid, entry.uname, entry.gname, entry.mtime) for entry in members
            }
            expect("owners and times", owners, {(0, 0, "", "", seconds)})
        # Unpacks with tar, as users do.
        run("tar", "-xzf", archive.name, "-C", folder, cwd=archive.parent)
    expect(
        "order of the entries", [name for name, _ in entries], sorted(name for name, _ in entries)
    )
    for name, mode in entries:
        is_open = (
            name == top
            or name.count("/") == 1
            and Path(name).name in {program, "completions", "man"}
        )
        expect(f"mode of {name}", oct(mode & 0o777), oct(0o755 if is_open else 0o644))
    expect("top folder", [path.name for path in folder.iterdir()], [top])


def commands() -> set[str]:
    """The commands that have a manual page, from the source of the command line."""
    source = (ROOT / "cli/src/commands/mod.rs").read_text(encoding="utf-8")
    found = re.search(r"\benum Command \{(.*?)^\}", source, re.DOTALL | re.MULTILINE)
    if not found:
        sys.exit("cli/src/commands/mod.rs: expected enum Command")
    return {name.lower() for name in re.findall(r"^    (\w+)\(", found[1], re.MULTILINE)}


def check_files(folder: Path) -> None:
    pages = {"man/iana-ports.1", *(f"man/iana-ports-{name}.1" for name in commands())}
    scripts = {f"completions/{name}" for name in COMPLETIONS.values()}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expected = {program, *COPIES, *WRITTEN, *pages, *scripts}
    if found != expected:
        sys.exit(
            f"{archive.name}: missing: {sorted(expected - found)}; does not belong there: {sorted(found - expected)}"
        )
    for name, source in COPIES.items():
        if (folder / name).read_bytes() != (ROOT / source).read_bytes():
            sys.exit(f"{archive.name}: {name} differs from {source} of the repository")
    pattern = re.compile(b"|".join(re.escape(name.encode()) for name in machine_folders))
    for name in sorted(found):
        content = (folder / name).read_bytes()
        if place := pattern.search(content):
            sys.exit(
                f"{archive.name}: {name} contains a path of this machine: {content[place.start() : place.start() + 80]!r}"
            )


def check_binstall() -> None:
    """Checks that the manifest leads `cargo binstall` to the program in this archive."""
    manifest = tomllib.loads((ROOT / "cli/Cargo.toml").read_text(encoding="utf-8"))["package"]
    settings = manifest["metadata"]["binstall"]
    settings = {**settings, **settings["overrides"].get(target, {})}
    version = top.removeprefix("iana-ports-").removesuffix(f"-{target}")
    values = {
        "repo": "REPO",
        "version": version,
        "target": target,
        "bin": "iana-ports",
        "binary-ext": Path(program).suffix,
    }
    filled = {
        key: re.sub(r"\{ ([a-z-]+) \}", lambda found: values[found[1]], settings[key])
        for key in ("pkg-url", "bin-dir")
    }
    expect(
        "pkg-url of binstall",
        filled["pkg-url"],
        f"REPO/releases/download/v{version}/{archive.name}",
    )
    expect("bin-dir of binstall", filled["bin-dir"], f"{top}/{program}")
    format = "zip" if archive.suffix == ".zip" else "tgz"
    expect("pkg-fmt of binstall", settings["pkg-fmt"], format)


def check_static(path: Path) -> None:
    listed = run("readelf", "--wide", "--program-headers", "--dynamic", path).decode()
    if wrong := re.search(r"INTERP|NEEDED.*", listed):
        sys.exit(f"{archive.name}: {program} is not static: {wrong[0]}")


def check_program(folder: Path) -> None:
    path = folder / program
    version = top.removeprefix("iana-ports-").removesuffix(f"-{target}")
    expect(
        "--version",
        run(path, "--embedded", "--version").decode().split(" (")[0],
        f"iana-ports {version}",
    )
    expect("1455", run(path, "--quiet", "1455").split(), [b"esl-lm"])
    expect("a port without a name", run(path, "--quiet", "27011", status=1), b"")
    registry = (ROOT / "data/service-names-port-numbers.csv").read_bytes()
    if run(path, "--embedded", "export", "--format", "csv") != registry:
        sys.exit(f"{archive.name}: export --format csv is not data/service-names-port-numbers.csv")
    expect("parquet", run(path, "export", "--format", "parquet")[:4], b"PAR1")
    for shell, name in COMPLETIONS.items():
        if run(path, "completions", shell) != (folder / "completions" / name).read_bytes():
            sys.exit(f"{archive.name}: {name} is not what completions {shell} prints")
    pages = folder.parent / "pages"
    run(path, "man", "--output", pages)
    for page in (folder / "man").iterdir():
        if page.read_bytes() != (pages / page.name).read_bytes():
            sys.exit(f"{archive.name}: {page.name} is not what man --output writes")
    shutil.rmtree(pages)


def check_readers(folder: Path) -> list[str]:
    """Lets shells and man read their files. Returns those that are not installed."""
    absent = []
    paths = os.pathsep.join([str(folder), os.environ["PATH"]])
    environment = {
        **os.environ,
        "PATH": paths,
        "SCRIPTS": str(folder / "completions"),
        "HOME": str(folder.parent),
    }
    for shell, command in LOADED.items():
        # The whole path: given a name, Windows looks into its own folders first.
        path = shutil.which(command[0])
        if not path:
            absent.append(command[0])
        elif KNOWN[shell] not in run(path, *command[1:], env=environment).decode():
            sys.exit(f"{archive.name}: {shell} does not load {COMPLETIONS[shell]}")
    # Only the man of Linux has these options.
    if not sys.platform.startswith("linux") or not shutil.which("man"):
        return [*absent, "man"]
    for page in sorted((folder / "man").iterdir()):
        done = subprocess.run(
            ["man", "--warnings", "-l", page],
            capture_output=True,
            env={**environment, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode or done.stderr or page.stem.upper().encode() not in done.stdout:
            sys.exit(
                f"{archive.name}: man -l {page.name}: exit status {done.returncode}: {done.stderr.decode()}"
            )
    return absent


archive = Path(sys.argv[1])
machine_folders = Path(sys.argv[2]).read_text(encoding="utf-8").split("\n")[:-1]
host = sys.argv[3]
top = archive.name.removesuffix(".zip").removesuffix(".tar.gz")
target = re.sub(r"^iana-ports-\d+\.\d+\.\d+(-[0-9a-z.]+(?=-.*-))?-", "", top)
program = "iana-ports.exe" if "-windows-" in target else "iana-ports"
with tempfile.TemporaryDirectory() as scratch:
    unpack(Path(scratch))
    folder = Path(scratch) / top
    check_files(folder)
    check_binstall()
    if "-linux-" in target:
        check_static(folder / program)
    if target.split("-")[:3] == host.split("-")[:3]:
        check_program(folder)
        absent = check_readers(folder)
        note = f"; not installed here, so not tried: {', '.join(absent)}" if absent else ""
    else:
        note = f"; its program was not run, as this is {host}"
    print(
        f"{archive.name}: {archive.stat().st_size} bytes, its program {(folder / program).stat().st_size}{note}"
    )
