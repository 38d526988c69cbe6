//! Queries: ports, ranges and service names.
//!
//! `items` splits an argument into queries, `lines` reads them from standard input,
//! `parse` parses one, and `asked` is its meaning. `error` has the reasons why a query
//! has no answer; `meant` translates other notations. `notation` and `names` have the
//! syntax of ports and service names.

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
