//! Search and related services.

use iana_ports::Transport;
use iana_ports_search::Index;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::arguments::{text, wrong_value};
use crate::entry::{Hit, Related, Rows};
use crate::source::{Registry, Source};
use crate::word_match::WordMatch;

/// The most characters of a search: many words take long, and nothing interrupts a
/// search.
const MAX_WORDS_LEN: usize = 256;

/// Asks the index for related services while other threads run.
fn ask_for_related<'py>(
    registry: &Bound<'py, Registry>,
    ask: impl for<'a> FnOnce(&Index<'a>) -> Vec<iana_ports_search::Related<'a>> + Send,
) -> PyResult<Bound<'py, PyTuple>> {
    let (py, own) = (registry.py(), registry.get());
    let found: Vec<(Rows, String)> = py.detach(|| {
        own.with_index(|index| {
            let related = ask(index);
            let answer = |one: &iana_ports_search::Related<'_>| {
                (Rows::of(one.entry()), one.reason().to_string())
            };
            related.iter().map(answer).collect()
        })
    });
    let source = Source::of(registry);
    let related = found
        .into_iter()
        .map(|(rows, reason)| Related::create(py, source.clone_ref(py), rows, reason));
    PyTuple::new(py, related.collect::<PyResult<Vec<_>>>()?)
}

/// The entries that match all words.
pub(crate) fn search<'py>(
    registry: &Bound<'py, Registry>,
    argument: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyTuple>> {
    let (py, own) = (registry.py(), registry.get());
    let words = text(argument, "words")?.unwrap_or_default();
    if words.chars().count() > MAX_WORDS_LEN {
        let expected = format!("at most {MAX_WORDS_LEN} characters");
        return Err(wrong_value(argument, "words", &expected));
    }
    let found: Vec<(Rows, Vec<WordMatch>)> = py.detach(|| {
        own.with_index(|index| {
            let hits = index.search(words);
            let answer = |hit: &iana_ports_search::Hit<'_>| {
                (Rows::of(hit.entry()), hit.matches().iter().map(WordMatch::new).collect())
            };
            hits.iter().map(answer).collect()
        })
    });
    let source = Source::of(registry);
    let hits = found
        .into_iter()
        .map(|(rows, matches)| Hit::create(py, source.clone_ref(py), rows, matches));
    PyTuple::new(py, hits.collect::<PyResult<Vec<_>>>()?)
}

/// The services related to a port.
pub(crate) fn related<'py>(
    registry: &Bound<'py, Registry>,
    port: u16,
    transport: Option<Transport>,
) -> PyResult<Bound<'py, PyTuple>> {
    ask_for_related(registry, |index| {
        let port = index.registry().lookup(port);
        index.related(transport.map_or(port, |transport| port.on(transport)))
    })
}

/// The services related to the service of this name.
pub(crate) fn related_to_service<'py>(
    registry: &Bound<'py, Registry>,
    name: &str,
) -> PyResult<Bound<'py, PyTuple>> {
    ask_for_related(registry, |index| {
        let service = index.registry().service(name);
        service.map(|service| index.related_to_service(service)).unwrap_or_default()
    })
}
