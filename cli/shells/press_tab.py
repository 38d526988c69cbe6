"""Presses Tab in an interactive shell, and compares the results with cases.txt.

    press_tab.py SHELL FOLDER

FOLDER has the program. The files of the cases are in a temporary folder.
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

# The seconds after which a run that hangs fails. A busy machine needs a few for the first
# answer.
TIMEOUT = 60

FILES = ["own.csv", "broken.csv", "two words.log"]

# Each shell prints the line and the cursor after Control-X Control-R, and the candidates
# after Control-X Control-A. These come from the functions that Tab uses: readline's
# insert-completions, zsh's completer _all_matches, and `complete -C`.
START = {
    "bash": """\
PS1='$ '
bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
source <(iana-ports completions bash)
show() { printf '\\n<%s|%s>\\n' "${READLINE_LINE:0:READLINE_POINT}" "${READLINE_LINE:READLINE_POINT}"; }
bind -x '"\\C-x\\C-r": show'
bind '"\\C-x\\C-a": insert-completions'
""",
    "zsh": """\
PS1='$ '
unsetopt prompt_cr prompt_sp beep zle_bracketed_paste
unset zle_bracketed_paste
fpath=($PWD $fpath)
iana-ports completions zsh >_iana-ports
autoload -Uz compinit
compinit -u -d $PWD/zcompdump
show() { print -r -- $'\\n'"<$LBUFFER|$RBUFFER>" }
zle -N show
bindkey '^X^R' show
zle -C all-matches complete-word _generic
zstyle ':completion:all-matches::::' completer _all_matches _complete
zstyle ':completion:all-matches:*' insert yes
bindkey '^X^A' all-matches
""",
    "fish": """\
function fish_prompt; echo -n '$ '; end
function fish_greeting; end
function show
    set -l line (commandline)
    set -l cursor (commandline -C)
    printf '\\n<%s|%s>\\n' (string sub -l $cursor -- $line) (string sub -s (math $cursor + 1) -- $line)
end
function insert-all
    set -l candidates (complete -C (commandline -c))
    commandline -rt -- (string escape -- (string split -f 1 \\t -- $candidates) | string join ' ')
end
iana-ports completions fish >$PWD/iana-ports.fish
source $PWD/iana-ports.fish
bind \\cx\\cr show
bind \\cx\\ca insert-all
""",
}

COMMAND = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}


class Shell:
    def __init__(self, name, folder):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": folder,
            "TERM": "xterm",
            "LANG": "C.UTF-8",
        }
        self.name = name
        self.seen = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(COMMAND[name][0], COMMAND[name], environment)
        # Wide enough that no line wraps.
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 500, 0, 0))
        pathlib.Path(folder, "start").write_text(START[name])
        # The typed text does not contain "ready", because the terminal echoes it.
        self.press("source ./start; echo rea''dy\r")
        self.wait_for(r"ready\r?\n(?=.*\$ )")

    def press(self, keys):
        os.write(self.terminal, keys.encode())

    def wait_for(self, pattern):
        """Returns the next match in the shell's output, and the output before it."""
        deadline = time.monotonic() + TIMEOUT
        while not (match := re.search(pattern, self.seen, re.DOTALL)):
            ready, _, _ = select.select(
                [self.terminal], [], [], max(0, deadline - time.monotonic())
            )
            if not ready:
                sys.exit(
                    f"{self.name}: nothing like {pattern!r} within {TIMEOUT} s; so far: {self.seen!r}"
                )
            self.seen += os.read(self.terminal, 65536).decode(errors="replace")
        before, self.seen = self.seen[: match.start()], self.seen[match.end() :]
        return match, before

    def type_and_press(self, line, key):
        """The line after the key, with a | at the cursor, and the output in between."""
        before, after = line.split("|")
        # Control-U deletes the line. Control-B moves the cursor back to its place.
        self.press("\x05\x15" + before + after + "\x02" * len(after) + key)
        match, shown = self.wait_for(r"\n<([^\n]*?\|[^\n]*?)>\r?\n")
        return match[1], shown

    def after_tab(self, line):
        return self.type_and_press(line, "\t\x18\x12")

    def candidates(self, line):
        typed = line.split("|")[0]
        all_words, shown = self.type_and_press(line, "\x18\x01\x18\x12")
        all_words = all_words.split("|")[0]
        start = typed.rfind(" ") + 1
        if not all_words.startswith(typed[:start]):
            return None, shown
        all_words = all_words[start:]
        words = shlex.split(all_words)
        # If only the typed text is there, there are no candidates.
        return [] if words == [typed[typed.rfind(" ") + 1 :]] else words, shown

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def read_cases(path):
    """Shells, line, kind and expected outcome of each case."""
    for number, text in enumerate(path.read_text().splitlines(), 1):
        if not text or text.startswith("#"):
            continue
        match = re.fullmatch(r"(?:\[(.*?)\] )?(.*?\|.*?)(?: (->|=>) (.*)| (!))", text)
        if not match:
            sys.exit(f"{path}:{number}: not a case: {text}")
        shells, line, kind, expected, nothing = match.groups()
        yield number, (shells or "bash zsh fish").split(), line, nothing or kind, expected


def main():
    name, program_folder = sys.argv[1:]
    os.environ["PATH"] = f"{os.path.abspath(program_folder)}:{os.environ['PATH']}"
    if not shutil.which(name):
        sys.exit(f"{name} is missing")
    folder = tempfile.mkdtemp(prefix="iana-ports-shells-")
    for file in FILES:
        pathlib.Path(folder, file).write_text("no registry\n")
    pathlib.Path(folder, "folder").mkdir()
    cases = pathlib.Path(__file__).with_name("cases.txt")
    shell = Shell(name, folder)
    count, wrong = 0, 0
    for number, shells, line, kind, expected in read_cases(cases):
        if name not in shells:
            continue
        if kind == "->":
            found, shown = shell.after_tab(line)
        else:
            found, shown = shell.candidates(line)
            expected = sorted(shlex.split(expected or ""))
            prefix = line.split("|")[0].rsplit(" ", 1)[1].rpartition("=")
            # bash replaces only the text after the =.
            found = found and sorted(
                w if w.startswith(prefix[0] + prefix[1]) else prefix[0] + prefix[1] + w
                for w in found
            )
        count += 1
        if found != expected:
            wrong += 1
            print(
                f"{cases.name}:{number}: {name}: {line}\n  expected {expected!r}\n  found    {found!r}"
            )
        if "iana-ports: " in shown or "error" in shown.lower() or "not found" in shown:
            wrong += 1
            print(f"{cases.name}:{number}: {name}: {line}\n  the terminal shows {shown!r}")
    # The menu that a person sees.
    shell.press("\x05\x15iana-ports completions \t\t")
    shell.wait_for("bash.*elvish.*fish.*powershell.*zsh")
    shell.end()
    shutil.rmtree(folder)
    print(f"{name}: {count} cases, {wrong} wrong")
    sys.exit(wrong != 0)


main()
