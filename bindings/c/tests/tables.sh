# shellcheck shell=bash
# Sourced by `../run` and `../firmware/report`: compares a table with that of the README.

# differences TABLE TABLE PERCENT...: prints the cells of the second Markdown table that
# differ from those of the first one by more than the percentage of their column. The
# percentage `text` means equal texts, and `any` means any number.
differences() {
    paste -d'|' "$1" "$2" | awk -F'|' -v percents="${*:3}" '
        BEGIN { columns = split(percents, percent, " ") }
        NF != 2 * (columns + 2) { print "other columns: " $0; next }
        {
            for (i = 1; i <= columns; i++) {
                expected = $(i + 1); found = $(i + 3 + columns)
                if (NR == 1) title[i] = expected
                if (NR <= 2 || percent[i] == "text") {
                    if (expected != found) print "found" found "in place of" expected
                    continue
                }
                difference = expected > found ? expected - found : found - expected
                if (percent[i] != "any" && difference * 100 > percent[i] * expected)
                    print $2 title[i] ": " found + 0 ", in the README " expected + 0
            }
        }'
}

# check_table README COMMAND TABLE PERCENT...: compares the table in a file with the table
# of the README that follows the comment with the name of the command.
check_table() {
    local recorded found
    recorded=$(sed -n "/^<!-- ${2//\//\\/} -->\$/,/^\$/ { /^|/p }" "$1")
    (($(wc -l <<<"$recorded") == $(wc -l <"$3"))) ||
        fail "$1 has no table of $(wc -l <"$3") lines for $2"
    found=$(differences <(echo "$recorded") "$3" "${@:4}")
    [[ -z $found ]] || fail "$1 has another table for $2: $found"
}
