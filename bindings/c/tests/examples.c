/* The examples of the header, about IANA's registry. C99 and C++17. */
#include "check.h"

static bool is(iana_ports_text text, const char *expected) {
    return text.length == strlen(expected) && memcmp(text.data, expected, text.length) == 0;
}

#define TEXT(text, expected) CHECK(is(text, expected), "not %s", expected)
#define TRUE(condition) CHECK(condition, "%s", #condition)

int main(void) {
    char name[64], text[256], cell[2048];
    uint16_t first, last;
    iana_ports_record r = iana_ports_record_at(1455, IANA_PORTS_UDP, 0);
    /* The examples with a result, which examples.py takes from the header. */
#include "header_examples.h"
    /* The examples of several lines. */
    TEXT(iana_ports_name_at(80, IANA_PORTS_ANY, 0), "http");
    TEXT(iana_ports_name_at(80, IANA_PORTS_ANY, 1), "www");
    TEXT(iana_ports_name_at(80, IANA_PORTS_ANY, 2), "www-http");
    TRUE(iana_ports_name_count(80, IANA_PORTS_ANY) == 3);
    TRUE(iana_ports_snapshot_sha256()[0] == 0xa8 && iana_ports_snapshot_sha256()[3] == 0x12);
    TRUE(iana_ports_record_ports(r, &first, &last) && first == 1455 && last == 1455);
    iana_ports_record_ports(iana_ports_service_record_at("http-alt", 8, 0), &first, NULL);
    TRUE(first == 591);
    /* What the header says of buffers. */
    size_t names = 0, longest = 0, description = 0;
    static const uint8_t protocols[] = {IANA_PORTS_ANY, IANA_PORTS_TCP, IANA_PORTS_UDP,
                                        IANA_PORTS_SCTP, IANA_PORTS_DCCP};
    for (unsigned port = 0; port < 65536; port++) {
        if (iana_ports_name_count((uint16_t)port, IANA_PORTS_ANY) > names)
            names = iana_ports_name_count((uint16_t)port, IANA_PORTS_ANY);
        for (size_t on = 0; on < sizeof protocols; on++) {
            size_t length = iana_ports_description((uint16_t)port, protocols[on]).length;
            description = length > description ? length : description;
        }
    }
    TRUE(names <= 3);
    TRUE(description < sizeof text);
    for (r = 0; (r = iana_ports_record_next(r)) != 0;)
        for (uint8_t column = 1; column <= 12; column++) {
            size_t length = iana_ports_record_cell(r, column, cell, sizeof cell);
            longest = length > longest ? length : longest;
        }
    TRUE(longest < sizeof cell);
    return finish("examples");
}
