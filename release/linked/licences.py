"""The licences of other people's work in a build, each text once."""

import re

from .crates import ROOT, Build, Crate, Problem
from .embedded import Part

LICENCE_FILE = re.compile(r"(un)?licen[cs]e|copying|copyright|notice", re.IGNORECASE)
# A crate under `A OR GPL` is taken under A.
NOT_TAKEN = re.compile(r"GPL")
APACHE = ROOT / "LICENSE-APACHE"
WIDTH = 90


def document(build: Build, parts: list[Part]) -> str:
    texts: dict[str, int] = {}
    originals: list[str] = []
    entries = []
    for thing in [*(crate for crate in build.crates if not crate.is_ours), *parts]:
        files, note = (thing.texts, thing.note) if isinstance(thing, Part) else crate_files(thing)
        numbers = set()
        for text in (text for _, text in files if text.strip()):
            # Texts that differ only in line breaks and blanks count as one.
            words = " ".join(text.split())
            if words not in texts:
                texts[words] = len(originals) + 1
                originals.append(text)
            numbers.add(texts[words])
        entries.append(entry(thing, sorted(numbers), note))
    package = build.package
    head = [
        f"Licences of the work of others in {package.name} {package.version}",
        f"Target: {build.target}. Features: {', '.join(build.features) or 'none'}.",
        "The package's own licence is in its LICENSE files. It links or contains the following work of others. The numbers in "
        "brackets are those of the texts below.",
    ]
    blocks = ["\n".join(wrapped(paragraph)) for paragraph in head] + entries
    for number, text in enumerate(originals, 1):
        blocks.append(f"{'=' * WIDTH}\n[{number}]\n\n{clean(text)}")
    return "\n\n".join(blocks) + "\n"


def crate_files(crate: Crate) -> tuple[list[tuple[str, str]], str]:
    """Returns the licence files of a crate, and a note about them for the reader."""
    paths = sorted(
        path for path in crate.folder.iterdir() if path.is_file() and LICENCE_FILE.match(path.name)
    )
    if " OR " in crate.licence:
        paths = [path for path in paths if not NOT_TAKEN.search(path.name)]
    if paths:
        return [
            (path.name, path.read_text(encoding="utf-8", errors="replace")) for path in paths
        ], ""
    if not re.search(r"(^|OR )Apache-2\.0($| OR)", crate.licence):
        raise Problem(
            f"{crate.name} {crate.version} contains no licence file, and {crate.licence} does not offer Apache-2.0: "
            "expected a text for it in release/linked/licences.py"
        )
    return [
        (APACHE.name, APACHE.read_text(encoding="utf-8"))
    ], "It contains no licence file, and is taken under Apache-2.0."


def entry(thing: Crate | Part, numbers: list[int], note: str) -> str:
    address = (
        f"https://crates.io/crates/{thing.name}/{thing.version}"
        if isinstance(thing, Crate)
        else thing.address
    )
    lines = [
        f"{thing.name} {thing.version}: {thing.licence} {''.join(f'[{number}]' for number in numbers)}".rstrip()
    ]
    return "\n".join([*lines, f"    {address}", *(f"    {line}" for line in wrapped(note))])


def wrapped(paragraph: str) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= WIDTH:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines if paragraph else []


def clean(text: str) -> str:
    """Removes trailing blanks, byte order marks, carriage returns and form feeds."""
    lines = text.replace("\ufeff", "").replace("\f", "").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")
