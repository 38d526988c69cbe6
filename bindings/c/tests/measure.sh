# shellcheck shell=bash disable=SC2154 # variables are those of the script that sources this
# Sourced by `../run`: prints sizes and times, and compares them with the README.

# grows TIER QUESTION: the bytes of code and of data that a program with the question has more than one without.
grows() {
    local program
    for program in "" "$2"; do
        echo "#include \"iana_ports.h\"
            static void keep(iana_ports_text text) { __asm__ volatile(\"\" : : \"r\"(text.data), \"r\"(text.length)); }
            int main(int argc, char **argv) { keep((iana_ports_text){argv[0], (size_t)argc}); $program }" >"$work/size.c"
        gcc -Os -I"$here" -Wl,--gc-sections "$work/size.c" "$work/size-$1/libiana_ports.a" -o "$work/size" ||
            fail "$2"
        size --format=sysv "$work/size" |
            awk '/^\.(text|plt)/ { code += $2 } /^\.(rodata|data)/ { data += $2 } END { print code, data }'
    done | xargs | awk '{ print $3 - $1, $4 - $2 }'
}

print_sizes() {
    local question tier smallest what
    for tier in system-ports user-ports descriptions by-name full; do
        make_library "size-$tier" "TIER=$tier" OPT_LEVEL=s
    done
    echo "| question | smallest tier | its code | its tables | code in \`full\` | tables in \`full\` |"
    echo "|---|---|--:|--:|--:|--:|"
    while IFS='|' read -r what smallest question; do
        echo "| $what | \`$smallest\` | $(grows "$smallest" "$question") | $(grows full "$question") |" |
            sed -E 's/ ([0-9]+) ([0-9]+) / \1 | \2 /g'
    done <<'END'
port below 1024 to name|system-ports|keep(iana_ports_name((uint16_t)argc, IANA_PORTS_TCP));
port to name|user-ports|keep(iana_ports_name((uint16_t)argc, IANA_PORTS_TCP));
port to name and description|descriptions|keep(iana_ports_name((uint16_t)argc, IANA_PORTS_TCP)); keep(iana_ports_description((uint16_t)argc, IANA_PORTS_TCP));
name to port|by-name|return iana_ports_service_port(argv[0], (size_t)argc, IANA_PORTS_TCP);
all cells of the rows of a port|full|char cell[99]; return (int)iana_ports_record_cell(iana_ports_record_at((uint16_t)argc, 0, 0), (uint8_t)argc, cell, 99);
END
}

print_bench() {
    "${c[@]}" -O2 "$here/tests/bench.c" "$work/full/libiana_ports.a" -o "$work/bench"
    with_services "$work/bench"
}

check_bench() {
    step "the benchmark, and its rows in the README"
    print_bench >"$work/table"
    cat "$work/table"
    check_table "$here/README.md" "bindings/c/run --bench" "$work/table" text any any
}

# Code depends on the compiler, and tables do not.
check_sizes() {
    step "the sizes in the README"
    print_sizes >"$work/table"
    cat "$work/table"
    check_table "$here/README.md" "bindings/c/run --sizes" "$work/table" text text 15 1 15 1
}
