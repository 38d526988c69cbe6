# shellcheck shell=bash disable=SC2154 # variables are those of the script that sources this
# Sourced by `../run`: prints sizes, instructions and times, and compares them with the
# README and the header.

# grows TIER QUESTION: the bytes of code and of data that the question adds to a program.
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

# print_instructions: the mean number of instructions of each function, including the
# functions that it calls.
print_instructions() {
    "${c[@]}" -O2 "$here/tests/instructions.c" "$work/full/libiana_ports.a" -o "$work/instructions"
    valgrind --tool=callgrind --toggle-collect=ask_all "--callgrind-out-file=$work/callgrind" "$work/instructions" \
        >"$work/calls" 2>"$work/log" || fail "callgrind: $(<"$work/log")"
    callgrind_annotate --inclusive=yes --threshold=100 "$work/callgrind" >"$work/annotated" ||
        fail "callgrind_annotate: $(<"$work/annotated")"
    awk '
        NR == FNR { functions[++rows] = $1; calls[$1] = $2; next }
        match($0, /:iana_ports_[a-z_]+/) {
            instructions = $1
            gsub(",", "", instructions)
            counted[substr($0, RSTART + 1, RLENGTH - 1)] = instructions
        }
        END {
            for (row = 1; row <= rows; row++)
                printf "%-36s %6.0f\n", functions[row], counted[functions[row]] / calls[functions[row]]
        }' "$work/calls" "$work/annotated"
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

# check_sizes: code may differ by 15%, because it depends on the compiler. Tables may not.
check_sizes() {
    step "the sizes in the README"
    print_sizes >"$work/table"
    cat "$work/table"
    check_table "$here/README.md" "bindings/c/run --sizes" "$work/table" text text 15 1 15 1
}

check_instructions() {
    local found
    step "the instructions in the header"
    print_instructions >"$work/counted"
    cat "$work/counted"
    sed -n '/^ \* COSTS$/,/^ \* The terms/ s/^ \*     \(iana_ports_\w*\) *\([0-9]*\) .*/\1 \2/p' "$here/iana_ports.h" \
        >"$work/stated"
    found=$(paste -d' ' "$work/stated" "$work/counted" | awk '
        $1 != $3 { print "found " $3 " in place of " $1; next }
        $4 > 1.15 * $2 || $4 < 0.85 * $2 { print $1 ": " $4 " instructions, in the header " $2 }')
    [[ -z $found ]] || fail "iana_ports.h has other costs: $found"
}
