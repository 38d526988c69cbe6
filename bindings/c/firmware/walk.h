/* Checksums of the answers about all ports: the same loop for the chip and for a desktop. */
#ifndef WALK_H
#define WALK_H

#include "board.h"

#include <iana_ports.h>
#include <stdint.h>

static uint32_t walk_crc = 0xFFFFFFFF;

/* Adds bytes to the CRC-32 of zlib, PNG and Ethernet. */
static inline void walk_add(const char *data, size_t length) {
    for (size_t i = 0; i < length; i++) {
        walk_crc ^= (uint8_t)data[i];
        for (int bit = 0; bit < 8; bit++)
            walk_crc = walk_crc >> 1 ^ (walk_crc & 1 ? 0xEDB88320 : 0);
    }
}

/* Adds a number of up to 32 bits, least significant byte first. */
static inline void walk_add_number(uint32_t number) {
    char bytes[4];
    for (int i = 0; i < 4; i++)
        bytes[i] = (char)(number >> 8 * i & 0xFF);
    walk_add(bytes, sizeof bytes);
}

/* Adds a text after its length, which is 0 for nothing. */
static inline void walk_add_text(iana_ports_text text) {
    walk_add_number((uint32_t)text.length);
    walk_add(text.data, text.length);
}

/* Prints the number of answers other than "nothing", and the checksum. */
static inline void walk_print(uint32_t answers) {
    uint32_t numbers[] = {answers, ~walk_crc};
    for (size_t i = 0; i < 2; i++) {
        for (int shift = 28; shift >= 0; shift -= 4)
            board_print(&"0123456789abcdef"[numbers[i] >> shift & 0xF], 1);
        board_print(&" \n"[i], 1);
    }
}

/* Calls `add` for each port, on tcp, then on udp, and prints the result. `add` returns
 * whether its answer is not nothing. */
static inline void walk(bool (*add)(uint16_t port, uint8_t protocol)) {
    static const uint8_t protocols[] = {IANA_PORTS_TCP, IANA_PORTS_UDP};
    uint32_t answers = 0;
    for (size_t i = 0; i < sizeof protocols; i++)
        for (uint32_t port = 0; port <= UINT16_MAX; port++)
            answers += add((uint16_t)port, protocols[i]);
    walk_print(answers);
}

#endif
