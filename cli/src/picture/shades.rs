//! The colours of cells where a terminal has but xterm's 256, by their numbers there.

use super::ink::{Ink, Theme};

impl Ink {
    /// What is assigned has several, from where but few ports around are to where all are; what only pictures have, none. Chosen
    /// by hand: the nearest to the colours of pictures let the grounds of the User Ports and the Dynamic Ports look alike.
    pub(crate) const fn shades(self, theme: Theme) -> &'static [u8] {
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
