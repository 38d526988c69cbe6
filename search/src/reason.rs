//! Why a service is related to another.

use alloc::string::String;
use core::fmt;

use crate::matching::Field;

/// Why an entry is related: the most distinctive thing that the two have in common. Its
/// `Display` is a short phrase in plain English.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It has the same name, on another port.
    SameName,
    /// It is on the same port. Only for a service, by
    /// [`related_to_service`](crate::index::Index::related_to_service): a port's own
    /// services are not related to it.
    SamePort,
    /// Its name begins with the service's name, or vice versa.
    SharedName {
        /// The common beginning of both names.
        name: String,
    },
    /// It has words in common with the service.
    Words {
        /// The words, in lower case.
        words: String,
        /// The field that has them.
        field: Field,
    },
    /// It has initials that the registry uses for words of the service.
    Initials {
        /// The initials, in lower case.
        initials: String,
        /// The words, in lower case.
        words: String,
        /// The field that has the initials.
        field: Field,
    },
    /// It has the same assignee (feature `full`).
    SameAssignee {
        /// The assignee, as the registry writes it: `[Abel_Chou]`.
        assignee: String,
    },
}

/// `same name on another port`, `name begins with syslog`, `"license manager" in its
/// description`, `LM (license manager) in its name`, `everyday name: license manager`,
/// `same assignee: [Abel_Chou]`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameName => f.write_str("same name on another port"),
            Self::SamePort => f.write_str("same port"),
            Self::SharedName { name } => write!(f, "\"{name}\" begins its name"),
            Self::Words { words, field: Field::EverydayName } => {
                write!(f, "everyday name: {words}")
            }
            Self::Words { words, field } => write!(f, "\"{words}\" in its {field}"),
            Self::Initials { initials, words, field } => {
                write!(f, "{} ({words}) in its {field}", initials.to_ascii_uppercase())
            }
            Self::SameAssignee { assignee } => write!(f, "same assignee: {assignee}"),
        }
    }
}
