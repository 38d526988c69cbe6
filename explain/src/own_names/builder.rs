//! Collects own names, and builds the sorted table.

use std::ops::RangeInclusive;

use iana_ports::Transport;

use super::error::Problem;
use super::name;
use super::table::{Alias, Entry, Item, OwnNames, Span};
use crate::excerpt::excerpt;

/// The maximum number of names and aliases together, which bounds memory.
const MAX_NAMES: usize = 1_000_000;

/// The number of pairs of a port and a transport.
const SLOTS: usize = (u16::MAX as usize + 1) * Transport::ALL.len();

/// No item, in `Builder::items_by_slot`.
const NONE: u32 = u32::MAX;

pub(super) struct Builder {
    text: String,
    items: Vec<Item>,
    /// The item of each slot, or [`NONE`].
    items_by_slot: Vec<u32>,
    aliases: Vec<Alias>,
}

impl Default for Builder {
    fn default() -> Self {
        let items_by_slot = vec![NONE; SLOTS];
        Self { text: String::new(), items: Vec::new(), items_by_slot, aliases: Vec::new() }
    }
}

impl Builder {
    /// Adds a name for every port of `ports` on every transport of `transports`. Rejects
    /// a second name for any of them.
    pub(super) fn add(
        &mut self,
        line: u32,
        ports: RangeInclusive<u16>,
        transports: &[Transport],
        name: &str,
        description: &str,
    ) -> Result<(), Problem> {
        name::check(name)?;
        let item = self.add_item(line, name, description)?;
        for port in ports {
            for &transport in transports {
                let in_slot = &mut self.items_by_slot[Entry::slot(port, transport) as usize];
                if *in_slot != NONE {
                    let other = self.items[*in_slot as usize];
                    return Err(Problem::Twice {
                        place: format!("{port}/{transport}"),
                        first: other.line,
                        name: excerpt(other.name.of(&self.text)),
                    });
                }
                *in_slot = item;
            }
        }
        Ok(())
    }

    /// Adds a name and aliases for one port. If the port has a name already, all of them
    /// become aliases.
    pub(super) fn add_first<'a>(
        &mut self,
        line: u32,
        port: u16,
        transport: Transport,
        name: &str,
        mut aliases: impl Iterator<Item = &'a str>,
    ) -> Result<(), Problem> {
        let slot = Entry::slot(port, transport);
        match self.items_by_slot[slot as usize] {
            NONE => self.add(line, port..=port, &[transport], name, "")?,
            item => {
                let first = self.items[item as usize].name.of(&self.text);
                if !first.eq_ignore_ascii_case(name) {
                    self.add_alias(slot, name)?;
                }
            }
        }
        aliases.try_for_each(|alias| self.add_alias(slot, alias))
    }

    fn add_item(&mut self, line: u32, name: &str, description: &str) -> Result<u32, Problem> {
        self.has_room()?;
        let (name, description) = (self.add_text(name), self.add_text(description));
        self.items.push(Item { name, description, line });
        Ok(self.items.len() as u32 - 1)
    }

    fn add_alias(&mut self, slot: u32, alias: &str) -> Result<(), Problem> {
        name::check(alias)?;
        self.has_room()?;
        let name = self.add_text(alias);
        self.aliases.push(Alias { slot, name });
        Ok(())
    }

    fn has_room(&self) -> Result<(), Problem> {
        if self.items.len() + self.aliases.len() < MAX_NAMES {
            Ok(())
        } else {
            Err(Problem::TooMany { limit: MAX_NAMES })
        }
    }

    /// Stores a text. Offsets fit into 32 bits, because the length of a file is limited.
    fn add_text(&mut self, text: &str) -> Span {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        Span { start, len: text.len() as u32 }
    }

    pub(super) fn build(self, file: String) -> OwnNames {
        let slots = (0..).zip(self.items_by_slot);
        let entries =
            slots.filter(|&(_, item)| item != NONE).map(|(slot, item)| Entry { slot, item });
        OwnNames::new(file, self.text, self.items, entries.collect(), self.aliases)
    }
}
