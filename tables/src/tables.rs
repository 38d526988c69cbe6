//! The tables, one struct a tier.
//!
//! Rows in registry order fall into *groups*. The first groups are the *spans* of the port space: a span is a longest run
//! of ports that the same rows cover, and its group has the rows that begin there. Behind the spans come the rows
//! without a port, a group for each run of rows with the same name. What is the same about many groups (how many names,
//! which transports, which row has which name) is their *pattern*; only texts are each group's own.

use crate::{Ints, Marks, Slice, Status, Text, Texts, Transport};

/// The number of ways to look at a port: by all of its rows, or by those of one transport.
pub const VIEWS: usize = 5;

/// The view of a transport, or of all rows.
#[inline]
pub const fn view_of(transport: Option<Transport>) -> usize {
    match transport {
        None => 0,
        Some(Transport::Tcp) => 1,
        Some(Transport::Udp) => 2,
        Some(Transport::Sctp) => 3,
        Some(Transport::Dccp) => 4,
    }
}

/// From a port to its names: what every tier has.
#[derive(Debug)]
pub struct NameTables<'a> {
    /// From a port to its span.
    pub spans: Marks<'a>,
    /// The pattern of each group.
    pub patterns: Ints<'a>,
    /// The names of each group, the names of rows that go on from earlier spans included.
    pub names: Texts<'a>,
    /// Of each pattern: the number of names.
    pub counts: Ints<'a>,
    /// Of each pattern and view: which [list](Self::chosen) applies.
    pub lists: Ints<'a>,
    /// Of each list: 0 for no name, 1 for the group's only name, else 2 + the number of the name.
    pub chosen: Ints<'a>,
    /// Of each list: where its entries start in [`listed`](Self::listed).
    pub list_starts: Ints<'a>,
    /// The numbers of the names of each list, in registry order.
    pub listed: Ints<'a>,
}

impl NameTables<'_> {
    /// The span of `port`: its group.
    #[inline]
    pub const fn span(&self, port: u16) -> usize {
        self.spans.item(port as u32) as usize
    }

    /// The pattern of `group`.
    #[inline]
    pub const fn pattern(&self, group: usize) -> usize {
        self.patterns.get(group) as usize
    }

    #[inline]
    const fn list(&self, group: usize, view: usize) -> usize {
        self.lists.get(self.pattern(group) * VIEWS + view) as usize
    }

    /// The name of `group` as seen in `view`.
    #[inline]
    pub const fn chosen(&self, group: usize, view: usize) -> Option<&str> {
        match self.chosen.get(self.list(group, view)) {
            0 => None,
            1 => Some(self.names.get(group)),
            part => Some(self.name(group, part as usize - 2)),
        }
    }

    /// The names of `group` as seen in `view`: the first and the end of their places in [`listed`](Self::listed).
    pub const fn listed(&self, group: usize, view: usize) -> (usize, usize) {
        let list = self.list(group, view);
        (self.list_starts.get(list) as usize, self.list_starts.get(list + 1) as usize)
    }

    /// How many names `group` has, spellings counted apart.
    pub const fn count(&self, group: usize) -> usize {
        self.counts.get(self.pattern(group)) as usize
    }

    /// Name `number` of `group`.
    pub const fn name(&self, group: usize, number: usize) -> &str {
        self.names.part(group, number, self.count(group))
    }
}

/// How a row's port cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortsForm {
    /// Empty.
    None,
    /// `80`: the first port of the span.
    Single,
    /// `6000-6063`: from the first port of the span to its last.
    Span,
    /// The same, with an end of its own, which [`RowTables::range_ends`] has.
    Range,
}

/// Descriptions and the rows themselves, named or not, in four columns.
#[derive(Debug)]
pub struct RowTables<'a> {
    /// Of each pattern: where its rows start in the next three columns.
    pub starts: Ints<'a>,
    /// Of each pattern's rows: view of the transport + [`VIEWS`] times the [`PortsForm`].
    pub forms: Ints<'a>,
    /// Of each pattern's rows: 0 for no name, else 1 + its number among the group's.
    pub names: Ints<'a>,
    /// Of each pattern's rows: 0 for no description, 1 for the row's name itself, then one for each of the
    /// [`common`](Self::common) descriptions, and then for the group's own.
    pub descriptions: Ints<'a>,
    /// Descriptions that many groups share.
    pub common: Texts<'a>,
    /// Of each pattern: the number of the group's own descriptions.
    pub counts: Ints<'a>,
    /// The descriptions of each group.
    pub texts: Texts<'a>,
    /// Of each pattern and view: 0 where no row speaks of the port, else 1 + the index in [`Status::ALL`].
    pub statuses: Ints<'a>,
    /// Of each pattern and view: 0 for none, else 1 + the index, among the rows that cover the span, of the row whose
    /// description is the port's.
    pub describing: Ints<'a>,
    /// Rows with an end of their own, as [`row_key`] has them, ascending.
    pub range_keys: Ints<'a>,
    /// Their last ports.
    pub range_ends: Ints<'a>,
    /// The spans that rows of earlier spans cover too, ascending.
    pub carrying: Ints<'a>,
    /// Of each of those spans: where its entries start in [`carried`](Self::carried).
    pub carried_starts: Ints<'a>,
    /// The rows of earlier spans, as [`row_key`] has them, in registry order.
    pub carried: Ints<'a>,
}

/// One number for a row: its group, and its place in the group.
pub const fn row_key(group: usize, row: usize) -> u32 {
    (group << 11 | row) as u32
}

impl RowTables<'_> {
    /// Of a pattern: the first and the end of its rows' places in the columns.
    const fn places(&self, pattern: usize) -> (usize, usize) {
        (self.starts.get(pattern) as usize, self.starts.get(pattern + 1) as usize)
    }

    /// How many rows begin in groups of this pattern.
    #[inline]
    pub const fn count(&self, pattern: usize) -> usize {
        let (start, end) = self.places(pattern);
        end - start
    }

    /// The transport of row `row`, as the view that it counts for: 0 counts for each.
    #[inline]
    pub const fn view(&self, pattern: usize, row: usize) -> usize {
        self.forms.get(self.places(pattern).0 + row) as usize % VIEWS
    }

    /// How the port cell of row `row` is written.
    pub const fn ports_form(&self, pattern: usize, row: usize) -> PortsForm {
        match self.forms.get(self.places(pattern).0 + row) as usize / VIEWS {
            0 => PortsForm::None,
            1 => PortsForm::Single,
            2 => PortsForm::Span,
            _ => PortsForm::Range,
        }
    }

    /// The number, among its group's names, of the name of row `row`.
    #[inline]
    pub const fn name(&self, pattern: usize, row: usize) -> Option<usize> {
        match self.names.get(self.places(pattern).0 + row) {
            0 => None,
            number => Some(number as usize - 1),
        }
    }

    /// The description of row `row` of `group`, which has this pattern and, in that row, this name.
    pub const fn description<'t>(
        &'t self,
        group: usize,
        pattern: usize,
        row: usize,
        name: Option<&'t str>,
    ) -> Option<&'t str> {
        let common = self.common_count();
        match self.descriptions.get(self.places(pattern).0 + row) as usize {
            0 => None,
            1 => name,
            code if code - 2 < common => Some(self.common.get(code - 2)),
            code => Some(self.texts.part(group, code - 2 - common, self.counts.get(pattern) as usize)),
        }
    }

    const fn common_count(&self) -> usize {
        // One offset more than texts.
        self.common.deltas.len().saturating_sub(1)
    }

    /// The status of ports of this pattern as seen in `view`, if a row speaks of them.
    pub const fn status(&self, pattern: usize, view: usize) -> Option<Status> {
        match self.statuses.get(pattern * VIEWS + view) {
            1 => Some(Status::ALL[0]),
            2 => Some(Status::ALL[1]),
            3 => Some(Status::ALL[2]),
            4 => Some(Status::ALL[3]),
            _ => None,
        }
    }

    /// Which of the rows that cover the span describes the port as seen in `view`.
    pub const fn describing(&self, pattern: usize, view: usize) -> Option<usize> {
        match self.describing.get(pattern * VIEWS + view) {
            0 => None,
            row => Some(row as usize - 1),
        }
    }

    /// The last port of a row whose form is [`PortsForm::Range`].
    pub const fn range_end(&self, group: usize, row: usize) -> Option<u16> {
        match self.range_keys.position(row_key(group, row)) {
            Some(place) => Some(self.range_ends.get(place) as u16),
            None => None,
        }
    }

    /// The rows of earlier spans that cover `span` too: the first and the end of their places in
    /// [`carried`](Self::carried).
    pub const fn carried_into(&self, span: usize) -> (usize, usize) {
        match self.carrying.position(span as u32) {
            Some(place) => {
                (self.carried_starts.get(place) as usize, self.carried_starts.get(place + 1) as usize)
            }
            None => (0, 0),
        }
    }

    /// Group and place of the row at `place` in [`carried`](Self::carried).
    pub const fn carried_row(&self, place: usize) -> (usize, usize) {
        let key = self.carried.get(place) as usize;
        (key >> 11, key & crate::limits::ROWS_OF_A_GROUP)
    }
}

/// From a name to the groups that have it.
#[derive(Debug)]
pub struct IndexTables<'a> {
    /// The hash's seed.
    pub seed: u64,
    /// The hash's pilot of each bucket.
    pub pilots: Slice<'a, u8>,
    /// The slots past the last name: which one to use instead.
    pub remap: Ints<'a>,
    /// Of each slot: the first port of the first group with that name, or else its number among those without a port.
    pub targets: Ints<'a>,
    /// One bit a slot: whether that is the number of a group without a port.
    pub portless: Slice<'a, u32>,
    /// Names that more than one group has: [`row_key`] of their first group and the name's number in it, ascending.
    pub shared: Ints<'a>,
    /// Of each of those names: where its entries start in [`others`](Self::others).
    pub other_starts: Ints<'a>,
    /// The other groups with that name.
    pub others: Ints<'a>,
    /// How many rows there are, in all groups.
    pub rows: u32,
}

/// Where to look for a name: the slot that it would have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameTarget {
    /// In the span that begins at this port.
    Port(u16),
    /// In the group with this number among those without a port.
    Portless(usize),
}

impl IndexTables<'_> {
    /// The one place where `name` can be. Whether it is there remains to be seen.
    #[inline]
    pub const fn target(&self, name: &str) -> Option<NameTarget> {
        let names = self.targets.len() as u32;
        let slots = names + self.remap.len() as u32;
        let hash = crate::hash::hash(name.as_bytes(), self.seed);
        let Some(slot) = crate::hash::slot(hash, self.seed, self.pilots.as_slice(), slots) else {
            return None;
        };
        let slot = if slot < names { slot } else { self.remap.get((slot - names) as usize) };
        let target = self.targets.get(slot as usize);
        let portless = match self.portless.get((slot / 32) as usize) {
            Some(word) => word >> (slot % 32) & 1 == 1,
            None => false,
        };
        Some(if portless { NameTarget::Portless(target as usize) } else { NameTarget::Port(target as u16) })
    }

    /// The groups beside its first, `group`, that have name `number` of it: the first and the end of their places in
    /// [`others`](Self::others).
    pub const fn others(&self, group: usize, number: usize) -> (usize, usize) {
        match self.shared.position(row_key(group, number)) {
            Some(place) => (self.other_starts.get(place) as usize, self.other_starts.get(place + 1) as usize),
            None => (0, 0),
        }
    }
}

/// One of the eight further columns: rows that follow one another mostly say the same.
#[derive(Debug)]
pub struct Details<'a> {
    /// From a row's number to the run of rows with the same value that it is in.
    pub runs: Marks<'a>,
    /// The value of each run: 0 for an empty cell, else what the column makes of it.
    pub values: Ints<'a>,
}

impl Details<'_> {
    /// The value of row `row`.
    pub const fn get(&self, row: usize) -> u32 {
        self.values.get(self.runs.item(row as u32) as usize)
    }
}

/// The other eight columns.
#[derive(Debug)]
pub struct DetailTables<'a> {
    /// The number of the first row of each block of `1 << block_shift` groups.
    pub row_bases: Ints<'a>,
    /// Texts of all columns, each once; a value is 1 + the number of its text.
    pub texts: Texts<'a>,
    /// Assignees: texts.
    pub assignee: Details<'a>,
    /// Contacts: 1 for the same as the assignee, else 1 + the value of a text.
    pub contact: Details<'a>,
    /// Registration dates: 1 + the place in [`dates`](Self::dates).
    pub registration_date: Details<'a>,
    /// Modification dates: likewise.
    pub modification_date: Details<'a>,
    /// References: texts.
    pub reference: Details<'a>,
    /// Service codes: 1 + the place in [`codes`](Self::codes).
    pub service_code: Details<'a>,
    /// Unauthorized uses: texts.
    pub unauthorized_use: Details<'a>,
    /// Assignment notes: texts.
    pub assignment_notes: Details<'a>,
    /// Dates, packed.
    pub dates: Ints<'a>,
    /// Service codes.
    pub codes: Ints<'a>,
    /// The title of the column that IANA has renamed.
    pub renamed_title: Text<'a>,
}

impl DetailTables<'_> {
    /// The number of groups in a block of [`row_bases`](Self::row_bases): 16.
    pub const BLOCK_SHIFT: usize = 4;

    /// The number of row `row` of `group`, counted over all groups.
    pub const fn row_number(
        &self,
        names: &NameTables<'_>,
        rows: &RowTables<'_>,
        group: usize,
        row: usize,
    ) -> usize {
        let mut number = self.row_bases.get(group >> Self::BLOCK_SHIFT) as usize + row;
        let mut before = group >> Self::BLOCK_SHIFT << Self::BLOCK_SHIFT;
        while before < group {
            number += rows.count(names.pattern(before));
            before += 1;
        }
        number
    }

    /// The text that a column's value stands for.
    pub const fn text(&self, value: u32) -> Option<&str> {
        match value {
            0 => None,
            value => Some(self.texts.get(value as usize - 1)),
        }
    }
}
