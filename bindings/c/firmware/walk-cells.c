/* All cells of all rows. */
#include "walk.h"

int main(void) {
    static char cell[2048];
    uint32_t cells = 0;
    for (iana_ports_record record = 0; (record = iana_ports_record_next(record)) != 0;)
        for (uint8_t column = 1; column <= 12; column++) {
            size_t length = iana_ports_record_cell(record, column, cell, sizeof cell);
            walk_add_text((iana_ports_text){cell, length});
            cells += length > 0;
        }
    walk_print(cells);
    return 0;
}
