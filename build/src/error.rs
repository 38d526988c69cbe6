//! Why a registry could not be compiled.

use std::error::Error;
use std::fmt;

/// Why a registry could not be compiled.
///
/// It displays as one line with the file, the place, the value and what was expected.
/// `Debug` shows the same line, because a `main` that returns the error prints its
/// `Debug` form.
pub struct BuildError {
    message: String,
}

impl BuildError {
    pub(crate) fn new(error: impl fmt::Display) -> Self {
        Self { message: error.to_string() }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for BuildError {}
