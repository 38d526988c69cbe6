/*
 * usage: instructions
 *
 * Calls each function that looks something up once for each tcp port that has a name:
 * with the port, its name, or its first row. The functions of cells are called with each
 * column. Prints each function and the number of its calls. `bindings/c/run
 * --instructions` runs this program in callgrind, which counts the instructions below
 * ask_all().
 */
#define _DEFAULT_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

#include "iana_ports.h"

#define TCP IANA_PORTS_TCP
#define MAX_QUESTIONS 65536

typedef struct question {
    uint16_t port;
    const char *name; /* in `names`, so that names begin on addresses of all kinds */
    size_t length;
    iana_ports_record record;
} question;

static char names[MAX_QUESTIONS * 64];
static question questions[MAX_QUESTIONS];
static size_t count;
static char buffer[2048];
static size_t answers; /* printed, so that the compiler keeps the calls */

#define ASK(function, value)                      \
    static void ask_##function(const question *q) \
    {                                             \
        answers += (size_t)(value);               \
    }

ASK(name, iana_ports_name(q->port, TCP).length)
ASK(name_copy, iana_ports_name_copy(q->port, TCP, buffer, sizeof buffer))
ASK(name_count, iana_ports_name_count(q->port, TCP))
ASK(name_at, iana_ports_name_at(q->port, TCP, 0).length)
ASK(description, iana_ports_description(q->port, TCP).length)
ASK(description_copy, iana_ports_description_copy(q->port, TCP, buffer, sizeof buffer))
ASK(port_status, iana_ports_port_status(q->port, TCP))
ASK(record_count, iana_ports_record_count(q->port, TCP))
ASK(record_at, iana_ports_record_at(q->port, TCP, 0))
ASK(record_next, iana_ports_record_next(q->record))
ASK(record_name, iana_ports_record_name(q->record).length)
ASK(record_description, iana_ports_record_description(q->record).length)
ASK(record_protocol, iana_ports_record_protocol(q->record))
ASK(record_status, iana_ports_record_status(q->record))
ASK(record_alias_of, iana_ports_record_alias_of(q->record).length)
ASK(service_port, iana_ports_service_port(q->name, q->length, TCP))
ASK(service_name, iana_ports_service_name(q->name, q->length).length)
ASK(service_record_count, iana_ports_service_record_count(q->name, q->length))
ASK(service_record_at, iana_ports_service_record_at(q->name, q->length, 0))

static void ask_record_ports(const question *q) {
    uint16_t first = 0, last = 0;
    answers += iana_ports_record_ports(q->record, &first, &last);
}

static void ask_record_text(const question *q) {
    for (uint8_t column = 1; column <= 12; column++)
        answers += iana_ports_record_text(q->record, column).length;
}

static void ask_record_cell(const question *q) {
    for (uint8_t column = 1; column <= 12; column++)
        answers += iana_ports_record_cell(q->record, column, buffer, sizeof buffer);
}

static void ask_getservbyport_r(const question *q) {
    struct servent entry, *result;
    iana_ports_getservbyport_r(htons(q->port), "tcp", &entry, buffer, sizeof buffer, &result);
    answers += result != NULL;
}

static void ask_getservbyname_r(const question *q) {
    struct servent entry, *result;
    iana_ports_getservbyname_r(q->name, "tcp", &entry, buffer, sizeof buffer, &result);
    answers += result != NULL;
}

#define ROW(function, calls) {"iana_ports_" #function, ask_##function, calls}

static const struct {
    const char *function;
    void (*ask)(const question *);
    unsigned calls; /* for each question */
} rows[] = {
    ROW(name, 1),
    ROW(name_copy, 1),
    ROW(name_count, 1),
    ROW(name_at, 1),
    ROW(description, 1),
    ROW(description_copy, 1),
    ROW(port_status, 1),
    ROW(record_count, 1),
    ROW(record_at, 1),
    ROW(record_next, 1),
    ROW(record_name, 1),
    ROW(record_description, 1),
    ROW(record_ports, 1),
    ROW(record_protocol, 1),
    ROW(record_status, 1),
    ROW(service_port, 1),
    ROW(service_name, 1),
    ROW(service_record_count, 1),
    ROW(service_record_at, 1),
    ROW(record_cell, 12),
    ROW(record_text, 12),
    ROW(record_alias_of, 1),
    ROW(getservbyport_r, 1),
    ROW(getservbyname_r, 1),
};
#define ROWS (sizeof rows / sizeof *rows)

void ask_all(void);

/* A function of its own: callgrind counts only what it calls. */
__attribute__((noinline)) void ask_all(void) {
    for (size_t row = 0; row < ROWS; row++)
        for (size_t i = 0; i < count; i++)
            rows[row].ask(&questions[i]);
}

int main(void) {
    char *name = names;
    for (uint32_t port = 0; port < 65536; port++) {
        question *q = &questions[count];
        q->port = (uint16_t)port;
        q->name = name;
        q->length = iana_ports_name_copy(q->port, TCP, name, 64);
        q->record = iana_ports_record_at(q->port, TCP, 0);
        if (q->length == 0)
            continue;
        name += q->length + 1;
        count++;
    }
    ask_all();
    for (size_t row = 0; row < ROWS; row++)
        printf("%s %lu\n", rows[row].function, (unsigned long)(count * rows[row].calls));
    fprintf(stderr, "(%lu)\n", (unsigned long)answers);
    return 0;
}
