//! The accessors of the tables crate return some value, without a panic, for indices that
//! no table has.

use std::path::Path;

use iana_ports_compiler::{Tier, compile, read_file};
use iana_ports_tables::{Anchor, Column, DescriptionSource, NameList, RowKey, TransportFilter};

const INDICES: [usize; 7] =
    [0, 1 << 16, 1 << 20, u32::MAX as usize - 1, u32::MAX as usize, usize::MAX - 1, usize::MAX];

#[test]
fn no_accessor_panics() {
    let csv = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/service-names-port-numbers.csv");
    let tables = compile(&read_file(&csv).unwrap(), Tier::Full).unwrap();
    let (names, rows) = (&tables.names, tables.rows.as_ref().unwrap());
    let (by_name, details) = (tables.index.as_ref().unwrap(), tables.details.as_ref().unwrap());
    for index in INDICES {
        let key = RowKey::from_bits(index as u32);
        let anchors = [Anchor::from_bits(index as u32), Anchor::of_portless(index as u32)];
        for anchor in anchors {
            rows.group(names, anchor);
        }
        for filter in TransportFilter::ALL {
            names.primary_name_of_slot(index, filter);
            rows.summary(index, filter);
            NameList::new("\0").nth(filter, index);
        }
        for source in [
            DescriptionSource::OnlyOwn,
            DescriptionSource::Own(index),
            DescriptionSource::Common(index),
        ] {
            rows.description(index, source);
        }
        rows.only_own_description_inlined(index);
        rows.first_port(names, index);
        rows.last_port(names, index);
        rows.row_count(index);
        rows.row(0, index);
        rows.row(index, index);
        rows.range_end(key);
        rows.overlap_bounds(index);
        rows.overlap_row(index);
        by_name.portless_name(index);
        by_name.extra_bounds(key);
        by_name.extra_group(index);
        for column in Column::ALL {
            details.text(column, index);
            details.date(column, index);
            details.number(column, index);
        }
        names.runs.rank(&names.storage, index as u32);
    }
}
