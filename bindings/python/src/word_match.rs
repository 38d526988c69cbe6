//! How a word of a search matches.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::pickling::{self, Reduced};
use crate::repr::Repr;

/// How and where one word of a search matches. Of several matches, the best one.
///
/// >>> from iana_ports import search
/// >>> search("rdp")[0].matches[0]
/// WordMatch('rdp', found='rdp', how='exact', field='everyday name')
/// >>> str(search("rdp")[0].matches[0])
/// 'everyday name: rdp'
#[pyclass(frozen, eq, hash, module = "iana_ports")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct WordMatch {
    word: String,
    found: String,
    how: String,
    field: String,
    text: String,
}

impl WordMatch {
    pub(crate) fn new(matched: &iana_ports_search::WordMatch) -> Self {
        Self {
            word: matched.word().to_owned(),
            found: matched.found().to_owned(),
            how: matched.how().to_string(),
            field: matched.field().to_string(),
            text: matched.to_string(),
        }
    }

    /// The match in plain words.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

#[pymethods]
impl WordMatch {
    /// The word of the search, in lower case.
    #[getter]
    fn word(&self) -> &str {
        &self.word
    }

    /// What matches it, in lower case: the word, another form of it, a word that contains
    /// it, or initials.
    #[getter]
    fn found(&self) -> &str {
        &self.found
    }

    /// How the word matches, best first: 'exact', 'whole description', 'name start',
    /// 'name prefix', 'word', 'stem', 'word start', 'initials' or 'part'.
    #[getter]
    fn how(&self) -> &str {
        &self.how
    }

    /// Where the word matches: 'name', 'alias', 'everyday name', 'port number',
    /// 'description', 'assignee' or 'assignment notes'.
    #[getter]
    fn field(&self) -> &str {
        &self.field
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let repr = Repr::new(py, "WordMatch")
            .text_value(Some(&self.word))?
            .text("found", Some(&self.found))?
            .text("how", Some(&self.how))?
            .text("field", Some(&self.field))?;
        Ok(repr.finish())
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        let Self { word, found, how, field, text } = slf.get().clone();
        pickling::reduce(slf, (word, found, how, field, text))
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        word: String,
        found: String,
        how: String,
        field: String,
        text: String,
    ) -> Self {
        Self { word, found, how, field, text }
    }
}
