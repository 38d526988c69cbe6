# shellcheck shell=bash disable=SC2034 # variables are for the scripts that source this
# Sourced by the scripts of this folder: the project's version and address, and what it
# publishes.

# shellcheck source-path=SCRIPTDIR source=../.ci/shell.sh
. "$(dirname "${BASH_SOURCE[0]}")/../.ci/shell.sh"

# The packages for crates.io. Each comes after the ones that it needs, also to build and
# to test.
crates=(
    iana-ports-tables
    iana-ports-compiler
    iana-ports
    iana-ports-search
    iana-ports-explain
    iana-ports-build
    iana-ports-cli
)

# The address of a rehearsal: `.invalid` is reserved for names that never exist (RFC 2606,
# section 2).
rehearsal_address=https://iana-ports.invalid/iana-ports

# This machine's Rust target.
host=$(rustc -vV | sed -n 's/^host: //p')

# version [FOLDER]: prints the version of the checkout in FOLDER.
version() {
    sed -n '/^\[workspace\.package\]$/,/^$/s/^version = "\(.*\)"$/\1/p' "${1:-$root}/Cargo.toml"
}

# address: prints the address in `release/repository`, which the owner writes.
address() {
    local file=$root/release/repository address
    [[ -e $file ]] ||
        fail "$file is missing: the owner of the repository writes its https address into it"
    address=$(<"$file")
    [[ $address =~ ^https://[a-zA-Z0-9.-]+(/[a-zA-Z0-9._-]+)+$ && $address != *.git && $address != *.invalid/* ]] ||
        fail "$file contains \"$address\": expected one https address of a repository, without .git, on a line of its own"
    echo "$address"
}

# add_target TARGET: succeeds if Rust's library for the target is installed. With CI=true,
# tries to install it first.
add_target() {
    [[ ! -d $(rustc --print sysroot)/lib/rustlib/$1/lib ]] || return 0
    [[ ${CI:-} == true ]] && rustup target add "$1" >&2
}

# maintainer: prints the line in `release/maintainer`, which the owner writes: a field of
# the Debian package.
maintainer() {
    local file=$root/release/maintainer line
    [[ -e $file ]] ||
        fail "$file is missing: the owner of the repository writes \"Name <mail address>\" into it"
    line=$(<"$file")
    [[ $line =~ ^[^\<\>]+\ \<[^\<\>@\ ]+@[^\<\>@\ ]+\>$ && $line != *.invalid\> ]] ||
        fail "$file contains \"$line\": expected \"Name <mail address>\" on a line of its own"
    echo "$line"
}

# check_advice: fails if a file has advice for the time before the first release. A comment
# marks each place.
check_advice() {
    local places
    places=$(git -C "$root" grep -nE '(<!--|#) before the first release') || (($? == 1)) ||
        fail "git cannot search the files"
    [[ -z $places ]] ||
        fail "remove the advice for the time before the first release, with its comments:"$'\n'"$places"
}

# check_sums FOLDER: fails unless SHA256SUMS lists all files in the folder, and matches
# them.
check_sums() {
    local unlisted
    (cd "$1" && sha256sum --check --strict --quiet SHA256SUMS) ||
        fail "$1: the files differ from SHA256SUMS"
    unlisted=$(cd "$1" && find . -mindepth 1 ! -path ./SHA256SUMS -printf '%P\n' |
        grep -vFx -f <(sed 's/^[^ ]* [ *]//' SHA256SUMS)) || return 0
    fail "$1: SHA256SUMS does not list ${unlisted//$'\n'/, }"
}

# source_date: prints the time of all files in a release, in seconds since 1970:
# SOURCE_DATE_EPOCH, or the commit's time.
source_date() {
    [[ -z ${SOURCE_DATE_EPOCH:-} ]] || { echo "$SOURCE_DATE_EPOCH" && return; }
    git -C "$root" log -1 --format=%ct 2>/dev/null ||
        fail "$root is not a git checkout: set SOURCE_DATE_EPOCH to the time of its files, in seconds since 1970"
}
