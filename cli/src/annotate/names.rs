//! Looks up the names of ports, and writes them.

use std::io::{self, Write};
use std::ops::RangeInclusive;

use iana_ports::{Registry, Transport};
use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::words::Visible;

/// The sources of names.
#[derive(Clone)]
pub(crate) struct Names<'a> {
    pub(crate) registry: Registry<'a>,
    /// The transport to assume if the text states none.
    pub(crate) transport: Option<Transport>,
    /// The user's names, which come before the registry's.
    pub(crate) own: &'a OwnNames,
    /// Ports whose registered names are left out.
    pub(crate) skipped: Option<RangeInclusive<u16>>,
}

/// The name of a port.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    /// May have control characters.
    pub(super) text: &'a str,
    is_own: bool,
}

impl Name<'_> {
    /// The mark after the name.
    pub(super) fn mark(self) -> &'static str {
        if self.is_own { "*" } else { "" }
    }
}

impl Names<'_> {
    /// Writes the name in parentheses, or nothing.
    pub(super) fn write(
        &self,
        out: &mut impl Write,
        port: u16,
        transport: Option<Transport>,
    ) -> io::Result<()> {
        match self.name(port, transport) {
            // Nearly all names need no escapes.
            Some(name) if name.text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) => {
                out.write_all(b"(")?;
                out.write_all(name.text.as_bytes())?;
                out.write_all(name.mark().as_bytes())?;
                out.write_all(b")")
            }
            Some(name) => write!(out, "({}{})", Visible(name.text), name.mark()),
            None => Ok(()),
        }
    }

    /// Writes the name that all these ports share, or nothing.
    pub(super) fn write_shared(
        &self,
        out: &mut impl Write,
        ports: RangeInclusive<u16>,
        transport: Option<Transport>,
    ) -> io::Result<()> {
        let first = *ports.start();
        let name = |port| self.name(port, transport).map(|name| (name.text, name.is_own));
        let shared = name(first);
        if shared.is_some() && ports.skip(1).all(|port| name(port) == shared) {
            self.write(out, first, transport)?;
        }
        Ok(())
    }

    /// The name of a port: the user's or the registry's.
    pub(super) fn name(&self, port: u16, transport: Option<Transport>) -> Option<Name<'_>> {
        let transport = transport.or(self.transport);
        if let Some(own) = self.own.of(port, transport) {
            return Some(Name { text: own.name(), is_own: true });
        }
        if self.skipped.as_ref().is_some_and(|skipped| skipped.contains(&port)) {
            return None;
        }
        let port = self.registry.lookup(port);
        let port = transport.map_or(port, |transport| port.on(transport));
        port.name().map(|text| Name { text, is_own: false })
    }
}

/// Parses a port in ASCII digits without leading zeros.
pub(super) fn port(digits: &[u8]) -> Option<u16> {
    match digits {
        [b'1'..=b'9', ..] if digits.len() <= 5 && digits.iter().all(u8::is_ascii_digit) => {
            let value = digits.iter().fold(0, |value, digit| 10 * value + u32::from(digit - b'0'));
            value.try_into().ok()
        }
        _ => None,
    }
}
