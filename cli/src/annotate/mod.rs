//! Names beside the ports in a stream of text. All else stays byte for byte.

mod columns;
mod lines;
mod notation;

use std::io::{self, Write};
use std::ops::RangeInclusive;

use iana_ports::{Registry, Transport};

use crate::own_names::OwnNames;
use crate::text;

pub(crate) use columns::{Column, Columns, ColumnsError};
pub(crate) use lines::{Lines, RunError};

/// What names are looked up in.
pub(crate) struct Names<'a> {
    pub(crate) registry: Registry<'a>,
    /// What counts where the text tells no transport.
    pub(crate) transport: Option<Transport>,
    /// The user's names, over the registry's.
    pub(crate) own: &'a OwnNames,
    /// Ports that get no name from the registry.
    pub(crate) skipped: Option<RangeInclusive<u16>>,
}

impl Names<'_> {
    /// Writes the name in parentheses, or nothing.
    fn write(
        &self,
        out: &mut impl Write,
        port: u16,
        transport: Option<Transport>,
    ) -> io::Result<()> {
        let transport = transport.or(self.transport);
        if let Some(own) = self.own.of(port, transport) {
            return write!(out, "({}*)", text::Visible(own.name()));
        }
        if self.skipped.as_ref().is_some_and(|skipped| skipped.contains(&port)) {
            return Ok(());
        }
        let port = self.registry.lookup(port);
        let port = transport.map_or(port, |transport| port.on(transport));
        match port.name() {
            Some(name) => write!(out, "({})", text::Visible(name)),
            None => Ok(()),
        }
    }
}

/// A port in ASCII digits as people write it: no leading zeros.
fn port(digits: &[u8]) -> Option<u16> {
    match digits {
        [b'1'..=b'9', ..] if digits.len() <= 5 && digits.iter().all(u8::is_ascii_digit) => {
            std::str::from_utf8(digits).ok()?.parse().ok()
        }
        _ => None,
    }
}
