//! Entries: groups of rows that an answer of a search shows on one line.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::RangeInclusive;

use iana_ports::Transport;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::pickling::{self, PickledRegistry, Reduced};
use crate::record;
use crate::repr::Repr;
use crate::source::Source;
use crate::terms;
use crate::word_match::WordMatch;

/// The ids of an entry's rows.
pub(crate) struct Rows {
    records: Vec<u32>,
    aliases: Vec<u32>,
}

impl Rows {
    pub(crate) fn of(entry: &iana_ports_search::Entry<'_>) -> Self {
        let ids =
            |records: &[iana_ports::Record<'_>]| records.iter().map(|record| record.id()).collect();
        Self { records: ids(entry.records()), aliases: ids(entry.alias_records()) }
    }
}

/// The base of `Hit` and `Related`: rows of one name on the same ports or with the same
/// description, and the rows of its aliases.
#[pyclass(frozen, subclass, module = "iana_ports")]
pub(crate) struct Entry {
    source: Source,
    /// The rows are in this registry: it found them, or `restore` checked them.
    rows: Rows,
}

/// An entry in a pickle: the registry, its fingerprint, and the ids of the rows.
type PickledEntry<'py> = (PickledRegistry<'py>, u64, Vec<u32>, Vec<u32>);

impl Entry {
    fn with_ids(&self, ids: &[u32]) -> impl Iterator<Item = iana_ports::Record<'_>> {
        let registry = self.source.registry();
        ids.iter().filter_map(move |&id| registry.record_of_id(id))
    }

    fn rows(&self) -> impl Iterator<Item = iana_ports::Record<'_>> {
        self.with_ids(&self.rows.records)
    }

    fn alias_rows(&self) -> impl Iterator<Item = iana_ports::Record<'_>> {
        self.with_ids(&self.rows.aliases)
    }

    /// The entry as the search returned it.
    fn entry(&self) -> iana_ports_search::Entry<'_> {
        iana_ports_search::Entry::of_rows(self.rows(), self.alias_rows())
    }

    fn hash_value(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.rows().for_each(|record| record.hash(&mut hasher));
        hasher.finish()
    }

    /// The beginning of a `repr`.
    fn begin_repr<'py>(&self, py: Python<'py>, class: &'static str) -> PyResult<Repr<'py>> {
        let entry = self.entry();
        let ports = |ports: &RangeInclusive<u16>| match (ports.start(), ports.end()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}-{last}"),
        };
        let ports: Vec<String> = entry.ports().iter().map(ports).collect();
        let ports = (!ports.is_empty()).then(|| ports.join(", "));
        Repr::new(py, class)
            .text_value(entry.name())?
            .text("ports", ports.as_deref())?
            .text("description", entry.description())
    }

    fn pickled<'py>(&self, py: Python<'py>) -> PickledEntry<'py> {
        let Rows { records, aliases } = &self.rows;
        let registry = pickling::pickled(py, &self.source);
        (registry, pickling::fingerprint(&self.source), records.clone(), aliases.clone())
    }

    fn restore((registry, fingerprint, records, aliases): PickledEntry<'_>) -> PyResult<Self> {
        let source = pickling::source(&registry);
        pickling::check_fingerprint(&source, fingerprint)?;
        records.iter().chain(&aliases).try_for_each(|&id| record::check_id(&source, id))?;
        Ok(Self { source, rows: Rows { records, aliases } })
    }
}

#[pymethods]
impl Entry {
    /// The service name (registry column Service Name); None if the rows name no service.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.rows().next().and_then(iana_ports::Record::service_name)
    }

    /// The names that the registry lists beside this one for the same ports, such as www
    /// beside http.
    ///
    /// >>> from iana_ports import search
    /// >>> search("http")[0].aliases
    /// ('www', 'www-http')
    #[getter]
    fn aliases<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.entry().aliases().collect::<Vec<_>>())
    }

    /// The ports of the rows, each range once, in registry order. Empty for a service
    /// without a port.
    ///
    /// >>> from iana_ports import search
    /// >>> search("x11")[0].ports
    /// (range(6000, 6064),)
    #[getter]
    fn ports<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let entry = self.entry();
        let ranges = entry.ports().iter().map(|ports| record::range(py, ports));
        PyTuple::new(py, ranges.collect::<PyResult<Vec<_>>>()?)
    }

    /// The transports of the rows, each once. A row without a transport counts for all,
    /// and adds none.
    #[getter]
    fn transports<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let used: Vec<_> = self.rows().filter_map(iana_ports::Record::transport).collect();
        let used = Transport::ALL.into_iter().filter(|transport| used.contains(transport));
        let used = used.map(|transport| terms::transport(py, transport));
        PyTuple::new(py, used.collect::<PyResult<Vec<_>>>()?)
    }

    /// The first description that is not empty, without the sentence about the name that
    /// this one replaces. None if all are empty.
    #[getter]
    fn description(&self) -> Option<String> {
        self.entry().description().map(str::to_owned)
    }

    /// The rows in registry order. There is at least one.
    #[getter]
    fn records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        record::tuple(py, &self.source, self.rows())
    }

    /// The rows of the aliases in registry order. Most entries have none.
    #[getter]
    fn alias_records<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        record::tuple(py, &self.source, self.alias_rows())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }
}

/// A result of a search: an entry, and how it matches each word.
///
/// >>> from iana_ports import search
/// >>> search("rdp")[0]
/// Hit('ms-wbt-server', ports='3389', description='MS WBT Server', matches='everyday name: rdp')
#[pyclass(frozen, extends = Entry, module = "iana_ports")]
pub(crate) struct Hit {
    matches: Vec<WordMatch>,
}

impl Hit {
    /// A new object.
    pub(crate) fn create(
        py: Python<'_>,
        source: Source,
        rows: Rows,
        matches: Vec<WordMatch>,
    ) -> PyResult<Bound<'_, Self>> {
        let entry = PyClassInitializer::from(Entry { source, rows });
        Bound::new(py, entry.add_subclass(Self { matches }))
    }
}

#[pymethods]
impl Hit {
    /// One match for each word, in the order of the words. Omits a word that the rows
    /// lack, such as server in redis server.
    #[getter]
    fn matches<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.matches.clone())
    }

    fn __eq__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> bool {
        slf.as_super().get().entry() == other.as_super().get().entry()
            && slf.get().matches == other.get().matches
    }

    fn __hash__(slf: &Bound<'_, Self>) -> u64 {
        slf.as_super().get().hash_value()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let matches: Vec<&str> = slf.get().matches.iter().map(WordMatch::text).collect();
        let repr = slf.as_super().get().begin_repr(slf.py(), "Hit")?;
        Ok(repr.text("matches", Some(&matches.join("; ")))?.finish())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let entry = slf.as_super().get().pickled(slf.py());
        pickling::reduce(slf, (entry, slf.get().matches.clone()))
    }

    #[classmethod]
    fn _restore(
        class: &Bound<'_, PyType>,
        entry: PickledEntry<'_>,
        matches: Vec<Py<WordMatch>>,
    ) -> PyResult<Py<Self>> {
        let matches = matches.iter().map(|matched| matched.get().clone()).collect();
        let entry = PyClassInitializer::from(Entry::restore(entry)?);
        Py::new(class.py(), entry.add_subclass(Self { matches }))
    }
}

/// A service of the same kind as another.
///
/// >>> from iana_ports import related_to_service
/// >>> related_to_service("syslog-tls")[0].name
/// 'syslog'
#[pyclass(frozen, extends = Entry, module = "iana_ports")]
pub(crate) struct Related {
    reason: String,
}

impl Related {
    /// A new object.
    pub(crate) fn create(
        py: Python<'_>,
        source: Source,
        rows: Rows,
        reason: String,
    ) -> PyResult<Bound<'_, Self>> {
        let entry = PyClassInitializer::from(Entry { source, rows });
        Bound::new(py, entry.add_subclass(Self { reason }))
    }
}

#[pymethods]
impl Related {
    /// Why it is related, in plain words.
    ///
    /// >>> from iana_ports import related
    /// >>> related(1455)[1].reason
    /// 'LM (license manager) in its name'
    #[getter]
    fn reason(&self) -> &str {
        &self.reason
    }

    fn __eq__(slf: &Bound<'_, Self>, other: &Bound<'_, Self>) -> bool {
        slf.as_super().get().entry() == other.as_super().get().entry()
            && slf.get().reason == other.get().reason
    }

    fn __hash__(slf: &Bound<'_, Self>) -> u64 {
        slf.as_super().get().hash_value()
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let repr = slf.as_super().get().begin_repr(slf.py(), "Related")?;
        Ok(repr.text("reason", Some(&slf.get().reason))?.finish())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let entry = slf.as_super().get().pickled(slf.py());
        pickling::reduce(slf, (entry, slf.get().reason.clone()))
    }

    #[classmethod]
    fn _restore(
        class: &Bound<'_, PyType>,
        entry: PickledEntry<'_>,
        reason: String,
    ) -> PyResult<Py<Self>> {
        let entry = PyClassInitializer::from(Entry::restore(entry)?);
        Py::new(class.py(), entry.add_subclass(Self { reason }))
    }
}
