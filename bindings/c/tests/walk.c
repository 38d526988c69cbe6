/*
 * usage: walk REGISTRY.csv EXPANDED.csv
 *
 * Asks every question that the header declares, about all ports on all transports, all
 * names and all rows, and compares the answers with the files that `iana-ports export`
 * writes, and with a naive reading of them.
 */
#include "registry.h"

/* Checks that copies into buffers of all relevant sizes behave like snprintf. */
static void check_copy(const char *expected, size_t (*copy)(char *, size_t)) {
    size_t length = strlen(expected), sizes[] = {0, 1, 2, length, length + 1, length + 9};
    char *buffer = (char *)allocate(length + 16), *wanted = (char *)allocate(length + 16);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        memset(buffer, '?', length + 16);
        memset(wanted, '?', length + 16);
        snprintf(wanted, sizes[i], "%s", expected);
        CHECK(copy(buffer, sizes[i]) == length, "the length of %s", expected);
        CHECK(memcmp(buffer, wanted, length + 16) == 0, "a copy of %s, size %lu", expected,
              (unsigned long)sizes[i]);
    }
    CHECK(copy(NULL, 99) == length, "no buffer: %s", expected);
    CHECK(copy(NULL, 0) == length, "no buffer: %s", expected);
    CHECK(copy(buffer, SIZE_MAX) == length, "an absurd size: %s", expected);
    free(buffer);
    free(wanted);
}

static uint16_t asked_port;
static uint8_t asked_protocol;
static iana_ports_record asked_record;
static uint8_t asked_column;

static size_t copy_name(char *buffer, size_t size) {
    return iana_ports_name_copy(asked_port, asked_protocol, buffer, size);
}
static size_t copy_description(char *buffer, size_t size) {
    return iana_ports_description_copy(asked_port, asked_protocol, buffer, size);
}
static size_t copy_text(char *buffer, size_t size) {
    return iana_ports_text_copy(iana_ports_name(asked_port, asked_protocol), buffer, size);
}
static size_t copy_cell(char *buffer, size_t size) {
    return iana_ports_record_cell(asked_record, asked_column, buffer, size);
}

/* Compares the names and rows of a port on one transport, or on all, with the rows that
 * cover it. */
static void check_lists(unsigned port, size_t on, const char *name) {
    const uint8_t protocol = protocols[on];
    size_t names = 0, rows = 0;
    bool has_name = *name == 0;
    for (size_t i = offsets[port]; i < offsets[port + 1]; i++) {
        size_t row = covering[i];
        if (!counts(row, on))
            continue;
        CHECK(iana_ports_record_at((uint16_t)port, protocol, rows) == records[row],
              "%u/%s: row %lu", port, transports[on], (unsigned long)rows);
        rows++;
        /* A name that occurred before, in any spelling, does not count again. The spelling
         * is that of the first row of the port, whatever its transport. */
        bool before = *registry.cells[row][NAME] == 0;
        for (size_t j = offsets[port]; j < i && !before; j++)
            before = counts(covering[j], on) &&
                     compare(registry.cells[covering[j]][NAME], registry.cells[row][NAME]) == 0;
        if (before)
            continue;
        size_t first = offsets[port];
        while (compare(registry.cells[covering[first]][NAME], registry.cells[row][NAME]) != 0)
            first++;
        const char *spelling = registry.cells[covering[first]][NAME];
        CHECK(is(iana_ports_name_at((uint16_t)port, protocol, names), spelling),
              "%u/%s: name %lu is not %s", port, transports[on], (unsigned long)names, spelling);
        has_name |= strcmp(spelling, name) == 0;
        names++;
    }
    CHECK(has_name, "%u/%s: %s is none of its names", port, transports[on], name);
    CHECK(iana_ports_name_count((uint16_t)port, protocol) == names, "%u: number of names", port);
    CHECK(iana_ports_record_count((uint16_t)port, protocol) == rows, "%u: number of rows", port);
    CHECK(is(iana_ports_name_at((uint16_t)port, protocol, names), ""), "%u: a name too many", port);
    CHECK(is(iana_ports_name_at((uint16_t)port, protocol, SIZE_MAX), ""), "%u: last name", port);
    CHECK(iana_ports_record_at((uint16_t)port, protocol, rows) == 0, "%u: a row too many", port);
    CHECK(iana_ports_record_at((uint16_t)port, protocol, SIZE_MAX) == 0, "%u: last row", port);
}

/* The answer for all transports together, from the answers for each and from the rows. */
static void check_any(unsigned port, char *(*answers)[MAX_CELLS]) {
    const char *name = "", *description = "";
    size_t on = 0;
    while (on < TRANSPORTS && *answers[on][2] == 0)
        on++;
    unsigned status = port >= 49152 ? IANA_PORTS_STATUS_DYNAMIC : IANA_PORTS_STATUS_RESERVED;
    if (on < TRANSPORTS) {
        name = answers[on][2];
        description = answers[on][5];
        status = IANA_PORTS_STATUS_ASSIGNED;
    } else if (offsets[port] < offsets[port + 1]) {
        status = IANA_PORTS_STATUS_DYNAMIC;
        for (size_t i = offsets[port]; i < offsets[port + 1]; i++)
            if (status_of(covering[i]) < status) {
                status = status_of(covering[i]);
                description = registry.cells[covering[i]][DESCRIPTION];
            }
    }
    CHECK(is(iana_ports_name((uint16_t)port, IANA_PORTS_ANY), name), "%u: not %s", port, name);
    CHECK(is(iana_ports_description((uint16_t)port, IANA_PORTS_ANY), description),
          "%u: not %s", port, description);
    CHECK(iana_ports_port_status((uint16_t)port, IANA_PORTS_ANY) == status, "%u: status", port);
    check_lists(port, TRANSPORTS, name);
}

static void check_ports(csv expanded) {
    CHECK(expanded.rows == 65536 * TRANSPORTS, "%lu expanded rows", (unsigned long)expanded.rows);
    for (size_t row = 0; row < expanded.rows; row++) {
        char **cells = expanded.cells[row];
        unsigned port = (unsigned)strtoul(cells[0], NULL, 10);
        size_t on = row % TRANSPORTS;
        CHECK(port == row / TRANSPORTS && strcmp(cells[1], transports[on]) == 0, "row %lu",
              (unsigned long)row);
        uint8_t protocol = protocols[on];
        CHECK(is(iana_ports_name((uint16_t)port, protocol), cells[2]), "%s/%s: not %s", cells[0],
              cells[1], cells[2]);
        unsigned status = iana_ports_port_status((uint16_t)port, protocol);
        CHECK(status < 5 && strcmp(statuses[status], cells[3]) == 0, "%s/%s: not %s", cells[0],
              cells[1], cells[3]);
        CHECK(strcmp(ranges[iana_ports_port_range((uint16_t)port)], cells[4]) == 0, "%s: not %s",
              cells[0], cells[4]);
        CHECK(is(iana_ports_description((uint16_t)port, protocol), cells[5]), "%s/%s: not %s",
              cells[0], cells[1], cells[5]);
        CHECK(iana_ports_covers((uint16_t)port), "%s is not covered", cells[0]);
        check_lists(port, on, cells[2]);
        if (on == 0)
            check_any(port, expanded.cells + row);
        if (port < 1024 || port % 97 == 0) {
            asked_port = (uint16_t)port;
            asked_protocol = protocol;
            check_copy(cells[2], copy_name);
            check_copy(cells[2], copy_text);
            check_copy(cells[5], copy_description);
        }
    }
}

/* The rows of a name: a part of `by_name`. */
static size_t *rows_of(const char *name, size_t *count) {
    size_t low = 0, high = named;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(registry.cells[by_name[middle]][NAME], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < named && compare(registry.cells[by_name[low + *count]][NAME], name) == 0)
        ++*count;
    return by_name + low;
}

static void check_name(const char *name) {
    size_t length = strlen(name), count;
    size_t *rows = rows_of(name, &count);
    /* Not terminated, and at the end of its allocation: valgrind notices a read past it. */
    char *bytes = (char *)allocate(length + 1);
    bytes = (char *)realloc(bytes, length > 0 ? length : 1);
    memcpy(bytes, name, length);
    for (size_t on = 0; on <= TRANSPORTS; on++) {
        int expected = -1;
        unsigned first, last;
        for (size_t i = 0; i < count && expected < 0; i++)
            if (counts(rows[i], on) && ports_of(rows[i], &first, &last))
                expected = (int)first;
        CHECK(iana_ports_service_port(bytes, length, protocols[on]) == expected, "%s/%s: not %d",
              name, transports[on], expected);
    }
    CHECK(iana_ports_service_port(bytes, length, 1) == -1, "%s on ICMP", name);
    CHECK(is(iana_ports_service_name(bytes, length), count > 0 ? registry.cells[rows[0]][NAME] : ""),
          "%s: spelling", name);
    CHECK(iana_ports_service_record_count(bytes, length) == count, "%s: number of rows", name);
    for (size_t i = 0; i < count; i++)
        CHECK(iana_ports_service_record_at(bytes, length, i) == records[rows[i]], "%s: row %lu",
              name, (unsigned long)i);
    CHECK(iana_ports_service_record_at(bytes, length, count) == 0, "%s: a row too many", name);
    free(bytes);
}

static void check_names(void) {
    for (size_t i = 0; i < named; i++) {
        const char *name = registry.cells[by_name[i]][NAME];
        if (i > 0 && compare(name, registry.cells[by_name[i - 1]][NAME]) == 0)
            continue;
        size_t length = strlen(name);
        char *other = (char *)allocate(length + 2);
        for (int casing = 0; casing < 3; casing++) {
            for (size_t c = 0; c <= length; c++) {
                char small = (char)lower((unsigned char)name[c]);
                bool upper = casing == 1 || (casing == 2 && c % 2 == 0);
                other[c] = upper && small >= 'a' && small <= 'z' ? (char)(small - 'a' + 'A') : small;
            }
            check_name(other);
        }
        check_name(name);
        /* Near misses, unless another service has the name. */
        strcpy(other, name);
        strcpy(other + length, "-");
        check_name(other);
        other[length - 1] = 0;
        check_name(other);
        strcpy(other, name);
        other[0] = '_';
        check_name(other);
        check_name(name + 1);
        strcpy(other, name);
        other[length / 2] ^= 1;
        check_name(other);
        free(other);
    }
}

static void check_records(void) {
    char cell[20000];
    unsigned first, last;
    iana_ports_record record = 0;
    for (size_t row = 0; row < registry.rows; row++) {
        char **cells = registry.cells[row];
        record = iana_ports_record_next(record);
        records[row] = record;
        CHECK(record != 0, "row %lu is missing", (unsigned long)row);
        for (uint8_t column = 1; column <= MAX_CELLS; column++) {
            const char *expected = cells[column - 1];
            size_t length = iana_ports_record_cell(record, column, cell, sizeof cell);
            CHECK(length == strlen(expected) && strcmp(cell, expected) == 0,
                  "row %lu, column %d: %s, not %s", (unsigned long)row, column, cell, expected);
            bool is_text = column != 2 && column != 7 && column != 8 && column != 10;
            CHECK(is(iana_ports_record_text(record, column), is_text ? expected : ""),
                  "row %lu, column %d: not %s", (unsigned long)row, column, expected);
            if (row % 97 == 0) {
                asked_record = record;
                asked_column = column;
                check_copy(expected, copy_cell);
            }
        }
        CHECK(is(iana_ports_record_name(record), cells[NAME]), "not %s", cells[NAME]);
        CHECK(is(iana_ports_record_description(record), cells[DESCRIPTION]), "%s", cells[NAME]);
        CHECK(iana_ports_record_status(record) == status_of(row), "%s: status", cells[NAME]);
        size_t on = 0;
        while (strcmp(transports[on], cells[TRANSPORT]) != 0)
            on++;
        CHECK(iana_ports_record_protocol(record) == protocols[on], "%s: transport", cells[NAME]);
        uint16_t from = 7, to = 7;
        bool has_port = ports_of(row, &first, &last);
        CHECK(iana_ports_record_ports(record, &from, &to) == has_port, "%s: ports", cells[NAME]);
        CHECK(from == (has_port ? first : 7) && to == (has_port ? last : 7), "%s", cells[PORT]);
        CHECK(iana_ports_record_ports(record, NULL, NULL) == has_port, "%s: ports", cells[NAME]);
        const char *alias = strstr(cells[11], "alias to \"");
        iana_ports_text of = iana_ports_record_alias_of(record);
        if (alias != NULL && strchr(alias + 10, '"') != NULL)
            CHECK(of.length == strcspn(alias + 10, "\"") &&
                      memcmp(of.data, alias + 10, of.length) == 0, "%s: alias", cells[NAME]);
    }
    CHECK(iana_ports_record_next(record) == 0, "a row too many");
}

static void check_snapshot(const char *titles) {
    char text[1000] = "", newest[11] = "";
    size_t longest = 0;
    for (uint8_t column = 1; column <= MAX_CELLS; column++) {
        iana_ports_text title = iana_ports_column_title(column);
        sprintf(text + strlen(text), "%s%.*s", column == 1 ? "" : ",", (int)title.length,
                title.data);
    }
    CHECK(strcmp(text, titles) == 0, "titles: %s", text);
    for (size_t row = 0; row < registry.rows; row++) {
        if (strlen(registry.cells[row][NAME]) > longest)
            longest = strlen(registry.cells[row][NAME]);
        for (int column = 6; column <= 7; column++)
            if (strcmp(registry.cells[row][column], newest) > 0)
                strcpy(newest, registry.cells[row][column]);
    }
    iana_ports_date date = iana_ports_snapshot_newest_date();
    sprintf(text, "%04d-%02d-%02d", date.year, date.month, date.day);
    CHECK(strcmp(text, newest) == 0, "newest date: %s, not %s", text, newest);
    CHECK(iana_ports_snapshot_rows() == registry.rows, "number of rows");
    CHECK(iana_ports_snapshot_max_name_length() == longest, "longest name");
    CHECK(iana_ports_abi_version() == IANA_PORTS_ABI_VERSION, "ABI version");
    CHECK(iana_ports_tier() == IANA_PORTS_TIER, "tier");
    for (int i = 0; i < 32; i++)
        printf("%02x", iana_ports_snapshot_sha256()[i]);
    printf("  %s\n", "the embedded file");
}

static void check_hostile(void) {
    for (unsigned protocol = 0; protocol < 256; protocol++) {
        bool known = false;
        for (size_t on = 0; on <= TRANSPORTS; on++)
            known |= protocols[on] == protocol;
        const uint8_t p = (uint8_t)protocol;
        if (known)
            continue;
        CHECK(is(iana_ports_name(80, p), ""), "80 on %u", protocol);
        CHECK(iana_ports_name_count(80, p) == 0, "80 on %u", protocol);
        CHECK(is(iana_ports_name_at(80, p, 0), ""), "80 on %u", protocol);
        CHECK(is(iana_ports_description(80, p), ""), "80 on %u", protocol);
        CHECK(iana_ports_port_status(80, p) == IANA_PORTS_STATUS_NONE, "80 on %u", protocol);
        CHECK(iana_ports_record_count(80, p) == 0, "80 on %u", protocol);
        CHECK(iana_ports_record_at(80, p, 0) == 0, "80 on %u", protocol);
        CHECK(iana_ports_service_port("http", 4, p) == -1, "http on %u", protocol);
    }
    static const size_t absurd[] = {SIZE_MAX, SIZE_MAX / 2, SIZE_MAX / 2 + 1, 100000};
    const char *const nowhere = NULL;
    for (size_t i = 0; i < sizeof absurd / sizeof *absurd; i++) {
        /* The name itself is short: valgrind notices a read of that length. */
        CHECK(iana_ports_service_port("http", absurd[i], 6) == -1, "an absurd length");
        CHECK(is(iana_ports_service_name("http", absurd[i]), ""), "an absurd length");
        CHECK(iana_ports_service_record_count("http", absurd[i]) == 0, "an absurd length");
        CHECK(iana_ports_service_record_at("http", absurd[i], 0) == 0, "an absurd length");
        CHECK(iana_ports_service_port(nowhere, absurd[i], 6) == -1, "no name");
    }
    CHECK(iana_ports_service_port(nowhere, 4, 6) == -1, "no name");
    CHECK(iana_ports_service_port(nowhere, 0, 6) == -1, "no name");
    CHECK(iana_ports_service_port("", 0, 6) == -1, "an empty name");
    CHECK(iana_ports_service_port("ht\xfftp", 5, 6) == -1, "not UTF-8");
    CHECK(iana_ports_service_port("http\0", 5, 6) == -1, "a terminator within");
    CHECK(iana_ports_service_record_count(nowhere, 4) == 0, "no name");
    iana_ports_text nothing = {NULL, 4};
    CHECK(iana_ports_text_copy(nothing, NULL, 0) == 0, "nothing");
    CHECK(is(iana_ports_column_title(0), "") && is(iana_ports_column_title(13), ""), "column");
    char cell[4] = "???";
    CHECK(iana_ports_record_cell(records[0], 0, cell, 4) == 0 && *cell == 0, "column 0");
    CHECK(iana_ports_record_cell(records[0], 13, cell, 4) == 0 && *cell == 0, "column 13");
    CHECK(iana_ports_record_cell(0, 1, cell, 4) == 0 && *cell == 0, "record 0");
    CHECK(iana_ports_record_status(0) == IANA_PORTS_STATUS_NONE, "record 0");
    /* Numbers that may not be records: any answer is right, as long as nothing crashes. */
    uint32_t number = 1;
    for (int i = 0; i < 300000; i++) {
        number = number * 1664525 + 1013904223;
        iana_ports_record record = i % 3 == 0 ? number : i % 3 == 1 ? number >> 7 : (uint32_t)-i;
        uint16_t first = 0, last = 0;
        size_t length = 0;
        for (uint8_t column = 0; column <= 13; column++)
            length += iana_ports_record_cell(record, column, cell, sizeof cell);
        bool is_record = iana_ports_record_status(record) != IANA_PORTS_STATUS_NONE;
        CHECK(is_record || length == 0, "%lu: a cell", (unsigned long)record);
        CHECK(is_record || !iana_ports_record_ports(record, &first, &last), "ports");
        CHECK(is_record || is(iana_ports_record_name(record), ""), "name");
        iana_ports_record_next(record);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: walk REGISTRY.csv EXPANDED.csv\n", stderr);
        return 2;
    }
    registry = read_csv(argv[1]);
    records = (iana_ports_record *)allocate((registry.rows + 1) * sizeof *records);
    index_rows();
    check_snapshot("Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,"
                   "Registration Date,Modification Date,Reference,Service Code,"
                   "Unauthorized Use Reported,Assignment Notes");
    check_records();
    check_ports(read_csv(argv[2]));
    check_names();
    check_hostile();
    return finish("walk");
}
