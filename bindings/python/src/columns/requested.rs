//! The type that another library asks for.
//!
//! The exporter may ignore a requested schema (Arrow `PyCapsule` interface, "Schema
//! Requests"). Libraries request texts instead of a dictionary, so this converts only to
//! texts. The conversions of pyo3-arrow between all types would double the extension
//! module.

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
