//! The file that a registry comes from.

use core::fmt;

use iana_ports_tables::Date;

/// The facts about the file that a registry was compiled or loaded from.
///
/// A bug report should contain them.
///
/// In a part of IANA's registry (`iana_ports_build::iana()`), the number of rows and the
/// longest name are those of the part. The date and the SHA-256 are those of the whole
/// file.
///
/// ```
/// let snapshot = iana_ports::SNAPSHOT;
/// println!("{snapshot}"); // 14447 rows, newest date 2024-06-12, SHA-256 a86d…
/// # assert!(snapshot.rows() > 0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Snapshot {
    rows: u32,
    newest_date: Option<Date>,
    sha256: [u8; 32],
    max_service_name_len: u16,
}

impl Snapshot {
    #[doc(hidden)]
    pub const fn new(
        rows: u32,
        newest_date: Option<Date>,
        sha256: [u8; 32],
        max_service_name_len: u16,
    ) -> Self {
        Self { rows, newest_date, sha256, max_service_name_len }
    }

    /// The number of rows of the file, without the header. The same in every tier.
    pub const fn rows(self) -> u32 {
        self.rows
    }

    /// The newest registration or modification date in the file, or `None` if it has no
    /// date.
    pub const fn newest_date(self) -> Option<Date> {
        self.newest_date
    }

    /// The SHA-256 of the file's bytes.
    pub const fn sha256(self) -> [u8; 32] {
        self.sha256
    }

    /// The length in bytes of the file's longest service name.
    ///
    /// The same in every tier: see [`MAX_SERVICE_NAME_LEN`](crate::MAX_SERVICE_NAME_LEN).
    pub const fn max_service_name_len(self) -> usize {
        self.max_service_name_len as usize
    }
}

/// One line: rows, newest date, SHA-256 in hexadecimal.
impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows, ", self.rows)?;
        match self.newest_date {
            Some(date) => write!(f, "newest date {date}, ")?,
            None => f.write_str("no dates, ")?,
        }
        write!(f, "SHA-256 {}", Hex(&self.sha256))
    }
}

/// Bytes in hexadecimal.
pub(crate) struct Hex<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
