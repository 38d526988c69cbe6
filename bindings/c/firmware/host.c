/* A desktop in the place of the chip, for the answers that `run` compares. */
#include "board.h"

#include <stdio.h>

void board_print(const char *text, size_t length) {
    fwrite(text, 1, length, stdout);
}
