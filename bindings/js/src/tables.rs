//! The snapshot, and where the embedded tables are.

use iana_ports::Registry;
use iana_ports_tables::{PackedInts, Storage};

use crate::answer::{self, List, place};
use crate::registry::registry;

/// The snapshot: a list of the number of rows, the newest date as text, the length of the
/// longest service name, and the eight words of the SHA-256.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn snapshot() -> List {
    let snapshot = registry().snapshot();
    answer::list(|list| {
        list.number(snapshot.rows());
        match snapshot.newest_date() {
            Some(date) => list.computed(date.to_string()),
            None => list.text(None),
        }
        list.number(snapshot.max_service_name_len() as u32);
        for word in snapshot.sha256().chunks(size_of::<u32>()) {
            list.number(word.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)));
        }
    })
}

/// The text of each struct of tables, which contains the texts that exports return: a
/// list of texts.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn texts() -> List {
    let tables = registry().tables();
    let storages = [
        &tables.names.storage,
        &tables.rows.storage,
        &tables.index.storage,
        #[cfg(feature = "full")]
        &tables.details.storage,
    ];
    answer::list(|list| {
        list.items(storages, |list, storage| list.text(Some(storage.text.as_str())));
    })
}

/// The address and the length of a column of 16-bit integers in the embedded tables, for
/// `pack.js`. Returns 0 from the first index without a column.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn column(index: usize) -> f64 {
    let tables = Registry::embedded().tables();
    let columns: &[(&Storage<'_>, PackedInts)] = &[
        (&tables.names.storage, tables.names.runs.counters),
        (&tables.names.storage, tables.names.names.offsets),
        (&tables.rows.storage, tables.rows.own_descriptions.offsets),
        (&tables.index.storage, tables.index.slot_targets),
        #[cfg(feature = "full")]
        (&tables.details.storage, tables.details.text_dict.offsets),
    ];
    let has_16_bits = |(_, column): &&(_, PackedInts)| column.width_log2 == 1;
    let Some((storage, column)) = columns.iter().filter(has_16_bits).nth(index) else {
        return 0.0;
    };
    place(storage.bytes.as_slice().as_ptr().addr() + column.start as usize, column.len())
}
