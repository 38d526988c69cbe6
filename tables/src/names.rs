//! From a port to its names: the tables of every tier.
//!
//! `docs/design.md` draws the path from a port to its name.

use crate::name_list::{BARE_TRANSPORTS, NameList, SEVERAL, starts_bare_name};
use crate::string_column::substring;
use crate::{RankBitmap, Storage, StringColumn, TransportFilter, name_hash};

/// The names of all ports that the tier covers.
///
/// Ports form *runs*: a run is a maximal range of ports that the same rows of the tier
/// cover. A run that crosses [`direct_ports`](Self::direct_ports) is divided there. A
/// port has a *slot* in the column of names. Below `direct_ports`, where most ports have
/// a name, each port has its own slot. From there on, the ports of a run share one.
#[derive(Debug)]
pub struct NameTables<'a> {
    /// The columns' bytes and text.
    pub storage: Storage<'a>,
    /// From a port to its run.
    pub runs: RankBitmap,
    /// The number of *direct ports*: the ports from 0 up whose slot is the port number. A
    /// run begins on the first port that is not direct.
    pub direct_ports: u32,
    /// The number of runs of direct ports.
    pub direct_runs: u32,
    /// The number of ports that have a name.
    pub named_ports: u32,
    /// The names of each slot, encoded as [`NameList`] describes.
    pub names: StringColumn,
}

impl NameTables<'_> {
    /// The run of `port`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn run(&self, port: u16) -> usize {
        self.runs.rank_inlined(&self.storage, port as u32) as usize
    }

    /// The slot of `port`.
    #[inline]
    pub const fn slot(&self, port: u16) -> usize {
        self.slot_inlined(port)
    }

    /// [`slot`](Self::slot) for hot paths.
    #[inline(always)]
    pub const fn slot_inlined(&self, port: u16) -> usize {
        if (port as u32) < self.direct_ports {
            port as usize
        } else {
            // Cannot wrap: the run of such a port comes after those of the direct ports.
            let upper_run = self.run(port).wrapping_sub(self.direct_runs as usize);
            self.direct_ports as usize + upper_run
        }
    }

    /// The names of `port`.
    #[inline]
    pub const fn list(&self, port: u16) -> NameList<'_> {
        NameList::new(self.names.get(&self.storage, self.slot(port)))
    }

    /// The name of `port` for `filter`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn primary_name(&self, port: u16, filter: TransportFilter) -> Option<&str> {
        self.primary_name_of_slot(self.slot_inlined(port), filter)
    }

    /// The name of the ports of `slot` for `filter`.
    ///
    /// `head` is the column's text up to the end of the slot. The slot's text starts at
    /// `start`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn primary_name_of_slot(&self, slot: usize, filter: TransportFilter) -> Option<&str> {
        let Some((head, start)) = self.names.text_to_end_of(&self.storage, slot) else {
            return None;
        };
        let Some((_, [first, ..])) = head.as_bytes().split_at_checked(start) else {
            return None;
        };
        if starts_bare_name(*first) {
            return name_from(head, start, BARE_TRANSPORTS, filter);
        }
        if *first == SEVERAL {
            return primary_of_several(head, start, filter);
        }
        name_from(head, start + 1, *first, filter)
    }

    /// The index of `name` among the entries of `port`'s [list](Self::list), ignoring
    /// ASCII case, and the mask of the transports that have the name.
    #[inline(always)]
    pub const fn find(&self, port: u16, name: &str) -> Option<(usize, u8)> {
        let Some((head, start)) = self.names.text_to_end_of(&self.storage, self.slot_inlined(port))
        else {
            return None;
        };
        let Some((_, slot @ [first, rest @ ..])) = head.as_bytes().split_at_checked(start) else {
            return None;
        };
        let (only_name, transports) = if starts_bare_name(*first) {
            (slot, BARE_TRANSPORTS)
        } else if *first != SEVERAL {
            (rest, *first)
        } else {
            return find_among_several(head, start, name);
        };
        if name_hash::eq_ignore_ascii_case_inlined(only_name, name.as_bytes()) {
            Some((0, transports))
        } else {
            None
        }
    }
}

/// The name from `start` on, if `filter` admits its transports.
#[inline(always)]
const fn name_from(
    head: &str,
    start: usize,
    transports: u8,
    filter: TransportFilter,
) -> Option<&str> {
    if transports & filter.transports() == 0 {
        return None;
    }
    match head.split_at_checked(start) {
        Some((_, name)) => Some(name),
        None => None,
    }
}

/// The name of a port with several names. Cold, so that it is rarely inlined: the hot
/// path then saves no registers.
#[cold]
#[inline]
const fn primary_of_several(head: &str, start: usize, filter: TransportFilter) -> Option<&str> {
    NameList::new(substring(head, start, head.len())).primary(filter)
}

/// [`NameTables::find`] for a port with several names.
#[cold]
#[inline]
const fn find_among_several(head: &str, start: usize, name: &str) -> Option<(usize, u8)> {
    NameList::new(substring(head, start, head.len())).find(name)
}
