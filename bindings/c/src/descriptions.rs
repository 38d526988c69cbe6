//! From a port to its description.

use core::ffi::c_char;

use iana_ports::Port;

use crate::text::Text;
use crate::{ask, raw, text};

/// The description of a port.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn iana_ports_description(port: u16, protocol: u8) -> Text {
    Text::from(description(port, protocol))
}

/// Copies the description of a port.
///
/// # Safety
///
/// `buffer` is null, or points to `size` bytes that nobody else uses.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; writes to the caller's buffer")]
pub unsafe extern "C" fn iana_ports_description_copy(
    port: u16,
    protocol: u8,
    buffer: *mut c_char,
    size: usize,
) -> usize {
    // SAFETY: the caller vouches for the buffer.
    let buffer = unsafe { raw::buffer(buffer, size) };
    text::copy(description(port, protocol).unwrap_or("").as_bytes(), buffer)
}

#[expect(clippy::inline_always, reason = "keeps the pointer to the tables a constant")]
#[inline(always)]
fn description(port: u16, protocol: u8) -> Option<&'static str> {
    ask(port, protocol, Port::description).flatten()
}
