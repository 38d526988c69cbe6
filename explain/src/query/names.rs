//! The syntax of service names.

/// The most characters that a new name may have (RFC 6335, section 5.1).
const MAX_NAME_LEN: usize = 15;

/// The rule of RFC 6335, section 5.1, that the text breaks. A few old names break it too,
/// but IANA registers no new ones.
pub(crate) fn broken_rule(text: &str) -> Option<&'static str> {
    if !text.chars().all(|char| char.is_ascii_alphanumeric() || char == '-') {
        return Some("a service name has letters, digits and hyphens only");
    }
    if text.len() > MAX_NAME_LEN {
        return Some("a service name has at most 15 characters");
    }
    if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
        return Some("a hyphen must be between letters or digits");
    }
    None
}
