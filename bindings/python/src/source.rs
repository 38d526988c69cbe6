//! The registry that an object answers from.

use std::sync::Arc;

use iana_ports::{OwnedRegistry, Registry};

/// The embedded registry, or one that was loaded from a file.
#[derive(Clone)]
pub(crate) enum Source {
    /// The registry that is compiled in.
    Embedded,
    /// A registry of `Registry.from_csv`; its objects share it.
    Loaded(Arc<OwnedRegistry>),
}

impl Source {
    pub(crate) fn registry(&self) -> Registry<'_> {
        match self {
            Self::Embedded => Registry::embedded(),
            Self::Loaded(registry) => registry.registry(),
        }
    }
}
