//! Columns: `service_names`, and the registry as a table.
//!
//! `column` takes a column from Python in whatever form it comes, `buffer` one of the buffer
//! protocol. `ports` and `transports` turn its values into numbers. `service_names` is the
//! column of names, and `requested` the type in which another library wants it. `rows` makes
//! a table of the registry, and `table` gives it to the `libraries`; `pandas` makes one of
//! pandas without pyarrow.

mod buffer;
mod column;
mod libraries;
mod numbering;
mod pandas;
mod ports;
mod requested;
mod rows;
mod service_names;
mod table;
mod transports;

use pyo3::prelude::*;

pub(crate) use self::service_names::ServiceNames;
pub(crate) use self::table::{Table, table, to_arrow, to_pandas, to_polars};
use crate::source::Registry;

/// The names of a column of ports, while other threads run.
pub(crate) fn service_names(
    py: Python<'_>,
    registry: &Registry,
    ports: &Bound<'_, PyAny>,
    transports: Option<&Bound<'_, PyAny>>,
) -> PyResult<ServiceNames> {
    let index = pandas::index_of(ports)?;
    let ports = ports::read(ports)?;
    let views = transports::read(transports, ports.len())?;
    Ok(py.detach(|| ServiceNames::new(registry.name_codes(), ports, &views, index)))
}
