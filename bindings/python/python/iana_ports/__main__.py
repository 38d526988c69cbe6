"""The command `iana-ports`, also as `python -m iana_ports`."""

# `_signal` is `signal` without enums, whose import takes longer than an answer.
import _signal as signal  # type: ignore[import-not-found]
import os
import sys

from ._iana_ports import _command


def main() -> int:
    """Run the command with the arguments of this program, and return its exit status."""
    # Python's own handler would wait for the end of the command. Any other handler stays,
    # and so does an ignored signal, as with `nohup`.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # A file that the command opens must not get the number of a closed standard stream.
    for stream in range(3):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    return _command(["iana-ports", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
