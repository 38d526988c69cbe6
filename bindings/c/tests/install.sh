# shellcheck shell=bash disable=SC2154 # variables are those of the script that sources this
# Sourced by `../run`: installs the library, executes the README's commands, and builds
# libraries of own ports.

# says_https PROGRAM...: fails unless the program prints the name of 443/tcp.
says_https() {
    [[ $("$@") == "443/tcp is https" ]] || fail "$* does not print what it should"
}

check_install() {
    local stage=$work/stage prefix=/opt/iana-ports flags shared
    step "install into a folder, pkg-config, CMake, uninstall"
    make_library full install PREFIX=$prefix "DESTDIR=$stage"
    local -x PKG_CONFIG_SYSROOT_DIR=$stage PKG_CONFIG_LIBDIR=$stage$prefix/lib/pkgconfig
    flags=$(pkg-config --cflags --libs iana_ports)
    [[ $flags == *-DIANA_PORTS_TIER=4* ]] || fail "pkg-config does not name the tier: $flags"
    # shellcheck disable=SC2086 # a list of flags
    gcc "$here/tests/first.c" $flags -o "$work/by-pkg-config"
    says_https env "LD_LIBRARY_PATH=$stage$prefix/lib" "$work/by-pkg-config"
    # The files may be moved, as those of a release's archive are.
    flags=$(PKG_CONFIG_SYSROOT_DIR='' pkg-config --define-prefix --libs iana_ports)
    [[ $flags == *"-L$stage$prefix/lib "* ]] ||
        fail "pkg-config --define-prefix does not find moved files: $flags"
    for shared in ON OFF; do
        cmake -S "$here/tests" -B "$work/cmake-$shared" -DCMAKE_PREFIX_PATH="$stage$prefix" \
            -DBUILD_SHARED_LIBS=$shared >"$work/log" 2>&1 && cmake --build "$work/cmake-$shared" >>"$work/log" 2>&1 ||
            fail "CMake: $(<"$work/log")"
        says_https "$work/cmake-$shared/first"
    done
    readelf --dynamic "$work/cmake-ON/first" | grep -qF '[libiana_ports.so.1]' ||
        fail "not linked dynamically"
    ! readelf --dynamic "$work/cmake-OFF/first" | grep -F libiana_ports ||
        fail "not linked statically"
    make_library full uninstall PREFIX=$prefix "DESTDIR=$stage"
    [[ -z $(find "$stage" ! -type d) && ! -e $stage$prefix/lib/cmake/iana_ports ]] ||
        fail "uninstall leaves $(find "$stage" ! -type d)"
}

# stops MESSAGE VARIABLE...: fails unless make install stops with the message.
stops() {
    ! make_library full install "${@:2}" >/dev/null 2>"$work/log" ||
        fail "make install ${*:2} does not stop"
    grep -qF -- "$1" "$work/log" || fail "make install ${*:2} does not say '$1': $(<"$work/log")"
}

check_make() {
    local home="$work/home/John & Doe" prefix folder clone="$work/a clone"
    prefix=$home/.local
    step "the variables of make"
    # A recipe that splits the prefix at its blank would remove these files.
    mkdir -p "$work/home" && touch "$work/home/John" "$work/home/beside"
    # Installs without cargo, because make ran before.
    make_library full install "PREFIX=$prefix" CARGO=/no/cargo
    (
        export PKG_CONFIG_LIBDIR=$prefix/lib/pkgconfig
        eval "gcc -static '$here/tests/first.c' $(pkg-config --static --cflags --libs iana_ports) -o '$work/spaced'"
    )
    says_https "$work/spaced"
    cmake -S "$here/tests" -B "$work/cmake-spaced" -DCMAKE_PREFIX_PATH="$prefix" >"$work/log" 2>&1 &&
        cmake --build "$work/cmake-spaced" >>"$work/log" 2>&1 || fail "CMake: $(<"$work/log")"
    says_https "$work/cmake-spaced/first"
    make_library full uninstall "PREFIX=$prefix"
    make_library full uninstall "PREFIX=$prefix" 2>"$work/log"
    [[ ! -s $work/log ]] || fail "uninstall, again: $(<"$work/log")"
    [[ $(cd "$work/home" && find . ! -type d | sort | xargs) == "./John ./beside" ]] ||
        fail "uninstall does not restore the folder: $(find "$work/home" ! -type d)"
    make_library full install "PREFIX=$work/a|b" CARGO=/no/cargo
    grep -qFx "prefix=$work/a|b" "$work/a|b/lib/pkgconfig/iana_ports.pc" ||
        fail "the .pc file has another prefix"
    stops "https://rustup.rs" PREFIX=/nowhere CARGO=/no/cargo TIER=user-ports
    for folder in PREFIX DESTDIR LIBDIR INCLUDEDIR BUILD; do
        stops "$folder=some/folder: must be an absolute path" $folder=some/folder
    done
    for folder in '/a"b' "/a'b" '/a\b' '/a;b' "/a"$'\n'"b"; do
        stops "must not contain" "PREFIX=$folder"
    done
    stops "TIER=all: expected one of" TIER=all
    # An empty variable counts as unset.
    make_library full install TIER= "DESTDIR=$work/empty-tier" CARGO=/no/cargo
    # A source tree in a folder with a blank.
    mkdir "$clone"
    cp -r "$here/Makefile" "$here/iana_ports.h" "$here/Cargo.toml" "$clone"
    make -n -C "$clone" >"$work/log" 2>&1 || fail "make in a folder with a blank: $(<"$work/log")"
    grep -qF -- "--manifest-path \"$clone/Cargo.toml\"" "$work/log" ||
        fail "make -n in $clone: $(<"$work/log")"
    ! make -n -f "$here/Makefile" -C / >/dev/null 2>"$work/log" || fail "make -f does not stop"
    grep -qF "run make in the folder bindings/c" "$work/log" || fail "make -f: $(<"$work/log")"
}

check_own() {
    step "own ports"
    make_library subset "PORTS=22 443"
    "${c[@]}" "$here/tests/first.c" "$work/subset/libiana_ports.a" -Wl,--gc-sections -o "$work/first"
    says_https "$work/first"
    (($(read_only "$work/first") < 1000)) || fail "two ports take $(read_only "$work/first") bytes"
    { head -1 "$work/registry.csv" && echo lobby,443,tcp,,,,,,,,,; } >"$work/own.csv"
    # Commas separate ports too. PORTS selects rows of the file CSV.
    (cd "$work" && make_library own CSV=own.csv "PORTS=22,443")
    "${c[@]}" "$here/tests/first.c" "$work/own/libiana_ports.a" -o "$work/first"
    [[ $("$work/first") == "443/tcp is lobby" ]] || fail "CSV and PORTS: $("$work/first")"
    head -1 "$work/registry.csv" >"$work/empty.csv"
    stops "no rows remain" PORTS=65000
    stops "no rows remain" "CSV=$work/empty.csv"
    stops "no rows remain" "CSV=$work/own.csv" PORTS=22
    stops '"22-80" is not a port number' PORTS=22-80
    # A relative path starts where make is called.
    (cd "$work" && make_library own CSV=own.csv)
    "${c[@]}" "$here/tests/first.c" "$work/own/libiana_ports.a" -o "$work/first"
    [[ $("$work/first") == "443/tcp is lobby" ]] || fail "CSV= has no effect: $("$work/first")"
}

# blocks LANGUAGE HEADING: prints the README's code in that language below that heading.
blocks() {
    awk -v fence="\`\`\`$1" -v heading="## $2" '
        /^## / { inside = $0 == heading }
        /^```/ { open = !open; wanted = open && inside && $0 == fence; next }
        wanted' "$here/README.md"
}

# execute_commands HEADING: executes the README's commands below that heading in the
# current folder.
execute_commands() {
    local user_home=$HOME
    blocks sh "$1" >commands
    [[ -s commands ]] || fail "the README has no commands below '$1'"
    # With another HOME, the tools of Rust are still those of the user.
    RUSTUP_HOME=${RUSTUP_HOME:-$user_home/.rustup} CARGO_HOME=${CARGO_HOME:-$user_home/.cargo} HOME=$PWD/home \
        PATH=$PWD:$PATH BUILD=$PWD/library bash -e commands >log 2>&1 </dev/null ||
        fail "the README's commands: $(<log)"
}

# check_readme: executes the README's commands in a folder of their own, except those for
# a chip, which ../firmware/run executes.
check_readme() (
    step "the commands of the README"
    mkdir "$work/readme"
    cd "$work/readme" || exit
    ln -s "$here/.." bindings
    ln -s "$CARGO_TARGET_DIR" target
    # Installs into a folder of the test instead of the system.
    printf '#!/bin/sh\nexec env "DESTDIR=%s" "$@"\n' "$PWD/system" >sudo
    chmod +x sudo
    blocks cmake "On a desktop or a server" >CMakeLists.txt
    execute_commands "On a desktop or a server"
    [[ $(grep -c '^443/tcp is https$' log) == 4 ]] ||
        fail "the README's commands do not print what they should: $(<log)"
    [[ -z $(find home ! -type d) ]] || fail "the README's uninstall leaves $(find home ! -type d)"
    [[ -e system/usr/local/include/iana_ports.h ]] ||
        fail "the README's sudo make install has no effect"
    blocks text "Your own ports" >ports.csv
    execute_commands "Your own ports"
    sed 's/443/8080/g' "$here/tests/first.c" >own.c
    "${c[@]}" own.c library/libiana_ports.a -o own
    [[ $(./own) == "8080/tcp is shop" ]] || fail "the README's ports.csv: $(./own)"
    {
        printf '#include <netdb.h>\n#include <arpa/inet.h>\n#include <iana_ports.h>\nint main(void) {\n{\n'
        blocks c "In place of getservbyport" | sed 's,^/\* after \*/,} {,'
        printf '}\n}\n'
    } >replaced.c
    gcc -std=gnu99 -pedantic-errors "-I$here" -fsyntax-only replaced.c ||
        fail "the README's example of getservbyport"
)
