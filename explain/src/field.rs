//! Labels with values.

use iana_ports::Status;
use serde::{Serialize, Serializer};

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Field {
    /// The label, in English: `Assignee`.
    pub label: &'static str,
    /// The value: one or more lines.
    pub value: String,
    /// Why the value stands out. Absent in JSON if it does not.
    #[serde(skip_serializing_if = "is_none")]
    pub emphasis: Emphasis,
}

/// Why a value stands out, for a front end to choose a colour.
///
/// Serializes as the status in lower case, or as `warning`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// It does not stand out.
    None,
    /// It is a status.
    Status(Status),
    /// It is a warning, such as a report of unauthorized use.
    Warning,
}

impl Field {
    /// A field without emphasis.
    pub(crate) fn new(label: &'static str, value: impl Into<String>) -> Self {
        Self { label, value: value.into(), emphasis: Emphasis::None }
    }
}

// Serde passes a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_none(emphasis: &Emphasis) -> bool {
    *emphasis == Emphasis::None
}

impl Serialize for Emphasis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Status(status) => status.serialize(serializer),
            Self::Warning => serializer.serialize_str("warning"),
        }
    }
}
