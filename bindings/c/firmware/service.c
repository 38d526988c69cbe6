/* From a name to its port. */
#include "board.h"

#include <iana_ports.h>

int main(void) {
    int32_t port = iana_ports_service_port("https", 5, IANA_PORTS_TCP);
    char digits[5];
    size_t start = sizeof digits;
    if (port < 0)
        return 1;
    do {
        digits[--start] = (char)('0' + port % 10);
        port /= 10;
    } while (port > 0);
    BOARD_PRINT("https is ");
    board_print(digits + start, sizeof digits - start);
    BOARD_PRINT("/tcp\n");
    return 0;
}
