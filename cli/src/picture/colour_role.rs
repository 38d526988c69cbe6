//! The role of each colour, and its value in each theme.

use std::fmt;

use clap::ValueEnum;
use iana_ports::{PortRange, Status};

/// The role of a colour in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ColourRole {
    Paper,
    Text,
    Muted,
    Grid,
    SystemAssigned,
    SystemReserved,
    SystemUnassigned,
    UserAssigned,
    UserReserved,
    UserUnassigned,
    Dynamic,
    Registered,
    Modified,
}

/// The background of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// Red, green and blue of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

impl ColourRole {
    /// All roles, each at the index of its number.
    pub(crate) const ALL: [Self; 13] = [
        Self::Paper,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::SystemAssigned,
        Self::SystemReserved,
        Self::SystemUnassigned,
        Self::UserAssigned,
        Self::UserReserved,
        Self::UserUnassigned,
        Self::Dynamic,
        Self::Registered,
        Self::Modified,
    ];

    /// The role of a port's cell. If a file assigns a Dynamic Port, it looks like a User
    /// Port.
    pub(crate) const fn of_port(range: PortRange, status: Status) -> Self {
        match (range, status) {
            (PortRange::System | PortRange::User | PortRange::Dynamic, Status::Dynamic) => {
                Self::Dynamic
            }
            (PortRange::System, Status::Assigned) => Self::SystemAssigned,
            (PortRange::System, Status::Reserved) => Self::SystemReserved,
            (PortRange::System, Status::Unassigned) => Self::SystemUnassigned,
            (PortRange::User | PortRange::Dynamic, Status::Assigned) => Self::UserAssigned,
            (PortRange::User | PortRange::Dynamic, Status::Reserved) => Self::UserReserved,
            (PortRange::User | PortRange::Dynamic, Status::Unassigned) => Self::UserUnassigned,
        }
    }

    /// The colour in a theme.
    ///
    /// Blue means assigned, orange reserved, grey unassigned. System Ports have darker
    /// shades on light paper and brighter ones on dark paper. Assigned ports contrast
    /// most with the paper, unassigned ones least. The unit test below checks the
    /// distances for each kind of colour vision.
    pub(crate) const fn colour(self, theme: Theme) -> Colour {
        let (light, dark) = match self {
            Self::Paper => (0xff_ff_ff, 0x0d_11_17),
            Self::Text => (0x1f_23_28, 0xe6_ed_f3),
            Self::Muted => (0x59_63_6e, 0x91_98_a1),
            Self::Grid => (0xd1_d9_e0, 0x30_36_3d),
            Self::SystemAssigned => (0x0a_22_40, 0xc4_e1_ff),
            Self::SystemReserved => (0xa8_4c_00, 0xf5_b3_6a),
            Self::SystemUnassigned => (0xad_bc_cd, 0x4a_56_65),
            Self::UserAssigned | Self::Registered => (0x1f_6f_d0, 0x4f_9d_f5),
            Self::UserReserved | Self::Modified => (0xf0_96_2e, 0xc2_6a_12),
            Self::UserUnassigned => (0xed_f0_f3, 0x1f_26_30),
            Self::Dynamic => (0xe5_dc_c4, 0x3a_32_23),
        };
        let [_, red, green, blue] = match theme {
            Theme::Light => u32::to_be_bytes(light),
            Theme::Dark => u32::to_be_bytes(dark),
        };
        Colour([red, green, blue])
    }

    /// The name of its class in an SVG.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Text => "text",
            Self::Muted => "muted",
            Self::Grid => "grid",
            Self::SystemAssigned => "system-assigned",
            Self::SystemReserved => "system-reserved",
            Self::SystemUnassigned => "system-unassigned",
            Self::UserAssigned => "user-assigned",
            Self::UserReserved => "user-reserved",
            Self::UserUnassigned => "user-unassigned",
            Self::Dynamic => "dynamic",
            Self::Registered => "registered",
            Self::Modified => "modified",
        }
    }
}

/// The colour in CSS notation: `#1f6fd0`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use anstyle::RgbColor;
    use anstyle_lossy::palette;

    use super::*;

    type Matrix = [[f64; 3]; 3];

    /// Colour vision: without any deficiency, then Machado, Oliveira and Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
    /// severity 1.0: protanopia, deuteranopia and tritanopia, on linear RGB.
    const VISIONS: [(&str, Matrix); 4] = [
        ("trichromacy", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// Ottosson, "A perceptual color space for image processing" (2020): from linear sRGB
    /// by way of cones to Oklab.
    const CONES: Matrix = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const OKLAB: Matrix = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];

    fn times(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
    }

    /// The colours of a picture, or those of a terminal that has 256.
    type Palette = fn(ColourRole, Theme) -> Colour;
    const PALETTES: [(&str, Palette); 2] = [("all", ColourRole::colour), ("256", full_shade)];

    /// The shade of a tile in which all ports have this status.
    fn full_shade(role: ColourRole, theme: Theme) -> Colour {
        role.xterm_shades(theme).last().map_or(role.colour(theme), |&shade| xterm(shade))
    }

    fn xterm(shade: u8) -> Colour {
        let RgbColor(red, green, blue) =
            anstyle_lossy::xterm_to_rgb(shade.into(), palette::DEFAULT);
        Colour([red, green, blue])
    }

    /// How a colour looks to a reader: lightness from 0 to 1, then green to red, and blue
    /// to yellow.
    fn seen(vision: Matrix, Colour(channels): Colour) -> [f64; 3] {
        let linear = channels.map(|channel| match f64::from(channel) / 255.0 {
            dark if dark <= 0.040_45 => dark / 12.92,
            bright => ((bright + 0.055) / 1.055).powf(2.4),
        });
        let seen = times(vision, linear).map(|channel| channel.clamp(0.0, 1.0));
        times(OKLAB, times(CONES, seen).map(f64::cbrt))
    }

    fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
        one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
    }

    const CELLS: [ColourRole; 7] = [
        ColourRole::SystemAssigned,
        ColourRole::SystemReserved,
        ColourRole::SystemUnassigned,
        ColourRole::UserAssigned,
        ColourRole::UserReserved,
        ColourRole::UserUnassigned,
        ColourRole::Dynamic,
    ];

    /// Each palette in each theme, as each reader sees it.
    fn looks() -> impl Iterator<Item = (String, impl Fn(ColourRole) -> [f64; 3])> {
        PALETTES.into_iter().flat_map(|(palette, colour)| {
            [Theme::Light, Theme::Dark].into_iter().flat_map(move |theme| {
                VISIONS.into_iter().map(move |(name, vision)| {
                    let seen = move |role| seen(vision, colour(role, theme));
                    (format!("{palette} colours, {theme:?}, {name}"), seen)
                })
            })
        })
    }

    /// Readers distinguish two colours side by side if their distance is about 0.02 or
    /// more.
    #[test]
    fn every_reader_can_distinguish_the_cells() {
        for (look, seen) in looks() {
            let apart = |one, other| distance(seen(one), seen(other));
            for (index, &one) in CELLS.iter().enumerate() {
                for &other in &CELLS[index + 1..] {
                    let is_assigned = |role| {
                        matches!(role, ColourRole::SystemAssigned | ColourRole::UserAssigned)
                    };
                    let is_empty = |role| {
                        matches!(
                            role,
                            ColourRole::SystemUnassigned
                                | ColourRole::UserUnassigned
                                | ColourRole::Dynamic
                        )
                    };
                    // Assigned and empty cells must differ most.
                    let least = match (is_assigned(one), is_empty(other)) {
                        (true, true) => 0.24,
                        (true, false) => 0.14,
                        _ => 0.06,
                    };
                    let found = apart(one, other);
                    assert!(found >= least, "{look}: {one:?} and {other:?}: {found:.3}");
                }
                let found = apart(one, ColourRole::Paper);
                assert!(found >= 0.04, "{look}: {one:?} on paper: {found:.3}");
            }
            let found = apart(ColourRole::Registered, ColourRole::Modified);
            assert!(found >= 0.14, "{look}: bars: {found:.3}");
        }
    }

    /// Even in greyscale, assigned ports stand out most, then reserved ones. Unassigned
    /// ports recede.
    #[test]
    fn lightness_has_an_order_of_its_own() {
        for (look, seen) in looks() {
            let contrast = |role: ColourRole| (seen(role)[0] - seen(ColourRole::Paper)[0]).abs();
            for roles in [
                [
                    ColourRole::SystemAssigned,
                    ColourRole::SystemReserved,
                    ColourRole::SystemUnassigned,
                ],
                [ColourRole::UserAssigned, ColourRole::UserReserved, ColourRole::UserUnassigned],
            ] {
                let contrasts = roles.map(contrast);
                assert!(
                    contrasts.windows(2).all(|pair| pair[0] >= pair[1] + 0.04),
                    "{look}: {roles:?} {contrasts:.3?}"
                );
            }
        }
    }

    /// A tile with more assigned ports contrasts more with the paper, and a tile with few
    /// differs from one with none.
    #[test]
    fn every_reader_can_distinguish_the_shades() {
        for theme in [Theme::Light, Theme::Dark] {
            for (name, vision) in VISIONS {
                let paper = seen(vision, ColourRole::Paper.colour(theme))[0];
                for [assigned, unassigned] in [
                    [ColourRole::SystemAssigned, ColourRole::SystemUnassigned],
                    [ColourRole::UserAssigned, ColourRole::UserUnassigned],
                ] {
                    let shades = assigned
                        .xterm_shades(theme)
                        .iter()
                        .map(|&shade| seen(vision, xterm(shade)));
                    let shades: Vec<_> = shades.collect();
                    assert!(shades.len() >= 3);
                    let found: Vec<_> =
                        shades.iter().map(|shade| (shade[0] - paper).abs()).collect();
                    assert!(
                        found.windows(2).all(|pair| pair[1] >= pair[0] + 0.06),
                        "{theme:?}, {name}: {assigned:?} {found:.3?}"
                    );
                    for empty in [unassigned, ColourRole::Dynamic] {
                        let found = distance(shades[0], seen(vision, full_shade(empty, theme)));
                        assert!(
                            found >= 0.06,
                            "{theme:?}, {name}: a little {assigned:?} on {empty:?}: {found:.3}"
                        );
                    }
                }
            }
        }
    }
}
