//! From a port to its names: the functions of every tier.

use core::ffi::c_char;

use iana_ports::{PortRange, Transport};

use crate::text::Text;
use crate::{ANY, REGISTRY, raw, text};

/// The number of the largest tier among the features, as in `IANA_PORTS_TIER`.
const TIER: u8 = cfg!(feature = "user-ports") as u8
    + cfg!(feature = "descriptions") as u8
    + cfg!(feature = "by-name") as u8
    + cfg!(feature = "full") as u8;

/// The version of the interface. Raise it if programs compiled with an earlier header
/// would break.
const ABI_VERSION: u32 = 1;

/// The version of the interface.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_abi_version() -> u32 {
    ABI_VERSION
}

/// The tier that the library was built with.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_tier() -> u8 {
    TIER
}

/// The name of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_name(port: u16, protocol: u8) -> Text {
    Text::from(name(port, protocol))
}

/// Copies the name of a port.
///
/// # Safety
///
/// `buffer` is null, or points to `size` bytes that nobody else uses.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; writes to the caller's buffer")]
pub unsafe extern "C" fn iana_ports_name_copy(
    port: u16,
    protocol: u8,
    buffer: *mut c_char,
    size: usize,
) -> usize {
    // SAFETY: the caller vouches for the buffer.
    let buffer = unsafe { raw::buffer(buffer, size) };
    text::copy(name(port, protocol).unwrap_or("").as_bytes(), buffer)
}

/// The range of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_port_range(port: u16) -> u8 {
    match PortRange::of(port) {
        PortRange::System => 1,
        PortRange::User => 2,
        PortRange::Dynamic => 3,
    }
}

/// Whether the tier has the names of this port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_covers(port: u16) -> bool {
    REGISTRY.lookup(port).covered()
}

/// Copies a text of the tables.
///
/// # Safety
///
/// `text` is what a function of this library returned. `buffer` is null, or points to
/// `size` bytes that nobody else uses.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; reads the caller's text, writes to the caller's buffer")]
pub unsafe extern "C" fn iana_ports_text_copy(
    text: Text,
    buffer: *mut c_char,
    size: usize,
) -> usize {
    // SAFETY: the caller vouches for the text and the buffer.
    let (text, buffer) = unsafe { (raw::bytes(text.data, text.length), raw::buffer(buffer, size)) };
    text::copy(text, buffer)
}

/// The name of a port. Does not use [`crate::ask`], whose closure the compiler does not
/// inline: the call would take a fifth of the time of this shortest answer.
#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
fn name(port: u16, protocol: u8) -> Option<&'static str> {
    if protocol == ANY {
        return REGISTRY.lookup(port).name();
    }
    REGISTRY.service_name(port, Transport::from_protocol_number(protocol)?)
}
