//! From a service name to its ports and rows: what the tier `by-name` adds.

use core::ffi::c_char;

use iana_ports::{Service, Transport};

use crate::text::Text;
use crate::{ANY, REGISTRY, raw};

/// The service of this name.
///
/// # Safety
///
/// As for [`raw::name`].
#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
#[expect(unsafe_code, reason = "reads the caller's name")]
pub(crate) unsafe fn service(name: *const c_char, length: usize) -> Option<Service<'static>> {
    // SAFETY: the caller vouches for the name.
    REGISTRY.service(unsafe { raw::name(name, length) }?)
}

/// The first port of a service.
///
/// # Safety
///
/// `name` is null, or points to `length` bytes that nobody writes to.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; reads the caller's name")]
pub unsafe extern "C" fn iana_ports_service_port(
    name: *const c_char,
    length: usize,
    protocol: u8,
) -> i32 {
    // SAFETY: the caller vouches for the name.
    let Some(service) = (unsafe { service(name, length) }) else {
        return -1;
    };
    let port = if protocol == ANY {
        // Rows are ordered by first port.
        Transport::ALL.into_iter().filter_map(|transport| service.port(transport)).min()
    } else {
        Transport::from_protocol_number(protocol).and_then(|transport| service.port(transport))
    };
    port.map_or(-1, i32::from)
}

/// The name of a service, as the registry spells it.
///
/// # Safety
///
/// `name` is null, or points to `length` bytes that nobody writes to.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; reads the caller's name")]
pub unsafe extern "C" fn iana_ports_service_name(name: *const c_char, length: usize) -> Text {
    // SAFETY: the caller vouches for the name.
    Text::from(unsafe { service(name, length) }.map(Service::name))
}
