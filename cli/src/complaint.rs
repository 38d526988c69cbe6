//! Complaints on standard error.

use std::io::{self, Write as _};

use crate::text::Visible;

/// Writes one line on standard error. If nobody reads that either, there is nobody to tell.
pub(crate) fn complain(problem: &impl ToString) {
    let problem = problem.to_string();
    let _ = writeln!(io::stderr(), "iana-ports: {}", Visible(&problem));
}
