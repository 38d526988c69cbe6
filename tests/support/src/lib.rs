//! Helpers that the tests of several packages share.
//!
//! Nothing here depends on the library or its compiler: the tests compare those with
//! [`mod@reference`].

#![allow(clippy::missing_panics_doc, reason = "a helper that panics fails the test")]

pub mod csv;
pub mod program;
pub mod random_numbers;
pub mod reference;
