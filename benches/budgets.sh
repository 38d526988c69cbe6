# shellcheck shell=bash
# The budgets of the tables: bytes of data of each tier. Source this file.

# data_budget TIER: prints how many bytes of data the tier may have.
#
# A budget limits the layout of the tables, not the number of services that IANA
# registers. The numbers below are for the 14,447 rows of 2024-06-12. Each further row
# adds twice the bytes of an average row, for up to 10% more rows. Beyond that, raise the
# numbers in a separate release: firmware may have no room for larger tables.
data_budget() {
    local base=14447 budget readme rows
    readme=$(dirname "${BASH_SOURCE[0]}")/../data/README.md
    rows=$(sed -n 's/^| Rows | \([0-9,]*\), and the header |$/\1/p' "$readme")
    case $1 in
    none) budget=7500 ;;
    user-ports) budget=90000 ;;
    descriptions) budget=238000 ;;
    by-name) budget=303000 ;;
    full) budget=505000 ;;
    esac
    local added=$((${rows//,/} - base))
    ((added > 0)) || added=0
    ((added <= base / 10)) || added=$((base / 10))
    echo $((budget + budget * 2 * added / base))
}
