/* The first port of the service that gives each port its name. */
#include "walk.h"

static bool add(uint16_t port, uint8_t protocol) {
    iana_ports_text name = iana_ports_name(port, protocol);
    int32_t first = iana_ports_service_port(name.data, name.length, protocol);
    walk_add_number((uint32_t)first);
    return first >= 0;
}

int main(void) {
    walk(add);
    return 0;
}
