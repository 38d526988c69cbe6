//! The extension module `iana_ports._iana_ports`.
//!
//! `source` is the registry that answers: the embedded one or a loaded one. Each object
//! keeps a reference to it, and looks up an attribute when Python reads it. The functions
//! of the module are methods of the embedded `Registry`, so that each lookup has one
//! home. `arguments` reads ports, transports and texts from Python. `terms` has the enums
//! of `terms.py`. The other modules are named for their classes and functions.
//!
//! The doc comments of classes and methods, and the files in `docs`, are the docstrings.
//! `stubs` copies them into `_iana_ports.pyi`.

mod arguments;
mod columns;
mod command;
mod entry;
mod loading;
mod name_codes;
mod pickling;
mod port;
mod record;
mod registry;
mod repr;
mod search;
mod service;
mod snapshot;
mod socket;
mod source;
mod terms;
mod word_match;

use pyo3::prelude::*;

/// What a port number or a service name means, by IANA's registry.
#[pymodule(gil_used = false)]
mod _iana_ports {
    #[pymodule_export]
    use crate::columns::ServiceNames;
    #[pymodule_export]
    use crate::columns::Table;
    #[pymodule_export]
    use crate::command::command;
    #[pymodule_export]
    use crate::entry::Entry;
    #[pymodule_export]
    use crate::entry::Hit;
    #[pymodule_export]
    use crate::entry::Related;
    #[pymodule_export]
    use crate::loading::RegistryError;
    #[pymodule_export]
    use crate::port::Port;
    #[pymodule_export]
    use crate::record::Record;
    #[pymodule_export]
    use crate::service::Service;
    #[pymodule_export]
    use crate::snapshot::Snapshot;
    #[pymodule_export]
    use crate::source::Registry;
    #[pymodule_export]
    use crate::terms::from_protocol_number;
    #[pymodule_export]
    use crate::word_match::WordMatch;

    use pyo3::prelude::*;

    /// The methods of the embedded registry that are functions of the module.
    #[rustfmt::skip] // One name a line.
    const FUNCTIONS: &[&str] = &[
        "assigned_ports",
        "getservbyname",
        "getservbyport",
        "lookup",
        "records",
        "related",
        "related_to_service",
        "search",
        "service",
        "service_name",
        "service_names",
        "service_port",
        "table",
        "to_arrow",
        "to_pandas",
        "to_polars",
    ];

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let embedded = Registry::embedded_object(module.py())?.bind(module.py());
        module.add("_embedded", embedded)?;
        for function in FUNCTIONS {
            module.add(*function, embedded.getattr(*function)?)?;
        }
        module.add("SNAPSHOT", Snapshot::new(iana_ports::SNAPSHOT))?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        // The package has its own, without private names.
        module.delattr("__all__")
    }
}
