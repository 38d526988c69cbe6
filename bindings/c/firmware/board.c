/*
 * An Arm Cortex-M4 from reset to main(), and printing through semihosting: a debugger, or
 * QEMU, executes the requests that the program makes with `bkpt 0xab`.
 */
#include "board.h"

#include <stdint.h>

int main(void);
void board_reset(void);

/* Symbols of the linker script. */
extern uint32_t stack_top[], data_load[], data_start[], data_end[], bss_start[], bss_end[];

/* Requests, from "Semihosting for AArch32 and AArch64". */
enum { SYS_WRITEC = 0x03, SYS_EXIT = 0x18 };
enum { STOPPED_RUN_TIME_ERROR = 0x20023, STOPPED_APPLICATION_EXIT = 0x20026 };

static void request(uint32_t number, uintptr_t argument) {
    register uint32_t r0 __asm__("r0") = number;
    register uintptr_t r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

static void leave(int status) {
    request(SYS_EXIT, status == 0 ? STOPPED_APPLICATION_EXIT : STOPPED_RUN_TIME_ERROR);
    for (;;) {
    }
}

void board_print(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        request(SYS_WRITEC, (uintptr_t)&text[i]);
}

void board_reset(void) {
    /* CPACR: access to the floating-point registers, which -mfloat-abi=hard may use. */
    *(volatile uint32_t *)0xE000ED88 |= 0xFu << 20;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
    for (volatile uint32_t *to = data_start, *from = data_load; to < data_end;)
        *to++ = *from++;
    for (volatile uint32_t *to = bss_start; to < bss_end;)
        *to++ = 0;
    leave(main());
}

/* Any fault ends the program with status 1. */
static void fault(void) {
    leave(1);
}

/* The vector table: the initial stack pointer, reset, and the faults. */
__attribute__((section(".vectors"), used)) static const struct {
    uint32_t *stack;
    void (*handlers[6])(void);
} vectors = {stack_top, {board_reset, fault, fault, fault, fault, fault}};
