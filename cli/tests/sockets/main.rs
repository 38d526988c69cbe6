//! The binary, beside sockets that the tests open.
//!
//! In a program of their own, where all tests take turns: between fork and exec, a process that
//! another test starts has the sockets of this one too.

#[path = "../common/mod.rs"]
mod common;
mod ephemeral;
mod explain;
mod free;
mod listening;
mod own_names;

use common::{Ended, ephemeral_ports, file, is_refused, run, turn};
