# shellcheck shell=bash disable=SC2034,SC2154 # variables are for the scripts that source this, after common.sh
# Minimal programs, one for each way to have port names: what they weigh. To be sourced.

need cargo rustup
need readelf binutils
cargo fetch --quiet --manifest-path "$root/Cargo.toml"

programs=$target/programs
tiers=(none user-ports descriptions by-name full)
# The budget of data bytes for each.
budgets=(7500 90000 238000 303000 505000)
# And of relocations.
relocations_limit=39

# of_tier TIER: the dependency on the library with this tier alone.
of_tier() {
    local features=
    [[ $1 == none ]] || features="\"$1\""
    echo "iana-ports = { path = '$root', default-features = false, features = [$features] }"
}

# manifest NAME DEPENDENCIES SOURCE FEATURES: a package of its own with one program, stripped.
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

# compile NAME: builds the program with what other programs have built before it.
compile() {
    CARGO_TARGET_DIR=$programs/target cargo build --quiet --release --offline --manifest-path "$programs/$1/Cargo.toml"
}

# answering NAME DEPENDENCIES START ANSWER: a program that gives one answer, the name of a port on tcp, and keeps what it
# started with.
answering() {
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

# asking_everything NAME TIER: a program that needs all tables of the tier.
asking_everything() {
    local feature=
    [[ $2 == none ]] || feature="\"$2\""
    manifest "$1" "$(of_tier "$2")" "$root/benches/programs/everything.rs" "$feature"
    compile "$1"
}

# The same program without any names: what the others are compared with.
empty_program() {
    answering empty '' '()' 'port'
}

# sections NAME PATTERN: address and bytes, in hexadecimal, of the program's sections whose names match.
sections() {
    readelf -SW "$programs/target/release/$1" | sed 's/^ *\[ *[0-9]*\] *//' |
        awk -v pattern="$2" '$1 ~ pattern { print $3, $5 }'
}

section_bytes() {
    local sum=0 size
    while read -r _ size; do
        sum=$((sum + 16#$size))
    done < <(sections "$1" "$2")
    echo "$sum"
}

# The relocations of a program; those for calls of functions in other crates, one a function, left out.
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

# data NAME, file_bytes NAME, relocations NAME: by how much the program has more than the empty one.
data() {
    local names='^\.(rodata|data|data\.rel\.ro|bss|tdata|tbss|got|init_array|fini_array)$'
    echo $(($(section_bytes "$1" "$names") - $(section_bytes empty "$names")))
}
file_bytes() {
    echo $(($(stat -c %s "$programs/target/release/$1") - $(stat -c %s "$programs/target/release/empty")))
}
relocations() {
    echo $(($(count_relocations "$1") - $(count_relocations empty)))
}

# check_tier TIER DATA RELOCATIONS BUDGET: fails if a tier is over its budget.
check_tier() {
    within "$2" "$4" || fail "tier $1: $2 bytes of data, more than $4"
    within "$3" "$relocations_limit" || fail "tier $1: $3 relocations, more than $relocations_limit"
}
