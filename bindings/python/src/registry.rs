//! The methods of `Registry`, most of which are functions of the module.
//!
//! They are in one block: pyo3 can spread them over several, but then the linker keeps
//! all methods of pyo3-arrow's classes, which nobody calls, and the extension module
//! doubles. The longer docstrings are in `docs`.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::arguments::{PortNumber, TransportArgument, text};
use crate::columns::{self, ServiceNames, Table};
use crate::pickling::Reduced;
use crate::port::{self, Port};
use crate::service::{self, Service};
use crate::snapshot::Snapshot;
use crate::source::{Registry, Source};
use crate::{loading, record, search, socket};

#[pymethods]
impl Registry {
    /// The registry that is compiled into the package: always the same object.
    ///
    /// >>> from iana_ports import Registry, SNAPSHOT
    /// >>> Registry.embedded().snapshot == SNAPSHOT
    /// True
    #[classmethod]
    fn embedded<'py>(class: &Bound<'py, PyType>) -> PyResult<Bound<'py, Self>> {
        Registry::embedded_object(class.py()).map(|registry| registry.bind(class.py()).clone())
    }

    #[doc = include_str!("docs/from_csv.txt")]
    #[classmethod]
    fn from_csv(_class: &Bound<'_, PyType>, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        loading::from_csv(path)
    }

    #[doc = include_str!("docs/from_bytes.txt")]
    #[classmethod]
    fn from_bytes(_class: &Bound<'_, PyType>, data: &Bound<'_, PyAny>) -> PyResult<Self> {
        loading::from_bytes(data)
    }

    /// The file that the registry comes from.
    #[getter]
    fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.registry().snapshot())
    }

    #[doc = include_str!("docs/lookup.txt")]
    #[pyo3(signature = (port, transport=None))]
    fn lookup(
        slf: &Bound<'_, Self>,
        port: PortNumber,
        transport: Option<TransportArgument>,
    ) -> PyResult<Port> {
        let port = port.get()?;
        Ok(Port::new(Source::of(slf), port, TransportArgument::optional(transport)?))
    }

    #[doc = include_str!("docs/service_name.txt")]
    #[pyo3(signature = (port, transport=None))]
    fn service_name(
        &self,
        port: PortNumber,
        transport: Option<TransportArgument>,
    ) -> PyResult<Option<&str>> {
        let port = self.registry().lookup(port.get()?);
        Ok(match TransportArgument::optional(transport)? {
            Some(transport) => port.on(transport).name(),
            None => port.name(),
        })
    }

    #[doc = include_str!("docs/service_port.txt")]
    #[pyo3(signature = (name, transport=None))]
    fn service_port(
        &self,
        name: &Bound<'_, PyAny>,
        transport: Option<TransportArgument>,
    ) -> PyResult<Option<u16>> {
        let service = text(name, "name")?.and_then(|name| self.registry().service(name));
        let transport = TransportArgument::optional(transport)?;
        Ok(service.and_then(|service| service::port(service, transport)))
    }

    #[doc = include_str!("docs/service.txt")]
    fn service(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Option<Service>> {
        Ok(text(name, "name")?.and_then(|name| Service::find(Source::of(slf), name)))
    }

    #[doc = include_str!("docs/records.txt")]
    fn records<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let source = Source::of(slf);
        record::tuple(slf.py(), &source, source.registry().records())
    }

    #[doc = include_str!("docs/assigned_ports.txt")]
    fn assigned_ports<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let source = Source::of(slf);
        let ports = source.registry().assigned_ports().map(iana_ports::Port::number);
        port::tuple(slf.py(), &source, ports)
    }

    #[doc = include_str!("docs/search.txt")]
    fn search<'py>(
        slf: &Bound<'py, Self>,
        words: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        search::search(slf, words)
    }

    #[doc = include_str!("docs/related.txt")]
    #[pyo3(signature = (port, transport=None))]
    fn related<'py>(
        slf: &Bound<'py, Self>,
        port: PortNumber,
        transport: Option<TransportArgument>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        search::related(slf, port.get()?, TransportArgument::optional(transport)?)
    }

    #[doc = include_str!("docs/related_to_service.txt")]
    fn related_to_service<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        search::related_to_service(slf, text(name, "name")?.unwrap_or_default())
    }

    #[doc = include_str!("docs/getservbyport.txt")]
    #[pyo3(signature = (port, protocolname=None, /))]
    fn getservbyport(
        &self,
        port: &Bound<'_, PyAny>,
        protocolname: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<&str> {
        socket::getservbyport(self.registry(), port, protocolname)
    }

    #[doc = include_str!("docs/getservbyname.txt")]
    #[pyo3(signature = (servicename, protocolname=None, /))]
    fn getservbyname(
        &self,
        servicename: &Bound<'_, PyAny>,
        protocolname: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<u16> {
        socket::getservbyname(self.registry(), servicename, protocolname)
    }

    #[doc = include_str!("docs/service_names.txt")]
    #[pyo3(signature = (ports, transports=None))]
    fn service_names(
        &self,
        py: Python<'_>,
        ports: &Bound<'_, PyAny>,
        transports: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<ServiceNames> {
        columns::service_names(py, self, ports, transports)
    }

    #[doc = include_str!("docs/table.txt")]
    #[pyo3(signature = (*, expand=false))]
    fn table(&self, py: Python<'_>, expand: bool) -> PyResult<Table> {
        columns::table(py, self, expand)
    }

    #[doc = include_str!("docs/to_arrow.txt")]
    #[pyo3(signature = (*, expand=false))]
    fn to_arrow<'py>(&self, py: Python<'py>, expand: bool) -> PyResult<Bound<'py, PyAny>> {
        columns::to_arrow(py, self, expand)
    }

    #[doc = include_str!("docs/to_polars.txt")]
    #[pyo3(signature = (*, expand=false))]
    fn to_polars<'py>(&self, py: Python<'py>, expand: bool) -> PyResult<Bound<'py, PyAny>> {
        columns::to_polars(py, self, expand)
    }

    #[doc = include_str!("docs/to_pandas.txt")]
    #[pyo3(signature = (*, expand=false))]
    fn to_pandas<'py>(&self, py: Python<'py>, expand: bool) -> PyResult<Bound<'py, PyAny>> {
        columns::to_pandas(py, self, expand)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.registry().snapshot() == other.registry().snapshot()
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.registry().snapshot().hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let origin = self.csv().map_or("embedded", |_| "loaded");
        let snapshot = self.registry().snapshot();
        let date = snapshot.newest_date().map(|date| format!(", newest date {date}"));
        format!("<Registry: {origin}, {} rows{}>", snapshot.rows(), date.unwrap_or_default())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let (py, class) = (slf.py(), slf.get_type());
        match slf.get().csv() {
            None => Ok((class.getattr(intern!(py, "embedded"))?, PyTuple::empty(py))),
            Some(csv) => {
                Ok((class.getattr(intern!(py, "from_bytes"))?, PyTuple::new(py, [csv.bind(py)])?))
            }
        }
    }
}
