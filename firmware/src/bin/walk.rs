//! Walks over all answers of the tier and prints their checksum.

#![no_std]
#![no_main]

use iana_ports_firmware::library::Library;
use iana_ports_firmware::machine::Console;
use iana_ports_firmware::walk::Walk;

iana_ports_firmware::image!(main, panic: exits);

fn main() -> bool {
    let mut walk = Walk::new(Console);
    walk.names(&Library);
    #[cfg(feature = "descriptions")]
    walk.descriptions(&Library);
    #[cfg(feature = "by-name")]
    walk.by_name(&Library);
    #[cfg(feature = "full")]
    walk.full(&Library);
    true
}
