//! The other columns of the registry: the tables of the tier `full`.

use crate::{
    Column, Date, NameTables, PackedInts, RankBitmap, RowKey, RowTables, Storage, StringColumn,
};

/// A run-end encoded column, in Arrow's term: the ends of runs of rows with the same value, and one
/// value for each run.
#[derive(Debug, Clone, Copy)]
pub struct RunEndColumn {
    /// From a row number to the run of rows with the same value.
    pub runs: RankBitmap,
    /// The value of each run: 0 for an empty cell, else what [`DetailTables`] describes.
    pub values: PackedInts,
}

/// The columns of [`Column::DETAILS`].
#[derive(Debug)]
pub struct DetailTables<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
    /// The number of the first row of each block of `1 << BLOCK_SHIFT` groups.
    pub row_bases: PackedInts,
    /// For each column of [`Column::DETAILS`]: its cells. A value is 0 for an empty cell, and
    /// * for a text, 1 if it repeats that of [`Column::repeatable`], else 2 + its index in
    ///   `text_dict`;
    /// * for a date, 1 + its index in `date_dict`;
    /// * for a service code, 1 + its index in `code_dict`.
    pub columns: [RunEndColumn; Column::DETAILS.len()],
    /// The distinct texts of all columns.
    pub text_dict: StringColumn,
    /// The distinct dates, packed.
    pub date_dict: PackedInts,
    /// The distinct service codes.
    pub code_dict: PackedInts,
    /// Whether the file has the title of the renamed column that was in use up to 2018.
    pub has_former_title: bool,
}

impl DetailTables<'_> {
    /// The binary logarithm of the number of groups in a block of
    /// [`row_bases`](Self::row_bases).
    pub const BLOCK_SHIFT: usize = 2;

    /// The number of a row, counted over all groups.
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
        let mut column = column;
        loop {
            match self.value(column, row) {
                0 => return None,
                1 => match column.repeatable() {
                    Some(before) => column = before,
                    None => return None,
                },
                value => return Some(self.text_dict.get(&self.storage, value as usize - 2)),
            }
        }
    }

    /// The date of a cell in a column of dates, or `None` if it is empty.
    #[inline]
    pub const fn date(&self, column: Column, row: usize) -> Option<Date> {
        match self.dict_index(column, row) {
            Some(index) => Some(Date::unpack(self.date_dict.get(&self.storage, index))),
            None => None,
        }
    }

    /// The number in a column of service codes, or `None` if the cell is empty.
    #[inline]
    pub const fn service_code(&self, column: Column, row: usize) -> Option<u32> {
        match self.dict_index(column, row) {
            Some(index) => Some(self.code_dict.get(&self.storage, index)),
            None => None,
        }
    }

    #[inline]
    const fn dict_index(&self, column: Column, row: usize) -> Option<usize> {
        (self.value(column, row) as usize).checked_sub(1)
    }

    #[inline]
    const fn value(&self, column: Column, row: usize) -> u32 {
        match column.detail_index() {
            Some(index) if index < self.columns.len() => {
                let column = &self.columns[index];
                let run = column.runs.rank(&self.storage, row as u32);
                column.values.get(&self.storage, run as usize)
            }
            _ => 0,
        }
    }
}
