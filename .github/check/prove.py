"""Tests `run`: breaks copies of the workflows, and fails if `run` does not report each copy.

usage: prove.py

Each copy has one change. Needs what `run` needs.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORKFLOWS = HERE.parent / "workflows"

CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
READ_ONLY = "permissions:\n  contents: read\n\n"
# The workflow, the old text, the new text, and a part of the expected complaint.
CHANGES = [
    # Our rules.
    ("ci", CHECKOUT, "actions/checkout@v7", "expected OWNER/NAME@HASH # vVERSION"),
    ("ci", CHECKOUT, CHECKOUT[:-1], "expected OWNER/NAME@HASH # vVERSION"),
    ("ci", CHECKOUT, CHECKOUT.partition(" #")[0], "expected OWNER/NAME@HASH # vVERSION"),
    ("ci", CHECKOUT, CHECKOUT.replace("3d3c", "3d3d"), "another place has 3d3c42e5"),
    ("ci", CHECKOUT, CHECKOUT.replace("v7.0.1", "v7.0.2"), "another place has 3d3c42e5"),
    ("ci", "          persist-credentials: false\n", "", "expected persist-credentials: false"),
    (
        "ci",
        "persist-credentials: false",
        "persist-credentials: true",
        "expected persist-credentials: false",
    ),
    ("ci", READ_ONLY, "", "expected permissions at the top"),
    ("ci", READ_ONLY, "permissions: read-all\n\n", "expected permissions at the top"),
    ("ci", READ_ONLY, READ_ONLY.replace("read", "write"), "permission contents: write"),
    ("ci", "    timeout-minutes: 30\n", "", "a job without timeout-minutes"),
    (
        "ci",
        "rust:1.95.0-bookworm@sha256:6258907a",
        "rust:1.95.0-bookworm@sha256:6258907",
        "expected NAME:VERSION@sha256:HASH",
    ),
    (
        "ci",
        "@sha256:6258907abe69656e41cd992e0b705cdcfabcbbe3db374f92ed2d47121282d4a1",
        "",
        "expected NAME:VERSION@sha256:HASH",
    ),
    ("ci", "rust:1.95.0-bookworm", "rust:1.95.1-bookworm", "another place has 6258907a"),
    ("ci", "    shell: bash\n", "    shell: sh\n", 'shell "sh": expected bash'),
    (
        "ci",
        "run: .ci/docs-rs",
        "run: .ci/docs-rs\n        shell: pwsh",
        'shell "pwsh": expected bash',
    ),
    ("ci", "run: .ci/docs-rs", "run: .ci/docs", ".ci/docs does not exist"),
    (
        "ci",
        "run: .ci/docs-rs",
        'run: .ci/docs-rs "${{ github.ref }}"',
        "an expression in shell code",
    ),
    # shellcheck.
    ("ci", "run: .ci/docs-rs", "run: cd $FOLDER && .ci/docs-rs", "[SC2086]"),
    (
        "refresh",
        "          cargo test\n",
        "          cargo test\n          if true; then\n",
        "[SC1",
    ),
    # actionlint: syntax, expressions, and references to missing things.
    ("ci", "runs-on: ubuntu-24.04", "runs-on: ubuntu-24.40", 'label "ubuntu-24.40" is unknown'),
    (
        "ci",
        "matrix.system }}\n    runs-on",
        "matrix.sytem }}\n    runs-on",
        'property "sytem" is not defined',
    ),
    ("ci", "  cancel-in-progress:", "  cancel-in-progres:", 'unexpected key "cancel-in-progres"'),
    ("ci", "  docs-rs:\n", "  minimum-rust:\n", 'key "minimum-rust" is duplicate'),
    ("ci", "branches: [main]", "branch: [main]", 'unexpected key "branch"'),
    ("refresh", "needs: fetch\n", "needs: fetched\n", 'needs job "fetched" which does not exist'),
    (
        "refresh",
        "steps.refresh.outputs.changed }}",
        "steps.refreshed.outputs.changed }}",
        'property "refreshed" is not defined',
    ),
    (
        "refresh",
        "needs.fetch.outputs.changed",
        "needs.fetch.outputs.change",
        'property "change" is not defined',
    ),
    ("refresh", '"17 5 * * 1"', '"17 25 * * 1"', "17 25 * * 1"),
    ("refresh", "github.token", "github.tokens", 'property "tokens" is not defined'),
]
# zizmor's audits. zizmor reads no file at all if one has wrong syntax, so these copies
# are checked in a run of their own.
AUDITS = [
    ("ci", "  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
    (
        "refresh",
        "pull-requests: write # opens the pull request",
        "pull-requests: write",
        "undocumented-permissions",
    ),
    (
        "refresh",
        "GH_TOKEN: ${{ github.token }}",
        "SECRETS: ${{ toJSON(secrets) }}",
        "overprovisioned-secrets",
    ),
    ("refresh", "    name: Open a pull request\n", "", "anonymous-definition"),
    (
        "refresh",
        "concurrency:\n  group: refresh\n  cancel-in-progress: false\n\n",
        "",
        "concurrency-limits",
    ),
]


def complaints(changes: list[tuple[str, str, str, str]]) -> dict[str, list[str]]:
    """The complaints about each copy, by the copy's name."""
    with tempfile.TemporaryDirectory() as folder:
        for index, (workflow, old, new, _) in enumerate(changes):
            text = (WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8")
            if old not in text:
                sys.exit(f"prove.py: {workflow}.yml no longer contains {old!r}")
            (Path(folder) / copy_name(index)).write_text(
                text.replace(old, new, 1), encoding="utf-8"
            )
        # The unchanged copy comes first: `run` compares all others with its hashes.
        shutil.copy(WORKFLOWS / "ci.yml", folder)
        (Path(folder) / "ci.yml").rename(Path(folder) / "00-unchanged.yml")
        ended = subprocess.run([HERE / "run", folder], capture_output=True, encoding="utf-8")
    if ended.returncode != 1:
        sys.exit(
            f"prove.py: the check ended with status {ended.returncode}: expected 1\n{ended.stderr}"
        )
    reported: dict[str, list[str]] = {}
    # rules.py and actionlint print one line. zizmor prints two: the audit, then the
    # place.
    for name, complaint in re.findall(
        rf"^{re.escape(folder)}/(\S+?\.yml):(.*)$", ended.stderr, re.M
    ):
        reported.setdefault(name, []).append(complaint)
    for audit, name in re.findall(
        rf"^\w+\[([\w-]+)\].*\n +--> {re.escape(folder)}/(\S+?\.yml):", ended.stderr, re.M
    ):
        reported.setdefault(name, []).append(audit)
    return reported


def copy_name(index: int) -> str:
    return f"{index + 1:02}.yml"


def main() -> None:
    unnoticed = []
    for changes in (CHANGES, AUDITS):
        reported = complaints(changes)
        if extra := reported.get("00-unchanged.yml"):
            sys.exit(f"prove.py: the check complains about the unchanged copy: {extra}")
        for index, (workflow, old, new, complaint) in enumerate(changes):
            found = reported.get(copy_name(index), [])
            if not any(complaint in line for line in found):
                unnoticed.append(
                    f'{workflow}.yml, {old!r} -> {new!r}: expected "{complaint}", found {found}'
                )
    if unnoticed:
        sys.exit("\n".join(["prove.py: the check did not notice:", *unnoticed]))
    print(f"the check notices each of {len(CHANGES) + len(AUDITS)} changes to the workflows")


main()
