//! Output for people.
//!
//! `card`, `list` and `own` write answers to queries. `table`, `fields`, `runs` and
//! `places` are their parts, `words` the notation of ports, cells and counts, `styles`
//! the colours, `more` the line that points to `explain`.

mod card;
mod fields;
mod list;
mod more;
mod own;
mod places;
mod runs;
mod styles;
mod table;
mod words;

pub(crate) use card::{Entry, entries, port, service};
pub(crate) use fields::Fields;
pub(crate) use list::{name, range};
pub(crate) use more::{more, shell_word};
pub(crate) use own::{mark, own_service};
pub(crate) use places::places;
pub(crate) use runs::{Cuts, Run, runs};
pub(crate) use styles::{HEADING, LABEL, WARNING, status_style};
pub(crate) use table::{Cell, Table};
pub(crate) use words::{
    Grouped, Visible, in_one_line, interval, is_hidden, lines, port_names, range_ports, source,
    visible_lines,
};
