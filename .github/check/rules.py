"""Our rules for workflows, and shellcheck for the shell code in them.

usage: rules.py FILE...

An action or image is pinned by hash and version, which are the same in all files. Permissions
at the top allow at most reading. Every job has a time limit. A checkout does not persist
credentials. Shell code is for bash, because the service's bash also stops at an error in a
pipe. Shell code contains no `${{ }}`, which could inject code. The files of this repository
that it mentions exist.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = re.compile(r"(?P<name>[\w.-]+/[\w./-]+)@(?P<hash>[0-9a-f]{40})")
VERSION = re.compile(r"#\s*(?P<version>v[0-9]+(\.[0-9]+)*)\s*$")
IMAGE = re.compile(r"(?P<name>[\w./-]+):(?P<version>[\w.-]+)@sha256:(?P<hash>[0-9a-f]{64})")
OUR_FILE = re.compile(
    r"(?:^|[\s\"'=(/])(?P<path>(?:\.ci|\.github|benches|bindings|cli|data|docs|firmware|fuzz"
    r"|release|tests|web)/[\w./-]*\w)",
    re.M,
)


class Workflow:
    """A parsed file and its problems. Each node has its line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        text = path.read_text(encoding="utf-8")
        self.lines = text.splitlines()
        self.root = yaml.compose(text, Loader=yaml.SafeLoader)
        self.problems: list[str] = []

    def problem(self, node: yaml.Node, text: str, line: int = 0) -> None:
        self.problems.append(f"{self.path}:{node.start_mark.line + 1 + line}: {text}")


def items(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """The keys and values of a mapping. Any other node has none."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value


def get(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    for key in keys:
        node = dict(items(node)).get(key)
    return node


def text(node: yaml.Node | None) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def steps(job: yaml.Node) -> list[yaml.Node]:
    found = get(job, "steps")
    return found.value if isinstance(found, yaml.SequenceNode) else []


def check_uses(workflow: Workflow, node: yaml.Node, pins: dict[str, tuple[str, str]]) -> None:
    uses = text(node)
    if uses.startswith("./"):
        if not (ROOT / uses).exists():
            workflow.problem(node, f"{uses} does not exist")
        return
    action = ACTION.fullmatch(uses)
    version = VERSION.search(workflow.lines[node.start_mark.line])
    if not action or not version:
        workflow.problem(
            node, f"{uses}: expected OWNER/NAME@HASH # vVERSION, with a hash of 40 digits"
        )
        return
    check_pin(workflow, node, action["name"], (action["hash"], version["version"]), pins)


def check_image(workflow: Workflow, node: yaml.Node, pins: dict[str, tuple[str, str]]) -> None:
    image = IMAGE.fullmatch(text(node))
    if not image:
        workflow.problem(node, f"image {text(node)}: expected NAME:VERSION@sha256:HASH")
        return
    check_pin(workflow, node, image["name"], (image["hash"], image["version"]), pins)


def check_pin(
    workflow: Workflow,
    node: yaml.Node,
    name: str,
    pin: tuple[str, str],
    pins: dict[str, tuple[str, str]],
) -> None:
    """All pins of a name must equal the first one."""
    if pins.setdefault(name, pin) != pin:
        workflow.problem(node, f"{name} {' '.join(pin)}: another place has {' '.join(pins[name])}")


def check_permissions(workflow: Workflow) -> None:
    permissions = get(workflow.root, "permissions")
    if not isinstance(permissions, yaml.MappingNode):
        workflow.problem(
            permissions or workflow.root, "expected permissions at the top, each named"
        )
        return
    for name, value in items(permissions):
        if text(value) not in ("read", "none"):
            workflow.problem(
                value,
                f"permission {name}: {text(value)}: expected it only in the job that needs it",
            )


def shellcheck(workflow: Workflow, run: yaml.Node) -> None:
    command = ["shellcheck", "--shell=bash", "--format=gcc", "-"]
    ended = subprocess.run(command, input=text(run), capture_output=True, encoding="utf-8")
    # The code of a block begins in the line after its `|`.
    offset = -1 if run.style is None else 0
    for line in ended.stdout.splitlines():
        _, number, _, complaint = line.split(":", 3)
        workflow.problem(run, complaint.strip(), int(number) + offset)


def check_run(workflow: Workflow, run: yaml.Node, shell: str) -> None:
    if shell != "bash":
        workflow.problem(
            run, f'shell "{shell}": expected bash, in the step or in defaults at the top'
        )
    if "${{" in text(run):
        workflow.problem(run, "an expression in shell code: expected it in env")
    for found in OUR_FILE.finditer(text(run)):
        if not (ROOT / found["path"]).exists():
            workflow.problem(run, f"{found['path']} does not exist")
    shellcheck(workflow, run)


def check_job(workflow: Workflow, job: yaml.Node, pins: dict[str, tuple[str, str]]) -> None:
    if uses := get(job, "uses"):
        check_uses(workflow, uses, pins)
        return
    if not get(job, "timeout-minutes"):
        workflow.problem(job, "a job without timeout-minutes")
    container = get(job, "container")
    if image := get(container, "image") or container:
        check_image(workflow, image, pins)
    default = text(get(workflow.root, "defaults", "run", "shell"))
    for step in steps(job):
        if uses := get(step, "uses"):
            check_uses(workflow, uses, pins)
            if (
                text(uses).startswith("actions/checkout@")
                and text(get(step, "with", "persist-credentials")) != "false"
            ):
                workflow.problem(uses, "expected persist-credentials: false")
        if run := get(step, "run"):
            check_run(workflow, run, text(get(step, "shell")) or default)


def main() -> None:
    pins: dict[str, tuple[str, str]] = {}
    problems = []
    for name in sys.argv[1:]:
        try:
            workflow = Workflow(Path(name))
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            problems.append(f"{name}: {' '.join(str(error).split())}")
            continue
        check_permissions(workflow)
        for _, job in items(get(workflow.root, "jobs")):
            check_job(workflow, job, pins)
        problems += workflow.problems
    sys.exit("\n".join(problems) if problems else 0)


main()
