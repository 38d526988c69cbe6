//! Prototypes of the tables of the tier `user-ports`: their bytes and instructions.
//!
//! Like the library, all of them answer for each transport, do not panic, and contain
//! what [`names`](iana_ports::Port::names) needs. A prototype maps a port to a slot with
//! a `SlotIndex`, and the slot to its text with `Offsets`. The transports of a name are
//! in the text, as in the library, or in a column of their own.

mod index;
mod name;
mod slots;
mod table;

use iana_ports::Transport;
use iana_ports_tables::TransportFilter;

use crate::tables::transport_column;
use index::{
    Direct, FullWords, OrdinalPages, Phf, RunTable, SlotIndex, SlotPages, Sorted, TwoLevels,
};
use name::{name_between, name_with_transports};
use slots::{Narrow, Offsets, Slots, Wide};
use table::at;

/// Receives every prototype.
pub trait Visitor {
    /// Receives a prototype: its label, the bytes of its tables, and the function from a
    /// port to its name on a transport or on any.
    fn layout<F>(&mut self, label: &'static str, bytes: usize, name: F)
    where
        F: Fn(u16, Option<Transport>) -> Option<&'static str> + Copy + 'static;
}

/// Shows all prototypes to `to`.
pub fn layouts(to: &mut impl Visitor) {
    slotted::<TwoLevels, Narrow>(to, "two-level bitmap, u8 offsets");
    slotted::<Direct<0>, Narrow>(to, "bitmap, u8 offsets");
    slotted::<Direct<0>, Wide>(to, "bitmap, u16 offsets");
    slotted::<FullWords, Wide>(to, "bitmap, full words apart, u16 offsets");
    to.layout(
        "bitmap, u16 offsets, a column of transports",
        transport_column_bytes(),
        by_transport_column,
    );
    slotted::<Direct<5120>, Wide>(to, "direct below 5120, bitmap above, u16 offsets");
    slotted::<Direct<8192>, Narrow>(to, "direct below 8192, bitmap above, u8 offsets");
    slotted::<Direct<8192>, Wide>(to, "direct below 8192, bitmap above, u16 offsets");
    slotted::<SlotPages<8192>, Wide>(to, "direct below 8192, slot pages, u16 offsets");
    slotted::<SlotPages<0>, Narrow>(to, "16-port slot pages, u8 offsets");
    slotted::<OrdinalPages, Narrow>(to, "32-port pages of u8 ordinals, u8 offsets");
    slotted::<OrdinalPages, Wide>(to, "32-port pages of u8 ordinals, u16 offsets");
    slotted::<Sorted, Wide>(to, "sorted starts, u16 offsets");
    slotted::<Phf, Wide>(to, "phf::Map<u16, u16>, u16 offsets");
    slotted::<RunTable, Wide>(to, "direct table of u16 runs, u16 offsets");
    slotted::<Direct<65536>, Wide>(to, "direct u16 offsets for all ports");
}

fn slotted<I: SlotIndex + 'static, O: Offsets + 'static>(
    to: &mut impl Visitor,
    label: &'static str,
) {
    let bytes = I::bytes() + O::bytes::<I::Slots>() + I::Slots::TEXT.len();
    to.layout(label, bytes, by_slot::<I, O>);
}

#[inline]
fn by_slot<I: SlotIndex, O: Offsets>(
    port: u16,
    transport: Option<Transport>,
) -> Option<&'static str> {
    let range = O::range::<I::Slots>(I::slot(port));
    name_between(I::Slots::TEXT, range, TransportFilter::new(transport))
}

fn transport_column_bytes() -> usize {
    let column = size_of_val(&transport_column::TRANSPORTS);
    let offsets = size_of_val(&transport_column::OFFSETS);
    Direct::<0>::bytes() + column + offsets + transport_column::TEXT.len()
}

#[inline]
fn by_transport_column(port: u16, transport: Option<Transport>) -> Option<&'static str> {
    let run = Direct::<0>::slot(port);
    let transports = at(&transport_column::TRANSPORTS, run) as u8;
    let offset = |index| at(&transport_column::OFFSETS, index);
    let range = || (offset(run), offset(run + 1));
    let filter = TransportFilter::new(transport);
    name_with_transports(transport_column::TEXT, range, transports, filter)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Check;
    impl Visitor for Check {
        fn layout<F>(&mut self, label: &'static str, _: usize, name: F)
        where
            F: Fn(u16, Option<Transport>) -> Option<&'static str> + Copy + 'static,
        {
            for port in 0..=u16::MAX {
                let expected = iana_ports::lookup(port);
                assert_eq!(name(port, None), expected.name(), "{label}: {port}");
                for transport in Transport::ALL {
                    let expected = expected.on(transport).name();
                    let found = name(port, Some(transport));
                    assert_eq!(found, expected, "{label}: {port}/{transport}");
                }
            }
        }
    }

    #[test]
    fn layouts_answer_as_the_library() {
        layouts(&mut Check);
    }
}
