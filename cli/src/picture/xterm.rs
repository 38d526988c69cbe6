//! The colours of cells on terminals with the 256 colours of xterm, by number.

use super::colour_role::{ColourRole, Theme};

impl ColourRole {
    /// The colours of a tile. Assigned ports have several, for a growing share of
    /// assigned ports; roles that only pictures use have none.
    ///
    /// Chosen by hand: with the colours nearest to those of pictures, the grounds of User
    /// Ports and Dynamic Ports look alike.
    pub(crate) const fn xterm_shades(self, theme: Theme) -> &'static [u8] {
        let (light, dark): (&[u8], &[u8]) = match self {
            Self::SystemAssigned => (&[110, 68, 25, 17], &[67, 110, 189]),
            Self::SystemReserved => (&[130], &[215]),
            Self::SystemUnassigned => (&[250], &[242]),
            Self::UserAssigned => (&[153, 111, 69, 26], &[18, 25, 32, 75]),
            Self::UserReserved => (&[208], &[166]),
            Self::UserUnassigned => (&[255], &[234]),
            Self::Dynamic => (&[187], &[58]),
            Self::Paper
            | Self::Text
            | Self::Muted
            | Self::Grid
            | Self::Registered
            | Self::Modified => (&[], &[]),
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}
