/* The example of the header: compiled against the installed library. */
#include <iana_ports.h>
#include <stdio.h>

int main(void) {
    char name[64];
    if (iana_ports_name_copy(443, IANA_PORTS_TCP, name, sizeof name) > 0)
        printf("443/tcp is %s\n", name);
    return 0;
}
