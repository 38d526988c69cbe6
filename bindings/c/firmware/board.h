/* Output, implemented by `board.c` on the chip and by `host.c` on a desktop. */
#ifndef BOARD_H
#define BOARD_H

#include <stddef.h>

/* Prints `length` bytes. */
void board_print(const char *text, size_t length);

/* Prints a string literal. */
#define BOARD_PRINT(literal) board_print(literal, sizeof(literal) - 1)

#endif
