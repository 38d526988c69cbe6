/*
 * usage: servent
 *
 * Compares iana_ports_getservbyport_r and iana_ports_getservbyname_r with the functions
 * of the C library, which reads an exported file as /etc/services. Compares all ports and
 * names with the entries of getservent(). Calls the library's lookups for only some of
 * them, because each lookup reads the file from its beginning.
 */
#define _DEFAULT_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>

#include "check.h"

static const char *const transports[] = {"tcp", "udp", "sctp", "dccp", NULL};
#define TRANSPORTS 4 /* without NULL */

typedef struct line {
    struct servent entry;
    struct line *next; /* with the same port */
} line;

static line *ports[65536];
static line **lines;
static size_t line_count;

static char *copy(const char *text) {
    return strcpy((char *)allocate(strlen(text) + 1), text);
}

static void read_services(void) {
    struct servent *entry;
    lines = (line **)allocate(100000 * sizeof *lines);
    setservent(1);
    while ((entry = getservent()) != NULL) {
        line *read = (line *)allocate(sizeof *read), **at = &ports[ntohs((uint16_t)entry->s_port)];
        size_t aliases = 0;
        while (entry->s_aliases[aliases] != NULL)
            aliases++;
        read->entry.s_name = copy(entry->s_name);
        read->entry.s_proto = copy(entry->s_proto);
        read->entry.s_port = entry->s_port;
        read->entry.s_aliases = (char **)allocate((aliases + 1) * sizeof(char *));
        while (aliases-- > 0)
            read->entry.s_aliases[aliases] = copy(entry->s_aliases[aliases]);
        while (*at != NULL)
            at = &(*at)->next;
        *at = read;
        lines[line_count++] = read;
    }
    endservent();
}

static bool equal(const struct servent *one, const struct servent *other) {
    if (one == NULL || other == NULL)
        return one == other;
    size_t alias = 0;
    while (one->s_aliases[alias] != NULL && other->s_aliases[alias] != NULL &&
           strcmp(one->s_aliases[alias], other->s_aliases[alias]) == 0)
        alias++;
    return strcmp(one->s_name, other->s_name) == 0 && one->s_port == other->s_port &&
           strcmp(one->s_proto, other->s_proto) == 0 && one->s_aliases[alias] == NULL &&
           other->s_aliases[alias] == NULL;
}

static bool has_name(const struct servent *entry, const char *name) {
    bool has = strcmp(entry->s_name, name) == 0;
    for (char **alias = entry->s_aliases; *alias != NULL; alias++)
        has |= strcmp(*alias, name) == 0;
    return has;
}

static void check_port(int port, const char *proto, const struct servent *expected, bool ask) {
    struct servent ours, theirs, *our = &theirs, *their;
    char buffer[1024], their_buffer[4096];
    CHECK(iana_ports_getservbyport_r(port, proto, &ours, buffer, sizeof buffer, &our) == 0,
          "%d/%s: an error", ntohs((uint16_t)port), proto != NULL ? proto : "");
    CHECK(equal(our, expected), "%d/%s is %s, not %s", ntohs((uint16_t)port),
          proto != NULL ? proto : "", our != NULL ? our->s_name : "nothing",
          expected != NULL ? expected->s_name : "nothing");
    if (!ask)
        return;
    getservbyport_r(port, proto, &theirs, their_buffer, sizeof their_buffer, &their);
    CHECK(equal(our, their), "%d: as the C library", ntohs((uint16_t)port));
}

static void check_name(const char *name, const char *proto, bool ask) {
    const struct servent *expected = NULL;
    /* The file is ordered by port, as the tables are; lines are searched from the start. */
    static const char *last;
    static size_t first;
    if (last != name) {
        last = name;
        for (first = 0; first < line_count && !has_name(&lines[first]->entry, name); first++) {
        }
    }
    for (size_t i = first; i < line_count && expected == NULL; i++)
        if ((proto == NULL || strcmp(lines[i]->entry.s_proto, proto) == 0) &&
            has_name(&lines[i]->entry, name))
            expected = &lines[i]->entry;
    struct servent ours, theirs, *our = &theirs, *their;
    char buffer[1024], their_buffer[4096];
    CHECK(iana_ports_getservbyname_r(name, proto, &ours, buffer, sizeof buffer, &our) == 0,
          "%s/%s: an error", name, proto != NULL ? proto : "");
    CHECK(equal(our, expected), "%s/%s is %d, not %d", name, proto != NULL ? proto : "",
          our != NULL ? ntohs((uint16_t)our->s_port) : -1,
          expected != NULL ? ntohs((uint16_t)expected->s_port) : -1);
    if (!ask)
        return;
    getservbyname_r(name, proto, &theirs, their_buffer, sizeof their_buffer, &their);
    CHECK(equal(our, their), "%s: as the C library", name);
}

static void check_name_everywhere(const char *name) {
    static size_t asked;
    for (size_t on = 0; on <= TRANSPORTS; on++)
        check_name(name, transports[on], ++asked % 41 == 0);
}

/* Checks buffers of every size at every alignment: the entry fits, or the result is ERANGE.
 * No other byte is written. */
static void check_sizes(void) {
    struct servent entry, *result;
    char buffer[200];
    for (size_t offset = 0; offset < 8; offset++) {
        size_t needed = 0;
        for (size_t size = 0; size < 150; size++) {
            memset(buffer, '?', sizeof buffer);
            result = &entry;
            int error = iana_ports_getservbyport_r(htons(80), "tcp", &entry, buffer + offset, size,
                                                   &result);
            CHECK(error == 0 || error == ERANGE, "error %d", error);
            CHECK((error == 0) == (result == &entry), "no result, or one too many");
            CHECK(error == 0 || result == NULL, "a result with an error");
            if (error == 0 && needed == 0)
                needed = size;
            CHECK((error == 0) == (needed != 0), "size %lu fails, a smaller one did not",
                  (unsigned long)size);
            for (size_t i = 0; i < sizeof buffer; i++)
                CHECK((i >= offset && i < offset + size) || buffer[i] == '?', "byte %lu written",
                      (unsigned long)i);
            if (error == 0)
                CHECK(strcmp(entry.s_name, "http") == 0 && strcmp(entry.s_aliases[0], "www") == 0 &&
                          strcmp(entry.s_proto, "tcp") == 0 && entry.s_port == htons(80),
                      "the entry of 80/tcp");
        }
        CHECK(needed >= 4 * sizeof(char *), "needed %lu bytes", (unsigned long)needed);
    }
    CHECK(iana_ports_getservbyport_r(htons(80), "tcp", &entry, NULL, 99, &result) == ERANGE &&
              result == NULL, "no buffer");
    CHECK(iana_ports_getservbyport_r(htons(80), "tcp", &entry, buffer, SIZE_MAX, &result) == ERANGE &&
              result == NULL, "an absurd size");
    result = &entry;
    CHECK(iana_ports_getservbyport_r(htons(80), "tcp", NULL, buffer, 99, &result) == EINVAL &&
              result == NULL, "no entry");
    result = &entry;
    CHECK(iana_ports_getservbyname_r("http", "tcp", NULL, buffer, 99, &result) == EINVAL &&
              result == NULL, "no entry");
    CHECK(iana_ports_getservbyport_r(htons(80), "tcp", &entry, buffer, 99, NULL) == EINVAL, "result");
    CHECK(iana_ports_getservbyname_r(NULL, "tcp", &entry, buffer, 99, &result) == 0 &&
              result == NULL, "no name");
    CHECK(iana_ports_getservbyname_r("ht\xfftp", NULL, &entry, buffer, 99, &result) == 0 &&
              result == NULL, "not UTF-8");
    static const int no_ports[] = {-1, 65536 + 20480, 0x7fffffff};
    for (size_t i = 0; i < 3; i++)
        check_port(no_ports[i], NULL, NULL, true);
    check_port(htons(80), "TCP", NULL, true);
    check_port(htons(80), "", NULL, true);
    check_port(htons(80), "icmp", NULL, true);
    check_name("HTTP", "tcp", true);
    check_name("", NULL, true);
    check_name("no-such-service", NULL, true);
    check_name("Escale (Newton Dock)", NULL, true);
}

int main(void) {
    read_services();
    CHECK(line_count > 10000, "only %lu entries: expected the exported file as /etc/services",
          (unsigned long)line_count);
    for (unsigned port = 0; port < 65536; port++)
        for (size_t on = 0; on <= TRANSPORTS; on++) {
            line *at = ports[port];
            while (at != NULL && transports[on] != NULL &&
                   strcmp(at->entry.s_proto, transports[on]) != 0)
                at = at->next;
            check_port(htons((uint16_t)port), transports[on], at != NULL ? &at->entry : NULL,
                       (port * 5 + on) % 211 == 0);
        }
    for (size_t i = 0; i < line_count; i++) {
        /* Every fourth name, and all where a port has several. */
        if (i % 4 == 0 || *lines[i]->entry.s_aliases != NULL)
            check_name_everywhere(lines[i]->entry.s_name);
        for (char **alias = lines[i]->entry.s_aliases; *alias != NULL; alias++)
            check_name_everywhere(*alias);
    }
    check_sizes();
    return finish("servent");
}
