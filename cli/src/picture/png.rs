//! A picture as PNG: an index into the theme's colours for each pixel.

use std::convert::Infallible;
use std::io;

use embedded_graphics::mono_font::MonoTextStyle;
use embedded_graphics::mono_font::iso_8859_1::FONT_10X20;
use embedded_graphics::pixelcolor::BinaryColor;
use embedded_graphics::prelude::{
    DrawTarget, Drawable as _, OriginDimensions, Pixel, Point, Size as Extent,
};
use embedded_graphics::text::{Alignment, Baseline, Text, TextStyleBuilder};
use png::{BitDepth, ColorType, Compression, Encoder};

use super::ink::{Ink, Theme};
use super::shapes::{Anchor, Area, Label, Picture, Run, Shape};

pub(super) fn write(picture: &Picture, theme: Theme) -> io::Result<Vec<u8>> {
    let mut pixels = Pixels::new(picture.width, picture.height);
    for shape in &picture.shapes {
        match shape {
            Shape::Areas { ink, areas } => areas.iter().for_each(|&area| pixels.fill(*ink, area)),
            Shape::Cells { ink, origin: (x, y), size, runs } => {
                for Run { column, row, length } in runs {
                    let (x, y) = (x + column * size, y + row * size);
                    pixels.fill(*ink, Area { x, y, width: length * size, height: *size });
                }
            }
            Shape::Label(label) => pixels.write(label),
        }
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Four);
    encoder.set_palette(Ink::ALL.iter().flat_map(|ink| ink.colour(theme).0).collect::<Vec<_>>());
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(&pixels.packed()).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)?;
    Ok(file)
}

/// An ink is written as its place in the palette, four bits.
const _: () = {
    let mut place = 0;
    while place < Ink::ALL.len() {
        assert!(Ink::ALL[place] as usize == place && place < 16);
        place += 1;
    }
};

struct Pixels {
    width: usize,
    inks: Vec<Ink>,
}

impl Pixels {
    fn new(width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self { width, inks: vec![Ink::Paper; width * height] }
    }

    /// What lies outside is left out.
    fn fill(&mut self, ink: Ink, Area { x, y, width, height }: Area) {
        let columns = (x as usize).min(self.width)..((x + width) as usize).min(self.width);
        for row in self.inks.chunks_exact_mut(self.width).skip(y as usize).take(height as usize) {
            row[columns.clone()].fill(ink);
        }
    }

    fn write(&mut self, label: &Label) {
        let alignment = match label.anchor {
            Anchor::Start => Alignment::Left,
            Anchor::Middle => Alignment::Center,
            Anchor::End => Alignment::Right,
        };
        let style =
            TextStyleBuilder::new().alignment(alignment).baseline(Baseline::Alphabetic).build();
        let font = MonoTextStyle::new(&FONT_10X20, BinaryColor::On);
        let line = Text::with_text_style(&label.text, Point::zero(), font, style);
        let Ok(_) = line.draw(&mut Pen { pixels: self, label });
    }

    /// Two pixels a byte, each line in bytes of its own.
    fn packed(&self) -> Vec<u8> {
        let pair = |pair: &[Ink]| (pair[0] as u8) << 4 | pair.get(1).map_or(0, |&ink| ink as u8);
        self.inks.chunks_exact(self.width).flat_map(|row| row.chunks(2).map(pair)).collect()
    }
}

/// Draws the pixels of a font as squares, from the label's place on.
struct Pen<'a> {
    pixels: &'a mut Pixels,
    label: &'a Label,
}

impl DrawTarget for Pen<'_> {
    type Color = BinaryColor;
    type Error = Infallible;

    fn draw_iter<I: IntoIterator<Item = Pixel<BinaryColor>>>(
        &mut self,
        pixels: I,
    ) -> Result<(), Infallible> {
        let factor = self.label.size.factor();
        for Pixel(Point { x, y }, _) in pixels.into_iter().filter(|Pixel(_, colour)| colour.is_on())
        {
            let from = |start: u32, distance: i32| {
                u32::try_from(i64::from(start) + i64::from(distance) * i64::from(factor))
            };
            if let (Ok(x), Ok(y)) = (from(self.label.x, x), from(self.label.y, y)) {
                self.pixels.fill(self.label.ink, Area { x, y, width: factor, height: factor });
            }
        }
        Ok(())
    }
}

impl OriginDimensions for Pen<'_> {
    fn size(&self) -> Extent {
        let height = self.pixels.inks.len() / self.pixels.width;
        Extent::new(self.pixels.width as u32, height as u32)
    }
}
