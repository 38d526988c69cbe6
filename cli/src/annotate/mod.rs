//! Adds names after the ports in a stream of text. All other bytes are unchanged.
//!
//! `lines` and `grammar` find ports in free text, `columns` in CSV and in logs with named
//! columns, and `jsonl` in JSON objects. `records` reads rows and lines in bounded
//! memory, `values` parses a port or a transport in a cell, and `ansi` removes escape
//! sequences. `names` looks up and writes the names.

mod ansi;
mod columns;
mod error;
mod grammar;
mod jsonl;
mod lines;
mod names;
mod records;
mod values;

pub(crate) use columns::Columns;
pub(crate) use columns::options::{Column, ColumnsOptions, DELIMITERS, is_delimiter};
pub(crate) use error::{AnnotateError, Problem, RunError};
pub(crate) use jsonl::{Jsonl, Keys};
pub(crate) use lines::Lines;
pub(crate) use names::Names;
