//! The registry that answers.

use std::cell::OnceCell;

use iana_ports::Registry;
#[cfg(feature = "page")]
use iana_ports_explain::Facts;
use iana_ports_search::Index;

/// The registry that was loaded into this instance of the module, or the embedded one.
#[inline]
pub(crate) fn registry() -> Registry<'static> {
    #[cfg(feature = "page")]
    if let Some(registry) = crate::csv::loaded() {
        return registry;
    }
    Registry::embedded()
}

/// Calls `ask` with the index of the registry's words, which the first call builds.
#[cfg(not(feature = "page"))]
pub(crate) fn with_index<T>(ask: impl FnOnce(&Index<'static>) -> T) -> T {
    thread_local! {
        static INDEX: OnceCell<Index<'static>> = const { OnceCell::new() };
    }
    INDEX.with(|index| ask(index.get_or_init(|| Index::new(registry()))))
}

/// Calls `ask` with the index of the registry's words, which the first call builds.
#[cfg(feature = "page")]
pub(crate) fn with_index<T>(ask: impl FnOnce(&Index<'static>) -> T) -> T {
    with_facts(|facts| ask(facts.index()))
}

/// Calls `ask` with the facts that all explanations share, which the first call builds.
#[cfg(feature = "page")]
pub(crate) fn with_facts<T>(ask: impl FnOnce(&Facts<'static>) -> T) -> T {
    thread_local! {
        static FACTS: OnceCell<Facts<'static>> = const { OnceCell::new() };
    }
    FACTS.with(|facts| ask(facts.get_or_init(|| Facts::new(registry()))))
}
