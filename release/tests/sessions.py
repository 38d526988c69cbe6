"""Runs the sessions of a README, and compares the output with what the README shows.

usage: sessions.py README PROGRAM

A session is a block of `console` with lines `$ iana-ports ARGUMENT...` or
`$ cargo run -q -- ARGUMENT...`, each followed by the command's output. The README's block of
`csv`, if it has one, becomes the file names.csv of the current folder.
"""

import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def examples(readme: str) -> list[tuple[str, str]]:
    """The arguments and the output of each command."""
    sessions = re.findall(r"^```console\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    commands = "".join(sessions).split("$ ")[1:]
    found = [
        re.fullmatch(r"(?:iana-ports|cargo run -q --) (.*?)\n(.*)", command, re.DOTALL)
        for command in commands
    ]
    wrong = [command for command, example in zip(commands, found, strict=True) if example is None]
    if wrong or not found:
        sys.exit(f"expected commands `iana-ports ...`, found {wrong or 'none'}")
    return [example.groups() for example in found if example]


def main() -> None:
    readme, program = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2]).resolve()
    own_names = re.search(r"^```csv\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    different = 0
    with tempfile.TemporaryDirectory() as folder:
        if own_names:
            Path(folder, "names.csv").write_text(own_names[1], encoding="utf-8")
        # Neither the user's settings nor a stored registry.
        environment = {"PATH": os.environ["PATH"], "HOME": folder}
        for arguments, expected in examples(readme):
            done = subprocess.run(
                [program, *shlex.split(arguments)],
                cwd=folder,
                env=environment,
                capture_output=True,
                encoding="utf-8",
            )
            printed = done.stdout + done.stderr
            if printed != expected:
                different += 1
                lines = difflib.unified_diff(
                    expected.splitlines(), printed.splitlines(), "README", arguments, lineterm=""
                )
                print("\n".join(lines))
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
