//! The tiers: how much of the registry the tables contain.

/// How much of the registry the tables contain. Each tier contains those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The names of System Ports: the base tier, which has no feature.
    SystemPorts,
    /// The names of all ports.
    UserPorts,
    /// Adds descriptions, and the rows without a name.
    Descriptions,
    /// Adds the index from names to rows, and the rows without a port.
    #[cfg(feature = "name-index")]
    ByName,
    /// Adds the other eight columns.
    #[cfg(feature = "name-index")]
    Full,
}

impl Tier {
    /// The tiers that cover all ports, in ascending order.
    #[cfg(feature = "name-index")]
    pub const COVERING_ALL_PORTS: [Self; 4] =
        [Self::UserPorts, Self::Descriptions, Self::ByName, Self::Full];

    /// The library's feature that selects the tier, or `none` for the base tier.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SystemPorts => "none",
            Self::UserPorts => "user-ports",
            Self::Descriptions => "descriptions",
            #[cfg(feature = "name-index")]
            Self::ByName => "by-name",
            #[cfg(feature = "name-index")]
            Self::Full => "full",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_have_the_names_of_the_features() {
        let names = [Tier::SystemPorts, Tier::UserPorts, Tier::Descriptions].map(Tier::name);
        assert_eq!(names, ["none", "user-ports", "descriptions"]);
        #[cfg(feature = "name-index")]
        assert_eq!([Tier::ByName, Tier::Full].map(Tier::name), ["by-name", "full"]);
    }
}
