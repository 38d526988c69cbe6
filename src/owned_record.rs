//! Rows that own their strings.

use alloc::string::{String, ToString as _};
use core::ops::RangeInclusive;

use iana_ports_tables::cells;

use crate::{Column, Date, Record, Status, Transport};

/// One row of a registry that owns its strings, so that you can store and send it.
///
/// It has the methods and the values of the [`Record`] that it was made from. With the
/// feature `serde`, it can be deserialized from a serialized `Record` or from a record of
/// the command line's `--json`. Both are maps from [column keys](Column::key) to texts in
/// the registry's spelling.
///
/// ```
/// use iana_ports::{OwnedRecord, Transport, lookup};
///
/// let row = OwnedRecord::from(lookup(1455).records().next().unwrap());
/// assert_eq!(row.service_name(), Some("esl-lm"));
/// assert_eq!(row.transport(), Some(Transport::Tcp));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct OwnedRecord {
    /// The text of each cell, in the registry's spelling.
    cells: [String; Column::ALL.len()],
}

impl From<Record<'_>> for OwnedRecord {
    fn from(record: Record<'_>) -> Self {
        Self { cells: Column::ALL.map(|column| record.cell(column).to_string()) }
    }
}

impl OwnedRecord {
    /// The text of the cell in `column`, or an empty string if the cell is empty.
    pub fn cell(&self, column: Column) -> &str {
        &self.cells[column as usize]
    }

    fn text(&self, column: Column) -> Option<&str> {
        Some(self.cell(column)).filter(|text| !text.is_empty())
    }

    /// *Service Name*: see [`Record::service_name`].
    pub fn service_name(&self) -> Option<&str> {
        self.text(Column::ServiceName)
    }

    /// *Port Number*: see [`Record::ports`].
    pub fn ports(&self) -> Option<RangeInclusive<u16>> {
        cells::ports(self.cell(Column::PortNumber)).ok().map(|ports| ports.first..=ports.last)
    }

    /// *Transport Protocol*: see [`Record::transport`].
    pub fn transport(&self) -> Option<Transport> {
        cells::transport(self.cell(Column::TransportProtocol)).ok()
    }

    /// *Description*: see [`Record::description`].
    pub fn description(&self) -> Option<&str> {
        self.text(Column::Description)
    }

    /// The row's status: see [`Record::status`].
    pub fn status(&self) -> Status {
        Status::of_row(self.service_name(), self.cell(Column::Description))
    }

    /// *Assignee*: see [`Record::assignee`].
    pub fn assignee(&self) -> Option<&str> {
        self.text(Column::Assignee)
    }

    /// *Contact*: see [`Record::contact`].
    pub fn contact(&self) -> Option<&str> {
        self.text(Column::Contact)
    }

    /// *Registration Date*: see [`Record::registration_date`].
    pub fn registration_date(&self) -> Option<Date> {
        cells::date(self.cell(Column::RegistrationDate)).ok()
    }

    /// *Modification Date*: see [`Record::modification_date`].
    pub fn modification_date(&self) -> Option<Date> {
        cells::date(self.cell(Column::ModificationDate)).ok()
    }

    /// *Reference*: see [`Record::reference`].
    pub fn reference(&self) -> Option<&str> {
        self.text(Column::Reference)
    }

    /// *Service Code*: see [`Record::service_code`].
    pub fn service_code(&self) -> Option<u32> {
        cells::service_code(self.cell(Column::ServiceCode)).ok()
    }

    /// *Unauthorized Use Reported*: see [`Record::unauthorized_use`].
    pub fn unauthorized_use(&self) -> Option<&str> {
        self.text(Column::UnauthorizedUseReported)
    }

    /// *Assignment Notes*: see [`Record::assignment_notes`].
    pub fn assignment_notes(&self) -> Option<&str> {
        self.text(Column::AssignmentNotes)
    }

    /// The service that this one is an alias of: see [`Record::alias_of`].
    pub fn alias_of(&self) -> Option<&str> {
        crate::details::alias_in(self.cell(Column::AssignmentNotes))
    }
}

#[cfg(feature = "serde")]
mod serde_impls {
    use core::fmt;

    use alloc::string::String;
    use iana_ports_tables::CellKind;
    use iana_ports_tables::cells::{self, CellError};
    use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
    use serde::ser::{Serialize, SerializeMap as _, Serializer};

    use super::OwnedRecord;
    use crate::Column;

    impl Serialize for OwnedRecord {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let filled = || Column::ALL.into_iter().filter(|&column| !self.cell(column).is_empty());
            let mut map = serializer.serialize_map(Some(filled().count()))?;
            filled().try_for_each(|column| map.serialize_entry(column.key(), self.cell(column)))?;
            map.end()
        }
    }

    impl<'de> Deserialize<'de> for OwnedRecord {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(Cells)
        }
    }

    struct Cells;

    impl<'de> Visitor<'de> for Cells {
        type Value = OwnedRecord;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a record, a map from column keys such as service_name to texts")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OwnedRecord, A::Error> {
            let (mut record, mut seen) = (OwnedRecord::default(), [false; Column::ALL.len()]);
            while let Some(Key(column)) = map.next_key()? {
                let Some(column) = column else {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                };
                if core::mem::replace(&mut seen[column as usize], true) {
                    return Err(Error::duplicate_field(column.key()));
                }
                let text: String = map.next_value()?;
                check(column, &text).map_err(|error| {
                    Error::custom(format_args!("{}: {text:?}: {error}", column.key()))
                })?;
                record.cells[column as usize] = text;
            }
            Ok(record)
        }
    }

    /// A column, or `None` for an unknown key. Unknown keys are skipped, because later
    /// versions may add keys.
    struct Key(Option<Column>);

    impl<'de> Deserialize<'de> for Key {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let key = String::deserialize(deserializer)?;
            Ok(Self(Column::ALL.into_iter().find(|column| column.key() == key)))
        }
    }

    /// Checks that the text is in the registry's spelling.
    fn check(column: Column, text: &str) -> Result<(), CellError> {
        match column.kind() {
            CellKind::Ports => cells::optional(text, cells::ports).map(drop),
            CellKind::Transport => cells::optional(text, cells::transport).map(drop),
            CellKind::Date => cells::optional(text, cells::date).map(drop),
            CellKind::ServiceCode => cells::optional(text, cells::service_code).map(drop),
            CellKind::ServiceName | CellKind::Description | CellKind::Text => Ok(()),
        }
    }
}
