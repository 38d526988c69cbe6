//! What is asked for.
//!
//! `items` splits an argument into queries, `lines` reads them from standard input,
//! `parse` reads one, and `asked` is what it asks for. `error` says why a query has no
//! answer, `meant` what a query in another notation stands for. `notation` and `names` know
//! how ports and service names are written.

mod asked;
mod error;
mod items;
mod lines;
mod meant;
mod names;
mod notation;
mod parse;

pub(crate) use asked::{Asked, Own, Query, Range, ServiceOn, on};
pub(crate) use error::{NoService, QueryError};
pub(crate) use items::items;
pub(crate) use lines::QueryLines;
pub(crate) use meant::meant;
pub(crate) use names::broken_rule;
pub(crate) use notation::interval;
