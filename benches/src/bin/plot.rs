//! Draws bytes against instructions as an SVG: `plot FOLDER`.
//!
//! The folder contains the figures of `count`, `size` and `compare`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

const WIDTH: f64 = 880.0;
const HEIGHT: f64 = 520.0;
/// The edges of the plot area.
const LEFT: f64 = 46.0;
const RIGHT: f64 = WIDTH - 16.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = HEIGHT - 56.0;

/// The bytes of a relocation entry on 64-bit ELF targets.
const RELOCATION: f64 = 24.0;
/// Points with more instructions are listed in the corner instead.
const FAR_OFF: f64 = 1000.0;
/// The budget of `user-ports` in bytes.
const BUDGET: f64 = 90_000.0;
/// Points with fewer bytes are crowded, so their labels form a column next to them.
const CROWD: f64 = 130_000.0;
/// The distance between the labels of that column, and its right edge.
const STACK_STEP: f64 = 16.0;
const STACK_X: f64 = 296.0;
/// The approximate width of a character and height of a line.
const CHARACTER: f64 = 6.3;
const LINE: f64 = 13.0;

const STYLE: &str = "
text { font: 11.5px system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #1f2328 }
.muted, .prototype { fill: #59636e }
.ours { font-weight: 600; fill: #0969da }
.rival { fill: #a33c00 }
.axis { stroke: #818b98 } .grid { stroke: #d1d9e0; stroke-width: .7 }
.leader { stroke: #afb8c1; stroke-width: .8; fill: none } .budget { stroke: #818b98; stroke-dasharray: 3 4 }
path.ours, path.rival { stroke: none } path.prototype { fill: none; stroke: #59636e; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.muted, .prototype { fill: #9198a1 }
.ours { fill: #58a6ff }
.rival { fill: #f0883e }
.axis { stroke: #656c76 } .grid { stroke: #30363d }
.leader { stroke: #484f58 } .budget { stroke: #656c76 }
path.prototype { fill: none; stroke: #9198a1 }
}
";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ours,
    Rival,
    Prototype,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Rival => "rival",
            Self::Prototype => "prototype",
        }
    }

    /// The path of the marker, around the origin.
    fn mark(self) -> &'static str {
        match self {
            Self::Ours => "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0",
            Self::Rival => "m0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z",
            Self::Prototype => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
        }
    }
}

#[derive(Debug, Clone)]
struct Point {
    kind: Kind,
    label: String,
    bytes: f64,
    instructions: f64,
}

/// A logarithmic axis.
#[derive(Debug, Clone, Copy)]
struct Axis {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Axis {
    fn at(self, value: f64) -> f64 {
        let part = (value / self.from).ln() / (self.to / self.from).ln();
        self.start + part * (self.end - self.start)
    }

    /// The round numbers on the axis.
    fn ticks(self) -> impl Iterator<Item = f64> {
        let decades = (0..9).map(|decade| 10_f64.powi(decade));
        decades
            .flat_map(|decade| [1.0, 2.0, 5.0].map(|digit| digit * decade))
            .filter(move |tick| (self.from..=self.to).contains(tick))
    }
}

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

fn overlap(one: Area, other: Area) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// The cells of a file of tab-separated values.
fn lines(folder: &Path, file: &str) -> io::Result<Vec<Vec<String>>> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    Ok(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn number(cell: &str) -> io::Result<f64> {
    cell.parse().map_err(|_| io::Error::other(format!("`{cell}` is not a number")))
}

/// A point for everything whose instructions and bytes are both known.
fn points(folder: &Path) -> io::Result<Vec<Point>> {
    let mut bytes = HashMap::new();
    for line in lines(folder, "compare.tsv")? {
        if let [label, data, relocations, heap] = &line[..] {
            bytes.insert(
                label.clone(),
                number(data)? + RELOCATION * number(relocations)? + number(heap)?,
            );
        }
    }
    for line in lines(folder, "size.tsv")? {
        if let [tier, data, relocations] = &line[..] {
            bytes.insert(
                format!("iana-ports, {tier}"),
                number(data)? + RELOCATION * number(relocations)?,
            );
        }
    }
    let mut points = Vec::new();
    for line in lines(folder, "count.tsv")? {
        let [tier, question, label, table_bytes, instructions] = &line[..] else { continue };
        let (kind, label) = match question.as_str() {
            "port -> name"
                if label == "iana-ports: service_name(port, Tcp)"
                    && ["user-ports", "by-name"].contains(&tier.as_str()) =>
            {
                (Kind::Ours, format!("iana-ports, {tier}"))
            }
            "port -> name" if label.starts_with("iana-ports") => continue,
            "port -> name" => (Kind::Rival, label.clone()),
            "prototypes, port -> name" => (Kind::Prototype, label.clone()),
            _ => continue,
        };
        let bytes = if kind == Kind::Prototype {
            number(table_bytes)?
        } else {
            *bytes.get(&label).unwrap_or(&0.0)
        };
        if bytes > 0.0 {
            let label = label.replace(", by-name", ", by-name (default): all tables");
            points.push(Point { kind, label, bytes, instructions: number(instructions)? });
        }
    }
    if points.is_empty() {
        return Err(io::Error::other("the files contain no figures to draw"));
    }
    Ok(points)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn with_commas(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

struct Drawing {
    svg: String,
    x: Axis,
    y: Axis,
    taken: Vec<Area>,
}

impl Drawing {
    fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let path = format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
        self.add(&format!(r#"<path class="{class}" d="{path}"/>"#));
    }

    fn text(&mut self, class: &str, anchor: &str, (x, y): (f64, f64), text: &str) {
        let text = escape(text);
        self.add(&format!(
            r#"<text class="{class}" text-anchor="{anchor}" x="{x:.1}" y="{y:.1}">{text}</text>"#
        ));
    }

    fn add(&mut self, element: &str) {
        writeln!(self.svg, "{element}").expect("writing to a String cannot fail");
    }

    fn axes(&mut self) {
        for tick in self.x.ticks() {
            let x = self.x.at(tick);
            self.line("grid", (x, TOP), (x, BOTTOM));
            let label = if tick < 1e6 {
                format!("{} KB", tick / 1e3)
            } else {
                format!("{} MB", tick / 1e6)
            };
            self.text("muted", "middle", (x, BOTTOM + 18.0), &label);
        }
        for tick in self.y.ticks() {
            let y = self.y.at(tick);
            self.line("grid", (LEFT, y), (RIGHT, y));
            self.text("muted", "end", (LEFT - 8.0, y + 4.0), &tick.to_string());
        }
        self.line("axis", (LEFT, BOTTOM), (RIGHT, BOTTOM));
        self.line("axis", (LEFT, TOP), (LEFT, BOTTOM));
        let caption = "bytes: data, relocation entries, and heap after start-up (logarithmic axes)";
        self.text("muted", "middle", (f64::midpoint(LEFT, RIGHT), HEIGHT - 16.0), caption);
        self.text("", "start", (8.0, 18.0), "Instructions per lookup, port → name on tcp");
        let x = self.x.at(BUDGET);
        self.line("budget", (x, TOP), (x, BOTTOM));
        self.text("muted", "start", (x + 5.0, BOTTOM - 8.0), "← budget of user-ports");
        self.taken
            .extend([[x - 2.0, TOP, x + 2.0, BOTTOM], [x, BOTTOM - LINE - 8.0, x + 130.0, BOTTOM]]);
    }

    fn legend(&mut self) {
        for (kind, x, label) in [
            (Kind::Ours, 500.0, "iana-ports"),
            (Kind::Rival, 595.0, "rivals"),
            (Kind::Prototype, 668.0, "prototypes of user-ports"),
        ] {
            self.mark(kind, (x, 14.0));
            self.text(kind.class(), "start", (x + 11.0, 18.0), label);
        }
    }

    fn mark(&mut self, kind: Kind, (x, y): (f64, f64)) {
        let path = format!("M{x:.1} {y:.1}{}", kind.mark());
        self.add(&format!(r#"<path class="{}" d="{path}"/>"#, kind.class()));
    }

    fn position(&self, point: &Point) -> (f64, f64) {
        (self.x.at(point.bytes), self.y.at(point.instructions))
    }

    /// Draws labels in a column, in the order of their points, each with a line to it.
    fn crowd(&mut self, mut points: Vec<Point>) {
        points.sort_by(|one, other| other.instructions.total_cmp(&one.instructions));
        let wanted: Vec<f64> = points.iter().map(|point| self.y.at(point.instructions)).collect();
        // Moves labels down until none overlap, then moves all up by the mean distance.
        let mut heights = wanted.clone();
        for index in 1..heights.len() {
            heights[index] = heights[index].max(heights[index - 1] + STACK_STEP);
        }
        let shift =
            heights.iter().zip(&wanted).map(|(height, wanted)| height - wanted).sum::<f64>()
                / heights.len() as f64;
        for height in &mut heights {
            *height -= shift;
        }
        for (point, height) in points.iter().zip(heights) {
            let (x, y) = self.position(point);
            let from = STACK_X + 6.0;
            let path = format!("M{from:.1} {height:.1}H{:.1}L{x:.1} {y:.1}", from + 8.0);
            self.add(&format!(r#"<path class="leader" d="{path}"/>"#));
            self.text(point.kind.class(), "end", (STACK_X, height + 4.0), &point.label);
        }
    }

    /// Draws a label next to its point where there is room.
    fn label(&mut self, point: &Point) {
        let (x, y) = self.position(point);
        let width = point.label.chars().count() as f64 * CHARACTER;
        let candidates = [
            ("start", x + 10.0, y + 4.0),
            ("end", x - 10.0, y + 4.0),
            ("middle", x, y - 10.0),
            ("middle", x, y + 19.0),
            ("start", x + 8.0, y - 8.0),
            ("start", x + 8.0, y + 16.0),
            ("start", x + 8.0, y + 32.0),
        ];
        let area = |(anchor, x, y): (&str, f64, f64)| {
            let left = match anchor {
                "start" => x,
                "end" => x - width,
                _ => x - width / 2.0,
            };
            [left, y - LINE + 3.0, left + width, y + 3.0]
        };
        let free =
            |area: Area| area[2] < WIDTH && !self.taken.iter().any(|taken| overlap(*taken, area));
        let chosen = candidates
            .into_iter()
            .find(|&candidate| free(area(candidate)))
            .unwrap_or(candidates[0]);
        self.taken.push(area(chosen));
        self.text(point.kind.class(), chosen.0, (chosen.1, chosen.2), &point.label);
    }
}

fn draw(points: Vec<Point>) -> String {
    let (far_off, points): (Vec<Point>, Vec<Point>) =
        points.into_iter().partition(|point| point.instructions > FAR_OFF);
    let most = |of: fn(&Point) -> f64| points.iter().map(of).fold(0.0, f64::max);
    let x = Axis { from: 10_000.0, to: most(|point| point.bytes) * 1.5, start: LEFT, end: RIGHT };
    let y =
        Axis { from: 12.0, to: most(|point| point.instructions) * 1.5, start: BOTTOM, end: TOP };
    let mut drawing = Drawing { svg: String::new(), x, y, taken: Vec::new() };
    drawing.add(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">"#
    ));
    drawing.add("<!-- Drawn by benches/plot. -->");
    drawing.add("<title>Bytes and instructions of tables from ports to names</title>");
    drawing.add(&format!("<style>{STYLE}</style>"));
    drawing.axes();
    drawing.legend();
    for point in &points {
        let (x, y) = drawing.position(point);
        drawing.taken.push([x - 7.0, y - 7.0, x + 7.0, y + 7.0]);
    }
    let (crowd, others): (Vec<Point>, Vec<Point>) =
        points.iter().cloned().partition(|point| point.bytes < CROWD);
    drawing.crowd(crowd);
    for point in &others {
        drawing.label(point);
    }
    // The library's marks come last, on top.
    for kind in [Kind::Prototype, Kind::Rival, Kind::Ours] {
        for point in points.iter().filter(|point| point.kind == kind) {
            let position = drawing.position(point);
            drawing.mark(kind, position);
        }
    }
    for point in far_off {
        let text = format!(
            "↑ off the chart: {}, {} instructions",
            point.label,
            with_commas(point.instructions)
        );
        drawing.text("rival", "end", (RIGHT, TOP + 14.0), &text);
    }
    drawing.add("</svg>");
    drawing.svg
}

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: plot FOLDER");
        return ExitCode::from(2);
    };
    match points(Path::new(&folder)) {
        Ok(points) => {
            print!("{}", draw(points));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("plot: {error}");
            ExitCode::FAILURE
        }
    }
}
