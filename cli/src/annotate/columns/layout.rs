//! The columns of a file that contain ports and transports.

use std::borrow::Cow;

use super::options::{Column, ColumnsOptions};
use crate::annotate::error::{Problem, excerpt};

/// The suffix of an added column, after the name of the port's column.
const SUFFIX: &[u8] = b"_service";

/// The columns by their index in the header.
#[derive(Debug)]
pub(super) struct Layout {
    /// The number of columns.
    pub(super) width: usize,
    /// The columns to annotate, ascending.
    pub(super) ports: Vec<PortColumn>,
    pub(super) transport: Option<usize>,
    /// Whether a column is added for each port column.
    pub(super) append: bool,
}

#[derive(Debug)]
pub(super) struct PortColumn {
    pub(super) index: usize,
    /// The name of the column that is added.
    pub(super) added: Vec<u8>,
}

impl Layout {
    pub(super) fn new<'a>(
        options: &ColumnsOptions,
        names: &(impl Iterator<Item = Cow<'a, [u8]>> + Clone),
    ) -> Result<Self, Problem> {
        let width = names.clone().count();
        let find = |column| find(names, width, column);
        let mut indexes = options.columns.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        indexes.sort_unstable();
        indexes.dedup();
        let transport = options.transport.as_ref().map(find).transpose()?;
        let mut ports = Vec::new();
        for index in indexes {
            let name = names.clone().nth(index).unwrap_or_default();
            let added = [&name[..], SUFFIX].concat();
            // An earlier run may have added it.
            let is_there = options.append && names.clone().any(|name| is_same(&name, &added));
            if !is_there {
                ports.push(PortColumn { index, added });
            }
        }
        Ok(Self { width, ports, transport, append: options.append })
    }

    /// Checks the number of cells in a row.
    pub(super) fn check_width(&self, found: usize) -> Result<(), Problem> {
        if found == self.width {
            Ok(())
        } else {
            Err(Problem::CellCount { found, expected: self.width })
        }
    }
}

/// The index of a column. A name matches exactly or, if none does, in another case.
fn find<'a>(
    names: &(impl Iterator<Item = Cow<'a, [u8]>> + Clone),
    width: usize,
    column: &Column,
) -> Result<usize, Problem> {
    let (index, wanted) = match column {
        Column::Number(number) => ((*number <= width).then(|| number - 1), number.to_string()),
        Column::Named(wanted) => {
            let wanted = wanted.as_bytes();
            let exact = names.clone().position(|name| *name == *wanted);
            let index = exact.or_else(|| names.clone().position(|name| is_same(&name, wanted)));
            (index, excerpt(wanted))
        }
    };
    index.ok_or_else(|| Problem::NoColumn { wanted, columns: list(names.clone(), width) })
}

fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The columns for a message, truncated to one line: `one of 3: "ts", "src", "dst"`.
fn list<'a>(names: impl Iterator<Item = Cow<'a, [u8]>>, width: usize) -> String {
    const MAX_LEN: usize = 400;
    let mut list = format!("one of {width}: ");
    for (index, name) in names.enumerate() {
        if index > 0 {
            list += ", ";
        }
        if list.len() > MAX_LEN {
            list.push('…');
            break;
        }
        list += &excerpt(&name);
    }
    list
}
