//! A picture as PNG. Each pixel is an index into a palette of the theme's colours and
//! their blends.

use std::collections::HashMap;
use std::io;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use super::colour_role::{ColourRole, Theme};
use super::font;
use super::shapes::{Anchor, Area, Label, Picture, Run, Shape};

pub(super) fn write(picture: &Picture, theme: Theme) -> io::Result<Vec<u8>> {
    let mut pixels = Pixels::new(picture.width, picture.height, theme);
    for shape in &picture.shapes {
        match shape {
            Shape::Areas { role, areas } => areas.iter().for_each(|&area| pixels.fill(*role, area)),
            Shape::Cells { role, origin: (x, y), size, runs } => {
                for Run { column, row, length } in runs {
                    let (x, y) = (x + column * size, y + row * size);
                    pixels.fill(*role, Area { x, y, width: length * size, height: *size });
                }
            }
            Shape::Label(label) => pixels.write(label),
        }
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(pixels.palette.colours.concat());
    encoder.set_compression(Compression::High);
    // PNG's filters help with gradual changes of colour, which indices do not have.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(&pixels.indices).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)?;
    Ok(file)
}

/// The colours: one for each role, at the role's index, then blends.
struct Palette {
    colours: Vec<[u8; 3]>,
    /// The index of each blend, by role, index of the ground, and level.
    blends: HashMap<(ColourRole, u8, u8), u8>,
}

// A role's number is its index in the palette.
const _: () = {
    let mut index = 0;
    while index < ColourRole::ALL.len() {
        assert!(ColourRole::ALL[index] as usize == index);
        index += 1;
    }
};

impl Palette {
    /// The number of levels from a ground colour to a colour on it.
    const LEVELS: u8 = 15;

    fn new(theme: Theme) -> Self {
        let colours = ColourRole::ALL.iter().map(|role| role.colour(theme).0).collect();
        Self { colours, blends: HashMap::new() }
    }

    /// The index of the blend of a role's colour that partly covers the colour at index
    /// `ground`.
    fn blend(&mut self, role: ColourRole, ground: u8, covered: f32) -> u8 {
        #[expect(clippy::cast_sign_loss, reason = "clamped")]
        let level = (covered.clamp(0.0, 1.0) * f32::from(Self::LEVELS)).round() as u8;
        if level == 0 {
            return ground;
        }
        if level == Self::LEVELS {
            return role as u8;
        }
        if let Some(&index) = self.blends.get(&(role, ground, level)) {
            return index;
        }
        let index = match u8::try_from(self.colours.len()) {
            Ok(index) => {
                let colour = self.mixed(role, ground, level);
                self.colours.push(colour);
                index
            }
            // A palette has 256 colours at most. Letters are on paper only; their blends
            // take a tenth of the palette.
            Err(_) if level > Self::LEVELS / 2 => role as u8,
            Err(_) => ground,
        };
        self.blends.insert((role, ground, level), index);
        index
    }

    fn mixed(&self, role: ColourRole, ground: u8, level: u8) -> [u8; 3] {
        let colour = |index: u8| self.colours.get(usize::from(index)).copied().unwrap_or_default();
        let (above, below) = (colour(role as u8), colour(ground));
        let (level, levels) = (u32::from(level), u32::from(Self::LEVELS));
        let mixed = |above: u8, below: u8| {
            let sum = u32::from(above) * level + u32::from(below) * (levels - level);
            ((sum + levels / 2) / levels) as u8
        };
        [0, 1, 2].map(|channel: usize| mixed(above[channel], below[channel]))
    }
}

struct Pixels {
    width: usize,
    /// Indices of colours in the palette.
    indices: Vec<u8>,
    palette: Palette,
}

impl Pixels {
    fn new(width: u32, height: u32, theme: Theme) -> Self {
        let (width, height) = (width as usize, height as usize);
        let indices = vec![ColourRole::Paper as u8; width * height];
        Self { width, indices, palette: Palette::new(theme) }
    }

    /// Fills the part of a rectangle that is in the picture.
    fn fill(&mut self, role: ColourRole, Area { x, y, width, height }: Area) {
        let columns = (x as usize).min(self.width)..((x + width) as usize).min(self.width);
        for row in self.indices.chunks_exact_mut(self.width).skip(y as usize).take(height as usize)
        {
            row[columns.clone()].fill(role as u8);
        }
    }

    fn write(&mut self, label: &Label) {
        let width = font::text_width(&label.text, label.size);
        let start = match label.anchor {
            Anchor::Start => label.x,
            Anchor::Middle => label.x.saturating_sub(width / 2),
            Anchor::End => label.x.saturating_sub(width),
        };
        font::draw(&label.text, label.size, |right, down, covered| {
            let (Some(x), Some(y)) =
                (start.checked_add_signed(right), label.y.checked_add_signed(down))
            else {
                return;
            };
            let (x, y) = (x as usize, y as usize);
            if x < self.width {
                if let Some(pixel) = self.indices.get_mut(y * self.width + x) {
                    *pixel = self.palette.blend(label.role, *pixel, covered);
                }
            }
        });
    }
}
