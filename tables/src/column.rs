//! The columns of the registry's CSV.

use core::fmt;

/// A column of the registry's CSV.
///
/// ```
/// # use iana_ports_tables as iana_ports;
/// use iana_ports::Column;
///
/// assert_eq!(Column::PortNumber.title(), "Port Number");
/// assert_eq!(Column::PortNumber.key(), "port_number");
/// assert_eq!(Column::ALL.len(), 12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// *Service Name*.
    ServiceName,
    /// *Port Number*.
    PortNumber,
    /// *Transport Protocol*.
    TransportProtocol,
    /// *Description*.
    Description,
    /// *Assignee*.
    Assignee,
    /// *Contact*.
    Contact,
    /// *Registration Date*.
    RegistrationDate,
    /// *Modification Date*.
    ModificationDate,
    /// *Reference*.
    Reference,
    /// *Service Code*.
    ServiceCode,
    /// *Unauthorized Use Reported*; up to 2018 the file calls it *Known Unauthorized Uses*.
    UnauthorizedUseReported,
    /// *Assignment Notes*.
    AssignmentNotes,
}

/// What the cells of a column contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// A service name.
    ServiceName,
    /// A port or a range of ports.
    Ports,
    /// A transport protocol.
    Transport,
    /// The description of a service, or of a port without a service.
    Description,
    /// Any text.
    Text,
    /// A date.
    Date,
    /// A DCCP service code.
    ServiceCode,
}

impl Column {
    /// All columns, in the file's order.
    pub const ALL: [Self; 12] = [
        Self::ServiceName,
        Self::PortNumber,
        Self::TransportProtocol,
        Self::Description,
        Self::Assignee,
        Self::Contact,
        Self::RegistrationDate,
        Self::ModificationDate,
        Self::Reference,
        Self::ServiceCode,
        Self::UnauthorizedUseReported,
        Self::AssignmentNotes,
    ];

    /// The columns of the tier `full` alone, in the file's order.
    #[doc(hidden)]
    pub const DETAILS: [Self; Self::ALL.len() - Self::FIRST_DETAIL] = {
        let mut details = [Self::Assignee; Self::ALL.len() - Self::FIRST_DETAIL];
        let mut index = 0;
        while index < details.len() {
            details[index] = Self::ALL[Self::FIRST_DETAIL + index];
            index += 1;
        }
        details
    };

    const FIRST_DETAIL: usize = Self::Assignee as usize;

    /// The index of the column in [`DETAILS`](Self::DETAILS).
    #[doc(hidden)]
    #[inline]
    pub const fn detail_index(self) -> Option<usize> {
        (self as usize).checked_sub(Self::FIRST_DETAIL)
    }

    /// The column right before, if both are columns of texts. A cell that repeats its text is stored
    /// as such: a contact is often the assignee.
    #[doc(hidden)]
    #[inline]
    pub const fn repeatable(self) -> Option<Self> {
        let Some(before) = (self as usize).checked_sub(1) else {
            return None;
        };
        match (Self::ALL[before].kind(), self.kind()) {
            (CellKind::Text, CellKind::Text) => Some(Self::ALL[before]),
            _ => None,
        }
    }

    /// What the column's cells contain.
    #[doc(hidden)]
    pub const fn kind(self) -> CellKind {
        match self {
            Self::ServiceName => CellKind::ServiceName,
            Self::PortNumber => CellKind::Ports,
            Self::TransportProtocol => CellKind::Transport,
            Self::Description => CellKind::Description,
            Self::RegistrationDate | Self::ModificationDate => CellKind::Date,
            Self::ServiceCode => CellKind::ServiceCode,
            Self::Assignee
            | Self::Contact
            | Self::Reference
            | Self::UnauthorizedUseReported
            | Self::AssignmentNotes => CellKind::Text,
        }
    }

    /// The title in IANA's header line, today's spelling.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ServiceName => "Service Name",
            Self::PortNumber => "Port Number",
            Self::TransportProtocol => "Transport Protocol",
            Self::Description => "Description",
            Self::Assignee => "Assignee",
            Self::Contact => "Contact",
            Self::RegistrationDate => "Registration Date",
            Self::ModificationDate => "Modification Date",
            Self::Reference => "Reference",
            Self::ServiceCode => "Service Code",
            Self::UnauthorizedUseReported => "Unauthorized Use Reported",
            Self::AssignmentNotes => "Assignment Notes",
        }
    }

    /// The title that files up to 2018 have, if it was another one.
    #[doc(hidden)]
    pub const fn former_title(self) -> Option<&'static str> {
        match self {
            Self::UnauthorizedUseReported => Some("Known Unauthorized Uses"),
            _ => None,
        }
    }

    /// The title in snake case: a key for JSON and the like.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ServiceName => "service_name",
            Self::PortNumber => "port_number",
            Self::TransportProtocol => "transport_protocol",
            Self::Description => "description",
            Self::Assignee => "assignee",
            Self::Contact => "contact",
            Self::RegistrationDate => "registration_date",
            Self::ModificationDate => "modification_date",
            Self::Reference => "reference",
            Self::ServiceCode => "service_code",
            Self::UnauthorizedUseReported => "unauthorized_use_reported",
            Self::AssignmentNotes => "assignment_notes",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for Column {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{}", self.title());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_has_each_column_at_its_own_index() {
        for (index, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, index);
        }
        for (index, column) in Column::DETAILS.into_iter().enumerate() {
            assert_eq!(column.detail_index(), Some(index));
        }
    }

    #[test]
    fn keys_are_titles_in_snake_case() {
        extern crate std;
        for column in Column::ALL {
            assert_eq!(column.key(), column.title().to_lowercase().replace(' ', "_"));
        }
    }
}
