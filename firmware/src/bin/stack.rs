//! Prints the most stack that each measured question takes, over all ports.

#![no_std]
#![no_main]

use core::fmt::Write;

use iana_ports_firmware::ask;
use iana_ports_firmware::machine::{Console, stack_used};

iana_ports_firmware::image!(main, panic: exits);

fn main() -> bool {
    let [name, port, everything] = [ask::name, ask::port, ask::everything].map(stack_used);
    writeln!(Console, "{name} {port} {everything}").is_ok()
}
