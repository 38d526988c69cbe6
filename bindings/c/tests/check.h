/* Shared by the test programs. C99 and C++17. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "iana_ports.h"

static unsigned long checks, failures;

/* CHECK(condition, format, arguments...): counts failures, and prints the first ones. */
#define CHECK(condition, ...)                                   \
    do {                                                        \
        checks++;                                               \
        if (!(condition) && failures++ < 20) {                  \
            fprintf(stderr, "%s:%d: ", __FILE__, __LINE__);     \
            fprintf(stderr, __VA_ARGS__);                       \
            fputc('\n', stderr);                                \
        }                                                       \
    } while (0)

static int finish(const char *what) {
    printf("%s: %lu checks, %lu failures\n", what, checks, failures);
    return failures == 0 ? 0 : 1;
}

static inline void *allocate(size_t size) {
    void *memory = calloc(1, size);
    if (memory == NULL) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

#endif
