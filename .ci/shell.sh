# shellcheck shell=bash disable=SC2034 # variables are for the scripts that source this
# Sourced by the scripts of this repository: `--help`, messages, tools that are missing.

# The folder of the checkout, and the script's path from there.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
script=$(cd "$(dirname "$0")" && pwd)/${0##*/}
script=${script#"$root/"}

# -h and --help print the comment at the start of the script.
if [[ ${1-} == -h || ${1-} == --help ]]; then
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
    exit
fi

# fail MESSAGE...: prints the message and ends the script.
fail() {
    echo "$script: $*" >&2
    exit 1
}

# step TITLE...: prints a title, and the seconds since the script started.
step() {
    echo "-- $* ($SECONDS s)"
}

# need COMMAND PACKAGE...: provides a command. Installs Debian's packages if it is missing
# and CI=true, and fails without CI=true.
need() {
    command -v "$1" >/dev/null || install_missing "$@"
}

# install_missing WHAT PACKAGE...: installs the packages that contain WHAT, or fails
# without CI=true.
install_missing() {
    [[ ${CI:-} == true ]] ||
        fail "$1 is missing: install ${*:2} with apt-get, or set CI=true to let this script do it"
    as_root apt-get update -qq >&2
    as_root apt-get install -y -qq --no-install-recommends "${@:2}" >&2
}

# as_root COMMAND...: runs a command as root, with sudo if necessary.
as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

# need_rust TOOLCHAIN: provides a toolchain of rustup. Installs it if it is missing and
# CI=true, and fails without CI=true.
need_rust() {
    local install=(rustup toolchain install "$1" --profile minimal)
    ! rustup which --toolchain "$1" rustdoc >/dev/null 2>&1 || return 0
    [[ ${CI:-} == true ]] ||
        fail "Rust $1 is missing: run ${install[*]}, or set CI=true to let this script do it"
    "${install[@]}" >&2
}

# need_node: provides node 20 or later, and npm.
need_node() {
    local version
    need node nodejs
    need npm npm
    version=$(node --version)
    version=${version#v}
    ((${version%%.*} >= 20)) || fail "node is version $version: expected 20 or later"
}

# need_venv PYTHON: provides the Python module venv.
need_venv() {
    "$1" -c 'import ensurepip' 2>/dev/null || install_missing "the module venv of $1" python3-venv
}

# The versions of the tools from crates.io.
cargo_deb_version=3.8.0
cargo_deny_version=0.20.2
cargo_fuzz_version=0.13.2

# has_tool NAME: succeeds if PATH has the tool in the version above. First puts
# `tools/bin` of the target folder on PATH.
has_tool() {
    local version=${1//-/_}_version
    PATH=${CARGO_TARGET_DIR:-$root/target}/tools/bin:$PATH
    [[ $("$1" --version 2>/dev/null) == "$1 ${!version}" ]]
}

# need_tool NAME: provides the tool. Installs it if CI=true, and fails otherwise.
need_tool() {
    local version=${1//-/_}_version tools=${CARGO_TARGET_DIR:-$root/target}/tools install
    ! has_tool "$1" || return 0
    install=(cargo install --quiet --locked --version "${!version}" --root "$tools" "$1")
    [[ ${CI:-} == true ]] ||
        fail "$1 ${!version} is missing: run ${install[*]}, or set CI=true to let this script do it"
    "${install[@]}" >&2
}
