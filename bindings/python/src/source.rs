//! The registry that an object answers from.
//!
//! [`Registry`] is the Python class, without its methods, so that the classes of its
//! answers can refer to it: `registry` has the methods.

use std::sync::OnceLock;

use iana_ports::OwnedRegistry;
use iana_ports_search::Index;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyBytes;
use self_cell::self_cell;

use crate::name_codes::NameCodes;

/// A registry to look things up in: the embedded one, or one loaded from a file.
///
/// The functions of the module are the methods of `Registry.embedded()`. Registries are
/// equal if their files are. A registry cannot be changed, and threads may share it. A
/// pickle contains a loaded registry's file once, and only names the embedded one.
///
/// >>> from iana_ports import Registry
/// >>> registry = Registry.embedded()
/// >>> registry.lookup(1455).name
/// 'esl-lm'
#[pyclass(frozen, module = "iana_ports")]
pub(crate) struct Registry(Contents);

enum Contents {
    Embedded,
    Loaded { tables: Tables, csv: Py<PyBytes>, name_codes: OnceLock<NameCodes> },
}

self_cell!(
    /// The tables of a loaded registry, and their index once a search has built it.
    struct Tables {
        owner: OwnedRegistry,
        #[not_covariant]
        dependent: LazyIndex,
    }
);

type LazyIndex<'a> = OnceLock<Index<'a>>;

impl Registry {
    /// A loaded registry, and the bytes of its file.
    pub(crate) fn loaded(registry: OwnedRegistry, csv: Bound<'_, PyBytes>) -> Self {
        let tables = Tables::new(registry, |_| OnceLock::new());
        Self(Contents::Loaded { tables, csv: csv.unbind(), name_codes: OnceLock::new() })
    }

    /// The one object of the embedded registry.
    pub(crate) fn embedded_object(py: Python<'_>) -> PyResult<&Py<Self>> {
        static EMBEDDED: PyOnceLock<Py<Registry>> = PyOnceLock::new();
        EMBEDDED.get_or_try_init(py, || Py::new(py, Self(Contents::Embedded)))
    }

    /// The bytes of the file that it was loaded from.
    pub(crate) fn csv(&self) -> Option<&Py<PyBytes>> {
        match &self.0 {
            Contents::Embedded => None,
            Contents::Loaded { csv, .. } => Some(csv),
        }
    }

    /// The library's registry.
    #[inline]
    pub(crate) fn registry(&self) -> iana_ports::Registry<'_> {
        match &self.0 {
            Contents::Embedded => iana_ports::Registry::embedded(),
            Contents::Loaded { tables, .. } => tables.borrow_owner().registry(),
        }
    }

    /// Calls `ask` with the index of the registry's words, which the first call builds.
    pub(crate) fn with_index<T>(&self, ask: impl FnOnce(&Index<'_>) -> T) -> T {
        static EMBEDDED: OnceLock<Index<'static>> = OnceLock::new();
        match &self.0 {
            Contents::Embedded => {
                ask(EMBEDDED.get_or_init(|| Index::new(iana_ports::Registry::embedded())))
            }
            Contents::Loaded { tables, .. } => tables.with_dependent(|owner, index| {
                ask(index.get_or_init(|| Index::new(owner.registry())))
            }),
        }
    }

    /// The names of its ports as codes, which the first call numbers.
    pub(crate) fn name_codes(&self) -> &NameCodes {
        static EMBEDDED: OnceLock<NameCodes> = OnceLock::new();
        let name_codes = match &self.0 {
            Contents::Embedded => &EMBEDDED,
            Contents::Loaded { name_codes, .. } => name_codes,
        };
        name_codes.get_or_init(|| NameCodes::new(self.registry()))
    }
}

/// The registry that an object answers from. The embedded one needs no reference.
pub(crate) enum Source {
    /// The registry that is compiled in.
    Embedded,
    /// A registry that was loaded.
    Loaded(Py<Registry>),
}

impl Source {
    #[inline]
    pub(crate) fn of(registry: &Bound<'_, Registry>) -> Self {
        match registry.get().0 {
            Contents::Embedded => Self::Embedded,
            Contents::Loaded { .. } => Self::Loaded(registry.clone().unbind()),
        }
    }

    /// The library's registry.
    #[inline]
    pub(crate) fn registry(&self) -> iana_ports::Registry<'_> {
        match self {
            Self::Embedded => iana_ports::Registry::embedded(),
            Self::Loaded(registry) => registry.get().registry(),
        }
    }

    #[inline]
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        match self {
            Self::Embedded => Self::Embedded,
            Self::Loaded(registry) => Self::Loaded(registry.clone_ref(py)),
        }
    }
}
