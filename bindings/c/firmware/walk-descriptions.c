/* The descriptions of all ports. */
#include "walk.h"

static bool add(uint16_t port, uint8_t protocol) {
    iana_ports_text description = iana_ports_description(port, protocol);
    walk_add_text(description);
    return description.data != NULL;
}

int main(void) {
    walk(add);
    return 0;
}
