//! The registry's dates: a day, or a month without a day.

use core::error::Error;
use core::fmt;
use core::str::FromStr;

/// A date of the registry: `2024-06-12`, or `2002-01` if only the month is known.
///
/// Dates are ordered by time, a month before its days. The fields are public and
/// unchecked. A date from a registry or from [`str::parse`] is a valid date of the
/// Gregorian calendar.
///
/// ```
/// # use iana_ports_tables as iana_ports;
/// use iana_ports::Date;
///
/// let date: Date = "2002-01".parse()?;
/// assert_eq!(date, Date { year: 2002, month: 1, day: None });
/// assert_eq!(date.to_string(), "2002-01");
/// assert!(date < "2024-06-12".parse()?);
/// # Ok::<(), iana_ports::ParseDateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31, or `None` if only the month is known.
    pub day: Option<u8>,
}

/// The error of parsing a text that is not a [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseDateError(());

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date: expected YYYY-MM-DD or YYYY-MM")
    }
}

impl Error for ParseDateError {}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}")?;
        match day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    /// Parses `YYYY-MM-DD` or `YYYY-MM`. A date that parses prints the same bytes again.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (year, rest) = digits(text.as_bytes(), 4)?;
            let (month, rest) = digits(rest.strip_prefix(b"-")?, 2)?;
            let (day, rest) = match rest.strip_prefix(b"-") {
                Some(rest) => digits(rest, 2).map(|(day, rest)| (Some(day), rest))?,
                None => (None, rest),
            };
            let real = (1..=12).contains(&month)
                && day.is_none_or(|day| (1..=days_of_month(year, month)).contains(&day));
            (real && rest.is_empty()).then_some(Self {
                year,
                month: month as u8,
                day: day.map(|day| day as u8),
            })
        };
        parse().ok_or(ParseDateError(()))
    }
}

/// The number in the first `count` bytes, which are digits, and the bytes after them.
fn digits(text: &[u8], count: usize) -> Option<(u16, &[u8])> {
    let (number, rest) = text.split_at_checked(count)?;
    let number = number.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0'))
    })?;
    Some((number, rest))
}

fn days_of_month(year: u16, month: u16) -> u16 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    /// Packs the date into one integer for the tables.
    #[doc(hidden)]
    #[inline]
    pub const fn pack(self) -> u32 {
        let day = match self.day {
            Some(day) => day,
            None => 0,
        };
        (self.year as u32) << 9 | (self.month as u32) << 5 | day as u32
    }

    /// Unpacks a date that [`Date::pack`] packed.
    #[doc(hidden)]
    #[inline]
    pub const fn unpack(packed: u32) -> Self {
        let day = (packed & 31) as u8;
        Self {
            year: (packed >> 9) as u16,
            month: (packed >> 5 & 15) as u8,
            day: if day == 0 { None } else { Some(day) },
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::format;
    use std::string::ToString as _;

    /// The days of each month of a common year.
    const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    #[test]
    fn every_day_of_a_month_prints_packs_and_parses_back() {
        let years = [
            (0, true),
            (1899, false),
            (1900, false),
            (1999, false),
            (2000, true),
            (2022, false),
            (2023, false),
            (2024, true),
            (2100, false),
            (9996, true),
            (9999, false),
        ];
        for (year, is_leap) in years {
            for (month, days) in (1..).zip(DAYS) {
                let days = if month == 2 && is_leap { 29 } else { days };
                for day in [None].into_iter().chain((1..=days).map(Some)) {
                    let date = Date { year, month, day };
                    assert_eq!(date.to_string().parse(), Ok(date));
                    assert_eq!(Date::unpack(date.pack()), date);
                }
                for day in [0, days + 1, 32, 99] {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    assert!(text.parse::<Date>().is_err(), "{text}");
                }
            }
        }
    }

    #[test]
    fn dates_that_would_not_print_back_are_rejected() {
        for text in [
            "",
            "2020",
            "2020-",
            "2020-13",
            "2020-00",
            "2020-1",
            "20-01",
            "2020-01-",
            "2020-01-00",
            "2023-02-29",
            "2020-01-1",
            "2020-01-011",
            "+020-01",
            "2020-01-01 ",
            "2020/01/01",
            "２０２０-01",
        ] {
            let error = text.parse::<Date>().expect_err(text);
            assert_eq!(error.to_string(), "not a date: expected YYYY-MM-DD or YYYY-MM");
        }
    }
}
