"""Parts of a build that are not crates: Rust's standard library, the C library, data."""

import hashlib
import re
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from .crates import ROOT, Build, Problem

# The bill of materials leaves out these crates of the standard library: they only build
# or test it, or it links them only on systems for which we publish nothing.
NOT_LINKED = re.compile(
    r"(cc|getopts|rand|rand_core|rand_xorshift|shlex"
    r"|dlmalloc|fortanix-sgx-abi|hermit-abi|moto-rt|r-efi|r-efi-alloc|unwinding|vex-sdk|wasi|wit-bindgen)-[0-9]"
)


@dataclass
class Part:
    """Other people's work that is not a crate."""

    # The type of the component in CycloneDX.
    type: str
    name: str
    version: str
    licence: str
    description: str
    address: str
    # File names and contents.
    texts: list[tuple[str, str]]
    sha256: str | None = None
    # The contents of the part, for the reader of the licence texts.
    note: str = ""

    @property
    def purl(self) -> str:
        return (
            f"pkg:generic/{self.name.lower().replace(' ', '-')}@{self.version.replace('+', '%2B')}"
        )


def parts(build: Build, static: bool) -> list[Part]:
    names = {crate.name for crate in [build.package, *build.crates]}
    found = [standard_library(build)]
    if static:
        found += c_libraries(build)
    if "iana-ports" in names:
        found.append(registry())
    if "iana-ports-cli" in names:
        found.append(font())
    return found


class Copyrights(HTMLParser):
    """Reads COPYRIGHT-library.html: the standard library's crates and their notices."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = ""
        self.crate = ""
        self.file = ""
        self.crates: list[str] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag
        if tag == "pre":
            self.texts.append((self.file, ""))

    def handle_endtag(self, tag: str) -> None:
        self.tag = ""

    def handle_data(self, data: str) -> None:
        if self.tag == "h3":
            self.crate = data.removeprefix("📦").strip()
            self.crates.append(self.crate)
        elif self.tag == "code":
            self.file = f"{self.crate}/{data}"
        elif self.tag == "pre":
            self.texts[-1] = self.file, self.texts[-1][1] + data


def standard_library(build: Build) -> Part:
    page = build.rustc.sysroot / "share/doc/rust/COPYRIGHT-library.html"
    holders = "Copyright The Rust Project Developers (see https://thanks.rust-lang.org)."
    if not page.exists():
        print(
            f"release/sbom: {page} is missing: the notices of crates in Rust's standard library are left out",
            file=sys.stderr,
        )
        texts = [("LICENSE-APACHE", (ROOT / "LICENSE-APACHE").read_text(encoding="utf-8"))]
        note = (
            "The notices of the crates in it are missing here: only a toolchain of rustup has them."
        )
        return rust_std(build, texts, f"{holders} {note}")
    copyrights = Copyrights()
    copyrights.feed(page.read_text(encoding="utf-8"))
    linked = [crate for crate in copyrights.crates if not NOT_LINKED.match(crate)]
    if not linked or not copyrights.texts:
        raise Problem(f"{page}: expected crates and their notices")
    own = page.parent / "licenses"
    # Rust's page has no MIT licence with a copyright line: it is taken under Apache-2.0.
    texts = [
        (name, (own / name).read_text(encoding="utf-8"))
        for name in ("Apache-2.0.txt", "Unicode-3.0.txt")
    ]
    texts += [(name, text) for name, text in copyrights.texts if name.partition("/")[0] in linked]
    return rust_std(
        build,
        texts,
        f"{holders} It links these crates, apart from those that the target does not need: {', '.join(linked)}.",
    )


def rust_std(build: Build, texts: list[tuple[str, str]], note: str) -> Part:
    return Part(
        "library",
        "rust-std",
        build.rustc.version,
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Rust's standard library",
        "https://github.com/rust-lang/rust",
        texts,
        note=note,
    )


def c_libraries(build: Build) -> list[Part]:
    """Returns the C library and the unwinder of Rust's library for a target with musl."""
    if not build.target.endswith("-linux-musl"):
        raise Problem(f"--static: expected a target of musl, found {build.target}")
    library = build.rustc.sysroot / "lib/rustlib" / build.target / "lib/self-contained/libc.a"
    version = (
        re.search(rb"\0(1\.[0-9]+\.[0-9]+)\0", library.read_bytes()) if library.exists() else None
    )
    if not version:
        raise Problem(f"{library}: expected musl and its version: rustup target add {build.target}")
    own = build.rustc.sysroot / "share/doc/rust/licenses"
    return [
        Part(
            "library",
            "musl",
            version[1].decode(),
            "MIT",
            "C library",
            "https://musl.libc.org",
            [
                (
                    "LICENSE-MUSL",
                    Path(__file__).with_name("LICENSE-MUSL").read_text(encoding="utf-8"),
                )
            ],
        ),
        Part(
            "library",
            "llvm-libunwind",
            # The version of Rust's copy of LLVM.
            build.rustc.llvm,
            "Apache-2.0 WITH LLVM-exception",
            "Unwinder of LLVM",
            "https://github.com/llvm/llvm-project",
            [
                (name, (own / name).read_text(encoding="utf-8"))
                for name in ("Apache-2.0.txt", "LLVM-exception.txt")
            ],
        ),
    ]


def registry() -> Part:
    data = ROOT / "data"
    facts = dict(
        re.findall(
            r"^\| ([^|]+) \| (.+) \|$",
            (data / "README.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    content = (data / "service-names-port-numbers.csv").read_bytes()
    return Part(
        "data",
        "iana-service-names-port-numbers",
        facts["Newest date in it"],
        "CC0-1.0",
        "IANA's Service Name and Transport Protocol Port Number Registry",
        "https://www.iana.org/assignments/service-names-port-numbers/",
        [],
        hashlib.sha256(content).hexdigest(),
        note="Public domain (https://www.iana.org/help/licensing-terms).",
    )


def font() -> Part:
    fonts = ROOT / "cli/fonts"
    version = re.search(
        r"^\[Inter\]\(\S+\) (\S+) by",
        (fonts / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    if not version:
        raise Problem(f"{fonts}/README.md: expected the version of the font Inter")
    return Part(
        "data",
        "inter",
        version[1],
        "OFL-1.1",
        "The font Inter, reduced to the characters that are drawn",
        "https://github.com/rsms/inter",
        [("LICENSE-OFL", (fonts / "LICENSE-OFL").read_text(encoding="utf-8"))],
    )
