# shellcheck shell=bash disable=SC2034,SC2154 # variables are those of the script that sources this
# Sourced by `build` and `run`: the Python that builds and tests, virtual environments,
# and folders.

# shellcheck source=../../.ci/shell.sh
. "$here/../../.ci/shell.sh"

# The build folder of the extension module. Its folder python/ has the environments and
# the packages.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target}
CARGO_TARGET_DIR=$(realpath -m "$CARGO_TARGET_DIR")
work=$CARGO_TARGET_DIR/python
dist=$work/dist
python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1

# check_python: fails unless Python is 3.11 or later and can make virtual environments.
check_python() {
    local version
    command -v "$python" >/dev/null || fail "$python is missing: install Debian's package python3"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$python is version $version: expected 3.11 or later; PYTHON can name another one"
    need_venv "$python"
}

# environment NAME FILE: makes a virtual environment with the packages of a requirements
# file, and keeps it until the file changes.
environment() {
    local folder=$work/$1
    cmp -s "$2" "$folder/installed.txt" && "$folder/bin/python" -c '' 2>/dev/null && return
    rm -rf "$folder"
    "$python" -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --requirement "$2"
    cp "$2" "$folder/installed.txt"
}
