//! Output: standard output, written in large chunks, and files, replaced atomically.

mod chunks;
mod file;
mod links;
mod stdout;
mod target;

pub(crate) use file::TEMPORARY_PREFIX;
pub(crate) use stdout::{Colours, bytes, check_stdout, colours, styled};
pub(crate) use target::Target;
