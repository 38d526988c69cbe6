/* What the programs need of the machine: `board.c` for the chip, `host.c` for a desktop. */
#ifndef BOARD_H
#define BOARD_H

#include <stddef.h>

/* Prints `length` bytes. */
void board_print(const char *text, size_t length);

/* Prints a text that the compiler knows. */
#define BOARD_PRINT(literal) board_print(literal, sizeof(literal) - 1)

#endif
