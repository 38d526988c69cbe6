//! Encodes a registry into the tables of a tier. Each file here encodes what the file of the same
//! name in `iana-ports-tables` decodes.

#[cfg(feature = "name-index")]
mod details;
#[cfg(feature = "name-index")]
mod name_index;
mod name_list;
mod names;
mod rows;
mod shape;

use iana_ports_tables::{Date, DetailTables, NameIndex, NameTables, RowTables, limits};

use crate::error::CompileError;
use crate::group::Groups;
use crate::parsed::ParsedRegistry;
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
    /// The number of rows of the whole registry.
    pub row_count: u32,
    /// The newest date in it.
    pub newest_date: Option<Date>,
    /// The SHA-256 of its file.
    pub sha256: [u8; 32],
}

/// Encodes the tables of `tier`. The same registry gives the same bytes on every machine.
///
/// # Errors
///
/// If the registry exceeds a limit of the tables.
pub fn compile(registry: &ParsedRegistry, tier: Tier) -> Result<Compiled, CompileError> {
    let found = registry.records.len();
    if found > limits::MAX_ROWS {
        return Err(CompileError::Rows { found, limit: limits::MAX_ROWS });
    }
    let groups = Groups::new(&registry.records, tier)?;
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
        row_count: found as u32,
        newest_date: registry.newest_date(),
        sha256: registry.sha256,
    })
}
