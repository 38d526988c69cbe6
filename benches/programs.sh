# shellcheck shell=bash disable=SC2034,SC2154 # shares variables with the scripts that source it
# Builds a minimal program for each source of port names and measures its size. Source
# this file after common.sh.

# shellcheck source-path=SCRIPTDIR source=budgets.sh
source "$root/benches/budgets.sh"

need cargo rustup
need readelf binutils
cargo fetch --quiet --manifest-path "$root/Cargo.toml"

programs=$target/programs
tiers=(none user-ports descriptions by-name full)
# The most relocations of a tier.
relocations_limit=39

# of_tier TIER: prints the dependency on the library with this tier.
of_tier() {
    local features=
    [[ $1 == none ]] || features="\"$1\""
    echo "iana-ports = { path = '$root', default-features = false, features = [$features] }"
}

# manifest NAME DEPENDENCIES SOURCE FEATURES: writes a package with one stripped program.
manifest() {
    mkdir -p "$programs/$1"
    cat >"$programs/$1/Cargo.toml" <<TOML
[workspace]

[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[features]
default = [$4]
user-ports = []
descriptions = ["user-ports"]
by-name = ["descriptions"]
full = ["by-name"]

[dependencies]
$2

[[bin]]
name = "$1"
path = '$3'

[profile.release]
strip = true
TOML
    cp "$root/Cargo.lock" "$programs/$1/Cargo.lock"
}

# compile NAME: builds the program. All programs share one target folder.
compile() {
    CARGO_TARGET_DIR=$programs/target cargo build --quiet --release --offline \
        --manifest-path "$programs/$1/Cargo.toml"
}

# name_program NAME DEPENDENCIES START ANSWER: builds a program that evaluates START, and
# then ANSWER for the name of one port on tcp.
name_program() {
    mkdir -p "$programs/$1"
    cat >"$programs/$1/main.rs" <<RUST
fn main() {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(443);
    let _start = std::mem::ManuallyDrop::new($3);
    std::hint::black_box($4);
}
RUST
    manifest "$1" "$2" "$programs/$1/main.rs" ''
    compile "$1"
}

# everything_program NAME TIER: builds a program that needs all tables of the tier.
everything_program() {
    local feature=
    [[ $2 == none ]] || feature="\"$2\""
    manifest "$1" "$(of_tier "$2")" "$root/benches/programs/everything.rs" "$feature"
    compile "$1"
}

# empty_program: builds the program without names, which the others are compared with.
empty_program() {
    name_program empty '' '()' 'port'
}

# sections NAME PATTERN: prints the address and size, in hexadecimal, of the program's
# sections whose names match.
sections() {
    readelf -SW "$programs/target/release/$1" | sed 's/^ *\[ *[0-9]*\] *//' |
        awk -v pattern="$2" '$1 ~ pattern { print $3, $5 }'
}

# section_bytes NAME PATTERN: prints the bytes of those sections.
section_bytes() {
    local sum=0 size
    while read -r _ size; do
        sum=$((sum + 16#$size))
    done < <(sections "$1" "$2")
    echo "$sum"
}

# count_relocations NAME: prints the number of relocations, except those for calls of
# functions in other crates.
count_relocations() {
    local addend start bytes count=0
    read -r start bytes < <(sections "$1" '^\.text$')
    while read -r addend; do
        if ((16#$addend < 16#$start || 16#$addend >= 16#$start + 16#$bytes)); then
            count=$((count + 1))
        fi
    done < <(readelf -rW "$programs/target/release/$1" | awk '/ R_/ { print NF == 4 ? $4 : 0 }')
    echo "$count"
}

# data NAME, file_bytes NAME, relocations NAME: print how much larger the program is than
# the empty one.
data() {
    local names='^\.(rodata|data|data\.rel\.ro|bss|tdata|tbss|got|init_array|fini_array)$'
    echo $(($(section_bytes "$1" "$names") - $(section_bytes empty "$names")))
}
file_bytes() {
    local folder=$programs/target/release
    echo $(($(stat -c %s "$folder/$1") - $(stat -c %s "$folder/empty")))
}
relocations() {
    echo $(($(count_relocations "$1") - $(count_relocations empty)))
}

# check_tier TIER DATA RELOCATIONS BUDGET: fails if the tier exceeds its budget.
check_tier() {
    within "$2" "$4" || report_failure "tier $1: $2 bytes of data, more than $4"
    within "$3" "$relocations_limit" ||
        report_failure "tier $1: $3 relocations, more than $relocations_limit"
}
