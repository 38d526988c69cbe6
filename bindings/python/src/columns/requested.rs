//! The type that another library asks for.
//!
//! A requested schema is a wish: the exporter may ignore it (Arrow `PyCapsule` interface, "Schema
//! Requests"). Texts are what libraries ask for in place of a dictionary. pyo3-arrow would
//! convert between all types, which is half of the extension module.

use std::sync::Arc;

use arrow_array::{ArrayRef, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::PyDataType;

/// The names as texts of the requested type; None if that is no type of texts.
pub(super) fn texts<'a>(
    requested_schema: &Bound<'_, PyCapsule>,
    names: impl Iterator<Item = Option<&'a str>>,
) -> PyResult<Option<ArrayRef>> {
    let requested = PyDataType::from_arrow_pycapsule(requested_schema)?.into_inner();
    Ok(Some(match requested {
        DataType::Utf8 => Arc::new(names.collect::<StringArray>()),
        DataType::LargeUtf8 => Arc::new(names.collect::<LargeStringArray>()),
        DataType::Utf8View => Arc::new(names.collect::<StringViewArray>()),
        _ => return Ok(None),
    }))
}
