//! The source of a page: a snapshot of the registry.

use std::borrow::Cow;
use std::fmt;

use iana_ports::Snapshot;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::words::{Visible, source};

/// The registry that answers, and where it comes from.
///
/// `Display` writes `IANA's registry of 2024-06-12, 14,447 rows, embedded`, or at the end
/// `from FILE` instead of `embedded`. Serializes as an object with `date`, `rows` and
/// `source`, which is `embedded` or the file. A registry without dates has no `date`.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The registry's date and number of rows.
    pub snapshot: Snapshot,
    /// The file that it was loaded from; `None` for the embedded registry.
    pub file: Option<Cow<'a, str>>,
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&source(self.snapshot))?;
        match &self.file {
            None => f.write_str(", embedded"),
            Some(file) => write!(f, ", from {}", Visible(file)),
        }
    }
}

impl Serialize for Source<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Source", 3)?;
        match self.snapshot.newest_date() {
            Some(date) => fields.serialize_field("date", &date)?,
            None => fields.skip_field("date")?,
        }
        fields.serialize_field("rows", &self.snapshot.rows())?;
        fields.serialize_field("source", self.file.as_deref().unwrap_or("embedded"))?;
        fields.end()
    }
}
