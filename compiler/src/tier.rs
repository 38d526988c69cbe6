//! The tiers: how much of the registry the tables contain.

/// How much of the registry the tables contain. Each tier has all that those before it have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The names of System Ports.
    SystemPorts,
    /// The names of all ports.
    UserPorts,
    /// Descriptions, and the rows without a name.
    Descriptions,
    /// From names to rows, and the rows without a port.
    #[cfg(feature = "name-index")]
    ByName,
    /// All columns.
    #[cfg(feature = "name-index")]
    Full,
}
