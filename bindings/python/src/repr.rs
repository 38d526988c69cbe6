//! The `repr` of objects: `Port(514, transport='udp', name='syslog', status='assigned')`.

use std::fmt::Display;

use pyo3::prelude::*;
use pyo3::types::PyString;

/// Writes a `repr`. Fields without a value are left out.
pub(crate) struct Repr<'py> {
    py: Python<'py>,
    class: &'static str,
    fields: Vec<String>,
}

impl<'py> Repr<'py> {
    pub(crate) fn new(py: Python<'py>, class: &'static str) -> Self {
        Self { py, class, fields: Vec::new() }
    }

    /// Adds a value without the name of its field.
    pub(crate) fn value(mut self, value: impl Display) -> Self {
        self.fields.push(value.to_string());
        self
    }

    /// Adds a field whose value needs no quotes.
    pub(crate) fn field(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.value(format_args!("{name}={value}")),
            None => self,
        }
    }

    /// Adds a text without the name of its field, in quotes as Python writes them.
    pub(crate) fn text_value(self, text: Option<&str>) -> PyResult<Self> {
        let quoted = text.map(|text| PyString::new(self.py, text).repr()).transpose()?;
        Ok(match quoted {
            Some(quoted) => self.value(quoted),
            None => self,
        })
    }

    /// Adds a text, in quotes as Python writes them.
    pub(crate) fn text(self, name: &str, text: Option<&str>) -> PyResult<Self> {
        let quoted = text.map(|text| PyString::new(self.py, text).repr()).transpose()?;
        Ok(self.field(name, quoted))
    }

    pub(crate) fn finish(self) -> String {
        format!("{}({})", self.class, self.fields.join(", "))
    }
}
