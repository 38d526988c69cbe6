//! The syntax of ports and ranges, for queries and for own names.

use std::ops::RangeInclusive;

/// Parses a port or a range of ports, for options: `80`, `8000-8999`.
///
/// ```
/// use iana_ports_explain::query::parse_interval;
///
/// assert_eq!(parse_interval("8000-8999"), Ok(8000..=8999));
/// assert!(parse_interval("080").is_err());
/// ```
///
/// # Errors
///
/// What was expected, for any other text.
pub fn parse_interval(text: &str) -> Result<RangeInclusive<u16>, &'static str> {
    let interval = port_number(text).map(|number| number..=number).or_else(|| port_range(text));
    interval
        .filter(|interval| !interval.is_empty())
        .ok_or("expected a port, or a range such as 8000-8999 with the lower port first")
}

/// Whether two intervals have a port in common.
///
/// ```
/// use iana_ports_explain::query::overlap;
///
/// assert!(overlap(&(1..=80), &(80..=443)));
/// assert!(!overlap(&(1..=79), &(80..=443)));
/// ```
pub fn overlap(one: &RangeInclusive<u16>, other: &RangeInclusive<u16>) -> bool {
    one.start() <= other.end() && other.start() <= one.end()
}

/// A port as the registry writes it, without sign or leading zeros.
pub(crate) fn port_number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|number: &u16| number.to_string() == text)
}

/// Two ports with a hyphen between them. The range is empty if the first one is the
/// higher.
pub(crate) fn port_range(text: &str) -> Option<RangeInclusive<u16>> {
    let (first, last) = text.split_once('-')?;
    Some(port_number(first)?..=port_number(last)?)
}

/// Whether the text is a port or a range in the correct notation.
pub(crate) fn is_numeric(text: &str) -> bool {
    parse_interval(text).is_ok()
}
