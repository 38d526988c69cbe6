//! The names of all ports as numbers, so that each row of a column takes one table
//! access.

use std::collections::HashMap;

use iana_ports::{Registry, Transport};

use crate::arguments::named_transport;

/// The rows of the registry that give a port its name: those of a transport, all together,
/// or none.
#[derive(Clone, Copy)]
pub(crate) struct NameFilter(u8);

const PORT_COUNT: usize = 1 << 16;

impl NameFilter {
    #[expect(clippy::cast_possible_truncation, reason = "there are few transports")]
    const TRANSPORT_COUNT: u8 = Transport::ALL.len() as u8;
    const COUNT: usize = Self::ALL_TOGETHER.0 as usize + 1;
    /// All rows, as for `lookup(port).name`.
    pub(crate) const ALL_TOGETHER: Self = Self(Self::TRANSPORT_COUNT);
    /// Another protocol, whose ports have no names.
    pub(crate) const NONE: Self = Self(Self::TRANSPORT_COUNT + 1);

    /// The rows of a protocol number.
    pub(crate) fn of_protocol(number: u8) -> Self {
        Transport::from_protocol_number(number).map_or(Self::NONE, Self::from)
    }

    /// The rows of a transport's name, or of a protocol number in decimal digits. Some
    /// programs pad both with blanks.
    pub(crate) fn of_text(text: &str) -> Self {
        named_transport(text.trim_ascii()).map_or(Self::NONE, Self::from)
    }
}

impl From<Transport> for NameFilter {
    fn from(transport: Transport) -> Self {
        Self(transport as u8)
    }
}

/// A number for each name of a registry. IANA's registry takes 1.4 MB and a few
/// milliseconds.
pub(crate) struct NameCodes {
    /// For each filter, the code of each port: 0 without a name, else the index of its
    /// name plus 1.
    codes: Vec<u32>,
    names: Vec<Box<str>>,
}

impl NameCodes {
    pub(crate) fn new(registry: Registry<'_>) -> Self {
        let mut codes = vec![0; NameFilter::COUNT * PORT_COUNT];
        let mut names = Vec::new();
        let mut known = HashMap::new();
        for port in registry.assigned_ports() {
            let on_transports =
                Transport::ALL.map(|transport| (transport.into(), port.on(transport).name()));
            let together = (NameFilter::ALL_TOGETHER, port.name());
            for (filter, name) in on_transports.into_iter().chain([together]) {
                let Some(name) = name else { continue };
                let code = *known.entry(name).or_insert_with(|| {
                    names.push(Box::from(name));
                    u32::try_from(names.len()).unwrap_or_default()
                });
                if let Some(slot) = codes.get_mut(slot(filter, port.number().into())) {
                    *slot = code;
                }
            }
        }
        Self { codes, names }
    }

    /// The code of a port's name; 0 without one. Any `port` beyond the last has none.
    #[inline]
    pub(crate) fn code(&self, filter: NameFilter, port: usize) -> usize {
        if port >= PORT_COUNT {
            return 0;
        }
        self.codes.get(slot(filter, port)).map_or(0, |code| *code as usize)
    }

    /// The name of a code.
    pub(crate) fn name(&self, code: usize) -> Option<&str> {
        self.names.get(code.checked_sub(1)?).map(|name| &**name)
    }

    /// The number of codes, with that of no name.
    pub(crate) fn len(&self) -> usize {
        self.names.len() + 1
    }
}

#[inline]
fn slot(NameFilter(filter): NameFilter, port: usize) -> usize {
    usize::from(filter) * PORT_COUNT + port
}
