# shellcheck shell=bash disable=SC2034,SC2154 # variables are those of the script that sources this
# Sourced by `build` and `run`: the Python that builds and tests, virtual environments, and the folders.

# The build folder of the extension module; its folder python/ has the environments and the packages.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target}
CARGO_TARGET_DIR=$(realpath -m "$CARGO_TARGET_DIR")
work=$CARGO_TARGET_DIR/python
dist=$work/dist
python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1

fail() {
    echo "bindings/python/${0##*/}: $*" >&2
    exit 1
}

# check_python: it is 3.11 or later, and makes virtual environments.
check_python() {
    local version
    command -v "$python" >/dev/null || fail "$python is missing: install Debian's package python3"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$python is version $version: expected 3.11 or later; PYTHON may name another one"
    "$python" -c 'import ensurepip' 2>/dev/null && return
    [[ ${CI:-} == true ]] ||
        fail "$python makes no virtual environments: install Debian's package python3-venv (with CI=true this is done here)"
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends python3-venv >&2
}

# environment NAME FILE: the virtual environment with the packages of a requirements file; kept until the file changes.
environment() {
    local folder=$work/$1
    cmp -s "$2" "$folder/installed.txt" && "$folder/bin/python" -c '' 2>/dev/null && return
    rm -rf "$folder"
    "$python" -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --requirement "$2"
    cp "$2" "$folder/installed.txt"
}
