//! The extension module `iana_ports._iana_ports`.
//!
//! `source` is the registry that answers, the embedded one or a loaded one; each object keeps
//! it, and looks up an answer when Python reads it. `arguments` reads ports, transports and
//! names from Python. `terms` has the enums of `terms.py`. The other modules are named for
//! what they give to Python.

mod arguments;
mod functions;
mod port;
mod snapshot;
mod source;
mod terms;

use pyo3::prelude::*;

/// What a port number or a service name means, by IANA's registry.
#[pymodule(gil_used = false)]
mod _iana_ports {
    #[pymodule_export]
    use crate::functions::{lookup, service_name};
    #[pymodule_export]
    use crate::port::Port;
    #[pymodule_export]
    use crate::snapshot::Snapshot;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("SNAPSHOT", Snapshot::new(iana_ports::SNAPSHOT))?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
