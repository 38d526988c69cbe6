//! The font of pictures: Inter, rasterised from its outlines.

use std::sync::LazyLock;

use ab_glyph::{Font as _, FontRef, Glyph, PxScale, PxScaleFont, ScaleFont as _, point};

use super::shapes::Size;

static REGULAR: LazyLock<Option<FontRef<'static>>> =
    LazyLock::new(|| FontRef::try_from_slice(include_bytes!("../../fonts/Inter-Regular.otf")).ok());

static SEMI_BOLD: LazyLock<Option<FontRef<'static>>> = LazyLock::new(|| {
    FontRef::try_from_slice(include_bytes!("../../fonts/Inter-SemiBold.otf")).ok()
});

/// The font at a size. `None` if its file does not parse; the unit test below proves that
/// it does.
fn font(size: Size) -> Option<PxScaleFont<&'static FontRef<'static>>> {
    let font = match size {
        Size::Small => REGULAR.as_ref()?,
        Size::Large => SEMI_BOLD.as_ref()?,
    };
    // A `PxScale` is the height of a line; our sizes are em sizes, as in CSS.
    let height = font.height_unscaled() / font.units_per_em()?;
    Some(font.as_scaled(PxScale::from(f32::from(size.pixels()) * height)))
}

/// The width of a line of text, in pixels.
#[expect(clippy::cast_sign_loss, reason = "a sum of advances is not negative")]
pub(crate) fn text_width(text: &str, size: Size) -> u32 {
    font(size).map_or(0, |font| {
        text.chars().map(|char| font.h_advance(font.glyph_id(char))).sum::<f32>().ceil() as u32
    })
}

/// Calls `dot` for each pixel that a line of text covers, with its position relative to
/// the start of the baseline and the covered fraction, at most 1.
pub(super) fn draw(text: &str, size: Size, mut dot: impl FnMut(i32, i32, f32)) {
    let Some(font) = font(size) else { return };
    let mut x: f32 = 0.0;
    for char in text.chars() {
        let id = font.glyph_id(char);
        // Glyphs start at whole pixels: a letter then looks the same everywhere, and
        // compresses better.
        let glyph = Glyph { id, scale: font.scale(), position: point(x.round(), 0.0) };
        x += font.h_advance(id);
        if let Some(outline) = font.outline_glyph(glyph) {
            let corner = outline.px_bounds().min;
            outline.draw(|right, down, covered| {
                if let (Ok(right), Ok(down)) = (i32::try_from(right), i32::try_from(down)) {
                    dot(corner.x as i32 + right, corner.y as i32 + down, covered);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_parse() {
        for (size, least, most) in [(Size::Small, 120, 150), (Size::Large, 210, 260)] {
            assert!(
                (least..most).contains(&text_width("65,536 ports", size)),
                "{}",
                text_width("65,536 ports", size)
            );
        }
    }

    /// Letters are placed on the baseline: a comma goes below it, and a full stop does
    /// not.
    #[test]
    fn a_comma_looks_like_one() {
        let lowest = |text| {
            let mut lowest = i32::MIN;
            draw(text, Size::Small, |_, y, covered| {
                if covered > 0.5 {
                    lowest = lowest.max(y);
                }
            });
            lowest
        };
        assert_eq!(lowest("."), -1);
        assert!(lowest(",") >= 2);
    }

    /// Each printable ASCII character has its own glyph. All other characters share one.
    #[test]
    fn ascii_has_glyphs() {
        let dots = |text: &str| {
            let mut dots = Vec::new();
            draw(text, Size::Small, |x, y, covered| dots.push((x, y, covered.to_bits())));
            dots
        };
        let unknown = dots("字");
        assert!(!unknown.is_empty());
        assert_eq!(dots("é"), unknown);
        for char in '!'..='~' {
            assert!(dots(&char.to_string()) != unknown, "{char}");
        }
        assert!(dots(" ").is_empty());
    }
}
