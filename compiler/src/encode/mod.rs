//! Encodes a registry into the tables of a tier. A file here encodes the tables that the
//! file of the same name in `iana-ports-tables` decodes.

#[cfg(feature = "name-index")]
mod details;
#[cfg(feature = "name-index")]
mod name_index;
mod name_list;
mod names;
mod rows;
mod shape;

use iana_ports_tables::{Date, DetailTables, NameIndex, NameTables, RowTables};

use crate::error::CompileError;
use crate::group::{self, Groups};
use crate::parsed::{ParsedRecord, ParsedRegistry};
use crate::tier::Tier;

/// The tables of a registry, up to a tier.
#[derive(Debug)]
pub struct Compiled {
    /// In every tier.
    pub names: NameTables<'static>,
    /// From [`Tier::Descriptions`] on.
    pub rows: Option<RowTables<'static>>,
    /// From [`Tier::ByName`] on.
    pub index: Option<NameIndex<'static>>,
    /// In [`Tier::Full`].
    pub details: Option<DetailTables<'static>>,
    /// Whether the tables cover all ports, not only System Ports.
    pub covers_user_ports: bool,
    /// The facts about the registry, the same in every tier.
    pub snapshot: SnapshotFacts,
}

/// The fields of the library's type `Snapshot`.
#[derive(Debug, Clone, Copy)]
pub struct SnapshotFacts {
    /// The number of rows.
    pub rows: u32,
    /// The newest date of the file.
    pub newest_date: Option<Date>,
    /// The SHA-256 of the file.
    pub sha256: [u8; 32],
    /// The length of the longest service name, in bytes.
    pub max_service_name_len: u16,
}

impl SnapshotFacts {
    fn new(registry: &ParsedRegistry) -> Self {
        let names = registry.records.iter().filter_map(ParsedRecord::service_name);
        Self {
            // No cast truncates, because the limits of rows and of cells are lower.
            rows: registry.records.len() as u32,
            max_service_name_len: names.map(str::len).max().unwrap_or_default() as u16,
            newest_date: registry.newest_date,
            sha256: registry.sha256,
        }
    }
}

/// Encodes the tables of `tier`. The same registry gives the same bytes on every machine.
///
/// # Errors
///
/// If the registry exceeds a limit of the tables.
pub fn compile(registry: &ParsedRegistry, tier: Tier) -> Result<Compiled, CompileError> {
    let rows = group::members(&registry.records, tier);
    let groups = Groups::new(&rows)?;
    let names = name_list::encode_all(&groups);
    #[cfg(feature = "name-index")]
    let (index, details) = (
        (tier >= Tier::ByName).then(|| name_index::encode(&groups, &names)).transpose()?,
        (tier >= Tier::Full).then(|| details::encode(registry, &groups)),
    );
    #[cfg(not(feature = "name-index"))]
    let (index, details) = (None, None);
    Ok(Compiled {
        names: names::encode(&groups, &names, tier),
        rows: (tier >= Tier::Descriptions).then(|| rows::encode(&groups, &names)),
        index,
        details,
        covers_user_ports: tier > Tier::SystemPorts,
        snapshot: SnapshotFacts::new(registry),
    })
}

#[cfg(test)]
#[cfg(feature = "name-index")]
mod tests {
    use super::*;
    use crate::test_registry::registry;

    #[test]
    fn a_tier_has_the_tables_of_those_before_it() {
        let registry = registry(["one,1,tcp"]);
        let tables = |tier| {
            let Compiled { rows, index, details, covers_user_ports, .. } =
                compile(&registry, tier).expect("tables");
            [covers_user_ports, rows.is_some(), index.is_some(), details.is_some()]
        };
        assert_eq!(tables(Tier::SystemPorts), [false, false, false, false]);
        assert_eq!(tables(Tier::UserPorts), [true, false, false, false]);
        assert_eq!(tables(Tier::Descriptions), [true, true, false, false]);
        assert_eq!(tables(Tier::ByName), [true, true, true, false]);
        assert_eq!(tables(Tier::Full), [true, true, true, true]);
    }

    #[test]
    fn the_smallest_tier_ends_with_the_system_ports() {
        use iana_ports_tables::TransportFilter;

        let registry = registry(["one,1000-2000,tcp", "two,1024,tcp"]);
        for (tier, named_ports, above) in
            [(Tier::SystemPorts, 24, None), (Tier::UserPorts, 1_001, Some("one"))]
        {
            let names = compile(&registry, tier).expect("tables").names;
            let name = |port| names.primary_name(port, TransportFilter::ANY);
            assert_eq!(names.named_ports, named_ports);
            assert_eq!([999, 1_000, 1_023].map(name), [None, Some("one"), Some("one")]);
            assert_eq!([1_024, 2_000, 2_001].map(name), [above, above, None]);
        }
    }

    /// Where all rows are in both, so that only their offsets differ.
    #[test]
    fn the_smallest_tier_has_compact_names() {
        let registry = registry((0..500).map(|port| format!("name-{port},{port}")));
        let len =
            |tier| compile(&registry, tier).expect("tables").names.storage.bytes.as_slice().len();
        assert!(len(Tier::SystemPorts) < len(Tier::UserPorts));
    }
}
