//! Rust source of static tables.

use std::fmt::{self, Write as _};

/// Writes an array of integers of `bits` bits.
pub(crate) fn ints(source: &mut String, name: &str, bits: u32, values: &[usize]) -> fmt::Result {
    assert!(values.iter().all(|value| value >> bits == 0), "{name} needs more than {bits} bits");
    writeln!(source, "pub(crate) static {name}: [u{bits}; {}] = {values:?};", values.len())
}

/// Writes a constant.
pub(crate) fn number(source: &mut String, name: &str, value: usize) -> fmt::Result {
    writeln!(source, "pub(crate) const {name}: usize = {value};")
}

/// Writes a text.
pub(crate) fn text(source: &mut String, name: &str, text: &str) -> fmt::Result {
    writeln!(source, "pub(crate) const {name}: &str = {text:?};")
}

/// Writes a module around what `content` writes.
pub(crate) fn module(
    source: &mut String,
    name: &str,
    content: impl FnOnce(&mut String) -> fmt::Result,
) -> fmt::Result {
    writeln!(source, "pub(crate) mod {name} {{")?;
    content(source)?;
    writeln!(source, "}}")
}

/// The offsets of concatenated texts: where each starts, and where the last one ends.
pub(crate) fn offsets(texts: &[&str]) -> Vec<usize> {
    let mut end = 0;
    let ends = texts.iter().map(|text| {
        end += text.len();
        end
    });
    std::iter::once(0).chain(ends).collect()
}
