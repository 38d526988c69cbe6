# shellcheck shell=bash disable=SC2034
# Functions for the measuring scripts. Source this file.

# shellcheck source-path=SCRIPTDIR source=../.ci/shell.sh
source "$(dirname "${BASH_SOURCE[0]}")/../.ci/shell.sh"

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

# report_failure MESSAGE: prints the message. `finish` then ends the script with status 1.
report_failure() {
    echo "$script: $*" >&2
    failures=$((failures + 1))
}

finish() {
    ((failures == 0)) || exit 1
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
