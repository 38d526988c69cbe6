//! Encodes the index from names to groups.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use iana_ports_tables::{
    Anchor, NameIndex, PackedInts, RowKey, StorageBuilder, StringColumn, name_hash,
};
use phf_generator::ptrhash;

use super::name_list::GroupNames;
use crate::error::CompileError;
use crate::group::Groups;

/// A name in lower case, and the groups in which it occurs.
struct Occurrences<'r> {
    name: Cow<'r, str>,
    /// The key of the name in its first group.
    first: RowKey,
    /// The other groups.
    extra: Vec<Anchor>,
}

pub(super) fn encode(
    groups: &Groups<'_>,
    names: &[GroupNames<'_>],
) -> Result<NameIndex<'static>, CompileError> {
    let all = occurrences(groups, names);
    let hash = perfect_hash(&all)?;
    let slot_targets = hash.map.iter().map(|&index| target(&all[index]));
    let mut shared: Vec<&Occurrences<'_>> =
        all.iter().filter(|one| !one.extra.is_empty()).collect();
    shared.sort_unstable_by_key(|one| one.first);
    let portless_names = groups.without_ports().iter().map(|group| {
        group.rows.first().and_then(|member| member.record.service_name()).unwrap_or_default()
    });

    let storage = &mut StorageBuilder::default();
    let index = NameIndex {
        seed: hash.seed,
        pilots: PackedInts::build(storage, hash.pilots.iter().map(|&pilot| pilot.into())),
        remap: PackedInts::build(storage, hash.remap.iter().copied()),
        slot_targets: PackedInts::build(storage, slot_targets),
        shared_names: PackedInts::build(storage, shared.iter().map(|one| one.first.to_bits())),
        extra_offsets: PackedInts::build_offsets(storage, shared.iter().map(|one| one.extra.len())),
        extra_groups: PackedInts::build(
            storage,
            shared.iter().flat_map(|one| &one.extra).map(|anchor| anchor.to_bits()),
        ),
        portless_names: StringColumn::build_compact(storage, portless_names),
        storage: std::mem::take(storage).build(),
    };
    check(&index, &all)?;
    Ok(index)
}

/// All names, in registry order.
fn occurrences<'r>(groups: &Groups<'r>, names: &[GroupNames<'_>]) -> Vec<Occurrences<'r>> {
    let mut all: Vec<Occurrences<'r>> = Vec::new();
    let mut indices: HashMap<Cow<'r, str>, usize> = HashMap::new();
    for (group_index, (group, group_names)) in groups.all.iter().zip(names).enumerate() {
        let anchor = groups.anchor(group_index);
        let mut previous = None;
        for name in group.rows.iter().filter_map(|member| member.record.service_name()) {
            if previous.replace(name) == Some(name) {
                continue; // mostly tcp and udp
            }
            let lower = in_lower_case(name);
            match indices.get(&lower) {
                None => {
                    let first =
                        RowKey::new(anchor, group_names.index_of_name(name).unwrap_or_default());
                    indices.insert(lower.clone(), all.len());
                    all.push(Occurrences { name: lower, first, extra: Vec::new() });
                }
                Some(&index) => {
                    let one = &mut all[index];
                    if one.extra.last().copied().unwrap_or(one.first.anchor()) != anchor {
                        one.extra.push(anchor);
                    }
                }
            }
        }
    }
    all
}

/// The name in lower case. Borrows it if it already is, as most names are.
fn in_lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// The target of a name: see [`NameIndex::slot_targets`].
fn target(name: &Occurrences<'_>) -> u32 {
    let anchor = name.first.anchor();
    anchor.port().map_or(anchor.portless_index() as u32, u32::from)
}

/// A perfect hash of these names, which are distinct.
fn perfect_hash(names: &[Occurrences<'_>]) -> Result<ptrhash::HashState, CompileError> {
    // The generator tries seeds until one works. It never returns if none does, for
    // example if two names have equal hashes for every seed. After many rounds, this
    // function passes it the hashes of distinct numbers instead, so that it returns, and
    // rejects the result. Those hashes are the standard library's, in case that the fault
    // is in our own.
    const MAX_ROUNDS: usize = 100;
    let calls = Cell::new(0);
    let gave_up = Cell::new(false);
    let numbered: Vec<(u32, &str)> = (0..).zip(names.iter().map(|one| &*one.name)).collect();
    let state = ptrhash::generate_hash_with_hash_fn(&numbered, |&(number, name), &seed| {
        calls.set(calls.get() + 1);
        if calls.get() <= MAX_ROUNDS * names.len() {
            return name_hash::hash(name.as_bytes(), seed);
        }
        gave_up.set(true);
        BuildHasherDefault::<DefaultHasher>::default().hash_one((number, seed))
    });
    if gave_up.get() { Err(CompileError::Hash { found: names.len() }) } else { Ok(state) }
}

/// Looks up every name, because `iana-ports-tables` repeats `phf_generator`'s formula for
/// slots, which may change.
fn check(index: &NameIndex<'_>, names: &[Occurrences<'_>]) -> Result<(), CompileError> {
    match names.iter().find(|name| index.target(&name.name) != Some(target(name))) {
        None => Ok(()),
        Some(name) => Err(CompileError::SlotFormula { name: name.name.clone().into_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::name_list;
    use crate::test_registry::registry;
    use crate::tier::Tier;

    /// Calls `test` with the groups and the names of two ports.
    fn with_two_names(test: impl FnOnce(&Groups<'_>, &[GroupNames<'_>])) {
        let registry = registry(["one,1,tcp", "two,2,tcp"]);
        let rows = crate::group::members(&registry.records, Tier::ByName);
        let groups = Groups::new(&rows).expect("groups");
        test(&groups, &name_list::encode_all(&groups));
    }

    #[test]
    fn a_name_that_the_index_does_not_find_is_an_error() {
        with_two_names(|groups, names| {
            let index = encode(groups, names).expect("an index");
            let mut all = occurrences(groups, names);
            assert_eq!(check(&index, &all), Ok(()));
            all[1].first = RowKey::new(Anchor::of_port(3), 0);
            let error = Err(CompileError::SlotFormula { name: "two".to_owned() });
            assert_eq!(check(&index, &all), error);
        });
    }

    #[test]
    fn names_with_equal_hashes_for_every_seed_are_an_error() {
        with_two_names(|groups, names| {
            let [mut twice, again] = [0; 2].map(|_| occurrences(groups, names));
            assert!(perfect_hash(&twice).is_ok());
            twice.extend(again);
            let error = perfect_hash(&twice).map(drop);
            assert_eq!(error, Err(CompileError::Hash { found: 4 }));
        });
    }
}
