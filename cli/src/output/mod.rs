//! Output: standard output, in large pieces, and files, whole or not at all.

mod chunks;
mod file;
mod links;
mod stdout;
mod target;

pub(crate) use file::TEMPORARY_PREFIX;
pub(crate) use stdout::{Colours, bytes, check_stdout, colours, styled};
pub(crate) use target::Target;
