//! `getservbyport_r` and `getservbyname_r` on POSIX systems.

#[cfg(feature = "by-name")]
use core::cmp::Ordering;
use core::ffi::{c_char, c_int};
use core::mem::MaybeUninit;
use core::ptr;

use iana_ports::{Port, Transport};

use crate::{REGISTRY, raw};

/// Success, with or without an entry.
const OK: c_int = 0;
/// `EINVAL`, the same number on every POSIX system.
const EINVAL: c_int = 22;
/// `ERANGE`, likewise.
const ERANGE: c_int = 34;

/// `struct servent`, as every POSIX system lays it out.
#[repr(C)]
#[derive(Clone, Copy)]
#[expect(clippy::struct_field_names, reason = "POSIX's names")]
pub struct Servent {
    s_name: *mut c_char,
    s_aliases: *mut *mut c_char,
    s_port: c_int,
    s_proto: *mut c_char,
}

/// The entry of a port.
///
/// # Safety
///
/// `proto` is null or terminated. `entry`, `buffer` of `size` bytes and `result` are
/// null, or are the caller's and used by nobody else.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; follows the caller's pointers")]
pub unsafe extern "C" fn iana_ports_getservbyport_r(
    port: c_int,
    proto: *const c_char,
    entry: *mut Servent,
    buffer: *mut c_char,
    size: usize,
    result: *mut *mut Servent,
) -> c_int {
    // SAFETY: the caller vouches for the text.
    let transports = unsafe { transports(proto) };
    // In network byte order, the upper byte comes first in memory.
    let number = u16::try_from(port).ok().map(u16::from_be);
    let found = number.and_then(|number| {
        let mut ports = transports.map(|transport| REGISTRY.lookup(number).on(transport));
        ports.find(|port| names(*port).next().is_some())
    });
    // SAFETY: the caller vouches for the objects and the buffer.
    unsafe { answer(found, entry, buffer, size, result) }
}

/// The entry of a name.
///
/// # Safety
///
/// `name` and `proto` are null or terminated. `entry`, `buffer` of `size` bytes and
/// `result` are null, or are the caller's and used by nobody else.
#[cfg(feature = "by-name")]
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported; follows the caller's pointers")]
pub unsafe extern "C" fn iana_ports_getservbyname_r(
    name: *const c_char,
    proto: *const c_char,
    entry: *mut Servent,
    buffer: *mut c_char,
    size: usize,
    result: *mut *mut Servent,
) -> c_int {
    // SAFETY: the caller vouches for the texts.
    let (name, transports) = unsafe { (raw::terminated(name), transports(proto)) };
    let found = name
        .and_then(|name| core::str::from_utf8(name).ok())
        .and_then(|name| port_of(name, &transports));
    // SAFETY: the caller vouches for the objects and the buffer.
    unsafe { answer(found, entry, buffer, size, result) }
}

/// The transports to try, in the order of a services file: the one with this name, or all
/// if the pointer is null.
///
/// # Safety
///
/// `proto` is null or terminated.
#[expect(unsafe_code, reason = "reads the caller's text")]
unsafe fn transports(proto: *const c_char) -> impl Iterator<Item = Transport> + Clone {
    // SAFETY: the caller vouches for the text.
    let wanted = unsafe { raw::terminated(proto) };
    Transport::ALL.into_iter().filter(move |transport| {
        wanted.is_none_or(|wanted| wanted == transport.as_str().as_bytes())
    })
}

/// The names of a port that a services file can contain, the port's name first.
fn names(port: Port<'static>) -> impl Iterator<Item = &'static str> + Clone {
    let first = port.name();
    let others = port.names().filter(move |&name| Some(name) != first);
    first.into_iter().chain(others).filter(|name| is_writable(name))
}

/// Whether a services file can contain the name: it ends a name at a blank, and a line at
/// `#`.
fn is_writable(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#')
}

/// The first port that has this name in this spelling, and the first of `transports` on
/// which it has it.
#[cfg(feature = "by-name")]
fn port_of(
    name: &str,
    transports: &(impl Iterator<Item = Transport> + Clone),
) -> Option<Port<'static>> {
    let has_name = |port: &Port<'static>| names(*port).any(|other| other == name);
    let first_of = |ports: core::ops::RangeInclusive<u16>| {
        ports
            .flat_map(|number| {
                transports.clone().map(move |transport| REGISTRY.lookup(number).on(transport))
            })
            .find(has_name)
    };
    let records = REGISTRY.service(name)?.records();
    // The rows are ordered by first port, but a range may extend past the next row.
    let found = records.filter_map(|record| first_of(record.ports()?));
    found.reduce(|one, other| match one.number().cmp(&other.number()) {
        Ordering::Greater => other,
        Ordering::Less | Ordering::Equal => one,
    })
}

/// Fills the caller's entry with a port on a transport.
///
/// # Safety
///
/// The pointers are null, or to objects of the caller's that nobody else uses.
#[expect(unsafe_code, reason = "writes to the caller's objects")]
unsafe fn answer(
    found: Option<Port<'static>>,
    entry: *mut Servent,
    buffer: *mut c_char,
    size: usize,
    result: *mut *mut Servent,
) -> c_int {
    // SAFETY: the caller vouches for the object.
    unsafe { raw::write(result, ptr::null_mut()) };
    if entry.is_null() || result.is_null() {
        return EINVAL;
    }
    let Some(port) = found else {
        return OK;
    };
    // SAFETY: the caller vouches for the buffer.
    let Some(filled) = fill(port, unsafe { raw::buffer(buffer, size) }) else {
        return ERANGE;
    };
    // SAFETY: the caller vouches for the objects.
    unsafe {
        raw::write(entry, filled);
        raw::write(result, entry);
    }
    OK
}

/// Writes the texts of an entry and the array of its aliases into the buffer, or returns
/// `None` if they do not fit.
fn fill(port: Port<'static>, buffer: &mut [MaybeUninit<u8>]) -> Option<Servent> {
    const POINTER: usize = size_of::<*mut c_char>();
    let transport = port.transport()?;
    let padding = buffer.as_ptr().addr().wrapping_neg() % align_of::<*mut c_char>();
    let (_, rest) = buffer.split_at_mut_checked(padding)?;
    // The aliases and the null pointer after them: as many pointers as there are names.
    let (mut pointers, mut rest) = rest.split_at_mut_checked(names(port).count() * POINTER)?;
    let s_aliases = pointers.as_mut_ptr().cast();
    let mut s_name: *mut c_char = ptr::null_mut();
    for name in names(port) {
        let text;
        (text, rest) = put(name, rest)?;
        if s_name.is_null() {
            s_name = text;
        } else {
            pointers = put_pointer(text, pointers)?;
        }
    }
    put_pointer(ptr::null_mut(), pointers)?;
    let (s_proto, _) = put(transport.as_str(), rest)?;
    let s_port = c_int::from(port.number().to_be());
    Some(Servent { s_name, s_aliases, s_port, s_proto })
}

/// Writes a terminated text. Returns its address and the rest of the buffer.
fn put<'b>(
    text: &str,
    buffer: &'b mut [MaybeUninit<u8>],
) -> Option<(*mut c_char, &'b mut [MaybeUninit<u8>])> {
    let (place, rest) = buffer.split_at_mut_checked(text.len() + 1)?;
    crate::text::copy(text.as_bytes(), place);
    Some((place.as_mut_ptr().cast(), rest))
}

/// Writes a pointer, and returns the rest of the buffer.
fn put_pointer(
    pointer: *mut c_char,
    buffer: &mut [MaybeUninit<u8>],
) -> Option<&mut [MaybeUninit<u8>]> {
    let bytes = pointer.expose_provenance().to_ne_bytes();
    let (place, rest) = buffer.split_at_mut_checked(bytes.len())?;
    for (to, from) in place.iter_mut().zip(bytes) {
        to.write(from);
    }
    Some(rest)
}
