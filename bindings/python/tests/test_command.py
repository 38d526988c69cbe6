"""The command of the wheel has the output and exit status of the Rust command line."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

CLI = os.environ.get("IANA_PORTS_CLI")
SCRIPT = str(Path(sys.executable).with_name("iana-ports"))

# The three ways to start the command.
STARTS = {"script": [SCRIPT], "module": [sys.executable, "-m", "iana_ports"], "rust": [CLI or ""]}
OF_THE_WHEEL = ["script", "module"]

Ended = tuple[bytes, bytes, int]

LINES: list[tuple[list[str | bytes], bytes]] = [
    (["1455"], b""),
    (["514/udp", "27000-27009"], b""),
    (["esl-lm"], b""),
    (["--json", "80", "https"], b""),
    (["no-such-name"], b""),
    (["65000"], b""),
    ([], b""),
    (["80", "--no-such-option"], b""),
    # The suggestion repeats the arguments.
    (["--near", "80", "-q"], b""),
    (["tcp/80"], b""),
    (["help", "80"], b""),
    ([b"http\xff"], b""),
    (["--help", b"http\xff"], b""),
    (["-h"], b""),
    (["--help"], b""),
    (["--color=always", "--help"], b""),
    (["--color=always", "80"], b""),
    (["--version"], b""),
    (["-q", "-"], b"80\n443/tcp\n"),
    (["search", "license", "manager"], b""),
    (["explain", "1455"], b""),
    (["list", "--since", "2024"], b""),
    (["stats"], b""),
    (["map"], b""),
    (["free", "--near", "8080", "-q"], b""),
    (["annotate"], b"listen 0.0.0.0:1455\nport 80 \xff\nwithout its end: 22/tcp"),
    (["annotate", "--column", "port"], b"port,bytes\n443,17\n80,2\n"),
    (["annotate", "--column", "none"], b"port,bytes\n443,17\n"),
    (["annotate", b"\xff.log"], b""),
    (["export", "--format", "csv"], b""),
    (["export", "--format", "parquet"], b""),
    (["map", "--format", "png"], b""),
    (["check", "-"], b"no,registry\n"),
    (["update", "--help"], b""),
    (["completions", "zsh"], b""),
    (["man"], b""),
    (["__complete", "exp"], b""),
    (["__complete", "search", "--"], b""),
    (["__complete", "--registry", ""], b""),
]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Removes the developer's settings: widths, colours, and a stored registry."""
    if CLI is None:
        pytest.fail(
            "IANA_PORTS_CLI: expected the path of the command line; bindings/python/run sets it"
        )
    for variable in (
        "COLUMNS",
        "LINES",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "IANA_PORTS_REGISTRY",
    ):
        monkeypatch.delenv(variable, raising=False)
    for variable in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def run(start: str, arguments: Sequence[str | bytes], stdin: bytes = b"") -> Ended:
    """The standard output, the standard error and the exit status of the command."""
    done = subprocess.run(
        [*STARTS[start], *arguments], input=stdin, capture_output=True, check=False
    )
    return done.stdout, done.stderr, done.returncode


def in_shell(start: str, line: str) -> Ended:
    """Runs a line of bash in which "$@" is the command."""
    done = subprocess.run(
        ["bash", "-c", line, "bash", *STARTS[start]],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize(("arguments", "stdin"), LINES, ids=lambda value: repr(value)[:40])
@pytest.mark.parametrize("start", OF_THE_WHEEL)
def test_the_same_as_rust(start: str, arguments: list[str | bytes], stdin: bytes) -> None:
    """The wheel's command writes the same bytes, and ends with the same status."""
    assert run(start, arguments, stdin) == run("rust", arguments, stdin)


def test_the_statuses() -> None:
    """The lines above cover every exit status."""
    assert {
        run("script", arguments)[2] for arguments in (["80"], ["65000"], ["--no-such-option"])
    } == {0, 1, 2}
    assert run("script", ["--quiet", "1455"]) == (b"esl-lm\n", b"", 0)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_file(format: str, tmp_path: Path) -> None:
    """An exported file has the same bytes, and a name that is not UTF-8."""
    written = []
    for start in STARTS:
        name = os.fsencode(tmp_path / start) + b"\xff." + format.encode()
        assert run(start, ["export", "--output", name]) == (b"", b"", 0)
        written.append(Path(os.fsdecode(name)).read_bytes())
    assert written[0] == written[1] == written[2]


@pytest.mark.parametrize("start", STARTS)
def test_a_closed_pipe_is_no_error(start: str) -> None:
    """The command ends without a message when the reader has enough."""
    line = '{ "$@" list; echo "status $?" >&2; } | head -n 1'
    assert in_shell(start, line) == (
        in_shell("rust", '"$@" list')[0].splitlines(keepends=True)[0],
        b"status 0\n",
        0,
    )


@pytest.mark.parametrize(
    "line", ['"$@" 80 >&-', '"$@" --help >&-', '"$@" 80 <&- >&- 2>&-', '"$@" 80 >/dev/full']
)
@pytest.mark.parametrize("start", OF_THE_WHEEL)
def test_a_closed_or_full_standard_output(start: str, line: str) -> None:
    """It is an error, as in Rust."""
    ended = in_shell(start, line)
    assert ended == in_shell("rust", line)
    assert ended[2] == 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("start", OF_THE_WHEEL)
def test_a_file_beside_closed_streams(start: str, closed: str) -> None:
    """Messages for a closed stream do not go to a file that has its number."""
    line = f'"$@" export --output file.csv {closed}; echo $? >status; cat status file.csv'
    assert in_shell(start, line) == in_shell("rust", line)
    assert in_shell(start, line)[0].startswith(b"0\nService Name,")
    line = f'"$@" 80 no-such-name --names names.csv {closed}; echo $?; cat names.csv'
    Path("names.csv").write_text("8080,tcp,shop\n")
    assert in_shell(start, line) == in_shell("rust", line)


def waiting(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Starts `annotate`, which has answered one line and waits for the next."""
    process = subprocess.Popen(
        [*command, "annotate"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(b"port 80\n")
    process.stdin.flush()
    assert process.stdout.readline() == b"port 80(http)\n"
    return process


@pytest.mark.parametrize("start", STARTS)
def test_ctrl_c_ends_a_command_that_waits(start: str) -> None:
    """The signal ends the command, which a shell reports as status 130."""
    process = waiting(STARTS[start])
    process.send_signal(signal.SIGINT)
    # Standard input is still open.
    assert process.wait(timeout=60) == -signal.SIGINT
    assert process.communicate() == (b"", b"")


@pytest.mark.parametrize("start", STARTS)
def test_an_ignored_signal_stays_ignored(start: str) -> None:
    """A script without job control starts a command in the background in this way."""
    process = waiting(["bash", "-c", 'trap "" INT; exec "$@"', "bash", *STARTS[start]])
    process.send_signal(signal.SIGINT)
    assert process.communicate(b"port 22\n", timeout=60) == (b"port 22(ssh)\n", b"")
    assert process.returncode == 0
