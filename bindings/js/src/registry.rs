//! The registry that answers.

use iana_ports::Registry;
use iana_ports_search::Index;
use std::cell::OnceCell;

/// The registry that was loaded into this instance of the module, or the embedded one.
#[inline]
pub(crate) fn registry() -> Registry<'static> {
    #[cfg(feature = "page")]
    if let Some(registry) = crate::csv::loaded() {
        return registry;
    }
    Registry::embedded()
}

thread_local! {
    static INDEX: OnceCell<Index<'static>> = const { OnceCell::new() };
}

/// Calls `ask` with the index of the registry's words, which the first call builds.
pub(crate) fn with_index<T>(ask: impl FnOnce(&Index<'static>) -> T) -> T {
    INDEX.with(|index| ask(index.get_or_init(|| Index::new(registry()))))
}
