/* A program without the library: what the others are measured against. */
#include "board.h"

int main(void) {
    BOARD_PRINT("443/tcp is https\n");
    return 0;
}
