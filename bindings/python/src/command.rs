//! The command `iana-ports`, which `__main__.py` calls.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command `iana-ports`, and returns its exit status: 0, 1 or 2.
///
/// The arguments begin with the program's name. The command uses the standard streams of
/// the process, not `sys.stdout`. Releases the GIL.
#[pyfunction]
#[pyo3(name = "_command")]
pub(crate) fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| iana_ports_cli::run(arguments))
}
