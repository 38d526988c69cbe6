//! The C library's answers.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString};

/// `getservbyport` on tcp.
pub fn name(port: u16) -> Option<&'static str> {
    // SAFETY: the protocol is a C string, and so is the name in the entry. The next call
    // may overwrite the entry: callers run in one thread and use each answer before they
    // ask again.
    unsafe {
        let entry = libc::getservbyport(i32::from(port.to_be()), c"tcp".as_ptr());
        if entry.is_null() { None } else { CStr::from_ptr((*entry).s_name).to_str().ok() }
    }
}

/// `getservbyname` on tcp.
pub fn port(name: &str) -> Option<u16> {
    let name = CString::new(name).ok()?;
    // SAFETY: both arguments are C strings, and the port is copied before the next call.
    unsafe {
        let entry = libc::getservbyname(name.as_ptr(), c"tcp".as_ptr());
        if entry.is_null() { None } else { u16::try_from((*entry).s_port).ok().map(u16::from_be) }
    }
}
