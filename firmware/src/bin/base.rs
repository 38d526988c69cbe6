//! The programs `name`, `port` and `everything` without the library. Their sizes minus
//! this one's are what the library adds to an image.

#![no_std]
#![no_main]

use core::hint::black_box;

iana_ports_firmware::image!(main, panic: must_not_link);

fn main() -> bool {
    black_box(1455_u16);
    iana_ports_firmware::ask::nothing();
    true
}
