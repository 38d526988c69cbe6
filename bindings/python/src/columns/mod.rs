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

#[pymethods]
impl Registry {
    /// The names of a column of ports: `service_name` for each row, as a dictionary-encoded
    /// column.
    ///
    /// Takes a few nanoseconds a row where the columns are arrays, and about 50 where they
    /// are lists. Other threads run meanwhile, except while a list is read. The first call
    /// takes two milliseconds more.
    ///
    /// A column is a NumPy array, a pyarrow Array or ChunkedArray, a Polars or pandas Series,
    /// an array.array, a memoryview, any other object with `__arrow_c_array__`,
    /// `__arrow_c_stream__`, the buffer protocol or `__array__`, or an iterable.
    ///
    /// Args:
    ///     ports: a column of integers from 0 to 65535, of any integer type. Floats are taken
    ///         if they are whole. A null, None or NaN has a missing name.
    ///     transports: one transport for all rows (a Transport, its name in any case, or its
    ///         protocol number), a column of as many names or protocol numbers, or None for
    ///         the names of all transports together. In a column, another protocol such as
    ///         `"icmp"` or 1 has a missing name, and so has a null. Protocol numbers may be
    ///         decimal text.
    ///
    /// Raises:
    ///     TypeError: if an argument is no such column, or a value no such value.
    ///     ValueError: if a port is out of range, the one transport is another one, or the
    ///         lengths differ. The message has the index.
    ///
    /// >>> from array import array
    /// >>> from iana_ports import service_names
    /// >>> ports = array("H", [443, 53, 443, 51234])
    /// >>> service_names(ports, "tcp").to_list()
    /// ['https', 'domain', 'https', None]
    /// >>> service_names([514, 514, 8], [6, 17, 1]).to_list()
    /// ['shell', 'syslog', None]
    #[pyo3(signature = (ports, transports=None))]
    fn service_names(
        &self,
        py: Python<'_>,
        ports: &Bound<'_, PyAny>,
        transports: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ServiceNames> {
        let ports = ports::read(ports)?;
        let views = transports::read(transports, ports.len())?;
        Ok(py.detach(|| ServiceNames::new(self.name_codes(), ports, &views)))
    }
}
