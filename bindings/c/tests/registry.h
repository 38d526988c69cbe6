/* The exported registry that walk.c compares the library with: rows by port and by name. */
#ifndef REGISTRY_H
#define REGISTRY_H

#include "csv.h"

static const uint8_t protocols[] = {
    IANA_PORTS_TCP, IANA_PORTS_UDP, IANA_PORTS_SCTP, IANA_PORTS_DCCP, IANA_PORTS_ANY};
static const char *const transports[] = {"tcp", "udp", "sctp", "dccp", ""};
#define TRANSPORTS 4 /* without ANY */
static const char *const statuses[] = {"", "assigned", "reserved", "unassigned", "dynamic"};
static const char *const ranges[] = {"", "system", "user", "dynamic"};

enum { NAME, PORT, TRANSPORT, DESCRIPTION };

/* Whether the text is the expected one; "" expects nothing. */
static bool is(iana_ports_text text, const char *expected) {
    size_t length = strlen(expected);
    if (length == 0)
        return text.data == NULL && text.length == 0;
    return text.data != NULL && text.length == length && memcmp(text.data, expected, length) == 0;
}

static csv registry;
static iana_ports_record *records; /* by the index of the row */

/* The rows that cover each port: indices between two offsets. */
static size_t offsets[65537], *covering;

/* Rows with a name, ordered by the name in lower case, then by row. */
static size_t *by_name, named;

static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

static int compare(const char *a, const char *b) {
    while (*a != 0 && lower((unsigned char)*a) == lower((unsigned char)*b))
        a++, b++;
    return lower((unsigned char)*a) - lower((unsigned char)*b);
}

static int compare_rows(const void *a, const void *b) {
    size_t one = *(const size_t *)a, other = *(const size_t *)b;
    int order = compare(registry.cells[one][NAME], registry.cells[other][NAME]);
    return order != 0 ? order : one < other ? -1 : 1;
}

static bool ports_of(size_t row, unsigned *first, unsigned *last) {
    const char *cell = registry.cells[row][PORT];
    if (*cell == 0)
        return false;
    *first = *last = (unsigned)strtoul(cell, NULL, 10);
    if (strchr(cell, '-') != NULL)
        *last = (unsigned)strtoul(strchr(cell, '-') + 1, NULL, 10);
    return true;
}

static bool counts(size_t row, size_t on) {
    const char *cell = registry.cells[row][TRANSPORT];
    return *cell == 0 || on == TRANSPORTS || strcmp(cell, transports[on]) == 0;
}

static void index_rows(void) {
    unsigned first, last;
    for (size_t row = 0; row < registry.rows; row++)
        if (ports_of(row, &first, &last))
            for (unsigned port = first; port <= last; port++)
                offsets[port + 1]++;
    for (size_t port = 0; port < 65536; port++)
        offsets[port + 1] += offsets[port];
    covering = (size_t *)allocate((offsets[65536] + 1) * sizeof *covering);
    size_t *next = (size_t *)allocate(65536 * sizeof *next);
    for (size_t row = 0; row < registry.rows; row++)
        if (ports_of(row, &first, &last))
            for (unsigned port = first; port <= last; port++)
                covering[offsets[port] + next[port]++] = row;
    free(next);
    by_name = (size_t *)allocate((registry.rows + 1) * sizeof *by_name);
    for (size_t row = 0; row < registry.rows; row++)
        if (*registry.cells[row][NAME] != 0)
            by_name[named++] = row;
    qsort(by_name, named, sizeof *by_name, compare_rows);
}

/* The status of a row, as in `statuses`. */
static unsigned status_of(size_t row) {
    if (*registry.cells[row][NAME] != 0)
        return IANA_PORTS_STATUS_ASSIGNED;
    char word[11] = "";
    strncpy(word, registry.cells[row][DESCRIPTION], 10);
    return compare(word, "unassigned") == 0 ? IANA_PORTS_STATUS_UNASSIGNED
                                            : IANA_PORTS_STATUS_RESERVED;
}

#endif
