//! Output for people.
//!
//! `card`, `list` and `own_names` write answers to queries. `table`, `fields` and
//! `service_ports` write their parts, `styles` has the colours, and `explain_hint` writes
//! the line that points to `explain`. The notation of ports, cells and counts is in the
//! package `iana-ports-explain`.

mod card;
mod explain_hint;
mod fields;
mod list;
mod own_names;
mod service_ports;
mod shell_word;
mod styles;
mod table;

pub(crate) use card::{port, service};
pub(crate) use explain_hint::explain_hint;
pub(crate) use fields::Fields;
pub(crate) use list::{name, range};
pub(crate) use own_names::{mark, own_service};
pub(crate) use shell_word::shell_word;
pub(crate) use styles::{HEADING, LABEL, WARNING, status_style};
pub(crate) use table::{Cell, Table};
