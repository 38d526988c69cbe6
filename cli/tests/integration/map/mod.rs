//! `map`: pictures and text, read back to 65,536 ports.

mod files;
mod text;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use iana_ports::Transport;

use crate::files::folder;
use crate::picture_reader::{Raster, Svg, png};
use crate::{csv, embedded_csv, embedded_table, file, run, succeeds};
use iana_ports_test_support::csv::split;

/// All transports together, then each alone.
fn transports() -> impl Iterator<Item = Option<&'static str>> {
    [None].into_iter().chain(Transport::ALL.map(|transport| Some(transport.as_str())))
}

/// Range and status, as the legend has them.
type Kind = (&'static str, &'static str);

const RANGES: [&str; 3] =
    ["System Ports, 0-1023", "User Ports, 1024-49151", "Dynamic Ports, 49152-65535"];

fn on(transport: Option<&'static str>) -> Vec<&'static str> {
    transport.into_iter().flat_map(|transport| ["--transport", transport]).collect()
}

fn range(port: usize) -> &'static str {
    RANGES[usize::from(port >= 1024) + usize::from(port >= 49152)]
}

/// What each port is, by a plain reading of the rows.
fn kinds(csv: &str, transport: Option<&str>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = (0..65536)
        .map(|port| (range(port), if port < 49152 { "reserved" } else { "dynamic" }))
        .collect();
    let mut ranks = vec![0; 65536];
    for row in split(csv).into_iter().skip(1) {
        let (name, ports, own, description) = (&row[0], &row[1], &row[2], &row[3]);
        if ports.is_empty() || transport.is_some_and(|asked| !own.is_empty() && own != asked) {
            continue;
        }
        let (rank, status) = match description.to_ascii_lowercase().starts_with("unassigned") {
            _ if !name.is_empty() => (3, "assigned"),
            false => (2, "reserved"),
            true => (1, "unassigned"),
        };
        let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
        for port in first.parse::<usize>().unwrap()..=last.parse().unwrap() {
            if rank > ranks[port] {
                (ranks[port], kinds[port].1) = (rank, status);
            }
        }
    }
    kinds
}

/// How many ports are of each kind.
fn counts(kinds: &[Kind]) -> HashMap<Kind, usize> {
    let mut counts = HashMap::new();
    for &kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    counts
}

fn picture_file(name: &str) -> PathBuf {
    folder().join(name)
}

/// The file that `map` writes with these options.
#[track_caller]
fn map(name: &str, options: &[&str]) -> PathBuf {
    let path = picture_file(name);
    let _ = std::fs::remove_file(&path);
    succeeds(&[&["map", "--output", path.to_str().unwrap()], options].concat(), "");
    path
}

/// The corners of the blocks, above which their first ports stand.
fn corners(svg: &Svg) -> Vec<(usize, usize)> {
    let texts = svg.texts();
    let shares: Vec<_> =
        texts.iter().filter(|text| text.text.ends_with('%')).map(|text| text.x).collect();
    let corner = |block: usize| {
        let first = (block * 1024).to_string();
        let is_label = |text: &str| text.split(' ').next() == Some(&first);
        let labels: Vec<_> =
            texts.iter().filter(|text| is_label(&text.text) && !shares.contains(&text.x)).collect();
        let [label] = labels[..] else { panic!("{first}: {labels:?}") };
        (label.x, label.y + 7)
    };
    (0..64).map(corner).collect()
}

/// Kinds, their colours and their counts, as the legend shows them.
fn legend(svg: &Svg, raster: &Raster) -> HashMap<Kind, (u32, usize)> {
    let texts = svg.texts();
    let mut legend = HashMap::new();
    for range in RANGES {
        let heading = texts.iter().find(|text| text.text == range).unwrap();
        for text in texts.iter().filter(|text| text.y == heading.y && text.x > heading.x) {
            let (count, status) = text.text.split_once(' ').unwrap();
            let statuses = ["assigned", "reserved", "unassigned", "dynamic"];
            let status = statuses.into_iter().find(|&known| known == status).unwrap();
            let colour = raster.at(text.x - 20, text.y - 6);
            legend.insert((range, status), (colour, count.replace(',', "").parse().unwrap()));
        }
    }
    legend
}

/// Every cell has its kind's colour, all of it but what the lines to landmarks take; the
/// legend shows colours and counts.
#[track_caller]
fn shows(raster: &Raster, svg: &Svg, kinds: &[Kind]) {
    let legend = legend(svg, raster);
    let told = legend.iter().map(|(&kind, &(_, count))| (kind, count)).collect();
    assert_eq!(counts(kinds), told);
    // Dynamic Ports that are assigned or reserved, as no registry of IANA's has them,
    // look like User Ports.
    let look = |(range, status): Kind| {
        (if status != "dynamic" && range == RANGES[2] { RANGES[1] } else { range }, status)
    };
    let looks: HashSet<_> = legend.keys().map(|&kind| look(kind)).collect();
    let colours: HashSet<_> = legend.values().map(|(colour, _)| colour).collect();
    assert_eq!(colours.len(), looks.len(), "a colour for each look: {legend:?}");
    let corners = corners(svg);
    for (port, kind) in kinds.iter().enumerate() {
        let colour = legend[kind].0;
        let (left, top) = corners[port / 1024];
        let (left, top) = (left + port % 32 * 6, top + port % 1024 / 32 * 6);
        for y in top..top + 6 {
            for x in left + 2..left + 5 {
                assert_eq!(raster.at(x, y), colour, "port {port}, {kind:?}, at {x}, {y}");
            }
        }
    }
}

#[test]
fn pictures_have_each_port_in_its_colour() {
    let csv = embedded_csv();
    for transport in transports() {
        let kinds = kinds(csv, transport);
        let name = transport.unwrap_or("all");
        let option = on(transport);
        let both = Svg::read(&map(&format!("map-{name}.svg"), &option));
        for (theme, dark) in [("light", false), ("dark", true)] {
            let options = [&option[..], &["--theme", theme]].concat();
            let svg = Svg::read(&map(&format!("map-{name}-{theme}.svg"), &options));
            let drawn = svg.draw(false);
            shows(&drawn, &svg, &kinds);
            assert!(!svg.0.contains("@media"), "a theme is the theme on every screen");
            assert_eq!(both.draw(dark).pixels, drawn.pixels, "without a theme, the screen's");
            let decoded = png(&map(&format!("map-{name}-{theme}.png"), &options));
            assert_eq!((decoded.width, decoded.pixels.len()), (drawn.width, drawn.pixels.len()));
            shows(&decoded, &svg, &kinds);
        }
    }
    let [light, unasked] = [picture_file("map-all-light.png"), map("map-all.png", &[])];
    assert!(std::fs::read(unasked).unwrap() == std::fs::read(light).unwrap(), "a PNG is light");
}

#[test]
fn the_files_stay_small() {
    for transport in Transport::ALL.map(Transport::as_str) {
        for (form, most) in [("svg", 40_000), ("png", 110_000)] {
            let path = map(&format!("small-{transport}.{form}"), &["--transport", transport]);
            let size = path.metadata().unwrap().len();
            assert!(size < most, "{transport}, {form}: {size} bytes");
        }
    }
}

/// The name that is the registry's first on the port.
fn first_name(port: &str) -> Option<&str> {
    let names = |row: &&Vec<String>| row[1].split('-').next() == Some(port) && !row[0].is_empty();
    embedded_table()[1..].iter().find(names).map(|row| row[0].as_str())
}

#[test]
fn landmarks_have_the_names_of_the_registry() {
    let svg = Svg::read(&map("landmarks.svg", &[]));
    let labels: Vec<String> = svg.texts().into_iter().map(|text| text.text).collect();
    for port in [
        "22", "80", "443", "3306", "5432", "6000", "8080", "9418", "11211", "27017", "33434",
        "47808",
    ] {
        let label = format!("{port} {}", first_name(port).unwrap());
        assert!(labels.contains(&label), "{label}");
    }
    let own = file("landmarks.csv", csv(&["a<&\u{1b}d,22,tcp", ",80,tcp,Reserved"]));
    let path = map("own-landmarks.svg", &["--registry", own.to_str().unwrap()]);
    let svg = Svg::read(&path);
    let labels: Vec<String> = svg.texts().into_iter().map(|text| text.text).collect();
    assert!(labels.contains(&"22 a<&\\u{1b}d".to_owned()), "{labels:?}");
    for port in ["80 ", "443 ", "8080 "] {
        assert!(!labels.iter().any(|label| label.starts_with(port)), "{labels:?}");
    }
    assert!(!svg.0.chars().any(|char| char.is_control() && char != '\n'));
    shows(&svg.draw(false), &svg, &kinds(&std::fs::read_to_string(own).unwrap(), None));
}

/// A name that is too long for its place is cut, and letters are smooth: some pixels are
/// between the ink and the paper.
#[test]
fn labels_are_cut_and_smooth() {
    let long = "wide-name".repeat(9);
    let own = file("long-names.csv", csv(&[&format!("{long},22,tcp")]));
    let options = ["--registry", own.to_str().unwrap()];
    let svg = Svg::read(&map("long-names.svg", &options));
    let is_label = |text: &crate::picture_reader::Label| text.text.starts_with("22 wide-name");
    let label = svg.texts().into_iter().find(is_label).unwrap();
    assert!(format!("22 {long}").starts_with(&label.text) && label.text.len() < 20, "{label:?}");

    let raster = png(&map("long-names.png", &options));
    let pixels = |y: std::ops::Range<usize>| {
        y.flat_map(|y| (label.x..label.x + 200).map(move |x| (x, y)))
            .map(|(x, y)| raster.at(x, y))
            .collect::<HashSet<_>>()
    };
    let (ink, paper) = (0x1f_23_28, 0xff_ff_ff);
    let colours = pixels(label.y - 20..label.y + 8);
    assert!(colours.contains(&ink) && colours.contains(&paper));
    let between = |channel: u32, range: std::ops::RangeInclusive<u32>| range.contains(&channel);
    assert!(colours.len() > 8);
    assert!(colours.iter().all(|colour| between(colour >> 16, 0x1f..=0xff)));
    // Nothing is written above the label.
    assert_eq!(pixels(label.y - 30..label.y - 20), HashSet::from([paper]));
}

/// Rows where IANA has none today: Dynamic Ports that are assigned.
#[test]
fn a_map_of_another_registry_shows_its_ports() {
    let text = csv(&[
        "last,65535,tcp",
        "first,0,udp",
        ",49152-50000,,Unassigned",
        ",50001,,Reserved",
        "wide,1000-49151,,,,,2031-01-02",
    ]);
    let path = file("another.csv", &text);
    for transport in transports() {
        let option = on(transport);
        let option = [&["--registry", path.to_str().unwrap()], &option[..]].concat();
        let svg = Svg::read(&map("another.svg", &option));
        shows(&svg.draw(false), &svg, &kinds(&text, transport));
        shows(&png(&map("another.png", &option)), &svg, &kinds(&text, transport));
        assert!(
            svg.texts()
                .iter()
                .any(|text| text.text.contains("IANA's registry of 2031-01-02, 5 rows; "))
        );
        assert!(
            svg.texts().iter().any(|text| text.text.ends_with(" without an assigned one: none."))
        );
    }
}

/// The shares beside the lines of blocks, and the stretches with nothing assigned.
#[test]
fn the_figures_beside_the_map_are_true() {
    let grouped = |number: usize| match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    };
    let csv = embedded_csv();
    for transport in transports() {
        let option = on(transport);
        let kinds = kinds(csv, transport);
        let texts = Svg::read(&map("figures.svg", &option)).texts();
        let shares: Vec<_> = texts.iter().filter(|text| text.text.ends_with('%')).collect();
        // Lines of blocks that are dynamic alone have no share.
        let lines = kinds.chunks(8192).filter(|line| line.iter().any(|kind| kind.1 != "dynamic"));
        assert_eq!((lines.clone().count(), shares.len()), (6, 6));
        assert_eq!(texts.iter().filter(|text| text.text == "dynamic,").count(), 1);
        for (ports, share) in lines.zip(shares) {
            let assigned = ports.iter().filter(|kind| kind.1 == "assigned").count();
            let count = texts.iter().find(|text| text.x == share.x && text.y > share.y).unwrap();
            assert_eq!(count.text, grouped(assigned));
            let percent = (assigned * 200 + 8192) / 16384;
            let expected =
                if percent == 0 && assigned > 0 { "<1%".to_owned() } else { format!("{percent}%") };
            assert_eq!(share.text, expected);
        }
        let mut stretches = Vec::new();
        let mut first = 1024;
        for (port, kind) in kinds.iter().enumerate().take(49153).skip(1024) {
            if port == 49152 || kind.1 == "assigned" {
                stretches.push((port - first, first));
                first = port + 1;
            }
        }
        stretches.sort_by_key(|&(length, first)| (usize::MAX - length, first));
        let [longest, second, third] = [0, 1, 2].map(|place| {
            let (length, first) = stretches[place];
            (format!("{first}-{}", first + length - 1), grouped(length))
        });
        let told = format!(
            "{} ({}), {} ({}), {} ({})",
            longest.0, longest.1, second.0, second.1, third.0, third.1
        );
        assert!(
            texts
                .iter()
                .any(|text| text.text.ends_with(&format!(" without an assigned one: {told}."))),
            "{told}"
        );
        let shown = run(&[&["map"], &option[..]].concat()).stdout;
        assert!(shown.ends_with(&format!("\nGhost towns: {told}\n")), "{shown}");
        assert!(texts.iter().any(|text| text.text == format!("{} ghost town", longest.0)));
    }
}
