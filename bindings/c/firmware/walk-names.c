/* The names of all ports. */
#include "walk.h"

static bool add(uint16_t port, uint8_t protocol) {
    iana_ports_text name = iana_ports_name(port, protocol);
    walk_add_text(name);
    return name.data != NULL;
}

int main(void) {
    walk(add);
    return 0;
}
