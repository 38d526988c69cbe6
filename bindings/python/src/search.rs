//! Search and related services: methods of `Registry`, and functions of the module.

use iana_ports_search::Index;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::arguments::{PortNumber, TransportArgument, text, wrong_value};
use crate::entry::{Hit, Related, Rows};
use crate::source::{Registry, Source};
use crate::word_match::WordMatch;

/// How many characters the words of a search may have: many words take long, and nothing stops
/// a search.
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

#[pymethods]
impl Registry {
    /// The entries that match all words, best first. Empty if the words have no letter and no
    /// digit.
    ///
    /// Looks in names, descriptions, everyday names such as rdp, assignees and assignment
    /// notes. Words may be in any case, order and form: managers finds manager. Words that say
    /// little (server, of) are optional. A number also matches the services on that port.
    /// Exact names come first; services without a port come last.
    ///
    /// The first search builds an index, which takes 20 milliseconds and 4 MB; each search
    /// then takes about a millisecond. Meanwhile other threads run.
    ///
    /// Args:
    ///     words: at most 256 characters; blanks separate words.
    ///
    /// Raises:
    ///     TypeError: if the words are no str.
    ///     ValueError: if they are longer.
    ///
    /// >>> from iana_ports import search
    /// >>> search("rdp")[0].name
    /// 'ms-wbt-server'
    /// >>> "sentinel-lm" in [hit.name for hit in search("license manager")]
    /// True
    fn search<'py>(
        slf: &Bound<'py, Self>,
        words: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let (py, own) = (slf.py(), slf.get());
        let argument = words;
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
        let source = Source::of(slf);
        let hits = found
            .into_iter()
            .map(|(rows, matches)| Hit::create(py, source.clone_ref(py), rows, matches));
        PyTuple::new(py, hits.collect::<PyResult<Vec<_>>>()?)
    }

    /// The services of the same kind as a port's, most closely related first. Empty for a port
    /// without a name. Costs as much as a search.
    ///
    /// Args:
    ///     port: an integer from 0 to 65535, or an object with __index__.
    ///     transport: the port's services on this transport only: a Transport, its name in any
    ///         case, or its protocol number (6, 17, 132, 33).
    ///
    /// Raises:
    ///     TypeError: if the port is no integer, or the transport neither a str nor an integer.
    ///     ValueError: if the port is out of range, or the transport is another one.
    ///
    /// >>> from iana_ports import related
    /// >>> related(1455)[1].reason
    /// 'LM (license manager) in its name'
    #[pyo3(signature = (port, transport=None))]
    fn related<'py>(
        slf: &Bound<'py, Self>,
        port: PortNumber,
        transport: Option<TransportArgument>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let (port, transport) = (port.get()?, TransportArgument::optional(transport)?);
        ask_for_related(slf, |index| {
            let port = index.registry().lookup(port);
            index.related(transport.map_or(port, |transport| port.on(transport)))
        })
    }

    /// The services of the same kind as a service, other services on its ports included. Empty
    /// if there is no such service. Costs as much as a search.
    ///
    /// Args:
    ///     name: a service name; ASCII case is ignored.
    ///
    /// Raises:
    ///     TypeError: if the name is no str.
    ///
    /// >>> from iana_ports import related_to_service
    /// >>> related_to_service("syslog-tls")[0].name
    /// 'syslog'
    fn related_to_service<'py>(
        slf: &Bound<'py, Self>,
        name: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let name = text(name, "name")?.unwrap_or_default();
        ask_for_related(slf, |index| {
            let service = index.registry().service(name);
            service.map(|service| index.related_to_service(service)).unwrap_or_default()
        })
    }
}
