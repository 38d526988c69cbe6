"""The crates that a build of one package links, as cargo resolves them."""

import json
import os
import re
import subprocess
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


class Problem(Exception):
    """An error for the person who runs the script: one line."""


@dataclass(order=True)
class Crate:
    """A package of cargo."""

    name: str
    version: str
    licence: str = field(compare=False)
    description: str = field(compare=False)
    # The https address of its source repository, or empty.
    repository: str = field(compare=False)
    # The SHA-256 of the package file, or None for a package of this repository.
    checksum: str | None = field(compare=False)
    folder: Path = field(compare=False)

    @property
    def purl(self) -> str:
        return f"pkg:cargo/{self.name}@{self.version.replace('+', '%2B')}"

    @property
    def is_ours(self) -> bool:
        return self.checksum is None


@dataclass
class Build:
    """A package, the options of its build, and what the build links."""

    package: Crate
    is_library: bool
    target: str
    features: list[str]
    # Sorted by name and version; without the package itself.
    crates: list[Crate]
    # The purls of a crate's dependencies, by its purl; both sorted.
    dependencies: dict[str, list[str]]
    rustc: "Rustc"


@dataclass
class Rustc:
    """The compiler. Its toolchain contains the standard library."""

    version: str
    llvm: str
    host: str
    sysroot: Path


def run(command: list[str], folder: Path | None = None) -> str:
    """Returns the output of a command. Its error messages are shown."""
    try:
        done = subprocess.run(
            command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=False
        )
    except OSError as error:
        raise Problem(f"{command[0]}: {error.strerror}") from None
    if done.returncode:
        raise Problem(f"{' '.join(command)} failed with status {done.returncode}")
    return done.stdout


def read(package: Path, features: str, default_features: bool, target: str | None) -> Build:
    """Asks cargo for what a build of the package in the folder links."""
    try:
        manifest = tomllib.loads((package / "Cargo.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{package}: expected the folder of a package: {error}") from None
    if "package" not in manifest:
        raise Problem(f"{package}/Cargo.toml: expected a package")
    rustc = ask_rustc()
    target = target or rustc.host
    options = [
        "--locked",
        "--manifest-path",
        str((package / "Cargo.toml").resolve()),
        "--features",
        features,
    ]
    if not default_features:
        options.append("--no-default-features")
    known = packages(options, target)
    tree = run(
        # Without macros, which run at build time, and without what only they need.
        [
            "cargo",
            "tree",
            "--edges",
            "normal,no-proc-macro",
            "--target",
            target,
            "--prefix",
            "depth",
            "--charset",
            "ascii",
        ]
        + ["--format", " {p}\t{f}", "--package", manifest["package"]["name"], *options]
    )
    return graph(tree, known, rustc, target)


def ask_rustc() -> Rustc:
    command = os.environ.get("RUSTC", "rustc")
    facts = dict(line.split(": ", 1) for line in run([command, "-vV"]).splitlines() if ": " in line)
    return Rustc(
        facts["release"],
        facts["LLVM version"],
        facts["host"],
        Path(run([command, "--print", "sysroot"]).strip()),
    )


def packages(options: list[str], target: str) -> dict[tuple[str, str], Crate]:
    """Returns all packages that cargo knows for the target, by name and version."""
    platform = [] if target == "all" else ["--filter-platform", target]
    metadata = json.loads(run(["cargo", "metadata", "--format-version", "1", *platform, *options]))
    lock = tomllib.loads(
        (Path(metadata["workspace_root"]) / "Cargo.lock").read_text(encoding="utf-8")
    )
    checksums = {
        (entry["name"], entry["version"]): entry.get("checksum") for entry in lock["package"]
    }
    known = {}
    for package in metadata["packages"]:
        key = package["name"], package["version"]
        if key in known:
            raise Problem(f"{' '.join(key)}: expected one source of a package, found two")
        if package["source"] not in (None, CRATES_IO):
            raise Problem(f"{' '.join(key)} comes from {package['source']}: expected crates.io")
        if not package["license"]:
            raise Problem(f"{' '.join(key)}: expected an SPDX expression as its license")
        repository = package["repository"] or ""
        known[key] = Crate(
            *key,
            # The old form of an alternative.
            licence=re.sub(r"\s*/\s*", " OR ", package["license"]),
            description=" ".join((package["description"] or "").split()),
            repository=repository if repository.startswith("https://") else "",
            checksum=checksums[key] if package["source"] else None,
            folder=Path(package["manifest_path"]).parent,
        )
    return known


def graph(tree: str, known: dict[tuple[str, str], Crate], rustc: Rustc, target: str) -> Build:
    """Reads the output of `cargo tree`: depth, name, version and features on each line."""
    found: dict[tuple[str, str], Crate] = {}
    dependencies: dict[str, set[str]] = {}
    above: list[Crate] = []
    root_features = ""
    for line in filter(None, tree.splitlines()):
        depth, name, version, *_ = line.partition("\t")[0].split(" ")
        key = name, version.removeprefix("v")
        crate = found.setdefault(key, known[key])
        del above[int(depth) :]
        if above:
            dependencies.setdefault(above[-1].purl, set()).add(crate.purl)
        else:
            root_features = line.partition("\t")[2]
        above.append(crate)
    package = above[0]
    targets = tomllib.loads((package.folder / "Cargo.toml").read_text(encoding="utf-8"))
    return Build(
        package=package,
        is_library="bin" not in targets,
        target=target,
        features=[feature for feature in root_features.split(",") if feature],
        crates=sorted(crate for crate in found.values() if crate is not package),
        dependencies={purl: sorted(ones) for purl, ones in sorted(dependencies.items())},
        rustc=rustc,
    )
