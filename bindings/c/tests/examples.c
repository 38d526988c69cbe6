/* The examples of the header, about IANA's registry. C99 and C++17. */
#include "check.h"

static bool is(iana_ports_text text, const char *expected) {
    return text.length == strlen(expected) && memcmp(text.data, expected, text.length) == 0;
}

#define TEXT(text, expected) CHECK(is(text, expected), "not %s", expected)
#define TRUE(condition) CHECK(condition, "%s", #condition)

int main(void) {
    char name[64], text[256], cell[2048];
    iana_ports_record r = iana_ports_record_at(1455, IANA_PORTS_UDP, 0);
    TRUE(iana_ports_text_copy(iana_ports_name(443, IANA_PORTS_TCP), name, 8) == 5);
    TRUE(strcmp(name, "https") == 0);
    TRUE(iana_ports_text_copy(iana_ports_name(443, IANA_PORTS_TCP), name, 3) == 5);
    TRUE(strcmp(name, "ht") == 0);
    TRUE(iana_ports_abi_version() == IANA_PORTS_ABI_VERSION);
    TRUE(iana_ports_tier() >= IANA_PORTS_TIER_BY_NAME);
    TEXT(iana_ports_name(514, IANA_PORTS_TCP), "shell");
    TEXT(iana_ports_name(514, IANA_PORTS_UDP), "syslog");
    TRUE(iana_ports_name(65000, IANA_PORTS_ANY).data == NULL);
    TRUE(iana_ports_name_copy(22, IANA_PORTS_TCP, name, sizeof name) == 3);
    TRUE(strcmp(name, "ssh") == 0);
    TRUE(iana_ports_name_copy(4, IANA_PORTS_TCP, name, sizeof name) == 0 && *name == 0);
    TRUE(iana_ports_name_count(80, IANA_PORTS_ANY) == 3);
    TEXT(iana_ports_name_at(80, IANA_PORTS_ANY, 0), "http");
    TEXT(iana_ports_name_at(80, IANA_PORTS_ANY, 1), "www");
    TEXT(iana_ports_name_at(80, IANA_PORTS_ANY, 2), "www-http");
    TRUE(iana_ports_port_range(8080) == IANA_PORTS_RANGE_USER);
    TRUE(iana_ports_covers(80));
    TRUE(iana_ports_snapshot_rows() > 14000);
    TRUE(iana_ports_snapshot_newest_date().year >= 2024);
    TRUE(iana_ports_snapshot_max_name_length() == 36);
    TEXT(iana_ports_description(1455, IANA_PORTS_TCP), "ESL License Manager");
    TRUE(iana_ports_description(65000, IANA_PORTS_TCP).data == NULL);
    TRUE(iana_ports_description_copy(4, IANA_PORTS_ANY, text, sizeof text) == 10);
    TRUE(strcmp(text, "Unassigned") == 0);
    TRUE(iana_ports_port_status(4, IANA_PORTS_TCP) == IANA_PORTS_STATUS_UNASSIGNED);
    TRUE(iana_ports_record_count(1455, IANA_PORTS_ANY) == 2);
    TEXT(iana_ports_record_name(r), "esl-lm");
    TEXT(iana_ports_record_description(r), "ESL License Manager");
    uint16_t first, last;
    TRUE(iana_ports_record_ports(r, &first, &last) && first == 1455 && last == 1455);
    TRUE(iana_ports_record_protocol(r) == IANA_PORTS_UDP);
    TRUE(iana_ports_record_status(r) == IANA_PORTS_STATUS_ASSIGNED);
    TRUE(iana_ports_service_port("https", strlen("https"), IANA_PORTS_TCP) == 443);
    TRUE(iana_ports_service_port("SYSLOG", strlen("SYSLOG"), IANA_PORTS_ANY) == 514);
    TRUE(iana_ports_service_port("syslog", strlen("syslog"), IANA_PORTS_TCP) == -1);
    TEXT(iana_ports_service_name("ethernet/ip-2", 13), "EtherNet/IP-2");
    TRUE(iana_ports_service_record_count("http-alt", 8) == 6);
    iana_ports_record_ports(iana_ports_service_record_at("http-alt", 8, 0), &first, NULL);
    TRUE(first == 591);
    TEXT(iana_ports_record_text(r, IANA_PORTS_COLUMN_ASSIGNEE), "[Abel_Chou]");
    TEXT(iana_ports_record_alias_of(iana_ports_service_record_at("www", 3, 0)), "http");
    TEXT(iana_ports_column_title(IANA_PORTS_COLUMN_PORT_NUMBER), "Port Number");
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
