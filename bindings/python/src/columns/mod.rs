//! Columns: `service_names`, and the registry as a table.
//!
//! `column` reads a column from Python in any form, with `buffer` for the buffer
//! protocol. `ports` and `transports` turn its values into numbers. `service_names` is
//! the column of names. `requested` converts it to the type that another library
//! requests. `rows` makes a table of the registry, and `table` gives it to the
//! `libraries`. `pandas` makes a table of pandas without pyarrow.

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

/// The names of a column of ports. Releases the GIL.
pub(crate) fn service_names(
    py: Python<'_>,
    registry: &Registry,
    ports: &Bound<'_, PyAny>,
    transports: Option<&Bound<'_, PyAny>>,
) -> PyResult<ServiceNames> {
    let index = pandas::index_of(ports)?;
    let ports = ports::read(ports)?;
    let filters = transports::read(transports, ports.len())?;
    Ok(py.detach(|| ServiceNames::new(registry.name_codes(), ports, &filters, index)))
}
