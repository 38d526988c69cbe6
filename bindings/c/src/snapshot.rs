//! The facts about the file that the tables come from.

use crate::REGISTRY;

/// `iana_ports_date`: a date. Month and day are 0 if unknown.
#[repr(C)]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

static SHA256: [u8; 32] = REGISTRY.snapshot().sha256();

/// The number of rows of the file.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_snapshot_rows() -> u32 {
    const { REGISTRY.snapshot().rows() }
}

/// The newest date in the file.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_snapshot_newest_date() -> Date {
    match const { REGISTRY.snapshot().newest_date() } {
        Some(date) => Date { year: date.year, month: date.month, day: date.day.unwrap_or(0) },
        None => Date { year: 0, month: 0, day: 0 },
    }
}

/// The SHA-256 of the file.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_snapshot_sha256() -> *const u8 {
    SHA256.as_ptr()
}

/// The length of the longest service name.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_snapshot_max_name_length() -> usize {
    const { REGISTRY.snapshot().max_service_name_len() }
}
