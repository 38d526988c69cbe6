# shellcheck shell=bash disable=SC2034
# What the measuring scripts have in common. To be sourced.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "$target/figures"
target=$(cd "$target" && pwd)
export CARGO_TARGET_DIR=$target
# Where the scripts leave their figures for `benches/plot`.
figures=$target/figures

# Without the user's own flags: the baseline of the architecture, as Rust has it.
unset CARGO_ENCODED_RUSTFLAGS
export RUSTFLAGS=

failures=0

# Ends the script with a message.
die() {
    echo "$(basename "$0"): $*" >&2
    exit 2
}

# Notes that a limit is broken; `finish` makes it the exit status.
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

# within VALUE LIMIT: whether it is at most the limit; both may have decimals.
within() {
    awk -v value="$1" -v limit="$2" 'BEGIN { exit !(value <= limit) }'
}

# instructions PROGRAM ARGUMENT...: how many it executes.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/^==[0-9]*== Collected : //p'
}
