//! The columns of a row that only the tier `full` has.

use iana_ports_tables::string_column::substring;
use iana_ports_tables::{Column, Date};

use crate::bytes::are_equal;
use crate::record::Record;

impl<'a> Record<'a> {
    /// The index of the row among all rows of the registry.
    #[inline]
    const fn row_number(self) -> usize {
        let tables = self.tables();
        tables.details.row_number(&tables.names, &tables.rows, self.key())
    }

    /// The text in a column of texts, or `None` if the cell is empty.
    #[inline]
    pub(crate) const fn text(self, column: Column) -> Option<&'a str> {
        self.tables().details.text(column, self.row_number())
    }

    /// The date in a column of dates, or `None` if the cell is empty.
    #[inline]
    pub(crate) const fn date(self, column: Column) -> Option<Date> {
        self.tables().details.date(column, self.row_number())
    }

    /// *Assignee*: a tag in brackets for a person or an organisation, such as
    /// `[Abel_Chou]`. `None` if the cell is empty.
    #[inline]
    pub const fn assignee(self) -> Option<&'a str> {
        self.text(Column::Assignee)
    }

    /// *Contact*: a tag in brackets, often the assignee's. `None` if the cell is empty.
    #[inline]
    pub const fn contact(self) -> Option<&'a str> {
        self.text(Column::Contact)
    }

    /// *Registration Date*, or `None` if the cell is empty, as in most older rows.
    #[inline]
    pub const fn registration_date(self) -> Option<Date> {
        self.date(Column::RegistrationDate)
    }

    /// *Modification Date*, or `None` if the cell is empty.
    #[inline]
    pub const fn modification_date(self) -> Option<Date> {
        self.date(Column::ModificationDate)
    }

    /// *Reference*: mostly RFCs, such as `[RFC6335]`. `None` if the cell is empty.
    #[inline]
    pub const fn reference(self) -> Option<&'a str> {
        self.text(Column::Reference)
    }

    /// *Service Code* of DCCP (RFC 4340, section 8.1.2), or `None` if the cell is empty.
    #[inline]
    pub const fn service_code(self) -> Option<u32> {
        self.tables().details.number(Column::ServiceCode, self.row_number())
    }

    /// *Unauthorized Use Reported*: reported uses of the port without an assignment.
    ///
    /// `None` if the cell is empty.
    #[inline]
    pub const fn unauthorized_use(self) -> Option<&'a str> {
        self.text(Column::UnauthorizedUseReported)
    }

    /// *Assignment Notes*, line breaks included. `None` if the cell is empty.
    #[inline]
    pub const fn assignment_notes(self) -> Option<&'a str> {
        self.text(Column::AssignmentNotes)
    }

    /// The service that this row is an alias or a duplicate of, or `None`.
    ///
    /// It is the text in quotes after `alias to` or `duplicate of the` in *Assignment
    /// Notes*.
    ///
    /// ```
    /// let mut rows = iana_ports::lookup(80).records();
    /// let www = rows.find(|row| row.service_name() == Some("www")).unwrap();
    /// assert_eq!(www.alias_of(), Some("http"));
    /// ```
    #[inline]
    pub const fn alias_of(self) -> Option<&'a str> {
        match self.assignment_notes() {
            Some(notes) => alias_in(notes),
            None => None,
        }
    }
}

/// The alias that these assignment notes name.
#[inline]
pub(crate) const fn alias_in(notes: &str) -> Option<&str> {
    let quoted = match after(notes.as_bytes(), b"alias to \"") {
        None => after(notes.as_bytes(), b"duplicate of the \""),
        quoted => quoted,
    };
    let Some(quoted) = quoted else {
        return None;
    };
    match after(quoted, b"\"") {
        Some(rest) => {
            Some(substring(notes, notes.len() - quoted.len(), notes.len() - rest.len() - 1))
        }
        None => None,
    }
}

/// The part of `text` after the first occurrence of `needle`.
#[inline]
const fn after<'t>(text: &'t [u8], needle: &[u8]) -> Option<&'t [u8]> {
    let mut rest = text;
    while let Some((head, tail)) = rest.split_at_checked(needle.len()) {
        if are_equal(head, needle) {
            return Some(tail);
        }
        match rest.split_first() {
            Some((_, next)) => rest = next,
            None => return None,
        }
    }
    None
}
