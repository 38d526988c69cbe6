"""The checks of `tests/sbom`, which calls: python sbom.py ROOT COPY LINK_ARGS WORK"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

root, copy, link_args, work = map(Path, sys.argv[1:])
TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "all"]
BUILDS = [
    *(["--features", "parquet", "--target", target, "cli"] for target in TARGETS),
    ["--no-default-features", "--target", TARGETS[0], "cli"],
    ["--target", TARGETS[0], "bindings/python"],
    ["--target", TARGETS[0], "bindings/c"],
    [
        "--no-default-features",
        "--features",
        "full",
        "--target",
        "wasm32-unknown-unknown",
        "bindings/js",
    ],
]
# Crates whose library has another name than the package.
LIBRARIES = {"rustls-webpki": "webpki"}
# Dependencies that no code uses with these features, so rustc does not link them.
UNUSED = {"adler2", "libm"}
failures = 0


def check(what: str, found: object, expected: object) -> None:
    global failures
    if found != expected:
        failures += 1
        print(f"{what}: expected {expected}, found {found}")


def write(folder: Path, options: list[str], name: str) -> tuple[str, str]:
    """Returns the two files that `release/sbom` writes in a checkout."""
    out = work / name
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [folder / "release/sbom", *options, out], cwd=folder, env=environment, check=True
    )
    return (out / "sbom.cdx.json").read_text(), (out / "THIRD-PARTY-LICENSES.txt").read_text()


def check_build(options: list[str]) -> dict[str, str]:
    """Returns the names and versions of the crates in the bill."""
    name = " ".join(options)
    sbom, texts = write(root, options, "here")
    check(f"{name}: again, elsewhere", write(copy, options, "there"), (sbom, texts))
    check(f"{name}: the schema", JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom), None)
    for path in (
        str(root),
        str(copy),
        str(Path.home()),
        os.environ.get("CARGO_HOME", "/.cargo"),
        "/tmp",
    ):
        check(f"{name}: the path {path}", path in sbom + texts.partition("=====")[0], False)
    check(f"{name}: other registries", re.findall(r"(?:registry|sparse|file)[+:]\S+", sbom), [])
    bill = json.loads(sbom)
    nodes = [
        bill["metadata"]["component"]["bom-ref"],
        *(one["bom-ref"] for one in bill["components"]),
    ]
    graph = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    check(f"{name}: the graph's nodes", sorted(graph), sorted(nodes))
    check(f"{name}: what can be reached", reached(graph, nodes[0]), set(nodes))
    lock = next(
        path for path in [root / options[-1] / "Cargo.lock", root / "Cargo.lock"] if path.exists()
    )
    checksums = {
        (one["name"], one["version"]): one.get("checksum")
        for one in tomllib.loads(lock.read_text())["package"]
    }
    numbers = set(re.findall(r"^={90}\n\[(\d+)\]\n\n.*\S", texts, re.MULTILINE))
    for one in bill["components"]:
        if not one["purl"].startswith("pkg:cargo/"):
            continue
        checksum = checksums[one["name"], one["version"]]
        check(
            f"{name}: {one['purl']}",
            one.get("hashes"),
            [{"alg": "SHA-256", "content": checksum}] if checksum else None,
        )
        head = re.escape(f"{one['name']} {one['version']}: {one['licenses'][0]['expression']}")
        entry = re.findall(rf"^{head} ((?:\[\d+\])+)$", texts, re.MULTILINE)
        check(f"{name}: entries of {one['purl']} with texts", len(entry), 1 if checksum else 0)
        check(
            f"{name}: texts of {one['purl']}",
            set(re.findall(r"\d+", "".join(entry))) <= numbers,
            True,
        )
    print(f"{name}: {len(bill['components'])} components, {len(numbers)} texts")
    return {
        one["name"]: one["version"]
        for one in bill["components"]
        if one["purl"].startswith("pkg:cargo/")
    }


def reached(graph: dict[str, list[str]], start: str) -> set[str]:
    found, todo = set(), [start]
    while todo:
        if (node := todo.pop()) not in found:
            found.add(node)
            todo += graph[node]
    return found


def linked() -> set[str]:
    """The libraries outside of the toolchain that rustc gave to the linker."""
    return {
        found[1]
        for argument in link_args.read_text().replace('"', " ").split()
        if "/rustlib/" not in argument
        and (found := re.search(r"/lib(\w+)-[0-9a-f]+\.rlib$", argument))
    } - {"iana_ports_cli"}


bills = [check_build(options) for options in BUILDS]
# The link arguments are those of the first bill's build, if this machine has its target.
host = subprocess.run(["rustc", "-vV"], capture_output=True, encoding="utf-8", check=True).stdout
if f"host: {TARGETS[0]}\n" in host:
    names = {LIBRARIES.get(name, name).replace("-", "_") for name in bills[0]}
    check("the crates in the bill and in the linked program", names - UNUSED, linked())
_, python = write(root, ["--target", TARGETS[0], "bindings/python"], "here")
check(
    "pyo3-arrow has no licence file",
    "is taken under Apache-2.0" in python.partition("\npyo3-arrow ")[2][:200],
    True,
)
# This one may not be taken under Apache-2.0.
failed = subprocess.run(
    [root / "release/sbom", "benches", work / "none"],
    cwd=root,
    capture_output=True,
    encoding="utf-8",
)
check("the status for a crate without a licence", failed.returncode, 1)
check(
    "the message for it",
    "contains no licence file, and MIT does not offer Apache-2.0" in failed.stderr,
    True,
)
check("files for it", (work / "none").exists(), False)
sys.exit(bool(failures))
