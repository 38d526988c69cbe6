//! The dictionary of a column.

/// The index of a row without a name.
pub(super) const MISSING: i32 = -1;

const UNSEEN: i32 = -2;

/// Numbers the codes of a column in the order of their first row. Code 0 is no name.
pub(super) struct Numbering {
    indices: Vec<i32>,
    /// The code of each index.
    codes: Vec<usize>,
}

impl Numbering {
    /// A numbering of the codes below `code_count`.
    pub(super) fn new(code_count: usize) -> Self {
        let mut indices = vec![UNSEEN; code_count];
        if let Some(index) = indices.first_mut() {
            *index = MISSING;
        }
        Self { indices, codes: Vec::new() }
    }

    /// The index of a code, or [`MISSING`].
    #[inline]
    pub(super) fn index(&mut self, code: usize) -> i32 {
        let Some(index) = self.indices.get_mut(code) else { return MISSING };
        if *index == UNSEEN {
            *index = i32::try_from(self.codes.len()).unwrap_or(MISSING);
            self.codes.push(code);
        }
        *index
    }

    /// The codes in the order of their first row.
    pub(super) fn codes(&self) -> &[usize] {
        &self.codes
    }
}
