//! The program `iana-ports`. Everything it does is in the library of this package.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(iana_ports_cli::run(std::env::args_os()))
}
