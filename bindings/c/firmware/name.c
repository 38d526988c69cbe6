/* From a port to its name. */
#include "board.h"

#include <iana_ports.h>

int main(void) {
    iana_ports_text name = iana_ports_name(443, IANA_PORTS_TCP);
    BOARD_PRINT("443/tcp is ");
    board_print(name.data, name.length);
    BOARD_PRINT("\n");
    return 0;
}
