//! Encodes the tables from a port to its names.

use iana_ports_tables::{NameTables, RankBitmap, StorageBuilder, StringColumn};

use super::name_list::GroupNames;
use crate::group::Groups;
use crate::tier::Tier;

pub(super) fn encode(
    groups: &Groups<'_>,
    names: &[GroupNames<'_>],
    tier: Tier,
) -> NameTables<'static> {
    let direct_ports = groups.direct_ports;
    let mut slots = Vec::new();
    let mut starts = Vec::new();
    let mut named_ports = 0;
    for (group, names) in groups.with_ports().iter().zip(names) {
        let Some((first, last)) = group.run else { continue };
        starts.push(u32::from(first));
        if !names.text.is_empty() {
            named_ports += u32::from(last - first) + 1;
        }
        if u32::from(first) < direct_ports {
            slots.extend((first..=last).map(|_| names.text.as_str()));
        } else {
            slots.push(&names.text);
        }
    }
    let mut storage = StorageBuilder::default();
    NameTables {
        direct_ports,
        named_ports,
        direct_runs: starts.iter().filter(|&&first| first < direct_ports).count() as u32,
        runs: RankBitmap::build_fast(&mut storage, starts.into_iter()),
        // The smallest tier saves space with compact offsets, which take a few more
        // instructions.
        names: if tier == Tier::SystemPorts {
            StringColumn::build_compact(&mut storage, slots)
        } else {
            StringColumn::build_fast(&mut storage, slots)
        },
        storage: storage.build(),
    }
}
