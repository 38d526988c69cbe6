//! The kinds of differences.

use iana_ports_explain::words::Grouped;

use super::changes::Change;

/// A kind of difference, with a heading of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Section {
    Titles,
    Added,
    Removed,
    Renamed,
    Moved,
    Changed,
    UnnamedAdded,
    UnnamedRemoved,
    Names,
    Statuses,
}

impl Section {
    /// All kinds, in the order of the output.
    pub(super) const ALL: [Self; 10] = [
        Self::Titles,
        Self::Added,
        Self::Removed,
        Self::Renamed,
        Self::Moved,
        Self::Changed,
        Self::UnnamedAdded,
        Self::UnnamedRemoved,
        Self::Names,
        Self::Statuses,
    ];

    /// The kind of a difference.
    pub(super) fn of(change: &Change<'_>) -> Self {
        match change {
            Change::Header { .. } => Self::Titles,
            Change::Added { new } if new.service_name().is_none() => Self::UnnamedAdded,
            Change::Added { .. } => Self::Added,
            Change::Removed { old } if old.service_name().is_none() => Self::UnnamedRemoved,
            Change::Removed { .. } => Self::Removed,
            Change::Renamed(_) => Self::Renamed,
            Change::Moved(_) => Self::Moved,
            Change::Changed(_) => Self::Changed,
            Change::Name { .. } => Self::Names,
            Change::Status { .. } => Self::Statuses,
        }
    }

    /// The heading of the section.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Titles => "Column titles",
            Self::Added => "Added",
            Self::Removed => "Removed",
            Self::Renamed => "Renamed",
            Self::Moved => "Moved",
            Self::Changed => "Changed",
            Self::UnnamedAdded => "Rows without a name added",
            Self::UnnamedRemoved => "Rows without a name removed",
            Self::Names => "Ports that go by another of their names",
            Self::Statuses => "Ports with another status",
        }
    }

    /// The count in the summary: `3 added`.
    pub(super) fn count(self, count: u32) -> String {
        let [rows, ports, titles] = if count == 1 {
            ["row", "port", "column title"]
        } else {
            ["rows", "ports", "column titles"]
        };
        let what = match self {
            Self::Titles => titles.to_owned(),
            Self::Added => "added".to_owned(),
            Self::Removed => "removed".to_owned(),
            Self::Renamed => "renamed".to_owned(),
            Self::Moved => "moved".to_owned(),
            Self::Changed => "changed".to_owned(),
            Self::UnnamedAdded => format!("{rows} without a name added"),
            Self::UnnamedRemoved => format!("{rows} without a name removed"),
            Self::Names => format!("{ports} by another name"),
            Self::Statuses => format!("{ports} with another status"),
        };
        format!("{} {what}", Grouped(count))
    }
}
