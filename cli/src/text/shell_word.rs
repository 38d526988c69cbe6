//! Words of a shell command.

/// The text, quoted so that a shell reads it as one word.
pub(crate) fn shell_word(text: &str) -> String {
    // Paths of Windows contain backslashes, and its shells do not treat them specially.
    let is_backslash = |char| cfg!(windows) && char == '\\';
    let is_plain =
        |char: char| char.is_alphanumeric() || "._+-/:@%,".contains(char) || is_backslash(char);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
