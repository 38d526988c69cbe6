//! From a service name to its rows.

use core::ffi::c_char;

use crate::records::{RecordHandle, handle};
use crate::services::service;

/// The number of rows of a service.
///
/// # Safety
///
/// `name` is null, or points to `length` bytes that nobody writes to.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; reads the caller's name")]
pub unsafe extern "C" fn iana_ports_service_record_count(
    name: *const c_char,
    length: usize,
) -> usize {
    // SAFETY: the caller vouches for the name.
    unsafe { service(name, length) }.map_or(0, |service| service.records().len())
}

/// One of the rows of a service.
///
/// # Safety
///
/// `name` is null, or points to `length` bytes that nobody writes to.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; reads the caller's name")]
pub unsafe extern "C" fn iana_ports_service_record_at(
    name: *const c_char,
    length: usize,
    index: usize,
) -> RecordHandle {
    // SAFETY: the caller vouches for the name.
    handle(unsafe { service(name, length) }.and_then(|service| service.records().nth(index)))
}
