# shellcheck shell=bash disable=SC2034,SC2154 # variables are those of the scripts that source this
# Sourced by `run` and `growth`: folders, programs, and a virtual environment for each
# engine.

# shellcheck source=../../.ci/shell.sh
. "$here/../../.ci/shell.sh"
# The Python package has its own build folder.
python_target=${CARGO_TARGET_DIR:-$root/bindings/python/target}
target=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "$target/join"
target=$(cd "$target" && pwd)
work=$target/join
iana_ports=$target/release/iana-ports
flows=$target/release/examples/flows
TIMEFORMAT='  %1R s'

# usage MESSAGE...: ends the script with status 2, for a wrong argument.
usage() {
    echo "$script: $*" >&2
    exit 2
}

build() {
    echo "Building the command line with Parquet, and the log's program" >&2
    CARGO_TARGET_DIR=$target cargo build --quiet --release --manifest-path "$root/Cargo.toml" \
        --package iana-ports-cli --features parquet --bin iana-ports --example flows
}

# export_ports [OPTION...]: writes the table `ports`.
# shellcheck disable=SC2120 # `growth` gives no option
export_ports() {
    "$iana_ports" "$@" export --format parquet --expand --output "$work/ports.parquet"
}

# environment ENGINE: makes a virtual environment with the engine's packages, and keeps it
# until they change.
environment() {
    local packages folder=$work/$1
    case $1 in
    duckdb) packages='duckdb==2.0.1 numpy==2.4.6 pyarrow==26.0.1' ;;
    datafusion) packages='datafusion==55.0.0 pyarrow==26.0.1' ;;
    clickhouse) packages='chdb==4.4.0' ;;
    spark) packages='pyspark==4.3.0 pandas==2.3.3 pyarrow==26.0.1' ;;
    esac
    [[ ! -e $folder/installed.txt || $(<"$folder/installed.txt") != "$packages" ]] || return 0
    rm -rf "$folder"
    python3 -m venv "$folder"
    # shellcheck disable=SC2086 # a word for each package
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check $packages
    echo "$packages" >"$folder/installed.txt"
}

# install_package ENGINE...: installs the Python package into these environments. For
# spark, copies the wheel, a zip file, to iana-ports.zip, which Spark unpacks for its
# executors.
install_package() {
    local wheel=${IANA_PORTS_WHEEL:-} engine
    if [[ -z $wheel ]]; then
        echo "Building the Python package" >&2
        "$root/bindings/python/build"
        wheel=$(echo "$python_target"/python/dist/*.whl)
    fi
    for engine; do
        if [[ $engine == spark ]]; then
            cp "$wheel" "$work/iana-ports.zip"
        else
            "$work/$engine/bin/python" -m pip install --quiet --disable-pip-version-check \
                --no-index --no-deps --force-reinstall "$wheel"
        fi
    done
}
