/*
 * iana_ports.h - what a port number means: IANA's Service Name and Transport Protocol
 * Port Number Registry as read-only tables inside your program.
 *
 *     #include <iana_ports.h>
 *     #include <stdio.h>
 *
 *     int main(void) {
 *         char name[64];
 *         if (iana_ports_name_copy(443, IANA_PORTS_TCP, name, sizeof name) > 0)
 *             printf("443/tcp is %s\n", name);                      // 443/tcp is https
 *         return 0;
 *     }
 *
 *     cc example.c $(pkg-config --cflags --libs iana_ports)
 *
 * RULES FOR ALL FUNCTIONS
 *
 *  - Thread-safe: no function writes to anything but the buffers and objects that you
 *    pass. Safe in signal and interrupt handlers too.
 *  - Nothing allocates, blocks, reads a file or the environment, or sets errno. Nothing
 *    to initialize, nothing to free.
 *  - Ports are numbers in host byte order, 0 to 65535, except in
 *    iana_ports_getservbyport_r() and iana_ports_getservbyname_r() at the end.
 *  - `protocol` is the IP protocol number of a transport: IANA_PORTS_TCP and so on, the
 *    same numbers as IPPROTO_TCP and in packet headers. IANA_PORTS_ANY (0) means all
 *    transports together. Any other number is no transport, and has no names, rows or
 *    status.
 *  - "Nothing" is a valid answer, not an error: no text, count 0, record 0, status 0,
 *    port -1.
 *  - A null pointer as a name or a buffer, a length over PTRDIFF_MAX, and a name that is
 *    not UTF-8 give "nothing" too. A dangling pointer or a wrong length is undefined
 *    behaviour, as in strlen(): the library cannot detect it.
 *  - Sizes and lengths are in bytes. Texts are UTF-8; most are ASCII.
 *
 * COSTS
 *
 * The table shows the instructions of one call on x86-64: the mean over all tcp ports
 * that have a name. The argument is the port, its name, or its first row. An index is 0;
 * the functions with a column are called with each of the twelve. "-" means constant
 * time. `bindings/c/run --instructions` of the repository prints the figures. A function
 * that is not in the table takes constant time and a few instructions. The exception is
 * iana_ports_text_copy(): its time grows with the length of the text.
 *
 *     function                        instructions   its time grows with
 *     iana_ports_name                           54   -
 *     iana_ports_name_copy                     118   the length of the name
 *     iana_ports_name_count                    130   the number of the port's names
 *     iana_ports_name_at                       181   the index
 *     iana_ports_description                   102   -
 *     iana_ports_description_copy              179   the length of the description
 *     iana_ports_port_status                    53   -
 *     iana_ports_record_count                  499   the number of the port's rows
 *     iana_ports_record_at                    1423   the index
 *     iana_ports_record_next                   679   -
 *     iana_ports_record_name                   226   -
 *     iana_ports_record_description            290   -
 *     iana_ports_record_ports                  739   -
 *     iana_ports_record_protocol                94   -
 *     iana_ports_record_status                  94   -
 *     iana_ports_service_port                  281   the length of the name
 *     iana_ports_service_name                  401   the length of the name
 *     iana_ports_service_record_count         1348   the number of the service's rows
 *     iana_ports_service_record_at            1418   the index
 *     iana_ports_record_cell                   929   the length of the cell
 *     iana_ports_record_text                   333   -
 *     iana_ports_record_alias_of               353   the length of the assignment notes
 *     iana_ports_getservbyport_r              1806   the number of the port's names
 *     iana_ports_getservbyname_r              7604   the number of the service's rows
 *
 * The terms are those of RFC 6335. The answers are what IANA registered, not what runs on
 * a machine.
 */
#ifndef IANA_PORTS_H
#define IANA_PORTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * TIERS
 *
 * A library may be built with fewer tables, to save flash. Each tier includes the ones
 * before it:
 *
 *     tier                               adds                                      tables, about
 *     IANA_PORTS_TIER_SYSTEM_PORTS  0    names of ports 0 to 1023                           7 KB
 *     IANA_PORTS_TIER_USER_PORTS    1    names of all ports                                89 KB
 *     IANA_PORTS_TIER_DESCRIPTIONS  2    descriptions, statuses, rows of a port           237 KB
 *     IANA_PORTS_TIER_BY_NAME       3    from a name to its port and rows                 300 KB
 *     IANA_PORTS_TIER_FULL          4    the other eight columns of each row              502 KB
 *
 * `benches/size` of the repository prints the exact numbers. With -Wl,--gc-sections, a
 * program that asks only for names links only their tables, about 89 KB, whatever the
 * tier. Statuses link 54 KB, and the facts about the snapshot link none. Other questions
 * link all tables of the tier: choose the smallest tier that answers them.
 *
 * The header declares the functions of the tier IANA_PORTS_TIER. pkg-config and CMake set
 * it to the tier of the installed library. Without them, use -DIANA_PORTS_TIER=1 or
 * -DIANA_PORTS_TIER=IANA_PORTS_TIER_USER_PORTS, but not a word of make's TIER=: the
 * preprocessor takes an unknown word such as full for 0. The default is the full
 * tier. If the library has a smaller tier than the header, the link fails with
 * "undefined reference".
 */
#define IANA_PORTS_TIER_SYSTEM_PORTS 0
#define IANA_PORTS_TIER_USER_PORTS 1
#define IANA_PORTS_TIER_DESCRIPTIONS 2
#define IANA_PORTS_TIER_BY_NAME 3
#define IANA_PORTS_TIER_FULL 4

#ifndef IANA_PORTS_TIER
#define IANA_PORTS_TIER IANA_PORTS_TIER_FULL
#endif
#if IANA_PORTS_TIER < IANA_PORTS_TIER_SYSTEM_PORTS || IANA_PORTS_TIER > IANA_PORTS_TIER_FULL
#error "IANA_PORTS_TIER: expected a number from 0 to 4, or one of IANA_PORTS_TIER_..."
#endif

/*
 * The version of this interface. It changes if programs compiled with an earlier header
 * would break; new functions do not change it. The SONAME ends with it. A program that
 * loads the library by hand checks
 *
 *     iana_ports_abi_version() == IANA_PORTS_ABI_VERSION
 */
#define IANA_PORTS_ABI_VERSION 1

/* Transports, by IP protocol number. */
#define IANA_PORTS_ANY 0 /* all transports together */
#define IANA_PORTS_TCP 6
#define IANA_PORTS_UDP 17
#define IANA_PORTS_DCCP 33
#define IANA_PORTS_SCTP 132

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A text in the read-only tables. It lives as long as the program (or until you unload
 * the library); do not free it. It is NOT TERMINATED: use `length`, or copy it. "Nothing"
 * is { NULL, 0 }. Any other text has at least one byte.
 *
 *     iana_ports_text name = iana_ports_name(22, IANA_PORTS_TCP);
 *     if (name.data != NULL)
 *         printf("%.*s\n", (int)name.length, name.data);            // ssh
 */
typedef struct iana_ports_text {
    const char *data; /* the first byte, or NULL */
    size_t length;    /* in bytes */
} iana_ports_text;

/*
 * Copies a text that a function of this header returned, with the contract of snprintf():
 * writes at most `size` bytes, the last of them a terminator, and returns the length of
 * the whole text without the terminator. The text was truncated if the result is >= size;
 * that may split a UTF-8 character. Writes nothing if size is 0 or over PTRDIFF_MAX, or
 * if the buffer is null. "Nothing" copies as "". The time grows with the text.
 *
 *     char name[8];
 *     iana_ports_text_copy(iana_ports_name(443, IANA_PORTS_TCP), name, sizeof name)   // 5, "https"
 *     iana_ports_text_copy(iana_ports_name(443, IANA_PORTS_TCP), name, 3)             // 5, "ht"
 *
 * All functions whose names end in _copy and the function iana_ports_record_cell() have
 * this contract.
 */
size_t iana_ports_text_copy(iana_ports_text text, char *buffer, size_t size);

/* ---- Version ----------------------------------------------------------------------- */

/* The IANA_PORTS_ABI_VERSION of the library that is linked or loaded. Constant time.
 *
 *     iana_ports_abi_version() == IANA_PORTS_ABI_VERSION            // true
 */
uint32_t iana_ports_abi_version(void);

/* The tier of the library that is linked or loaded: IANA_PORTS_TIER_SYSTEM_PORTS (0) to
 * IANA_PORTS_TIER_FULL (4). Constant time.
 *
 *     iana_ports_tier() >= IANA_PORTS_TIER_BY_NAME                  // true: service names can be found
 */
uint8_t iana_ports_tier(void);

/* ---- From a port to its names ------------------------------------------------------ */

/*
 * The service name of a port: "https" for 443/tcp. Nothing if it has none on this
 * transport.
 *
 * Where a port has several names, it is the first one whose row cites an RFC, else the
 * first in the order of the registry. With IANA_PORTS_ANY it is the name on the first of
 * tcp, udp, sctp and dccp that has one. Constant time.
 *
 *     iana_ports_name(514, IANA_PORTS_TCP)    // shell
 *     iana_ports_name(514, IANA_PORTS_UDP)    // syslog
 *     iana_ports_name(65000, IANA_PORTS_ANY)  // nothing: { NULL, 0 }
 */
iana_ports_text iana_ports_name(uint16_t port, uint8_t protocol);

/*
 * Copies the name, terminated: see iana_ports_text_copy(). A buffer of 64 bytes holds
 * every name of IANA's registry; iana_ports_snapshot_max_name_length() + 1 bytes hold
 * every name of the linked one.
 *
 *     char name[64];
 *     iana_ports_name_copy(22, IANA_PORTS_TCP, name, sizeof name)   // 3, "ssh"
 *     iana_ports_name_copy(4, IANA_PORTS_TCP, name, sizeof name)    // 0, ""
 */
size_t iana_ports_name_copy(uint16_t port, uint8_t protocol, char *buffer, size_t size);

/*
 * iana_ports_name_count() returns the number of names of a port: at most three in IANA's
 * registry. Its time grows with the number. iana_ports_name_at() returns the name at an
 * index, in registry order, or nothing for an index >= the number. Its time grows with
 * the index.
 *
 *     for (size_t i = 0; i < iana_ports_name_count(80, IANA_PORTS_ANY); i++)
 *         iana_ports_name_at(80, IANA_PORTS_ANY, i);                // http, www, www-http
 */
size_t iana_ports_name_count(uint16_t port, uint8_t protocol);
iana_ports_text iana_ports_name_at(uint16_t port, uint8_t protocol, size_t index);

/*
 * The range of a port (RFC 6335, section 6), by its number only. Constant time.
 *
 *     iana_ports_port_range(8080) == IANA_PORTS_RANGE_USER          // true
 */
typedef uint8_t iana_ports_range;
#define IANA_PORTS_RANGE_SYSTEM 1  /* 0 to 1023, "well-known" */
#define IANA_PORTS_RANGE_USER 2    /* 1024 to 49151, "registered" */
#define IANA_PORTS_RANGE_DYNAMIC 3 /* 49152 to 65535, "ephemeral"; never assigned */

iana_ports_range iana_ports_port_range(uint16_t port);

/*
 * Whether the library contains the names of this port. False only above port 1023 in the
 * tier IANA_PORTS_TIER_SYSTEM_PORTS. Distinguishes "no name" from "not in this tier".
 * Constant time.
 *
 * A port that make's PORTS= leaves out looks like a port without a row: it is covered,
 * has no name, and its status is reserved below 49152.
 *
 *     iana_ports_covers(80)                                         // true in every tier
 */
bool iana_ports_covers(uint16_t port);

/* ---- The snapshot ------------------------------------------------------------------ */

/*
 * Facts about the file that the tables were compiled from, for a bug report. They do not
 * depend on the tier.
 */

/* A date. The day is 0 if the registry gives only the month. All are 0 without a date. */
typedef struct iana_ports_date {
    uint16_t year; /* 0 to 9999 */
    uint8_t month; /* 1 to 12 */
    uint8_t day;   /* 1 to 31 */
} iana_ports_date;

/* The number of rows of the file, without its header line. Constant time.
 *
 *     iana_ports_snapshot_rows()                                    // 14447
 */
uint32_t iana_ports_snapshot_rows(void);

/* The newest registration or modification date in the file: how old the answers are.
 * Constant time.
 *
 *     iana_ports_snapshot_newest_date().year                        // 2024
 */
iana_ports_date iana_ports_snapshot_newest_date(void);

/* The SHA-256 of the file: 32 bytes in the read-only tables, for as long as the program
 * runs. Never NULL. Constant time.
 *
 *     for (int i = 0; i < 32; i++)
 *         printf("%02x", iana_ports_snapshot_sha256()[i]);          // a86d1012...
 */
const uint8_t *iana_ports_snapshot_sha256(void);

/* The length of the longest service name in the file, in bytes, without a terminator.
 * Constant time.
 *
 *     iana_ports_snapshot_max_name_length()                         // 36
 */
size_t iana_ports_snapshot_max_name_length(void);

#if IANA_PORTS_TIER >= IANA_PORTS_TIER_DESCRIPTIONS

/* ---- Descriptions and statuses ----------------------------------------------------- */

/*
 * What the registry says a port is for: "ESL License Manager" for 1455. It is the
 * description of the row that gives the port its name; for a port without a name, such as
 * "Unassigned" for 4, of the first row that gives it its status. Constant time.
 *
 *     iana_ports_description(1455, IANA_PORTS_TCP)                  // ESL License Manager
 *     iana_ports_description(65000, IANA_PORTS_TCP)                 // nothing: { NULL, 0 }
 */
iana_ports_text iana_ports_description(uint16_t port, uint8_t protocol);

/* Copies the description, terminated: see iana_ports_text_copy(). A few descriptions have
 * several lines. 256 bytes hold every description of IANA's registry.
 *
 *     char text[256];
 *     iana_ports_description_copy(4, IANA_PORTS_ANY, text, sizeof text)     // 10, "Unassigned"
 */
size_t iana_ports_description_copy(uint16_t port, uint8_t protocol, char *buffer, size_t size);

/*
 * The status of a port. If it has several rows, "assigned" wins over "reserved", and
 * "reserved" over "unassigned". Constant time.
 *
 *     iana_ports_port_status(4, IANA_PORTS_TCP) == IANA_PORTS_STATUS_UNASSIGNED     // true
 */
typedef uint8_t iana_ports_status;
#define IANA_PORTS_STATUS_NONE 0       /* not a port: unknown protocol, no record */
#define IANA_PORTS_STATUS_ASSIGNED 1   /* has a service name */
#define IANA_PORTS_STATUS_RESERVED 2   /* withheld, or below 49152 and without a row */
#define IANA_PORTS_STATUS_UNASSIGNED 3 /* available for assignment on request */
#define IANA_PORTS_STATUS_DYNAMIC 4    /* 49152 to 65535 */

iana_ports_status iana_ports_port_status(uint16_t port, uint8_t protocol);

/* ---- Records: the rows of the registry --------------------------------------------- */

/*
 * A record is one row of the registry, unchanged. It is a number, and 0 is no record.
 * Compare records with ==. Do not store records in files: they are valid only in the same
 * build of the library. A number that is not a record has empty cells.
 */
typedef uint32_t iana_ports_record;

/*
 * iana_ports_record_count() returns the number of rows that cover a port, including rows
 * for a range or for all transports. Its time grows with the number, which is small.
 * iana_ports_record_at() returns the row at an index, in registry order, or 0 for an
 * index >= the number. Its time grows with the index.
 *
 *     iana_ports_record_count(1455, IANA_PORTS_ANY)                 // 2: for tcp and for udp
 *     iana_ports_record r = iana_ports_record_at(1455, IANA_PORTS_UDP, 0);
 */
size_t iana_ports_record_count(uint16_t port, uint8_t protocol);
iana_ports_record iana_ports_record_at(uint16_t port, uint8_t protocol, size_t index);

/*
 * The row after `record` in the order of the registry: by first port, rows without a port
 * last. The first row after 0, and 0 after the last row. Rows without a port need the
 * tier by-name. Constant time.
 *
 *     for (iana_ports_record r = 0; (r = iana_ports_record_next(r)) != 0; )
 *         ...
 */
iana_ports_record iana_ports_record_next(iana_ports_record record);

/* Service name and description of a row, or nothing if the cell is empty. Constant time.
 *
 *     iana_ports_record_name(r)                                     // esl-lm
 *     iana_ports_record_description(r)                              // ESL License Manager
 */
iana_ports_text iana_ports_record_name(iana_ports_record record);
iana_ports_text iana_ports_record_description(iana_ports_record record);

/*
 * Whether the row has a port. If so, writes the first and the last one to `first` and
 * `last`, which are equal unless the row is for a range. Otherwise writes nothing. Either
 * may be NULL. Constant time: one binary search among all ports.
 *
 *     uint16_t first, last;
 *     if (iana_ports_record_ports(r, &first, &last))
 *         printf("%d to %d\n", first, last);                        // 1455 to 1455
 */
bool iana_ports_record_ports(iana_ports_record record, uint16_t *first, uint16_t *last);

/* The protocol number of the row's transport. IANA_PORTS_ANY if the row is for all
 * transports, or if there is no such row. Constant time.
 *
 *     iana_ports_record_protocol(r)                                 // 17, IANA_PORTS_UDP
 */
uint8_t iana_ports_record_protocol(iana_ports_record record);

/* The status of the row. IANA_PORTS_STATUS_NONE if there is no such row. Constant
 * time.
 *
 *     iana_ports_record_status(r) == IANA_PORTS_STATUS_ASSIGNED     // true
 */
iana_ports_status iana_ports_record_status(iana_ports_record record);

#endif /* IANA_PORTS_TIER_DESCRIPTIONS */

#if IANA_PORTS_TIER >= IANA_PORTS_TIER_BY_NAME

/* ---- From a name to its port ------------------------------------------------------- */

/*
 * `name` is `length` bytes and need not be terminated: strlen(name) for a C string. Upper
 * and lower case of ASCII letters are the same. A lookup hashes the name once and
 * compares it once. The time grows with the length of the name.
 */

/*
 * The first port of the service on a transport, 0 to 65535; with IANA_PORTS_ANY on any
 * transport. -1 if there is no service of this name, or none that has a port there.
 *
 *     iana_ports_service_port("https", strlen("https"), IANA_PORTS_TCP)     // 443
 *     iana_ports_service_port("SYSLOG", strlen("SYSLOG"), IANA_PORTS_ANY)   // 514
 *     iana_ports_service_port("syslog", strlen("syslog"), IANA_PORTS_TCP)   // -1: on udp only
 */
int32_t iana_ports_service_port(const char *name, size_t length, uint8_t protocol);

/* The name as the registry spells it first. Nothing if no service has it.
 *
 *     iana_ports_service_name("ethernet/ip-2", 13)                  // EtherNet/IP-2
 */
iana_ports_text iana_ports_service_name(const char *name, size_t length);

/*
 * iana_ports_service_record_count() returns the number of rows of a service, with and
 * without ports. Its time grows with the number. iana_ports_service_record_at() returns
 * the row at an index, in registry order, or 0 for an index >= the number. Its time grows
 * with the index.
 *
 *     iana_ports_service_record_count("http-alt", 8)                // 6
 *     iana_ports_record r = iana_ports_service_record_at("http-alt", 8, 0);   // for 591/tcp
 */
size_t iana_ports_service_record_count(const char *name, size_t length);
iana_ports_record iana_ports_service_record_at(const char *name, size_t length, size_t index);

#endif /* IANA_PORTS_TIER_BY_NAME */

#if IANA_PORTS_TIER >= IANA_PORTS_TIER_FULL

/* ---- All columns of a record ------------------------------------------------------- */

/* The twelve columns, in the order of IANA's file. */
#define IANA_PORTS_COLUMN_SERVICE_NAME 1
#define IANA_PORTS_COLUMN_PORT_NUMBER 2
#define IANA_PORTS_COLUMN_TRANSPORT_PROTOCOL 3
#define IANA_PORTS_COLUMN_DESCRIPTION 4
#define IANA_PORTS_COLUMN_ASSIGNEE 5
#define IANA_PORTS_COLUMN_CONTACT 6
#define IANA_PORTS_COLUMN_REGISTRATION_DATE 7
#define IANA_PORTS_COLUMN_MODIFICATION_DATE 8
#define IANA_PORTS_COLUMN_REFERENCE 9
#define IANA_PORTS_COLUMN_SERVICE_CODE 10
#define IANA_PORTS_COLUMN_UNAUTHORIZED_USE_REPORTED 11
#define IANA_PORTS_COLUMN_ASSIGNMENT_NOTES 12

/*
 * Copies a cell of a row exactly as in IANA's file, terminated: see
 * iana_ports_text_copy(). "" if the cell is empty, the record is 0, or there is no
 * such column. Ports are "1455" or "27000-27009", dates "2024-06-12" or "2002-01".
 * 2048 bytes hold every cell of IANA's registry. The time grows with the length of the
 * cell.
 *
 *     char cell[2048];
 *     for (uint8_t column = 1; column <= 12; column++)
 *         if (iana_ports_record_cell(record, column, cell, sizeof cell) > 0)
 *             puts(cell);
 */
size_t iana_ports_record_cell(
    iana_ports_record record, uint8_t column, char *buffer, size_t size);

/*
 * A cell without a copy, for the eight columns of text. Nothing if the cell is empty,
 * and for the columns of numbers and dates (2, 7, 8, 10). Constant time.
 *
 *     iana_ports_record_text(r, IANA_PORTS_COLUMN_ASSIGNEE)         // [Abel_Chou]
 */
iana_ports_text iana_ports_record_text(iana_ports_record record, uint8_t column);

/* The name of the service that the row is an alias of, by its assignment notes. Nothing
 * if they name none. The time grows with the length of the notes.
 *
 *     iana_ports_record_alias_of(iana_ports_service_record_at("www", 3, 0))  // http
 */
iana_ports_text iana_ports_record_alias_of(iana_ports_record record);

/* The title of a column. Nothing if there is no such column. Constant time.
 *
 *     iana_ports_column_title(IANA_PORTS_COLUMN_PORT_NUMBER)        // Port Number
 */
iana_ports_text iana_ports_column_title(uint8_t column);

#endif /* IANA_PORTS_TIER_FULL */

#if defined(__unix__) || defined(__APPLE__)

/* ---- In place of getservbyport_r and getservbyname_r (POSIX systems only) ---------- */

/*
 * The arguments, results and errors are those of getservbyport_r() and getservbyname_r()
 * in glibc and FreeBSD: to switch existing code, add the prefix. <netdb.h> defines
 * `struct servent`; this header does not include it.
 *
 *  - The port is an int in NETWORK BYTE ORDER, as is s_port: htons(443).
 *  - `proto` is "tcp", "udp", "sctp" or "dccp", in lower case, or NULL for the first that
 *    has an entry.
 *  - Fills *entry and points *result to it. The texts and the array of aliases are in
 *    `buffer`, of `size` bytes, and live as long as it does. 1024 bytes are enough for
 *    IANA's registry.
 *  - If there is an entry, returns 0 and sets *result to entry.
 *  - If there is none, returns 0 and sets *result to NULL.
 *  - If the buffer is too small, returns ERANGE and sets *result to NULL.
 *  - If `entry` or `result` is NULL, returns EINVAL, and sets *result to NULL if it can.
 *  - Does not set errno.
 *  - A NULL buffer and a size over PTRDIFF_MAX count as too small. A NULL name, a name
 *    that is not UTF-8 and an unknown `proto` have no entry.
 *
 * The answers are those of glibc if /etc/services is the file that `iana-ports export
 * --format services` writes. A name must therefore match in case, unlike in
 * iana_ports_service_port(). Names with a blank or a '#', which such a file cannot
 * contain, have no entry: IANA's registry has two.
 *
 *     struct servent entry, *result;
 *     char buffer[1024];
 *     if (iana_ports_getservbyport_r(htons(443), "tcp", &entry, buffer, sizeof buffer, &result) == 0
 *         && result != NULL)
 *         puts(result->s_name);                                     // https
 *
 * iana_ports_getservbyname_r("https", "tcp", ...) is used in the same way; the port is
 * result->s_port. Both find and copy all names of the port. A lookup by name also
 * compares the names of the port of each row of the service, and so takes several times
 * as long.
 */
struct servent;

#if IANA_PORTS_TIER >= IANA_PORTS_TIER_USER_PORTS
int iana_ports_getservbyport_r(
    int port, const char *proto, struct servent *entry, char *buffer, size_t size,
    struct servent **result);
#endif

#if IANA_PORTS_TIER >= IANA_PORTS_TIER_BY_NAME
int iana_ports_getservbyname_r(
    const char *name, const char *proto, struct servent *entry, char *buffer, size_t size,
    struct servent **result);
#endif

#endif /* POSIX */

#ifdef __cplusplus
}
#endif

#endif /* IANA_PORTS_H */
