//! The twelve columns of the registry's CSV, in order.

/// The titles of IANA's header line.
pub const TITLES: [&str; 12] = [
    "Service Name",
    "Port Number",
    "Transport Protocol",
    "Description",
    "Assignee",
    "Contact",
    "Registration Date",
    "Modification Date",
    "Reference",
    "Service Code",
    "Unauthorized Use Reported",
    "Assignment Notes",
];

/// The index of the one column that IANA has renamed.
pub const RENAMED: usize = 10;

/// What that column was called up to 2018.
pub const TITLE_UP_TO_2018: &str = "Known Unauthorized Uses";
