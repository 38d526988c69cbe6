//! The tables from a port to its names.

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
    let mut upper_starts = Vec::new();
    for (group, names) in groups.with_ports().iter().zip(names) {
        let Some((first, last)) =
            group.run.map(|(first, last)| (u32::from(first), u32::from(last)))
        else {
            continue;
        };
        if first < direct_ports {
            slots.extend((first..=last).map(|_| names.text.as_str()));
        } else {
            slots.push(&names.text);
            upper_starts.push(first - direct_ports);
        }
    }
    let mut storage = StorageBuilder::default();
    NameTables {
        direct_ports,
        upper_slots: RankBitmap::build_fast(&mut storage, upper_starts.into_iter()),
        names: match tier {
            // The only tier where space is dearer than the few instructions that it takes.
            Tier::SystemPorts => StringColumn::build_compact(&mut storage, slots),
            Tier::UserPorts | Tier::Descriptions | Tier::ByName | Tier::Full => {
                StringColumn::build_fast(&mut storage, slots)
            }
        },
        storage: storage.build(),
    }
}
