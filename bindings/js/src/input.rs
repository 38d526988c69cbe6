//! The buffer that JavaScript writes its texts into.

use std::cell::RefCell;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The address of a buffer of this many bytes, or 0 if there is no memory for it.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn input(length: usize) -> usize {
    INPUT.with_borrow_mut(|bytes| {
        bytes.clear();
        if bytes.try_reserve_exact(length).is_err() {
            return 0;
        }
        bytes.resize(length, 0);
        bytes.as_mut_ptr().expose_provenance()
    })
}

/// Calls `ask` with the first `length` bytes of the buffer as text. Returns `None` if
/// there are fewer, or if they are not UTF-8.
pub(crate) fn text<T>(length: usize, ask: impl FnOnce(&str) -> T) -> Option<T> {
    INPUT.with_borrow(|bytes| std::str::from_utf8(bytes.get(..length)?).ok().map(ask))
}

/// Takes the buffer.
#[cfg(feature = "page")]
pub(crate) fn take() -> Vec<u8> {
    INPUT.take()
}
