//! Asks everything about one port.

#![no_std]
#![no_main]

use core::hint::black_box;

iana_ports_firmware::image!(main, panic: must_not_link);

fn main() -> bool {
    iana_ports_firmware::ask::nothing();
    iana_ports_firmware::ask::port(black_box(1455));
    true
}
