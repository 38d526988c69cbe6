//! Columns: `service_names`, and the registry as a table.
//!
//! `column` takes a column from Python in whatever form it comes, `buffer` one of the buffer
//! protocol. `ports` and `transports` turn its values into numbers. `service_names` is the
//! column of names, and `table` the registry.

mod buffer;
mod column;
mod libraries;
mod numbering;
mod ports;
mod service_names;
mod transports;

use pyo3::prelude::*;

pub(crate) use self::service_names::ServiceNames;
use crate::source::Registry;

/// The names of a column of ports, while other threads run.
pub(crate) fn service_names(
    py: Python<'_>,
    registry: &Registry,
    ports: &Bound<'_, PyAny>,
    transports: Option<&Bound<'_, PyAny>>,
) -> PyResult<ServiceNames> {
    let ports = ports::read(ports)?;
    let views = transports::read(transports, ports.len())?;
    Ok(py.detach(|| ServiceNames::new(registry.name_codes(), ports, &views)))
}
