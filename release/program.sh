# shellcheck shell=bash disable=SC2034,SC2154 # variables of and for the scripts that source this
# Sourced by `archive` and `debian` after `common.sh`: builds the program of the command
# line, and finds Python.

target_folder=$(mkdir -p "${CARGO_TARGET_DIR:-$root/target}" && cd "${CARGO_TARGET_DIR:-$root/target}" && pwd)
sysroot=$(rustc --print sysroot)

# Windows runners have `python` only.
python=${PYTHON:-$(command -v python3 || command -v python || echo python3)}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    fail "$python does not run or is older than 3.11: install Python 3.11, or name another one in PYTHON"

# native_path PATH: prints PATH as the system's programs write it; bash on Windows has its
# own notation.
native_path() {
    if command -v cygpath >/dev/null; then cygpath --windows "$1"; else printf '%s\n' "$1"; fi
}

# machine_folders: prints a line `FOLDER=NAME` for each folder of this machine that no
# file of a release may name. Messages of panics contain NAME instead. If several lines
# match, rustc uses the last one.
machine_folders() {
    printf '%s=%s\n' "$(native_path "$root")" . "$(native_path "$target_folder")" target \
        "$(native_path "${CARGO_HOME:-$HOME/.cargo}")" cargo "$(native_path "$sysroot/lib/rustlib/src/rust")" rust
}

# is_native TARGET: succeeds if its programs run here, with any C library.
is_native() {
    [[ $(cut -d - -f 1-3 <<<"$1") == "$(cut -d - -f 1-3 <<<"$host")" ]]
}

# build_program TARGET [FLAG...]: builds the command line with all its features, and with
# these flags of rustc; sets `program` to its path.
build_program() {
    local target=$1 flags=("${@:2}") folder
    add_target "$target" ||
        fail "Rust's library for $target is missing: run rustup target add $target"
    case $target in
    *-linux-musl)
        # ring contains C. On some processors, its build looks for another compiler than
        # musl-gcc, the only one of Debian's package.
        if is_native "$target"; then
            need musl-gcc musl-tools
            export "CC_${target//-/_}=musl-gcc"
        fi
        ;;
    # Static, because not every Windows has Microsoft's run-time library.
    *-windows-msvc) flags+=(-Ctarget-feature=+crt-static) ;;
    esac
    while read -r folder; do
        flags+=("--remap-path-prefix=$folder")
    done < <(machine_folders)
    (
        CARGO_ENCODED_RUSTFLAGS=$(printf '%s\x1f' "${flags[@]}")
        CARGO_TARGET_DIR=$(native_path "$target_folder")
        export CARGO_ENCODED_RUSTFLAGS=${CARGO_ENCODED_RUSTFLAGS%?} CARGO_TARGET_DIR
        cd "$root"
        cargo build --quiet --locked --profile dist --target "$target" --package iana-ports-cli --features parquet \
            --bin iana-ports >&2
    )
    program=$target_folder/$target/dist/iana-ports
    [[ $target != *-windows-* ]] || program+=.exe
    [[ -f $program ]] || fail "cargo did not build $program"
}

# print_files PROGRAM FOLDER: writes its completions and manual pages into FOLDER.
print_files() {
    local script
    mkdir -p "$2/completions" "$2/man"
    for script in bash:iana-ports.bash zsh:_iana-ports fish:iana-ports.fish elvish:iana-ports.elv powershell:_iana-ports.ps1; do
        "$1" completions "${script%%:*}" >"$2/completions/${script#*:}"
    done
    "$1" man --output "$(native_path "$2/man")"
}

# bill_of_materials TARGET FOLDER: writes the bill of materials of the program for TARGET,
# and the licences of other people's work in it.
bill_of_materials() {
    local options=(--features parquet --target "$1")
    [[ $1 != *-linux-musl ]] || options+=(--static)
    "$python" "$root/release/sbom" "${options[@]}" "$(native_path "$root/cli")" "$(native_path "$2")"
}
