# shellcheck shell=bash disable=SC2034 # variables are for the scripts that source this
# The targets, the toolchains that build images for them, and the machines of QEMU that
# run them. Source this file.

# shellcheck source-path=SCRIPTDIR source=../.ci/shell.sh
. "$(dirname "${BASH_SOURCE[0]}")/../.ci/shell.sh"

firmware=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(realpath -m "${CARGO_TARGET_DIR:-$firmware/target}")
export CARGO_TARGET_DIR=$out
mkdir -p "$out"

tiers=(none user-ports descriptions by-name full)
boards=(thumbv6m-none-eabi thumbv7em-none-eabihf riscv32imc-unknown-none-elf)
big_endian=powerpc-unknown-linux-gnu
web=wasm32-unknown-unknown

# The toolchain of each target: `rustup` has a compiled `core`; `source` (rustup's
# component rust-src) and `debian` compile `core` too.
declare -A toolchain=()
# The first version of LLVM's linker that relaxes RISC-V's calls and addresses.
lld=19
debian=(rustc-web cargo-web rust-web-src "lld-$lld")

# has_source RUSTC: whether this compiler has the source of the standard library.
has_source() { [[ -d $("$1" --print sysroot)/lib/rustlib/src/rust/library/core ]]; }
has_debian() {
    [[ -x /usr/bin/rustc && -x /usr/bin/cargo ]] && has_source /usr/bin/rustc &&
        command -v "ld.lld-$lld" >/dev/null && command -v "wasm-ld-$lld" >/dev/null
}
has_rustup() { [[ ${FIRMWARE_TOOLCHAIN:-rustup} == rustup ]] && command -v rustup >/dev/null; }
has_target() { has_rustup && rustup target list --installed | grep -x "$1" >/dev/null; }

# choose_toolchains TARGET...: sets `toolchain` for each. Installs what is missing with
# CI=true only.
choose_toolchains() {
    local target
    for target; do
        # rustup's `core` for this target needs a C library and an unwinder, so it is
        # compiled here.
        if [[ $target != "$big_endian" ]]; then
            if ! has_target "$target" && has_rustup && [[ ${CI:-} == true ]]; then
                rustup target add "$target" || echo "rustup cannot add $target, trying others" >&2
            fi
            has_target "$target" && toolchain[$target]=rustup && continue
        fi
        choose_source "$target"
    done
}

# choose_source TARGET: chooses a toolchain that compiles `core` too.
choose_source() {
    if has_rustup && ! has_source rustc && [[ ${CI:-} == true ]]; then
        rustup component add rust-src || echo "rustup cannot add rust-src, trying Debian's" >&2
    fi
    has_rustup && has_source rustc && toolchain[$1]=source && return
    has_debian ||
        install_missing "a toolchain for $1 (rustup's with rust-src, or Debian's)" "${debian[@]}"
    toolchain[$1]=debian
}

# need_tools: the commands that the scripts use besides the compiler.
need_tools() {
    need cargo cargo-web
    need readelf binutils
    need qemu-system-arm qemu-system-arm
    need qemu-system-riscv32 qemu-system-misc
}

# build TIER BINARY,... TARGET...: runs cargo once for all targets of a toolchain, so that
# it can use all cores.
build() {
    local tier=$1 binaries=$2 target way options features=image,${extra_features:-}
    shift 2
    [[ $tier == none ]] || features+=,$tier
    for way in rustup source debian; do
        options=()
        for target; do
            [[ ${toolchain[$target]} != "$way" ]] || options+=(--target "$target")
        done
        ((${#options[@]})) || continue
        options+=(--quiet --release --manifest-path "$firmware/Cargo.toml" --features "$features")
        # shellcheck disable=SC2206 # a list
        local names=(${binaries//,/ })
        options+=("${names[@]/#/--bin=}")
        cargo_of "$way" "${options[@]}" || return
    done
}

# cargo_of TOOLCHAIN OPTION...: builds in a subshell, because `use_toolchain` exports
# variables.
cargo_of() (
    use_toolchain "$1"
    shift
    # Drops rustc's warning, for each crate, that the target feature `relax` is unstable.
    "${cargo[@]}" build "$@" 2> >(sed '/^warning: unstable feature specified for .*`relax`/,/^$/d' >&2)
)

# use_toolchain TOOLCHAIN [CRATES [FEATURES]]: exports the toolchain's variables, and sets
# `cargo` to the command with its first options. CRATES and FEATURES name the parts of the
# standard library to compile, if the toolchain compiles it. Call it in a subshell.
use_toolchain() {
    local target
    # No dynamic linker relocates the image.
    export CARGO_TARGET_POWERPC_UNKNOWN_LINUX_GNU_RUSTFLAGS="-C relocation-model=static"
    export CARGO_TARGET_POWERPC_UNKNOWN_LINUX_GNU_LINKER=rust-lld
    # On RISC-V, the linker shortens calls and addresses only with this feature.
    export CARGO_TARGET_RISCV32IMC_UNKNOWN_NONE_ELF_RUSTFLAGS="-C target-feature=+relax"
    cargo=(cargo)
    if [[ $1 == debian ]]; then
        cargo=(/usr/bin/cargo)
        export RUSTC=/usr/bin/rustc
        for target in "${boards[@]}" "$big_endian"; do
            target=${target^^}
            export "CARGO_TARGET_${target//-/_}_LINKER=ld.lld-$lld"
        done
        export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$lld
    fi
    if [[ $1 != rustup ]]; then
        # A stable compiler accepts -Zbuild-std only with this variable. The feature `mem`
        # adds memcpy and the like for targets without a C library.
        export RUSTC_BOOTSTRAP=1
        cargo+=("-Zbuild-std=${2:-core}" "-Zbuild-std-features=compiler-builtins-mem${3:+,$3}")
    fi
}

# image TARGET BINARY: prints the path of an image.
image() {
    echo "$out/$1/release/$2"
}

# bytes IMAGE code|data: prints the bytes of the sections with instructions, or of all
# others that take flash or RAM.
bytes() {
    local size flags sum=0
    while read -r _ _ _ _ size _ flags _; do
        case $2:$flags in
        code:*X* | data:A | data:A[^X]* | data:WA*) sum=$((sum + 16#$size)) ;;
        esac
    done < <(readelf -SW "$1" | sed -n 's/^ *\[ *[1-9][0-9]*\] //p')
    echo "$sum"
}

# added TARGET BINARY code|data: prints how many bytes larger BINARY is than the image
# `base`, which does not contain the library.
added() {
    echo $(($(bytes "$(image "$1" "$2")" "$3") - $(bytes "$(image "$1" base)" "$3")))
}

# contains_embedded IMAGE: prints the parts of the embedded registry in IMAGE, and fails
# if there are none. Searches for the tables' symbols, and for the name of port 1000,
# which every tier and no subset contains.
contains_embedded() {
    readelf -sW "$1" | grep -oE 'iana_ports8embedded.*BYTES' || LC_ALL=C grep -ao cadlock2 "$1"
}

# helpers IMAGE: prints the compiler's helper functions in IMAGE, which replace missing
# instructions. Leaves out those that copy memory or divide 32 bits.
helpers() {
    readelf -sW "$1" | awk '$4 == "FUNC" { print $8 }' |
        grep -E '^__(aeabi_.*|[a-z]+[sdt][if][234]?|[a-z]+[sdt][if][sdt][if]2?)$' |
        grep -Ev '^__aeabi_(mem|u?idiv)' | sort -u || true
}

# choose_machine TARGET IMAGE: sets `machine`, and `emulator` to the command that runs the
# image.
choose_machine() {
    local options=(-nographic -monitor none -serial none)
    options+=(-semihosting-config "enable=on,target=native" -kernel)
    case $1 in
    thumbv6m-*)
        # A Cortex-M0 if the image fits its 256 KB of flash. Else a Cortex-M3, which runs
        # the same instructions.
        machine=microbit
        (($(bytes "$2" code) + $(bytes "$2" data) <= 262144)) || machine=mps2-an385
        ;;
    thumbv7em-*) machine=mps2-an386 ;;
    riscv32*) machine=virt ;;
    powerpc-*) machine="user mode" ;;
    esac
    case $1 in
    thumb*) emulator=(qemu-system-arm -M "$machine" "${options[@]}") ;;
    riscv32*) emulator=(qemu-system-riscv32 -M "$machine" -bios none "${options[@]}") ;;
    powerpc-*) emulator=(qemu-ppc) ;;
    esac
}

# execute IMAGE: runs the image on the chosen machine, for at most `patience` seconds.
patience=120
execute() {
    timeout "$patience" "${emulator[@]}" "$1" 2>&1 </dev/null | tr -d '\0'
}
