//! The columns of the registry's CSV.

use core::fmt;

/// Defines [`Column`] with `ALL` and the facts about each column, so that every column
/// has all of them: kind, title, key and, if the title has changed, the former title.
macro_rules! columns {
    (
        $(#[$enum_attribute:meta])*
        pub enum $name:ident {
            $(
                $(#[$attribute:meta])*
                $variant:ident($kind:ident, $title:literal, $key:literal $(, $former:literal)?),
            )*
        }
    ) => {
        $(#[$enum_attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$attribute])* $variant,)*
        }

        impl $name {
            /// All columns, in the file's order.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$variant),*];

            /// The kind of the column's cells.
            #[doc(hidden)]
            pub const fn kind(self) -> CellKind {
                match self {
                    $(Self::$variant => CellKind::$kind,)*
                }
            }

            /// The title in the header line of IANA's current file.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => $title,)*
                }
            }

            /// The title in snake case: the key in JSON and other formats.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// The title in files up to 2018, if it differs.
            #[doc(hidden)]
            pub const fn former_title(self) -> Option<&'static str> {
                match self {
                    $(Self::$variant => columns!(@optional $($former)?),)*
                }
            }
        }
    };
    (@optional) => {
        None
    };
    (@optional $title:literal) => {
        Some($title)
    };
}

columns! {
    /// A column of the registry's CSV.
    ///
    /// The enum is exhaustive: a new column needs a new major version.
    ///
    /// ```
    /// # use iana_ports_tables as iana_ports;
    /// use iana_ports::Column;
    ///
    /// assert_eq!(Column::PortNumber.title(), "Port Number");
    /// assert_eq!(Column::PortNumber.key(), "port_number");
    /// ```
    pub enum Column {
        /// *Service Name*.
        ServiceName(ServiceName, "Service Name", "service_name"),
        /// *Port Number*.
        PortNumber(Ports, "Port Number", "port_number"),
        /// *Transport Protocol*.
        TransportProtocol(Transport, "Transport Protocol", "transport_protocol"),
        /// *Description*.
        Description(Description, "Description", "description"),
        /// *Assignee*.
        Assignee(Text, "Assignee", "assignee"),
        /// *Contact*.
        Contact(Text, "Contact", "contact"),
        /// *Registration Date*.
        RegistrationDate(Date, "Registration Date", "registration_date"),
        /// *Modification Date*.
        ModificationDate(Date, "Modification Date", "modification_date"),
        /// *Reference*.
        Reference(Text, "Reference", "reference"),
        /// *Service Code*.
        ServiceCode(ServiceCode, "Service Code", "service_code"),
        /// *Unauthorized Use Reported*. In files up to 2018, its title is *Known
        /// Unauthorized Uses*.
        UnauthorizedUseReported(
            Text,
            "Unauthorized Use Reported",
            "unauthorized_use_reported",
            "Known Unauthorized Uses"
        ),
        /// *Assignment Notes*.
        AssignmentNotes(Text, "Assignment Notes", "assignment_notes"),
    }
}

/// The kind of value in the cells of a column.
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
    /// The columns that only the tier `full` has, in the file's order.
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

    pub(crate) const FIRST_DETAIL: usize = Self::Assignee as usize;

    /// The index of the column in [`DETAILS`](Self::DETAILS).
    #[doc(hidden)]
    #[inline]
    pub const fn detail_index(self) -> Option<usize> {
        (self as usize).checked_sub(Self::FIRST_DETAIL)
    }

    /// The previous column, if both are columns of texts.
    ///
    /// The tables store a cell that repeats that column's text as a repetition, because a
    /// contact is often the assignee.
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
}

// The library and the compiler find a cell by the kind of its column. The kinds numbered
// here have one column each. Columns of texts and dates belong to the tier `full`.
const _: () = {
    let mut kinds = [0; 5];
    let mut index = 0;
    while index < Column::ALL.len() {
        let column = Column::ALL[index];
        let is_detail = column.detail_index().is_some();
        let kind = match column.kind() {
            CellKind::ServiceName => Some(0),
            CellKind::Ports => Some(1),
            CellKind::Transport => Some(2),
            CellKind::Description => Some(3),
            CellKind::ServiceCode => Some(4),
            CellKind::Text | CellKind::Date => None,
        };
        if let Some(kind) = kind {
            kinds[kind] += 1;
            assert!(kinds[kind] == 1, "only one column may be of this kind");
            assert!(is_detail == matches!(column.kind(), CellKind::ServiceCode));
        } else {
            assert!(is_detail, "columns of texts and dates come after the description");
        }
        index += 1;
    }
};

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
    fn details_are_indexed() {
        for (index, column) in Column::DETAILS.into_iter().enumerate() {
            assert_eq!(column.detail_index(), Some(index));
        }
    }

    #[test]
    fn texts_after_texts_are_repeatable() {
        use Column::{Assignee, AssignmentNotes, Contact, UnauthorizedUseReported};

        let mut pairs =
            Column::ALL.iter().filter_map(|column| Some((column.repeatable()?, *column)));
        assert_eq!(pairs.next(), Some((Assignee, Contact)));
        assert_eq!(pairs.next(), Some((UnauthorizedUseReported, AssignmentNotes)));
        assert_eq!(pairs.next(), None);
    }

    #[test]
    fn keys_are_titles_in_snake_case() {
        extern crate std;
        for column in Column::ALL {
            assert_eq!(column.key(), column.title().to_lowercase().replace(' ', "_"));
        }
    }
}
