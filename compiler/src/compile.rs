//! The tables of a registry.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::mem::take;

use iana_ports_tables::cells::Ports;
use iana_ports_tables::{
    Date, DetailTables, Details, IndexTables, Ints, Marks, MemoryBuilder, NameTables, PortsForm, RowCode,
    RowTables, Shortcut, Status, Texts, Transport, VIEWS, ViewCode, hash, limits, row_key,
};
use phf_generator::ptrhash;

use crate::error::CompileError;
use crate::group::{Group, Member, groups};
use crate::row::{Registry, Row};

/// How much of the registry the tables have. Each tier has all that those before it have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The names of System Ports.
    SystemPorts,
    /// The names of all ports.
    UserPorts,
    /// Descriptions, and the rows without a name.
    Descriptions,
    /// From names to rows, and the rows without a port.
    ByName,
    /// All columns.
    Full,
}

impl Tier {
    /// The row as this tier has it, if it does.
    pub(crate) fn member(self, row: &Row) -> Option<Member<'_>> {
        const LAST_SYSTEM_PORT: u16 = *iana_ports_tables::PortRange::System.bounds().end();
        let ports = match self {
            Self::SystemPorts => row
                .ports
                .filter(|ports| ports.first <= LAST_SYSTEM_PORT)
                .map(|ports| Ports { last: ports.last.min(LAST_SYSTEM_PORT), ..ports }),
            _ => row.ports,
        };
        let named = row.name().is_some();
        let has = match self {
            Self::SystemPorts | Self::UserPorts => named && ports.is_some(),
            Self::Descriptions => ports.is_some(),
            Self::ByName | Self::Full => true,
        };
        has.then_some(Member { row, ports })
    }
}

/// A registry's tables, as far as their tier goes.
#[derive(Debug)]
pub struct Compiled {
    /// In every tier.
    pub names: NameTables<'static>,
    /// From [`Tier::Descriptions`] on.
    pub rows: Option<RowTables<'static>>,
    /// From [`Tier::ByName`] on.
    pub index: Option<IndexTables<'static>>,
    /// In [`Tier::Full`].
    pub details: Option<DetailTables<'static>>,
    /// How many rows the whole registry has.
    pub row_count: u32,
    /// The newest date in it.
    pub newest_date: Option<Date>,
    /// The SHA-256 of its file.
    pub sha256: [u8; 32],
}

/// Lays out the tables of `tier`.
///
/// # Errors
///
/// If the registry has more of something than the tables can hold.
pub fn compile(registry: &Registry, tier: Tier) -> Result<Compiled, CompileError> {
    let found = registry.rows.len();
    if found > limits::ROWS {
        return Err(CompileError::Rows { found, limit: limits::ROWS });
    }
    let groups = groups(&registry.rows, tier)?;
    let common = if tier >= Tier::Descriptions { common_descriptions(&groups) } else { Pool::default() };
    let drafts: Vec<Draft<'_>> =
        groups.iter().map(|group| Draft::new(group, &groups, &common, tier)).collect();
    let (patterns, of_groups) = commonest_first(distinct(drafts.iter().map(|draft| &draft.pattern)));
    Ok(Compiled {
        names: name_tables(&groups, &drafts, &patterns, &of_groups, tier),
        rows: (tier >= Tier::Descriptions).then(|| row_tables(&groups, &drafts, &patterns, &common)),
        index: (tier >= Tier::ByName).then(|| index_tables(&groups, &drafts)).transpose()?,
        details: (tier >= Tier::Full).then(|| detail_tables(registry, &groups)),
        row_count: found as u32,
        newest_date: registry.newest_date(),
        sha256: registry.sha256,
    })
}

/// A group as the tables will have it: its own texts, and all else, which is its pattern.
struct Draft<'r> {
    names: Pool<&'r str>,
    descriptions: Pool<&'r str>,
    pattern: Pattern,
}

/// What many groups have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Pattern {
    names: u32,
    descriptions: u32,
    lists: [List; VIEWS],
    views: [ViewCode; VIEWS],
    rows: Vec<PatternRow>,
}

/// A group as seen by all of its rows, or by those of one transport.
struct View {
    list: List,
    status: Option<Status>,
    /// Which of the covering rows describes the port.
    describing: Option<usize>,
}

/// The names that a view shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct List {
    chosen: Option<u32>,
    names: Vec<u32>,
    /// How many names there are in all views.
    of: usize,
}

/// A row, its texts aside: name and description by their codes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct PatternRow {
    transport: Option<Transport>,
    form: PortsForm,
    status: Status,
    name: u32,
    description: u32,
}

impl<'r> Draft<'r> {
    fn new(group: &Group<'r>, groups: &[Group<'r>], common: &Pool<&'r str>, tier: Tier) -> Self {
        let carried = group.carried.iter().map(|&(group, row)| groups[group].rows[row].row);
        let covering: Vec<&Row> = carried.chain(group.rows.iter().map(|member| member.row)).collect();
        let names = Pool::of(covering.iter().filter_map(|row| row.name()));
        let views = views(&covering, &names, tier);
        let mut descriptions = Pool::default();
        let mut rows = Vec::new();
        if tier >= Tier::Descriptions {
            for member in &group.rows {
                rows.push(PatternRow {
                    transport: member.row.transport,
                    form: form(member, group),
                    status: member.row.status(),
                    name: member.row.name().map_or(0, |name| 1 + names.number(&name).unwrap_or_default()),
                    description: match own_description(member.row) {
                        Some(text) => match common.number(&text) {
                            Some(number) => 2 + number,
                            None => 2 + common.len() + descriptions.enter(text),
                        },
                        None => u32::from(member.row.description().is_some()),
                    },
                });
            }
        }
        let only_text = (descriptions.len() == 1).then_some(2 + common.len());
        let view_codes = views.each_ref().map(|view| {
            let own = view.describing.and_then(|place| place.checked_sub(group.carried.len()));
            let shortcut = match own.map(|row| &rows[row]) {
                Some(row) if Some(row.description) == only_text => Shortcut::OnlyText,
                Some(row)
                    if row.description == 1 && Some(row.name) == view.list.chosen.map(|name| 1 + name) =>
                {
                    Shortcut::Name
                }
                _ => Shortcut::None,
            };
            ViewCode::new(view.status, view.describing, shortcut)
        });
        let pattern = Pattern {
            names: names.len(),
            descriptions: descriptions.len(),
            lists: views.map(|view| view.list),
            views: view_codes,
            rows,
        };
        Self { names, descriptions, pattern }
    }
}

impl PatternRow {
    fn code(&self, name_bits: u32) -> RowCode {
        RowCode::new(self.transport, self.form, self.status, self.name, self.description, name_bits)
    }
}

/// The row's description, unless that is its name again.
fn own_description(row: &Row) -> Option<&str> {
    row.description().filter(|&text| row.name() != Some(text))
}

/// Descriptions worth a place of their own, because so many groups share them.
fn common_descriptions<'r>(groups: &[Group<'r>]) -> Pool<&'r str> {
    const MANY: usize = 16;
    // So that their numbers fit into a `RowCode` whatever the registry.
    const MOST: usize = 1 << 12;
    const { assert!(RowCode::fits(limits::ROWS_OF_A_GROUP, 1 + MOST + limits::ROWS_OF_A_GROUP)) };
    let of_groups = groups
        .iter()
        .flat_map(|group| Pool::of(group.rows.iter().filter_map(|member| own_description(member.row))).items);
    let (texts, numbers) = distinct(of_groups);
    let mut counts = vec![0; texts.len()];
    for number in numbers {
        counts[number as usize] += 1;
    }
    let shared = texts.into_iter().zip(counts).filter(|&(_, count)| count >= MANY).map(|(text, _)| text);
    Pool::of(shared.take(MOST))
}

/// How the port cell of a row is written.
fn form(member: &Member<'_>, group: &Group<'_>) -> PortsForm {
    match (member.ports, group.span) {
        (Some(Ports { is_range: false, .. }), _) => PortsForm::Single,
        (Some(ports), Some((_, end))) if ports.last == end => PortsForm::Span,
        (Some(_), _) => PortsForm::Range,
        (None, _) => PortsForm::None,
    }
}

/// A row that covers a span, as the views of the span see it.
struct Covering<'r> {
    row: &'r Row,
    status: Status,
    /// The number of its name, of which the first spelling stands for all that differ in case alone.
    name: Option<usize>,
}

/// The five views of the rows that cover a span.
fn views(covering: &[&Row], names: &Pool<&str>, tier: Tier) -> [View; VIEWS] {
    let mut first_spellings = HashMap::new();
    for (number, name) in names.items.iter().enumerate() {
        first_spellings.entry(name.to_ascii_lowercase()).or_insert(number);
    }
    let covering: Vec<Covering<'_>> = covering
        .iter()
        .map(|row| Covering {
            row,
            status: row.status(),
            name: row.name().and_then(|name| first_spellings.get(&name.to_ascii_lowercase()).copied()),
        })
        .collect();
    let mut rfc_behind = vec![false; names.items.len()];
    for Covering { row, name, .. } in &covering {
        if let Some(name) = *name {
            rfc_behind[name] |= row.cites_an_rfc();
        }
    }
    let view = |transport: Option<Transport>| view(&covering, &rfc_behind, transport, tier);
    let [tcp, udp, sctp, dccp] = Transport::ALL.map(|transport| view(Some(transport)));
    let mut all = view(None);
    // Without a transport: the answer of the first of them that has a name.
    if let Some(first) = [&tcp, &udp, &sctp, &dccp].into_iter().find(|view| view.list.chosen.is_some()) {
        all.list.chosen = first.list.chosen;
        all.describing = first.describing;
    }
    [all, tcp, udp, sctp, dccp]
}

/// The view of one transport's rows, or of all.
fn view(covering: &[Covering<'_>], rfc_behind: &[bool], transport: Option<Transport>, tier: Tier) -> View {
    let rows = || {
        let counts = move |row: &Row| transport.is_none_or(|transport| row.counts_for(transport));
        covering.iter().enumerate().filter(move |(_, one)| counts(one.row))
    };
    let listed = Pool::of(rows().filter_map(|(_, one)| one.name)).items;
    let chosen = listed.iter().copied().find(|&name| rfc_behind[name]).or(listed.first().copied());
    let list = List {
        chosen: chosen.map(|name| name as u32),
        names: listed.into_iter().map(|name| name as u32).collect(),
        of: rfc_behind.len(),
    };
    if tier < Tier::Descriptions {
        return View { list, status: None, describing: None };
    }
    let status = [Status::Assigned, Status::Reserved, Status::Unassigned]
        .into_iter()
        .find(|&status| rows().any(|(_, one)| one.status == status));
    let describing = rows().find(|(_, one)| match chosen {
        Some(_) => one.name == chosen,
        None => Some(one.status) == status,
    });
    View { list, status, describing: describing.map(|(place, _)| place) }
}

fn name_tables(
    groups: &[Group<'_>],
    drafts: &[Draft<'_>],
    patterns: &[&Pattern],
    of_groups: &[u32],
    tier: Tier,
) -> NameTables<'static> {
    // A list without names, or of the only one, has a number of its own whatever the group.
    let no_name = List { chosen: None, names: Vec::new(), of: 0 };
    let only_name = List { chosen: Some(0), names: vec![0], of: 1 };
    let of_patterns = patterns.iter().flat_map(|pattern| &pattern.lists).map(|list| match list {
        list if list.names.is_empty() => &no_name,
        list => list,
    });
    let (lists, numbers) = distinct([&no_name, &only_name].into_iter().chain(of_patterns));
    let of_views = &numbers[2..];
    let spans = groups.iter().filter_map(|group| group.span.map(|(first, _)| first.into()));
    let names = drafts.iter().map(|draft| Texts::join(&draft.names.items));
    let memory = &mut MemoryBuilder::default();
    NameTables {
        spans: Marks::new(memory, spans, 0),
        patterns: Ints::new(memory, of_groups),
        common_views: (0..VIEWS)
            .filter(|&view| of_views.get(view).is_some_and(|&list| list as usize == NameTables::ONLY_NAME))
            .map(|view| 1 << view)
            .sum(),
        names: match tier {
            Tier::SystemPorts => Texts::packed(memory, names),
            _ => Texts::plain(memory, names),
        },
        counts: ints(memory, patterns.iter().map(|pattern| pattern.names)),
        lists: Ints::new(memory, of_views),
        chosen: ints(memory, lists.iter().map(|list| list.chosen.unwrap_or_default())),
        list_starts: starts(memory, lists.iter().map(|list| list.names.len())),
        listed: ints(memory, lists.iter().flat_map(|list| list.names.iter().copied())),
        memory: take(memory).build(),
    }
}

fn row_tables(
    groups: &[Group<'_>],
    drafts: &[Draft<'_>],
    patterns: &[&Pattern],
    common: &Pool<&str>,
) -> RowTables<'static> {
    let rows = || patterns.iter().flat_map(|pattern| &pattern.rows);
    let name_bits =
        patterns.iter().map(|pattern| u32::BITS - pattern.names.leading_zeros()).max().unwrap_or(0);
    let ends = || {
        groups.iter().zip(drafts).enumerate().flat_map(|(group, (members, draft))| {
            let rows = members.rows.iter().zip(&draft.pattern.rows).enumerate();
            rows.filter(|(_, (_, row))| row.form == PortsForm::Range).map(move |(row, (member, _))| {
                (row_key(group, row), member.ports.map_or(0, |ports| ports.last))
            })
        })
    };
    let carried = || {
        let spans = groups.iter().enumerate();
        spans.flat_map(|(span, group)| {
            group.carried.iter().map(move |&(group, row)| (span, row_key(group, row)))
        })
    };
    let memory = &mut MemoryBuilder::default();
    RowTables {
        starts: starts(memory, patterns.iter().map(|pattern| pattern.rows.len())),
        rows: ints(memory, rows().map(|row| row.code(name_bits).0)),
        name_bits,
        counts: ints(memory, patterns.iter().map(|pattern| pattern.descriptions)),
        texts: Texts::packed(memory, drafts.iter().map(|draft| Texts::join(&draft.descriptions.items))),
        common: Texts::packed(memory, common.items.iter()),
        common_count: common.len(),
        views: ints(memory, patterns.iter().flat_map(|pattern| pattern.views).map(|view| view.0)),
        range_keys: ints(memory, ends().map(|(key, _)| key)),
        range_ends: ints(memory, ends().map(|(_, end)| end.into())),
        carrying: ints(memory, carried().map(|(span, _)| span as u32)),
        carried: ints(memory, carried().map(|(_, key)| key)),
        memory: take(memory).build(),
    }
}

fn index_tables(groups: &[Group<'_>], drafts: &[Draft<'_>]) -> Result<IndexTables<'static>, CompileError> {
    // Each name in lower case, with the groups whose rows have it, each by the name's number there.
    let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (group, (members, draft)) in groups.iter().zip(drafts).enumerate() {
        for name in members.rows.iter().filter_map(|member| member.row.name()) {
            let places = places.entry(name.to_ascii_lowercase()).or_default();
            if places.last().is_none_or(|&(last, _)| last != group) {
                places.push((group, draft.names.number(&name).unwrap_or_default() as usize));
            }
        }
    }
    let names: Vec<&str> = places.keys().map(String::as_str).collect();
    let state = perfect_hash(&names)?;
    let spans = groups.iter().filter(|group| group.span.is_some()).count();
    let firsts: Vec<usize> = places.values().map(|places| places[0].0).collect();
    let targets = state.map.iter().map(|&name| match groups[firsts[name]].span {
        Some((first, _)) => first.into(),
        None => (firsts[name] - spans) as u32,
    });
    let mut shared: Vec<(u32, Vec<u32>)> = places
        .values()
        .filter(|places| places.len() > 1)
        .map(|places| {
            let (group, number) = places[0];
            (row_key(group, number), places[1..].iter().map(|&(group, _)| group as u32).collect())
        })
        .collect();
    shared.sort_unstable();
    let memory = &mut MemoryBuilder::default();
    Ok(IndexTables {
        seed: state.seed,
        pilots: ints(memory, state.pilots.iter().map(|&pilot| pilot.into())),
        remap: Ints::new(memory, &state.remap),
        targets: ints(memory, targets),
        shared: ints(memory, shared.iter().map(|(key, _)| *key)),
        other_starts: starts(memory, shared.iter().map(|(_, others)| others.len())),
        others: ints(memory, shared.iter().flat_map(|(_, others)| others.iter().copied())),
        memory: take(memory).build(),
    })
}

/// A perfect hash of `names`, which are distinct.
fn perfect_hash(names: &[&str]) -> Result<ptrhash::HashState, CompileError> {
    // The generator tries seeds until one works, and never returns where none does, as when two names hash alike
    // whatever the seed. So after many rounds it gets numbers that surely work, and the result is refused.
    const ROUNDS: usize = 100;
    let calls = Cell::new(0);
    let gave_up = Cell::new(false);
    let numbered: Vec<(u64, &str)> = (0..).zip(names.iter().copied()).collect();
    let state = ptrhash::generate_hash_with_hash_fn(&numbered, |&(number, name), &seed| {
        calls.set(calls.get() + 1);
        if calls.get() <= ROUNDS * names.len() {
            return hash::hash(name.as_bytes(), seed);
        }
        gave_up.set(true);
        spread(number ^ seed)
    });
    if gave_up.get() { Err(CompileError::Hash { found: names.len() }) } else { Ok(state) }
}

/// Spreads numbers over 64 bits, no two alike: the finalizer of `SplitMix64`.
fn spread(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn detail_tables(registry: &Registry, groups: &[Group<'_>]) -> DetailTables<'static> {
    let rows: Vec<&Row> =
        groups.iter().flat_map(|group| group.rows.iter().map(|member| member.row)).collect();
    let mut texts = Pool::default();
    let mut column = |column: usize| -> Vec<u32> {
        rows.iter().map(|row| row.cell(column).map_or(0, |text| 1 + texts.enter(text))).collect()
    };
    let assignees = column(4);
    let contacts: Vec<u32> = assignees
        .iter()
        .zip(column(5))
        .map(|(&assignee, contact)| match contact {
            0 => 0,
            same if same == assignee => 1,
            text => 1 + text,
        })
        .collect();
    let [references, uses, notes] = [8, 10, 11].map(column);
    let mut dates = Pool::default();
    let mut date_values = |of: fn(&Row) -> Option<Date>| -> Vec<u32> {
        rows.iter().map(|row| of(row).map_or(0, |date| 1 + dates.enter(date))).collect()
    };
    let registration_dates = date_values(|row| row.registration_date);
    let modification_dates = date_values(|row| row.modification_date);
    let mut codes = Pool::default();
    let code_values: Vec<u32> =
        rows.iter().map(|row| row.service_code.map_or(0, |code| 1 + codes.enter(code))).collect();
    let block = 1 << DetailTables::BLOCK_SHIFT;
    let mut before = 0;
    let memory = &mut MemoryBuilder::default();
    let row_bases = ints(
        memory,
        groups.chunks(block).map(|block| {
            let base = before;
            before += block.iter().map(|group| group.rows.len() as u32).sum::<u32>();
            base
        }),
    );
    DetailTables {
        row_bases,
        texts: Texts::packed(memory, texts.items.iter()),
        assignee: details(memory, &assignees),
        contact: details(memory, &contacts),
        registration_date: details(memory, &registration_dates),
        modification_date: details(memory, &modification_dates),
        reference: details(memory, &references),
        service_code: details(memory, &code_values),
        unauthorized_use: details(memory, &uses),
        assignment_notes: details(memory, &notes),
        dates: ints(memory, dates.items.iter().map(|date| date.pack())),
        codes: Ints::new(memory, &codes.items),
        renamed_title: Texts::packed(memory, [registry.renamed_title].iter()),
        memory: take(memory).build(),
    }
}

/// A column's runs of rows with the same value.
fn details(memory: &mut MemoryBuilder, values: &[u32]) -> Details {
    const WORDS_OF_A_BLOCK: u32 = 8;
    let starts = || (0..values.len()).filter(|&row| row == 0 || values[row] != values[row - 1]);
    Details {
        runs: Marks::new(memory, starts().map(|row| row as u32), WORDS_OF_A_BLOCK.ilog2()),
        values: ints(memory, starts().map(|row| values[row])),
    }
}

/// Distinct items, numbered in the order in which they first come.
struct Pool<T> {
    numbers: HashMap<T, u32>,
    items: Vec<T>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), items: Vec::new() }
    }
}

impl<T: Copy + Eq + Hash> Pool<T> {
    fn of(items: impl Iterator<Item = T>) -> Self {
        let mut pool = Self::default();
        for item in items {
            pool.enter(item);
        }
        pool
    }

    /// The number of an item, a new one if need be.
    fn enter(&mut self, item: T) -> u32 {
        *self.numbers.entry(item).or_insert_with(|| {
            self.items.push(item);
            self.items.len() as u32 - 1
        })
    }

    fn number(&self, item: &T) -> Option<u32> {
        self.numbers.get(item).copied()
    }

    fn len(&self) -> u32 {
        self.items.len() as u32
    }
}

/// The distinct items in the order in which they first come, and the number of each item among them.
fn distinct<T: Copy + Eq + Hash>(items: impl Iterator<Item = T>) -> (Vec<T>, Vec<u32>) {
    let mut pool = Pool::default();
    let numbers = items.map(|item| pool.enter(item)).collect();
    (pool.items, numbers)
}

/// The same, numbered anew, so that number 0 is the item that comes most often.
fn commonest_first<T>((mut items, mut numbers): (Vec<T>, Vec<u32>)) -> (Vec<T>, Vec<u32>) {
    let mut counts = vec![0_u32; items.len()];
    for &number in &numbers {
        counts[number as usize] += 1;
    }
    // The first of those that come equally often, so that the same input makes the same tables.
    let commonest = (0..counts.len()).rev().max_by_key(|&number| counts[number]).unwrap_or_default();
    if commonest != 0 {
        items.swap(0, commonest);
        let commonest = commonest as u32;
        for number in &mut numbers {
            *number = match *number {
                0 => commonest,
                number if number == commonest => 0,
                number => number,
            };
        }
    }
    (items, numbers)
}

fn ints(memory: &mut MemoryBuilder, values: impl Iterator<Item = u32>) -> Ints {
    Ints::new(memory, &values.collect::<Vec<_>>())
}

/// Where each of several lists of these lengths starts when they lie end to end, and where the last one ends.
fn starts(memory: &mut MemoryBuilder, lengths: impl Iterator<Item = usize>) -> Ints {
    let mut starts = vec![0];
    let mut end = 0;
    for length in lengths {
        end += length as u32;
        starts.push(end);
    }
    Ints::new(memory, &starts)
}
