//! The hint about `explain`, below cards.

use std::io::{self, Write};

use iana_ports_explain::words::Visible;

use super::styles::LABEL;
use crate::terminal;

/// Writes the `explain` command for the queries of the cards.
pub(crate) fn explain_hint(out: &mut impl Write, command: &str) -> io::Result<()> {
    writeln!(out)?;
    let line = format!("{LABEL}More: {}{LABEL:#}", Visible(command));
    terminal::write_wrapped(out, &line, "", "  ")
}
