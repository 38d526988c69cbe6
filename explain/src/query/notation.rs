//! The notation of ports and ranges in queries.

use std::ops::RangeInclusive;

/// A port or a range of ports, for options: `80`, `8000-8999`.
///
/// # Errors
///
/// What was expected, for any other text.
pub fn interval(text: &str) -> Result<RangeInclusive<u16>, &'static str> {
    let interval = port_number(text).map(|number| number..=number).or_else(|| port_range(text));
    interval
        .filter(|interval| !interval.is_empty())
        .ok_or("expected a port, or a range such as 8000-8999 with the lower port first")
}

/// A port as the registry writes it, without sign or leading zeros.
pub(super) fn port_number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|number: &u16| number.to_string() == text)
}

pub(super) fn port_range(text: &str) -> Option<RangeInclusive<u16>> {
    let (first, last) = text.split_once('-')?;
    Some(port_number(first)?..=port_number(last)?)
}

/// Whether the text is a port or a range in the correct notation.
pub(super) fn is_numeric(text: &str) -> bool {
    interval(text).is_ok()
}
