//! The other eight columns of the registry: the tables of the tier `full`.

use crate::{
    Column, Date, NameTables, PackedInts, RankBitmap, RowKey, RowTables, Storage, StringColumn,
};

/// A run-end encoded column: the runs of rows with the same value, and one value for each
/// run.
///
/// The term is Apache Arrow's, which stores where each run ends. This column stores where
/// it begins.
#[derive(Debug, Clone, Copy)]
pub struct RunEndColumn {
    /// From a row number to the run of rows with the same value.
    pub runs: RankBitmap,
    /// The value of each run: see [`DetailTables::columns`].
    pub values: PackedInts,
}

/// The columns of [`Column::DETAILS`].
#[derive(Debug)]
pub struct DetailTables<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
    /// The number of the first row of each block of `1 << BLOCK_SHIFT` groups.
    pub row_bases: PackedInts,
    /// For each column of [`Column::DETAILS`]: its cells. The value of an empty cell is
    /// 0. Other values:
    /// * A text that repeats that of [`Column::repeatable`] is 1. Any other text is 2 +
    ///   its index in `text_dict`.
    /// * A date or a service code is 1 + its index in `number_dict`.
    pub columns: [RunEndColumn; Column::DETAILS.len()],
    /// The distinct texts of all columns.
    pub text_dict: StringColumn,
    /// The distinct service codes and [packed](Date::pack) dates.
    pub number_dict: PackedInts,
    /// A mask of the columns whose title in the file is [`Column::former_title`]: bit *i*
    /// is `Column::ALL[i]`.
    pub former_titles: u32,
}

const _: () = assert!(Column::ALL.len() <= u32::BITS as usize, "`former_titles` is a mask");

impl DetailTables<'_> {
    /// The binary logarithm of the number of groups in a block of
    /// [`row_bases`](Self::row_bases).
    pub const BLOCK_SHIFT: usize = 2;

    /// The number of a row: its index among the rows of all groups.
    #[inline]
    pub const fn row_number(
        &self,
        names: &NameTables<'_>,
        rows: &RowTables<'_>,
        key: RowKey,
    ) -> usize {
        let group = rows.group(names, key.anchor());
        let block = group >> Self::BLOCK_SHIFT;
        let mut number = self.row_bases.get(&self.storage, block) as usize + key.index();
        let mut before = block << Self::BLOCK_SHIFT;
        while before < group {
            number += rows.row_count(before);
            before += 1;
        }
        number
    }

    /// The text of a cell in a column of texts, or `None` if it is empty.
    #[inline]
    pub const fn text(&self, column: Column, row: usize) -> Option<&str> {
        let mut column = column as usize;
        loop {
            match self.value(column, row) {
                0 => return None,
                1 => column = column.wrapping_sub(1),
                value => return Some(self.text_dict.get(&self.storage, value as usize - 2)),
            }
        }
    }

    /// The date of a cell in a column of dates, or `None` if it is empty.
    #[inline]
    pub const fn date(&self, column: Column, row: usize) -> Option<Date> {
        match self.number(column, row) {
            Some(packed) => Some(Date::unpack(packed)),
            None => None,
        }
    }

    /// The number of a cell in a column of service codes, or the [packed](Date::pack)
    /// date in a column of dates. `None` if the cell is empty.
    #[inline]
    pub const fn number(&self, column: Column, row: usize) -> Option<u32> {
        match self.value(column as usize, row).checked_sub(1) {
            Some(index) => Some(self.number_dict.get(&self.storage, index as usize)),
            None => None,
        }
    }

    /// The value of a cell. `column` is an index in [`Column::ALL`].
    #[inline]
    const fn value(&self, column: usize, row: usize) -> u32 {
        let index = column.wrapping_sub(Column::FIRST_DETAIL);
        if index >= self.columns.len() {
            return 0;
        }
        let column = &self.columns[index];
        column.values.get(&self.storage, column.runs.rank(&self.storage, row as u32) as usize)
    }
}
