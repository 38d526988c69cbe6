# shellcheck shell=bash disable=SC2034 # variables are for the scripts that source this
# Sourced by the scripts of this folder: where the project is, its version and address, and what it publishes.

# -h and --help print the header of the script that sources this.
if [[ ${1-} == -h || ${1-} == --help ]]; then
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
    exit
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The packages for crates.io. Each comes after those that it depends on, also for its build and its tests.
crates=(
    iana-ports-tables
    iana-ports-compiler
    iana-ports
    iana-ports-search
    iana-ports-explain
    iana-ports-build
    iana-ports-cli
)

# The address of a rehearsal: `.invalid` is reserved for names that never exist (RFC 2606, section 2).
rehearsal_address=https://iana-ports.invalid/iana-ports

# This machine's Rust target.
host=$(rustc -vV | sed -n 's/^host: //p')

fail() {
    echo "release/${0##*/}: $*" >&2
    exit 1
}

# version [FOLDER]: the version of the checkout in FOLDER.
version() {
    sed -n '/^\[workspace\.package\]$/,/^$/s/^version = "\(.*\)"$/\1/p' "${1:-$root}/Cargo.toml"
}

# address: prints the address that the owner wrote into `release/repository`.
address() {
    local file=$root/release/repository address
    [[ -e $file ]] || fail "$file is missing: the owner of the repository writes its https address into it"
    address=$(<"$file")
    [[ $address =~ ^https://[a-zA-Z0-9.-]+(/[a-zA-Z0-9._-]+)+$ && $address != *.git && $address != *.invalid/* ]] ||
        fail "$file contains \"$address\": expected one https address of a repository, without .git, on a line of its own"
    echo "$address"
}

# add_target TARGET: whether Rust's library for the target is installed. With CI=true, tries to install it.
add_target() {
    [[ ! -d $(rustc --print sysroot)/lib/rustlib/$1/lib ]] || return 0
    [[ ${CI:-} == true ]] && rustup target add "$1" >&2
}

# maintainer: what its owner wrote into `release/maintainer`, for the field of the Debian package.
maintainer() {
    local file=$root/release/maintainer line
    [[ -e $file ]] || fail "$file is missing: the owner of the repository writes \"Name <mail address>\" into it"
    line=$(<"$file")
    [[ $line =~ ^[^\<\>]+\ \<[^\<\>@\ ]+@[^\<\>@\ ]+\>$ && $line != *.invalid\> ]] ||
        fail "$file contains \"$line\": expected \"Name <mail address>\" on a line of its own"
    echo "$line"
}

# check_sums FOLDER: SHA256SUMS lists all files in the folder, and no file differs.
check_sums() {
    local unlisted
    (cd "$1" && sha256sum --check --strict --quiet SHA256SUMS) || fail "$1: the files differ from SHA256SUMS"
    unlisted=$(cd "$1" && find . -mindepth 1 ! -path ./SHA256SUMS -printf '%P\n' |
        grep -vFx -f <(sed 's/^[^ ]* [ *]//' SHA256SUMS)) || return 0
    fail "$1: SHA256SUMS does not list ${unlisted//$'\n'/, }"
}

# source_date: the time of all files in a release, in seconds since 1970: SOURCE_DATE_EPOCH, or the commit's time.
source_date() {
    [[ -z ${SOURCE_DATE_EPOCH:-} ]] || { echo "$SOURCE_DATE_EPOCH" && return; }
    git -C "$root" log -1 --format=%ct 2>/dev/null ||
        fail "$root is not a git checkout: set SOURCE_DATE_EPOCH to the time of its files, in seconds since 1970"
}

# Tools from crates.io that the scripts run.
cargo_deb_version=3.8.0
cargo_deny_version=0.20.2

# has_tool NAME: whether PATH has the tool in the version above. Puts the target folder's `tools/bin` on PATH first.
has_tool() {
    local version=${1//-/_}_version
    PATH=${CARGO_TARGET_DIR:-$root/target}/tools/bin:$PATH
    [[ $("$1" --version 2>/dev/null) == "$1 ${!version}" ]]
}

# tool NAME: fails if has_tool does. With CI=true, installs the tool instead.
tool() {
    local version=${1//-/_}_version tools=${CARGO_TARGET_DIR:-$root/target}/tools install
    ! has_tool "$1" || return 0
    install=(cargo install --quiet --locked --version "${!version}" --root "$tools" "$1")
    [[ ${CI:-} == true ]] || fail "$1 ${!version} is missing: run ${install[*]} (with CI=true this is done here)"
    "${install[@]}" >&2
}
