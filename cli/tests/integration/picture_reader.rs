//! Reads pictures back: PNGs by the decoder that everybody uses, SVGs by a small reader
//! of this file's own.

use std::path::Path;

/// Pixels by their colours, `0xrrggbb`, line by line.
pub(crate) struct Raster {
    pub(crate) width: usize,
    pub(crate) pixels: Vec<u32>,
}

impl Raster {
    fn new(width: usize, height: usize) -> Self {
        Self { width, pixels: vec![0; width * height] }
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> u32 {
        self.pixels[y * self.width + x]
    }

    fn fill(&mut self, colour: u32, [x, y, width, height]: [usize; 4]) {
        for row in y..y + height {
            self.pixels[row * self.width + x..][..width].fill(colour);
        }
    }
}

pub(crate) fn png(path: &Path) -> Raster {
    let mut decoder =
        png::Decoder::new(std::io::BufReader::new(std::fs::File::open(path).unwrap()));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    assert_eq!(reader.output_color_type(), (png::ColorType::Rgb, png::BitDepth::Eight));
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut bytes).unwrap();
    reader.finish().unwrap();
    let pixels = bytes
        .chunks_exact(3)
        .map(|pixel| u32::from_be_bytes([0, pixel[0], pixel[1], pixel[2]]))
        .collect();
    Raster { width: reader.info().width as usize, pixels }
}

/// Text of an SVG, and where its base line begins, has its middle, or ends.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) text: String,
}

/// An SVG whose elements stand on a line each.
pub(crate) struct Svg(pub(crate) String);

impl Svg {
    pub(crate) fn read(path: &Path) -> Self {
        Self(std::fs::read_to_string(path).unwrap())
    }

    pub(crate) fn texts(&self) -> Vec<Label> {
        let elements = self.0.lines().filter(|line| line.starts_with("<text "));
        let text = |line: &str| {
            let text = line.split_once('>').unwrap().1.strip_suffix("</text>").unwrap();
            let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            Label { x: number(line, "x"), y: number(line, "y"), text }
        };
        elements.map(text).collect()
    }

    /// The rectangles of a class.
    pub(crate) fn areas(&self, class: &str) -> Vec<[usize; 4]> {
        let is_of_class =
            |line: &&str| attribute(line, "class") == Some(class) && line.contains(" fill=");
        self.paths()
            .filter(is_of_class)
            .flat_map(|line| areas(attribute(line, "d").unwrap()))
            .collect()
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.lines().filter(|line| line.starts_with("<path "))
    }

    /// Draws the paths, without the texts, in the colours of a screen that is dark, or
    /// not.
    pub(crate) fn draw(&self, dark: bool) -> Raster {
        let view = attribute(self.0.lines().next().unwrap(), "viewBox").unwrap();
        let [0, 0, width, height] = numbers(view)[..] else { panic!("{view}") };
        let mut raster = Raster::new(width, height);
        for line in self.paths() {
            let colour = self.colour(attribute(line, "class").unwrap(), dark);
            let data = attribute(line, "d").unwrap();
            if line.contains(" fill=\"currentColor\"") {
                for area in areas(data) {
                    raster.fill(colour, area);
                }
                continue;
            }
            assert!(line.contains(" stroke=\"currentColor\""), "{line}");
            let [left, middle, size] = numbers(attribute(line, "transform").unwrap())[..] else {
                panic!()
            };
            for [column, row, length] in lines(data) {
                let (x, y) = (left + column * size, middle - size / 2 + row * size);
                raster.fill(colour, [x, y, length * size, size]);
            }
        }
        raster
    }

    /// What the styles say; those for dark screens come last.
    fn colour(&self, class: &str, dark: bool) -> u32 {
        let rule = format!(" .{class}{{color:#");
        let (both, rest) = self.0.split_once("</style>").unwrap().0.split_once("<style>").unwrap();
        assert!(!both.contains("color"));
        let (light, media) =
            rest.split_once("@media (prefers-color-scheme:dark){").unwrap_or((rest, ""));
        let rules = if dark && !media.is_empty() { media } else { light };
        let hex = &rules.split_once(&rule).unwrap_or_else(|| panic!("{class}: no colour")).1[..6];
        assert_eq!(rules.matches(&rule).count(), 1);
        u32::from_str_radix(hex, 16).unwrap()
    }
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    Some(element.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0)
}

fn number(element: &str, name: &str) -> usize {
    attribute(element, name).unwrap().parse().unwrap()
}

/// All the numbers, whatever stands between them.
fn numbers(text: &str) -> Vec<usize> {
    let numbers =
        text.split(|char: char| !char.is_ascii_digit()).filter(|number| !number.is_empty());
    numbers.map(|number| number.parse().unwrap()).collect()
}

/// Rectangles, each in the form `M1 2h3v4h-3z`.
fn areas(data: &str) -> Vec<[usize; 4]> {
    let area = |area: &str| {
        let [x, y, width, height, back] = numbers(area)[..] else { panic!("{area}") };
        assert_eq!((format!("{x} {y}h{width}v{height}h-{width}z"), back), (area.to_owned(), width));
        [x, y, width, height]
    };
    data.split('M').skip(1).map(area).collect()
}

/// Lines to the right, each `m1 2h3` from where the last one ended.
fn lines(data: &str) -> Vec<[usize; 3]> {
    let (mut x, mut y) = (0, 0);
    let mut line = |line: &str| {
        let (step, length) = line.split_once('h').unwrap();
        let place = step.rfind([' ', '-']).unwrap();
        let (right, down) = step.split_at(place);
        let from = |place: usize, step: &str| {
            place.checked_add_signed(step.trim_start().parse().unwrap()).unwrap()
        };
        let (start, length): (usize, usize) = (from(x, right), length.parse().unwrap());
        (x, y) = (start + length, from(y, down));
        [start, y, length]
    };
    data.split('m').skip(1).map(&mut line).collect()
}
