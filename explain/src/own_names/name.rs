//! The rules for own names.

use iana_ports::Transport;

use super::error::Problem;
use crate::excerpt::excerpt;

/// The maximum length in bytes. The grammar of `annotate` looks at a limited number of
/// bytes before a port, and they must include an added name.
const MAX_LEN: usize = 128;

/// Rejects names that a query could not find, and names that would break the format in
/// which `annotate` writes them: `(name*)`.
pub(super) fn check(name: &str) -> Result<(), Problem> {
    let expected = if name.is_empty() {
        "at least one letter"
    } else if name.chars().any(char::is_control) {
        "no control characters"
    } else if name.contains(['(', ')', '"']) {
        "no parentheses and no quotes"
    } else if name.ends_with('*') {
        "no * at the end, which marks own names"
    } else if !name.contains(char::is_alphabetic) {
        "at least one letter, which distinguishes it from a port"
    } else if name.len() > MAX_LEN {
        "at most 128 bytes"
    } else if name.contains(" #") {
        "no comment after it: a comment has a line of its own"
    } else if contains_port(name) {
        "no port in it (:80, /tcp) and no `>` between blanks"
    } else {
        return Ok(());
    };
    Err(Problem::Name { found: excerpt(name), expected })
}

/// Whether `annotate` could find a port in the name when it reads its own output.
///
/// A query takes what follows its last slash for a transport.
fn contains_port(name: &str) -> bool {
    let after = |mark| name.split(mark).skip(1);
    let begins_with = |text: &str, word: &str| {
        text.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
    };
    after(':').any(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
        || after('/').any(|rest| Transport::ALL.iter().any(|one| begins_with(rest, one.as_str())))
        || name.contains(" > ")
}
