"""The examples of README.md.

Blocks of Python run in their order, in one module. `expression  # value` has that value,
or raises that error. A block of text after them is what they print. Commands print the
lines below them.
"""

import ast
import contextlib
import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

HERE = Path(__file__).parents[1]
README = (HERE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def comments(code: str) -> dict[int, str]:
    """The comments that follow code, by line."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return {
        token.start[0]: token.string.removeprefix("# ")
        for token in tokens
        if token.type == tokenize.COMMENT and token.line[: token.start[1]].strip()
    }


def check(block: str, names: dict[str, Any]) -> int:
    """Executes a block, and returns how many values it compared."""
    expected = comments(block)
    compared = 0
    for statement in ast.parse(block).body:
        comment = expected.get(statement.end_lineno or 0)
        if not isinstance(statement, ast.Expr) or comment is None:
            exec(compile(ast.Module([statement], []), "README.md", "exec"), names)
            continue
        compared += 1
        expression = compile(ast.Expression(statement.value), "README.md", "eval")
        error = re.fullmatch(r"(\w*Error): (.*)", comment)
        if error is None:
            assert repr(eval(expression, names)) == comment, ast.unparse(statement)
            continue
        with pytest.raises(Exception) as raised:
            eval(expression, names)
        assert (raised.type.__name__, str(raised.value)) == error.groups(), ast.unparse(statement)
    return compared


def test_python(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in [*(HERE / "examples").glob("*.log"), ROOT / "data/service-names-port-numbers.csv"]:
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "readme"}
    compared = 0
    printed = io.StringIO()
    for language, block in BLOCKS:
        if language == "text":
            assert printed.getvalue() == block
            printed = io.StringIO()
        if language == "python":
            assert printed.getvalue() == "", "a block of text is missing after a print"
            with contextlib.redirect_stdout(printed):
                compared += check(block, names)
    assert printed.getvalue() == ""
    assert compared > 10


COMMANDS = [
    tuple(example.split("\n", maxsplit=1))
    for language, block in BLOCKS
    if language == "console"
    for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
]


@pytest.mark.parametrize(("line", "expected"), COMMANDS)
def test_commands(line: str, expected: str) -> None:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        ["sh", "-c", f"{line} 2>&1"],
        cwd=HERE / "examples",
        env={"PATH": path, "HOME": "/nonexistent"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == expected


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 3


def test_links_work_on_pypi() -> None:
    targets = re.findall(r"\]\(([^)]*)\)", README)
    assert targets
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []
