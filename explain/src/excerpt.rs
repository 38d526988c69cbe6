//! Values in messages.

/// The value for a message: quoted, with control characters escaped, and truncated if it
/// is long. `iana-ports-compiler` has the same function.
pub(crate) fn excerpt(value: &str) -> String {
    const MAX_CHARS: usize = 60;
    match value.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{:?}…", &value[..end]),
        None => format!("{value:?}"),
    }
}
