//! Encodes the other eight columns.

use iana_ports_tables::{
    CellKind, Column, DetailTables, PackedInts, RankBitmap, RunEndColumn, StorageBuilder,
    StringColumn,
};

use crate::group::Groups;
use crate::interner::Interner;
use crate::parsed::{ParsedRecord, ParsedRegistry};

/// The dictionaries: the distinct values of all columns.
#[derive(Default)]
struct Dicts<'r> {
    texts: Interner<&'r str>,
    numbers: Interner<u32>,
}

impl<'r> Dicts<'r> {
    /// The value of a cell: see [`DetailTables::columns`].
    fn value(&mut self, record: &'r ParsedRecord, column: Column) -> u32 {
        let value = match column.kind() {
            CellKind::Text => record.cell(column).map(|text| {
                let is_repeated =
                    column.repeatable().is_some_and(|before| record.cell(before) == Some(text));
                if is_repeated { 1 } else { 2 + self.texts.intern(text) }
            }),
            CellKind::Date => record.date(column).map(|date| 1 + self.numbers.intern(date.pack())),
            CellKind::ServiceCode => record.service_code.map(|code| 1 + self.numbers.intern(code)),
            CellKind::ServiceName
            | CellKind::Ports
            | CellKind::Transport
            | CellKind::Description => None,
        };
        value.unwrap_or(0)
    }
}

pub(super) fn encode(registry: &ParsedRegistry, groups: &Groups<'_>) -> DetailTables<'static> {
    let records: Vec<&ParsedRecord> =
        groups.all.iter().flat_map(|group| group.rows.iter().map(|member| member.record)).collect();
    let mut dicts = Dicts::default();
    let storage = &mut StorageBuilder::default();
    let mut rows_before = 0;
    let row_bases = groups.all.chunks(1 << DetailTables::BLOCK_SHIFT).map(|block| {
        let base = rows_before;
        rows_before += block.iter().map(|group| group.rows.len() as u32).sum::<u32>();
        base
    });
    DetailTables {
        row_bases: PackedInts::build(storage, row_bases.collect::<Vec<_>>()),
        columns: Column::DETAILS.map(|column| {
            let values: Vec<u32> =
                records.iter().map(|record| dicts.value(record, column)).collect();
            run_end_column(storage, &values)
        }),
        text_dict: StringColumn::build_compact(storage, dicts.texts.items()),
        number_dict: PackedInts::build(storage, dicts.numbers.items().iter().copied()),
        former_titles: registry.former_titles,
        storage: std::mem::take(storage).build(),
    }
}

/// The run-end encoded column with these values.
fn run_end_column(storage: &mut StorageBuilder, values: &[u32]) -> RunEndColumn {
    let starts: Vec<usize> =
        (0..values.len()).filter(|&row| row == 0 || values[row] != values[row - 1]).collect();
    RunEndColumn {
        runs: RankBitmap::build_compact(storage, starts.iter().map(|&row| row as u32)),
        values: PackedInts::build(storage, starts.iter().map(|&row| values[row])),
    }
}
