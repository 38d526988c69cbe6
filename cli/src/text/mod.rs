//! Output for people.
//!
//! `card`, `list` and `own` write answers to queries. `table`, `fields` and
//! `service_ports` are their parts, `styles` the colours, `more` the line that points to
//! `explain`. The notation of ports, cells and counts is in the package
//! `iana-ports-explain`.

mod card;
mod fields;
mod list;
mod more;
mod own;
mod service_ports;
mod styles;
mod table;

pub(crate) use card::{port, service};
pub(crate) use fields::Fields;
pub(crate) use list::{name, range};
pub(crate) use more::{more, shell_word};
pub(crate) use own::{mark, own_service};
pub(crate) use styles::{HEADING, LABEL, WARNING, status_style};
pub(crate) use table::{Cell, Table};
