//! Columns that only the feature `full` has. Without it, their cells count as empty.

use iana_ports::Record;

/// The assignee.
#[cfg(feature = "full")]
pub(crate) fn assignee(record: Record<'_>) -> Option<&str> {
    record.assignee()
}

/// The assignment notes.
#[cfg(feature = "full")]
pub(crate) fn notes(record: Record<'_>) -> Option<&str> {
    record.assignment_notes()
}

/// The name that the row's name is an alias or a duplicate of.
#[cfg(feature = "full")]
pub(crate) fn alias_of(record: Record<'_>) -> Option<&str> {
    record.alias_of()
}

#[cfg(not(feature = "full"))]
pub(crate) use self::none::{none as alias_of, none as assignee, none as notes};

#[cfg(not(feature = "full"))]
mod none {
    use super::Record;

    pub(crate) fn none(_: Record<'_>) -> Option<&str> {
        None
    }
}
