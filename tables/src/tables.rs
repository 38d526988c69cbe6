//! The tables, one struct a tier.
//!
//! Rows in registry order fall into *groups*. The first groups are the *spans* of the port space: a span is a longest run
//! of ports that the same rows cover, and its group has the rows that begin there. Behind the spans come the rows
//! without a port, a group for each run of rows with the same name. What is the same about many groups (how many names,
//! which transports, which row has which name) is their *pattern*; only texts are each group's own.

use crate::{Date, Ints, Marks, Memory, Status, Texts, Transport, hash, limits};

/// The number of ways to look at a port: by all of its rows, or by those of one transport.
pub const VIEWS: usize = 5;

/// The view by a transport's rows, or by all.
#[inline]
pub const fn view_of(transport: Option<Transport>) -> usize {
    match transport {
        None => 0,
        Some(transport) => transport as usize + 1,
    }
}

/// The transport whose rows a view shows, `None` if it shows all.
#[inline]
pub const fn transport_of(view: usize) -> Option<Transport> {
    match view {
        1 => Some(Transport::Tcp),
        2 => Some(Transport::Udp),
        3 => Some(Transport::Sctp),
        4 => Some(Transport::Dccp),
        _ => None,
    }
}

/// From a port to its names: what every tier has.
#[derive(Debug)]
pub struct NameTables<'a> {
    /// Where the columns lie.
    pub memory: Memory<'a>,
    /// From a port to its span.
    pub spans: Marks,
    /// The pattern of each group; the most common one is pattern 0.
    pub patterns: Ints,
    /// One bit a view: whether it sees the only name of a group of pattern 0. So for most ports no more need be asked.
    pub common_views: u32,
    /// The names of each group, the names of rows that go on from earlier spans included.
    pub names: Texts,
    /// Of each pattern: the number of names.
    pub counts: Ints,
    /// Of each pattern and view: which list of names applies, [`NO_NAME`](Self::NO_NAME) and
    /// [`ONLY_NAME`](Self::ONLY_NAME) among them.
    pub lists: Ints,
    /// Of each list: the number of the name that is the port's.
    pub chosen: Ints,
    /// Of each list: where its entries start in `listed`.
    pub list_starts: Ints,
    /// The numbers of the names of each list, in registry order.
    pub listed: Ints,
}

impl NameTables<'_> {
    /// The list without a name.
    pub const NO_NAME: usize = 0;
    /// The list of the one name of a group that has no other.
    pub const ONLY_NAME: usize = 1;

    /// The span of `port`: its group.
    #[inline]
    pub const fn span(&self, port: u16) -> usize {
        self.spans.item(&self.memory, port as u32) as usize
    }

    /// How many spans there are; groups with higher numbers have no port.
    #[inline]
    pub const fn span_count(&self) -> usize {
        self.spans.last as usize + 1
    }

    /// The first port of `group`, if it is a span: a binary search among the ports, by the short way that there is.
    #[inline]
    pub const fn first_port(&self, group: usize) -> Option<u16> {
        if group >= self.span_count() {
            return None;
        }
        let (mut first, mut step) = (0_u16, 1 << 15);
        while step > 0 {
            if self.span(first + (step - 1)) < group {
                first += step;
            }
            step >>= 1;
        }
        Some(first)
    }

    /// The last port of `group`, which is a span: as long a search.
    #[inline]
    pub const fn last_port(&self, group: usize) -> u16 {
        match self.first_port(group + 1) {
            Some(next) => next.wrapping_sub(1),
            None => u16::MAX,
        }
    }

    /// How many groups there are.
    #[inline]
    pub const fn group_count(&self) -> usize {
        self.patterns.len()
    }

    /// The pattern of `group`.
    #[inline]
    pub const fn pattern(&self, group: usize) -> usize {
        self.patterns.get(&self.memory, group) as usize
    }

    /// Where the columns of patterns and views have `group` as seen in `view`.
    #[inline]
    pub const fn seen(&self, group: usize, view: usize) -> usize {
        self.pattern(group) * VIEWS + view
    }

    /// The list of names of groups of this pattern as seen in `view`.
    #[inline(always)]
    const fn list(&self, pattern: usize, view: usize) -> usize {
        if pattern == 0 && self.common_views >> view & 1 == 1 {
            Self::ONLY_NAME
        } else {
            self.lists.get(&self.memory, pattern * VIEWS + view) as usize
        }
    }

    /// The name of `group` as seen in `view`.
    #[inline(always)]
    pub const fn chosen(&self, group: usize, view: usize) -> Option<&str> {
        // Known from here on, and so checked no more.
        if group >= self.group_count() {
            return None;
        }
        let pattern = self.pattern(group);
        let list = self.list(pattern, view);
        if list == Self::NO_NAME {
            return None;
        }
        let text = self.names.get(&self.memory, group);
        if list == Self::ONLY_NAME {
            return Some(text);
        }
        let number = self.chosen.get(&self.memory, list) as usize;
        Some(Texts::part_of(text, number, self.counts.get(&self.memory, pattern) as usize))
    }

    /// The names of what is [`seen`](Self::seen()): the first and the end of their places for
    /// [`listed`](Self::listed()).
    #[inline]
    pub const fn list_bounds(&self, seen: usize) -> (usize, usize) {
        self.list_starts.bounds(&self.memory, self.lists.get(&self.memory, seen) as usize)
    }

    /// Whether name `number` of `group` is one of those that `view` shows.
    #[inline]
    pub const fn lists(&self, group: usize, view: usize, number: usize) -> bool {
        match self.list(self.pattern(group), view) {
            Self::NO_NAME => false,
            Self::ONLY_NAME => true,
            list => self.is_listed(list, number),
        }
    }

    #[inline]
    const fn is_listed(&self, list: usize, number: usize) -> bool {
        let (mut place, end) = self.list_starts.bounds(&self.memory, list);
        while place < end {
            if self.listed(place) == number {
                return true;
            }
            place += 1;
        }
        false
    }

    /// The number of the name at `place` of a list.
    #[inline]
    pub const fn listed(&self, place: usize) -> usize {
        self.listed.get(&self.memory, place) as usize
    }

    /// Which of the names of `group` is `name`, ASCII case ignored.
    #[inline(always)]
    pub const fn number(&self, group: usize, name: &str) -> Option<usize> {
        // Known from here on, and so checked no more.
        if group >= self.group_count() {
            return None;
        }
        let count = self.count(group);
        let text = self.names.get(&self.memory, group);
        let mut number = 0;
        while number < count {
            let own = if count > 1 { Texts::part_of(text, number, count) } else { text };
            if hash::eq_ignore_ascii_case(own.as_bytes(), name.as_bytes()) {
                return Some(number);
            }
            number += 1;
        }
        None
    }

    /// How many names `group` has, spellings counted apart.
    #[inline]
    pub const fn count(&self, group: usize) -> usize {
        self.counts.get(&self.memory, self.pattern(group)) as usize
    }

    /// Name `number` of `group`.
    #[inline]
    pub const fn name(&self, group: usize, number: usize) -> &str {
        self.names.part(&self.memory, group, number, self.count(group))
    }
}

/// How a row's port cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

/// All that a pattern knows of one of its rows, in one number. From the lowest bit up: three bits for the view of the
/// transport, two for the [`PortsForm`], two for the index of the status in [`Status::ALL`], then
/// [`RowTables::name_bits`] for the name and the rest for the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RowCode(pub u32);

impl RowCode {
    const FORM_SHIFT: u32 = 3;
    const STATUS_SHIFT: u32 = 5;
    const NAME_SHIFT: u32 = 7;

    /// The code of a row. `name` is 0 for none, else 1 + its number among the group's. `description` is 0 for none, 1 for
    /// the row's name itself, then one for each of the [common](RowTables::common) ones, and then for the group's own.
    #[inline]
    pub const fn new(
        transport: Option<Transport>,
        form: PortsForm,
        status: Status,
        name: u32,
        description: u32,
        name_bits: u32,
    ) -> Self {
        Self(
            view_of(transport) as u32
                | (form as u32) << Self::FORM_SHIFT
                | (status as u32) << Self::STATUS_SHIFT
                | name << Self::NAME_SHIFT
                | description << (Self::NAME_SHIFT + name_bits),
        )
    }

    /// Whether names with numbers up to so many fit beside codes of descriptions up to so many.
    pub const fn fits(name: usize, description: usize) -> bool {
        usize::BITS - name.leading_zeros() + (usize::BITS - description.leading_zeros())
            <= u32::BITS - Self::NAME_SHIFT
    }

    /// The transport of the row, as the view that it counts for: 0 counts for each.
    #[inline]
    pub const fn view(self) -> usize {
        self.0 as usize & 7
    }

    /// How the port cell of the row is written.
    #[inline]
    pub const fn ports_form(self) -> PortsForm {
        match self.0 >> Self::FORM_SHIFT & 3 {
            0 => PortsForm::None,
            1 => PortsForm::Single,
            2 => PortsForm::Span,
            _ => PortsForm::Range,
        }
    }

    /// The status of the row, which is none of dynamic ports.
    #[inline]
    pub const fn status(self) -> Status {
        match self.0 >> Self::STATUS_SHIFT & 3 {
            0 => Status::Assigned,
            1 => Status::Reserved,
            _ => Status::Unassigned,
        }
    }

    /// The number of the row's name among its group's.
    #[inline]
    pub const fn name(self, name_bits: u32) -> Option<usize> {
        ((self.0 >> Self::NAME_SHIFT) as usize & ((1 << name_bits) - 1)).checked_sub(1)
    }

    #[inline]
    const fn description(self, name_bits: u32) -> usize {
        (self.0 >> (Self::NAME_SHIFT + name_bits)) as usize
    }
}

/// What describes a port in one view of it, and its status there, in one number. From the lowest bit up: two bits for the
/// index of the status in [`Status::ALL`], the last one for that of a port that no row speaks of; two for the
/// [`Shortcut`]; and then 0 for no description, else 1 + the index, among the rows that cover the span, of the row
/// whose description it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ViewCode(pub u32);

/// Where the description of a port is found, other than by looking into its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Nowhere else: the row has it, if there is one.
    None,
    /// It is the only one that the group has of its own: [`RowTables::only_text`].
    OnlyText,
    /// It is the port's name again.
    Name,
}

impl ViewCode {
    const SHORTCUT_SHIFT: u32 = 2;
    const ROW_SHIFT: u32 = 4;

    /// The code of a view; without a status where no row speaks of the port.
    pub const fn new(status: Option<Status>, describing: Option<usize>, shortcut: Shortcut) -> Self {
        let status = match status {
            Some(status) => status as u32,
            None => Status::Dynamic as u32,
        };
        let row = match describing {
            Some(row) => 1 + row as u32,
            None => 0,
        };
        Self(status | (shortcut as u32) << Self::SHORTCUT_SHIFT | row << Self::ROW_SHIFT)
    }

    /// The status of `port`, which has this code.
    #[inline]
    pub const fn status(self, port: u16) -> Status {
        match self.0 & 3 {
            0 => Status::Assigned,
            1 => Status::Reserved,
            2 => Status::Unassigned,
            _ => Status::of_unmentioned(port),
        }
    }

    /// Where the description is found, if not in a row.
    #[inline]
    pub const fn shortcut(self) -> Shortcut {
        match self.0 >> Self::SHORTCUT_SHIFT & 3 {
            1 => Shortcut::OnlyText,
            2 => Shortcut::Name,
            _ => Shortcut::None,
        }
    }

    /// Which of the rows that cover the span describes the port.
    #[inline]
    pub const fn describing(self) -> Option<usize> {
        (self.0 as usize >> Self::ROW_SHIFT).checked_sub(1)
    }
}

/// What a row's description is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowDescription<'t> {
    /// Nothing.
    Empty,
    /// The row's name again.
    Name,
    /// This.
    Text(&'t str),
}

/// Descriptions and the rows themselves, named or not, in four columns.
#[derive(Debug)]
pub struct RowTables<'a> {
    /// Where the columns lie.
    pub memory: Memory<'a>,
    /// Of each pattern: where its rows start in the next column.
    pub starts: Ints,
    /// Of each pattern's rows: the [`RowCode`].
    pub rows: Ints,
    /// How many bits of a [`RowCode`] are for the name.
    pub name_bits: u32,
    /// Descriptions that many groups share.
    pub common: Texts,
    /// How many of them there are.
    pub common_count: u32,
    /// Of each pattern: the number of the group's own descriptions.
    pub counts: Ints,
    /// The descriptions of each group.
    pub texts: Texts,
    /// Of each pattern and view: the [`ViewCode`].
    pub views: Ints,
    /// Rows with an end of their own, as [`row_key`] has them, ascending.
    pub range_keys: Ints,
    /// Their last ports.
    pub range_ends: Ints,
    /// The spans that rows of earlier spans cover too, once for each such row, ascending.
    pub carrying: Ints,
    /// Those rows, as [`row_key`] has them, each span's in registry order.
    pub carried: Ints,
}

/// One number for a row, or for a name: its group, and its place in the group.
#[inline]
pub const fn row_key(group: usize, place: usize) -> u32 {
    (group << ROW_BITS | place) as u32
}

/// The group and the place in it that [`row_key`] joined.
#[inline]
pub const fn split_row_key(key: u32) -> (usize, usize) {
    (key as usize >> ROW_BITS, key as usize & limits::ROWS_OF_A_GROUP)
}

const ROW_BITS: u32 = limits::ROWS_OF_A_GROUP.count_ones();

impl RowTables<'_> {
    /// How many rows begin in groups of this pattern.
    #[inline]
    pub const fn count(&self, pattern: usize) -> usize {
        let (start, end) = self.starts.bounds(&self.memory, pattern);
        end - start
    }

    /// Row `row` of groups of this pattern.
    #[inline]
    pub const fn row(&self, pattern: usize, row: usize) -> RowCode {
        RowCode(self.rows.get(&self.memory, self.starts.get(&self.memory, pattern) as usize + row))
    }

    /// The number, among its group's names, of a row's name.
    #[inline]
    pub const fn name(&self, row: RowCode) -> Option<usize> {
        row.name(self.name_bits)
    }

    /// The description of a row of `group`, which has this pattern.
    #[inline]
    pub const fn description(&self, group: usize, pattern: usize, row: RowCode) -> RowDescription<'_> {
        let common = self.common_count as usize;
        match row.description(self.name_bits) {
            0 => RowDescription::Empty,
            1 => RowDescription::Name,
            code if code - 2 < common => RowDescription::Text(self.common.get_of_any(&self.memory, code - 2)),
            code => RowDescription::Text(self.texts.part(
                &self.memory,
                group,
                code - 2 - common,
                self.counts.get(&self.memory, pattern) as usize,
            )),
        }
    }

    /// The only description that `group` has of its own.
    #[inline(always)]
    pub const fn only_text(&self, group: usize) -> &str {
        self.texts.get(&self.memory, group)
    }

    /// Status and description of ports that are [`seen`](NameTables::seen()) so.
    #[inline(always)]
    pub const fn view(&self, seen: usize) -> ViewCode {
        ViewCode(self.views.get(&self.memory, seen))
    }

    /// The last port of the row with this key, whose form is [`PortsForm::Range`].
    #[inline]
    pub const fn range_end(&self, key: u32) -> u16 {
        let place = self.range_keys.count_up_to(&self.memory, key).wrapping_sub(1);
        self.range_ends.get(&self.memory, place) as u16
    }

    /// The rows of earlier spans that cover `span` too: the first and the end of their places in
    /// [`carried`](Self::carried).
    #[inline]
    pub const fn carried_into(&self, span: usize) -> (usize, usize) {
        let before = (span as u32).saturating_sub(1);
        (
            self.carrying.count_up_to(&self.memory, before),
            self.carrying.count_up_to(&self.memory, span as u32),
        )
    }

    /// Group and number of the row at `place` in [`carried`](Self::carried).
    #[inline]
    pub const fn carried_row(&self, place: usize) -> (usize, usize) {
        split_row_key(self.carried.get(&self.memory, place))
    }
}

/// From a name to the groups that have it.
#[derive(Debug)]
pub struct IndexTables<'a> {
    /// Where the columns lie.
    pub memory: Memory<'a>,
    /// The hash's seed.
    pub seed: u64,
    /// The hash's pilot of each bucket.
    pub pilots: Ints,
    /// The slots past the last name: which one to use instead.
    pub remap: Ints,
    /// Of each slot: the first port of the first group with that name; for a name without a port, the number of that
    /// group among those without a port. Which it is shows when the name is compared: no name is in both places.
    pub targets: Ints,
    /// Names that more than one group has: [`row_key`] of their first group and the name's number in it, ascending.
    pub shared: Ints,
    /// Of each of those names: where its entries start in [`others`](Self::others).
    pub other_starts: Ints,
    /// The other groups with that name.
    pub others: Ints,
}

impl IndexTables<'_> {
    /// The [target](Self::targets) that `name` has if it is a registered one, and some other name's if it is not.
    #[inline]
    pub const fn target(&self, name: &str) -> Option<u32> {
        let names = self.targets.len() as u32;
        if names == 0 {
            return None;
        }
        let bits = hash::hash(name.as_bytes(), self.seed);
        let pilot = self.pilots.get(&self.memory, hash::bucket(bits, self.pilots.len() as u32) as usize);
        let slot = hash::slot(bits, self.seed, pilot, names + self.remap.len() as u32);
        let slot = if slot < names { slot } else { self.remap.get(&self.memory, (slot - names) as usize) };
        Some(self.targets.get(&self.memory, slot as usize))
    }

    /// The groups beside its first, `group`, that have name `number` of it: the first and the end of their places in
    /// [`other`](Self::other).
    #[inline]
    pub const fn other_bounds(&self, group: usize, number: usize) -> (usize, usize) {
        match self.shared.position(&self.memory, row_key(group, number)) {
            Some(place) => self.other_starts.bounds(&self.memory, place),
            None => (0, 0),
        }
    }

    /// The group at `place` of the other groups.
    #[inline]
    pub const fn other(&self, place: usize) -> usize {
        self.others.get(&self.memory, place) as usize
    }
}

/// One of the eight further columns: rows that follow one another mostly say the same.
#[derive(Debug, Clone, Copy)]
pub struct Details {
    /// From a row's number to the run of rows with the same value that it is in.
    pub runs: Marks,
    /// The value of each run: 0 for an empty cell, else what the column makes of it.
    pub values: Ints,
}

/// The other eight columns.
#[derive(Debug)]
pub struct DetailTables<'a> {
    /// Where the columns lie.
    pub memory: Memory<'a>,
    /// The number of the first row of each block of `1 << block_shift` groups.
    pub row_bases: Ints,
    /// Texts of all columns, each once; a value is 1 + the number of its text.
    pub texts: Texts,
    /// Assignees: texts.
    pub assignee: Details,
    /// Contacts: 1 for the same as the assignee, else 1 + the value of a text. So neighbours say mostly the same.
    pub contact: Details,
    /// Registration dates: 1 + the place in [`dates`](Self::dates).
    pub registration_date: Details,
    /// Modification dates: likewise.
    pub modification_date: Details,
    /// References: texts.
    pub reference: Details,
    /// Service codes: 1 + the place in [`codes`](Self::codes).
    pub service_code: Details,
    /// Unauthorized uses: texts.
    pub unauthorized_use: Details,
    /// Assignment notes: texts.
    pub assignment_notes: Details,
    /// Dates, packed.
    pub dates: Ints,
    /// Service codes.
    pub codes: Ints,
    /// The title of the column that IANA has renamed.
    pub renamed_title: Texts,
}

impl DetailTables<'_> {
    /// The binary logarithm of the number of groups in a block of [`row_bases`](Self::row_bases).
    pub const BLOCK_SHIFT: usize = 2;

    /// The number of the row with this [key](row_key), counted over all groups.
    #[inline]
    pub const fn row_number(&self, names: &NameTables<'_>, rows: &RowTables<'_>, key: u32) -> usize {
        let (group, row) = split_row_key(key);
        let mut number = self.row_bases.get(&self.memory, group >> Self::BLOCK_SHIFT) as usize + row;
        let mut before = group >> Self::BLOCK_SHIFT << Self::BLOCK_SHIFT;
        while before < group {
            number += rows.count(names.pattern(before));
            before += 1;
        }
        number
    }

    /// The value of a column in row `row`.
    #[inline]
    pub const fn value(&self, column: &Details, row: usize) -> u32 {
        column.values.get_of_any(&self.memory, column.runs.item_of_any(&self.memory, row as u32) as usize)
    }

    /// The text that a column's value stands for.
    #[inline]
    pub const fn text(&self, value: u32) -> Option<&str> {
        match value {
            0 => None,
            value => Some(self.texts.get_of_any(&self.memory, value as usize - 1)),
        }
    }

    /// The date that a column's value stands for.
    #[inline]
    pub const fn date(&self, value: u32) -> Option<Date> {
        match value {
            0 => None,
            value => Some(Date::unpack(self.dates.get_of_any(&self.memory, value as usize - 1))),
        }
    }

    /// The service code that a column's value stands for.
    #[inline]
    pub const fn code(&self, value: u32) -> Option<u32> {
        match value {
            0 => None,
            value => Some(self.codes.get_of_any(&self.memory, value as usize - 1)),
        }
    }

    /// The title of the column that IANA has renamed.
    #[inline]
    pub const fn renamed_title(&self) -> &str {
        self.renamed_title.get_of_any(&self.memory, 0)
    }
}
