//! The only code that dereferences the caller's pointers.

use core::ffi::c_char;
use core::mem::MaybeUninit;
use core::slice;

/// The maximum length of a name. The registry has no longer one.
#[cfg(feature = "by-name")]
const MAX_NAME_LEN: usize = crate::REGISTRY.snapshot().max_service_name_len();

/// The `length` bytes from `name` on, or `None` if no service has such a name: if the
/// pointer is null, if no name is that long, or if the bytes are not UTF-8.
///
/// # Safety
///
/// `name` is null, or points to `length` bytes that nobody writes to during `'a`.
#[cfg(feature = "by-name")]
#[inline]
#[expect(unsafe_code, reason = "reads the caller's name")]
pub(crate) unsafe fn name<'a>(name: *const c_char, length: usize) -> Option<&'a str> {
    if name.is_null() || length > MAX_NAME_LEN {
        return None;
    }
    // SAFETY: the caller vouches for the bytes.
    core::str::from_utf8(unsafe { bytes(name, length) }).ok()
}

/// The `length` bytes from `data` on. Empty if the pointer is null or the length exceeds
/// any object.
///
/// # Safety
///
/// `data` is null, or points to `length` bytes that nobody writes to during `'a`.
#[inline]
#[expect(unsafe_code, reason = "reads the caller's bytes")]
pub(crate) unsafe fn bytes<'a>(data: *const c_char, length: usize) -> &'a [u8] {
    if data.is_null() || length > isize::MAX as usize {
        return &[];
    }
    // SAFETY: not null, the caller vouches for the bytes, and the length is at most
    // `isize::MAX`.
    unsafe { slice::from_raw_parts(data.cast(), length) }
}

/// The caller's buffer, empty if the pointer is null or if the size is larger than any
/// object.
///
/// # Safety
///
/// `buffer` is null, or points to `size` bytes that nobody else uses during `'a`.
#[inline]
#[expect(unsafe_code, reason = "the caller's buffer becomes a slice")]
pub(crate) unsafe fn buffer<'a>(buffer: *mut c_char, size: usize) -> &'a mut [MaybeUninit<u8>] {
    if buffer.is_null() || size > isize::MAX as usize {
        return &mut [];
    }
    // SAFETY: not null, the caller vouches for the bytes, which need not be initialized,
    // and the size is at most `isize::MAX`.
    unsafe { slice::from_raw_parts_mut(buffer.cast(), size) }
}

/// Writes `value` unless the pointer is null.
///
/// # Safety
///
/// `target` is null, or points to a `T` that nobody else uses.
#[cfg(any(feature = "descriptions", all(unix, feature = "user-ports")))]
#[inline]
#[expect(unsafe_code, reason = "writes to the caller's object")]
pub(crate) unsafe fn write<T: Copy>(target: *mut T, value: T) {
    if !target.is_null() {
        // SAFETY: not null, and the caller vouches for the object.
        unsafe { target.write(value) }
    }
}

/// The bytes of a NUL-terminated text without the NUL, or `None` if the pointer is null.
///
/// # Safety
///
/// `text` is null, or points to a terminated text that nobody writes to during `'a`.
#[cfg(all(unix, feature = "user-ports"))]
#[inline]
#[expect(unsafe_code, reason = "reads the caller's terminated text")]
pub(crate) unsafe fn terminated<'a>(text: *const c_char) -> Option<&'a [u8]> {
    if text.is_null() {
        return None;
    }
    // SAFETY: not null, and the caller vouches for the terminator.
    Some(unsafe { core::ffi::CStr::from_ptr(text) }.to_bytes())
}
