# shellcheck shell=bash disable=SC2034
# Functions for the measuring scripts. Source this file.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "$target/figures"
target=$(cd "$target" && pwd)
export CARGO_TARGET_DIR=$target
# The scripts write their figures here; `benches/plot` reads them.
figures=$target/figures

# Without the user's own flags, rustc compiles for the architecture's baseline.
unset CARGO_ENCODED_RUSTFLAGS
export RUSTFLAGS=

failures=0

# die MESSAGE: prints the message and ends the script.
die() {
    echo "$(basename "$0"): $*" >&2
    exit 2
}

# fail MESSAGE: prints the message. `finish` then ends the script with status 1.
fail() {
    echo "$(basename "$0"): $*" >&2
    failures=$((failures + 1))
}

finish() {
    ((failures == 0)) || exit 1
}

# need TOOL PACKAGE: ends the script if a tool is missing.
need() {
    command -v "$1" >/dev/null || die "$1 is missing: install $2 (for instance, apt-get install $2)"
}

# within VALUE LIMIT: succeeds if the value is at most the limit. Both may have decimals.
within() {
    awk -v value="$1" -v limit="$2" 'BEGIN { exit !(value <= limit) }'
}

# instructions PROGRAM ARGUMENT...: prints the number of instructions that the program
# executes.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/^==[0-9]*== Collected : //p'
}
