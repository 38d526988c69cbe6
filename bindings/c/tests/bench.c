/*
 * usage: bench
 *
 * Prints how many lookups a second this library and the C library make of the same
 * questions, in the same run. The rounds alternate, and each figure is that of the
 * fastest round, so that another program on the machine disturbs both alike. Compare the
 * ratios; the figures depend on the machine.
 */
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "iana_ports.h"

#define ROUNDS 5
#define MAX_QUESTIONS 65536

static uint16_t ports[MAX_QUESTIONS];
static char names[MAX_QUESTIONS][64];
static size_t questions;
static size_t answers; /* printed, so that the compiler keeps the lookups */

static void name(size_t i) {
    answers += iana_ports_name(ports[i], IANA_PORTS_TCP).length;
}

static void name_and_description(size_t i) {
    answers += iana_ports_name(ports[i], IANA_PORTS_TCP).length;
    answers += iana_ports_description(ports[i], IANA_PORTS_TCP).length;
}

static void servent_by_port(size_t i) {
    struct servent entry, *result;
    char buffer[4096];
    iana_ports_getservbyport_r(htons(ports[i]), "tcp", &entry, buffer, sizeof buffer, &result);
    answers += result != NULL;
}

static void libc_by_port(size_t i) {
    struct servent entry, *result;
    char buffer[4096];
    getservbyport_r(htons(ports[i]), "tcp", &entry, buffer, sizeof buffer, &result);
    answers += result != NULL;
}

static void port(size_t i) {
    answers += (size_t)iana_ports_service_port(names[i], strlen(names[i]), IANA_PORTS_TCP);
}

static void servent_by_name(size_t i) {
    struct servent entry, *result;
    char buffer[4096];
    iana_ports_getservbyname_r(names[i], "tcp", &entry, buffer, sizeof buffer, &result);
    answers += result != NULL;
}

static void libc_by_name(size_t i) {
    struct servent entry, *result;
    char buffer[4096];
    getservbyname_r(names[i], "tcp", &entry, buffer, sizeof buffer, &result);
    answers += result != NULL;
}

static const struct {
    const char *what;
    void (*ask)(size_t);
    unsigned repetitions; /* of all questions; 0 asks every 50th question once */
    size_t rival;         /* the row to compare with */
} rows[] = {
    {"iana_ports_name", name, 200, 3},
    {"iana_ports_name and iana_ports_description", name_and_description, 100, 3},
    {"iana_ports_getservbyport_r", servent_by_port, 20, 3},
    {"getservbyport_r of the C library", libc_by_port, 0, 3},
    {"iana_ports_service_port", port, 50, 6},
    {"iana_ports_getservbyname_r", servent_by_name, 10, 6},
    {"getservbyname_r of the C library", libc_by_name, 0, 6},
};
#define ROWS (sizeof rows / sizeof *rows)

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Lookups a second. */
static double rate(size_t row) {
    size_t lookups = 0, step = rows[row].repetitions == 0 ? 50 : 1;
    double start = seconds();
    for (unsigned i = 0; i < rows[row].repetitions + (rows[row].repetitions == 0); i++)
        for (size_t j = 0; j < questions; j += step, lookups++)
            rows[row].ask(j);
    return (double)lookups / (seconds() - start);
}

/* Prints a cell with three significant digits. */
static void print_cell(double value) {
    char digits[16];
    snprintf(digits, sizeof digits, "%.2e", value);
    double rounded = strtod(digits, NULL);
    printf(rounded < 1000 ? " %.3g |" : " %.0f |", rounded);
}

int main(void) {
    for (uint32_t number = 0; number < 65536; number++)
        if (iana_ports_name_copy((uint16_t)number, IANA_PORTS_TCP, names[questions], 64) > 0)
            ports[questions++] = (uint16_t)number;
    /* In random order, as packets come. */
    uint32_t random = 1;
    for (size_t i = questions - 1; i > 0; i--) {
        random = random * 1664525 + 1013904223;
        size_t j = random % (i + 1);
        uint16_t other = ports[i];
        char other_name[64];
        ports[i] = ports[j];
        ports[j] = other;
        memcpy(other_name, names[i], 64);
        memcpy(names[i], names[j], 64);
        memcpy(names[j], other_name, 64);
    }
    double best[ROWS] = {0};
    for (int round = 0; round < ROUNDS; round++)
        for (size_t row = 0; row < ROWS; row++) {
            double now = rate(row);
            if (now > best[row])
                best[row] = now;
        }
    printf("| function, of %lu tcp ports in random order | million lookups a second | times as fast |\n",
           (unsigned long)questions);
    printf("|---|--:|--:|\n");
    for (size_t row = 0; row < ROWS; row++) {
        printf("| `%s` |", rows[row].what);
        print_cell(best[row] / 1e6);
        print_cell(best[row] / best[rows[row].rival]);
        printf("\n");
    }
    fprintf(stderr, "(%lu)\n", (unsigned long)answers);
    return 0;
}
