//! Prints the example product's report on a board.

#![no_std]
#![no_main]

use iana_ports_firmware::machine::Console;

iana_ports_firmware::image!(main, panic: exits);

fn main() -> bool {
    gatehouse::report(&mut Console).is_ok()
}
