//! A picture as SVG. Each colour role has one path for areas and one for runs of cells.
//! Labels are text elements.

use std::fmt::{self, Display, Write as _};

use super::colour_role::{ColourRole, Theme};
use super::shapes::{Anchor, Area, Label, Picture, Run, Shape, Size};

/// Writes a picture as SVG. Without a theme, it contains both themes and follows the
/// reader's setting.
pub(super) fn write(picture: &Picture, theme: Option<Theme>) -> String {
    Document { picture, theme }.to_string()
}

/// An SVG. It contains no empty line, which would end an HTML block in Markdown.
struct Document<'a> {
    picture: &'a Picture,
    theme: Option<Theme>,
}

impl Display for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Picture { id, command, title, description, width, height, shapes } = self.picture;
        writeln!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" \
             viewBox=\"0 0 {width} {height}\" width=\"{}\" height=\"{}\" \
             style=\"max-width:100%;height:auto\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">",
            width / 2,
            height / 2
        )?;
        writeln!(f, "<!-- Drawn by \"iana-ports {command}\". -->")?;
        writeln!(f, "<title id=\"{id}-title\">{}</title>", Escaped(title))?;
        writeln!(f, "<desc id=\"{id}-desc\">{}</desc>", Escaped(description))?;
        self.styles(f)?;
        let paper = ColourRole::Paper.class();
        writeln!(
            f,
            "<path class=\"{paper}\" fill=\"currentColor\" d=\"M0 0h{width}v{height}h-{width}z\"/>"
        )?;
        shapes.iter().try_for_each(|shape| writeln!(f, "{shape}"))?;
        writeln!(f, "</svg>")
    }
}

impl Document<'_> {
    /// The colours, as `currentColor` of classes. Scoped to this picture, as one page may
    /// contain several.
    fn styles(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const FONTS: &str = "system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
        let Self { picture, theme } = self;
        let (id, roles) = (picture.id, roles(picture));
        let colours = |f: &mut fmt::Formatter<'_>, theme| {
            roles.iter().try_for_each(|role| {
                writeln!(f, "#{id} .{}{{color:{}}}", role.class(), role.colour(theme))
            })
        };
        writeln!(f, "<style>\n#{id}{{font:{}px {FONTS}}}", Size::Small.pixels())?;
        colours(f, theme.unwrap_or(Theme::Light))?;
        if theme.is_none() {
            writeln!(f, "@media (prefers-color-scheme:dark){{")?;
            colours(f, Theme::Dark)?;
            writeln!(f, "}}")?;
        }
        writeln!(f, "</style>")
    }
}

/// The roles that the picture uses.
fn roles(picture: &Picture) -> Vec<ColourRole> {
    let is_used = |&role: &ColourRole| {
        role == ColourRole::Paper
            || picture.shapes.iter().any(|shape| match shape {
                Shape::Areas { role: own, .. } | Shape::Cells { role: own, .. } => *own == role,
                Shape::Label(label) => label.role == role,
            })
    };
    ColourRole::ALL.into_iter().filter(is_used).collect()
}

impl Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Areas { role, areas } => {
                let (class, outlines) = (role.class(), Outlines(areas));
                write!(f, "<path class=\"{class}\" fill=\"currentColor\" d=\"{outlines}\"/>")
            }
            Self::Cells { role, origin: (x, y), size, runs } => {
                let (class, lines) = (role.class(), Lines(runs));
                // A line runs through the middle of the cells that it colours.
                let place = format!("translate({x} {}) scale({size})", y + size / 2);
                write!(
                    f,
                    "<path class=\"{class}\" stroke=\"currentColor\" \
                     shape-rendering=\"crispEdges\" transform=\"{place}\" d=\"{lines}\"/>"
                )
            }
            Self::Label(label) => label.fmt(f),
        }
    }
}

impl Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { role, x, y, anchor, size, text } = self;
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let size = match size {
            Size::Small => String::new(),
            Size::Large => format!(" font-size=\"{}\" font-weight=\"600\"", size.pixels()),
        };
        let (class, text) = (role.class(), Escaped(text));
        write!(
            f,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}{size} \
             fill=\"currentColor\">{text}</text>"
        )
    }
}

/// A path around each area.
struct Outlines<'a>(&'a [Area]);

impl Display for Outlines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|Area { x, y, width, height }| {
            write!(f, "M{x} {y}h{width}v{height}h-{width}z")
        })
    }
}

/// A line through each run, each from where the last one ended.
struct Lines<'a>(&'a [Run]);

impl Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut end = (0, 0);
        for Run { column, row, length } in self.0 {
            let right = i64::from(*column) - i64::from(end.0);
            let down = i64::from(*row) - i64::from(end.1);
            let separator = if down < 0 { "" } else { " " };
            write!(f, "m{right}{separator}{down}h{length}")?;
            end = (column + length, *row);
        }
        Ok(())
    }
}

/// Text between tags.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|char| match char {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            char => f.write_char(char),
        })
    }
}
