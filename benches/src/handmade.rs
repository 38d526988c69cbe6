//! Tables made by hand, for tcp only. They contain the library's answers, so that only
//! the lookup differs.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

use iana_ports::{Transport, lookup};
use rustc_hash::FxBuildHasher;

use crate::tables::{
    DIRECT_NAMES, DIRECT_OFFSETS, NAME_OF_PORT, PHF_NAME_OF_PORT, PHF_PORT_OF_NAME, PORT_OF_NAME,
};

/// A name from the sorted slice.
pub fn sorted_name(port: u16) -> Option<&'static str> {
    find(&NAME_OF_PORT, &port)
}

/// A name from the `phf::Map`.
pub fn phf_name(port: u16) -> Option<&'static str> {
    PHF_NAME_OF_PORT.get(&port).copied()
}

/// A name from the 65,536 offsets into one text.
pub fn direct_name(port: u16) -> Option<&'static str> {
    let port = usize::from(port);
    let (start, end) = (DIRECT_OFFSETS[port].into(), DIRECT_OFFSETS[port + 1].into());
    DIRECT_NAMES.get(start..end).filter(|name| !name.is_empty())
}

/// A name from the 65,536 offsets into one text, without bounds checks: a lower bound.
#[allow(unsafe_code)]
pub fn unchecked_name(port: u16) -> Option<&'static str> {
    let port = usize::from(port);
    // SAFETY: there are 65,537 offsets in ascending order. Each is the start of a name or
    // the end of the text.
    let name = unsafe {
        let offset = |index: usize| usize::from(*DIRECT_OFFSETS.get_unchecked(index));
        DIRECT_NAMES.get_unchecked(offset(port)..offset(port + 1))
    };
    if name.is_empty() { None } else { Some(name) }
}

/// All names in a map.
pub fn name_map<S: BuildHasher + Default>() -> HashMap<u16, &'static str, S> {
    NAME_OF_PORT.iter().copied().collect()
}

/// All names in std's map.
pub fn std_name_map() -> HashMap<u16, &'static str> {
    name_map()
}

/// All names in rustc's map.
pub fn fx_name_map() -> HashMap<u16, &'static str, FxBuildHasher> {
    name_map()
}

/// A port from the sorted slice.
pub fn sorted_port(name: &str) -> Option<u16> {
    find(&PORT_OF_NAME, &name)
}

/// A port from the `phf::Map`.
pub fn phf_port(name: &str) -> Option<u16> {
    PHF_PORT_OF_NAME.get(name).copied()
}

/// All ports in a map.
pub fn port_map<S: BuildHasher + Default>() -> HashMap<&'static str, u16, S> {
    PORT_OF_NAME.iter().copied().collect()
}

/// Names and descriptions, sorted by port.
pub fn descriptions() -> Vec<(u16, [Option<&'static str>; 2])> {
    let of = |port| lookup(port).on(Transport::Tcp);
    (0..=u16::MAX)
        .map(|port| (port, [of(port).name(), of(port).description()]))
        .filter(|(_, texts)| texts[0].is_some() || texts[1].is_some())
        .collect()
}

/// The value of `key` in a slice sorted by key.
pub fn find<K: Ord + Copy, V: Copy>(pairs: &[(K, V)], key: &K) -> Option<V> {
    pairs.binary_search_by_key(key, |pair| pair.0).ok().map(|index| pairs[index].1)
}

/// The pairs in a map.
pub fn map<K: Hash + Eq + Copy, V: Copy, S: BuildHasher + Default>(
    pairs: &[(K, V)],
) -> HashMap<K, V, S> {
    pairs.iter().copied().collect()
}
