//! Asks for the name of one port.

#![no_std]
#![no_main]

use core::hint::black_box;

iana_ports_firmware::image!(main, panic: must_not_link);

fn main() -> bool {
    iana_ports_firmware::ask::nothing();
    iana_ports_firmware::ask::name(black_box(1455));
    // For `run --prove`: a 64-bit division. These machines have no instruction for it, so
    // the compiler calls a helper.
    #[cfg(feature = "prove-helper")]
    black_box(black_box(7_u64) / black_box(3_u64).max(1));
    true
}
