//! `map`: pictures and text, read back to 65,536 ports.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use iana_ports::Transport;

use crate::picture::{Raster, Svg, png};
use crate::registry::HEADER;
use crate::{Ended, embedded_csv, file, is_refused, program, rows, run, succeeds};

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
    for row in rows(csv).into_iter().skip(1) {
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
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
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

/// Kinds, their colours and their counts, as the legend tells them.
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

/// Every cell has its kind's colour, all of it but what the lines to landmarks take; the legend tells colours and counts.
#[track_caller]
fn shows(raster: &Raster, svg: &Svg, kinds: &[Kind]) {
    let legend = legend(svg, raster);
    let told = legend.iter().map(|(&kind, &(_, count))| (kind, count)).collect();
    assert_eq!(counts(kinds), told);
    // Dynamic Ports that are assigned or reserved, as no registry of IANA's has them, look like User Ports.
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
        let kinds = kinds(&csv, transport);
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
        for (form, most) in [("svg", 40_000), ("png", 50_000)] {
            let path = map(&format!("small-{transport}.{form}"), &["--transport", transport]);
            let size = path.metadata().unwrap().len();
            assert!(size < most, "{transport}, {form}: {size} bytes");
        }
    }
}

/// The name that is the registry's first on the port.
fn first_name(csv: &str, port: &str) -> Option<String> {
    let names = |row: &Vec<String>| row[1].split('-').next() == Some(port) && !row[0].is_empty();
    rows(csv).into_iter().find(names).map(|row| row[0].clone())
}

#[test]
fn landmarks_have_the_names_of_the_registry() {
    let csv = embedded_csv();
    let svg = Svg::read(&map("landmarks.svg", &[]));
    let labels: Vec<String> = svg.texts().into_iter().map(|text| text.text).collect();
    for port in [
        "22", "80", "443", "3306", "5432", "6000", "8080", "9418", "11211", "27017", "33434",
        "47808",
    ] {
        let label = format!("{port} {}", first_name(&csv, port).unwrap());
        assert!(labels.contains(&label), "{label}");
    }
    let own = file(
        "landmarks.csv",
        format!("{HEADER}\r\na<b>&\u{1b}d,22,tcp,,,,,,,,,\r\n,80,tcp,Reserved,,,,,,,,\r\n"),
    );
    let path = map("own-landmarks.svg", &["--registry", own.to_str().unwrap()]);
    let svg = Svg::read(&path);
    let labels: Vec<String> = svg.texts().into_iter().map(|text| text.text).collect();
    assert!(labels.contains(&"22 a<b>&\\u{1b}d".to_owned()), "{labels:?}");
    for port in ["80 ", "443 ", "8080 "] {
        assert!(!labels.iter().any(|label| label.starts_with(port)), "{labels:?}");
    }
    assert!(!svg.0.chars().any(|char| char.is_control() && char != '\n'));
    shows(&svg.draw(false), &svg, &kinds(&std::fs::read_to_string(own).unwrap(), None));
}

/// Rows where IANA has none today: Dynamic Ports that are assigned.
#[test]
fn another_registry() {
    let csv = format!(
        "{HEADER}\r\nlast,65535,tcp,,,,,,,,,\r\nfirst,0,udp,,,,,,,,,\r\n,49152-50000,,Unassigned,,,,,,,,\r\n\
         ,50001,,Reserved,,,,,,,,\r\nwide,1000-49151,,,,,2031-01-02,,,,,\r\n"
    );
    let path = file("another.csv", &csv);
    for transport in transports() {
        let option = on(transport);
        let option = [&["--registry", path.to_str().unwrap()], &option[..]].concat();
        let svg = Svg::read(&map("another.svg", &option));
        shows(&svg.draw(false), &svg, &kinds(&csv, transport));
        shows(&png(&map("another.png", &option)), &svg, &kinds(&csv, transport));
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
        let kinds = kinds(&csv, transport);
        let texts = Svg::read(&map("figures.svg", &option)).texts();
        let shares: Vec<_> = texts.iter().filter(|text| text.text.ends_with('%')).collect();
        assert_eq!(shares.len(), 8);
        for (ports, share) in kinds.chunks(8192).zip(shares) {
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

/// What a terminal shows at a character: 4 ports side by side, 8 below each other.
fn tile(
    kinds: &[Kind],
    column: usize,
    line: usize,
    lines: std::ops::Range<usize>,
) -> Vec<(usize, Kind)> {
    let rows = lines.map(|row| line * 8 + row);
    let ports = rows.flat_map(|row| {
        (column * 4..column * 4 + 4)
            .map(move |column| row / 32 * 8192 + column / 32 * 1024 + row % 32 * 32 + column % 32)
    });
    ports.map(|port| (port, kinds[port])).collect()
}

#[test]
fn text_is_denser_the_more_ports_are_assigned() {
    let csv = embedded_csv();
    for transport in transports() {
        let option = on(transport);
        let kinds = kinds(&csv, transport);
        let Ended { stdout, stderr, status } = run(&[&["map"], &option[..]].concat());
        assert_eq!((stderr.as_str(), status), ("", 0));
        assert!(
            stdout.lines().all(|line| line.len() <= 80) && stdout.lines().count() <= 41,
            "{stdout}"
        );
        for (line, text) in stdout.lines().skip(2).take(32).enumerate() {
            let label = if line % 4 == 0 { (line / 4 * 8192).to_string() } else { String::new() };
            let mut expected = format!("{label:>5} ");
            for column in 0..64 {
                let tile = tile(&kinds, column, line, 0..8);
                let count = |status| tile.iter().filter(|(_, kind)| kind.1 == status).count();
                expected += if column > 0 && column % 8 == 0 { " " } else { "" };
                expected.push(match (count("assigned"), count("reserved"), count("unassigned")) {
                    (0, 0, 0) => '~',
                    (0, reserved, unassigned) => {
                        if reserved > unassigned {
                            'r'
                        } else {
                            ' '
                        }
                    }
                    (assigned, ..) => b".:+*#"[assigned / 8].into(),
                });
            }
            assert_eq!(text, expected.trim_end(), "{transport:?}, line {line}");
        }
    }
}

/// The whole of it, for a registry that does not change.
#[test]
fn text_has_a_frame() {
    let path = file(
        "frame.csv",
        format!(
            "{HEADER}\r\none,1,tcp,,,,2020-01,,,,,\r\n,2-767,,Unassigned,,,,,,,,\r\n,1024-49151,,unassigned,,,,,,,,\r\n"
        ),
    );
    let blank = "\n".repeat(3);
    let dynamic = format!("      {}\n", ["~~~~~~~~"; 8].join(" "));
    let empty = |first: u32| format!("{first:>5}\n{blank}");
    let first = "    0 .\n      \n      \n      rrrrrrrr\n"
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n");
    let expected = format!(
        "IANA's registry of 2020-01, 3 rows; all transports together\n      +0       +1024    +2048    +3072    +4096    \
         +5120    +6144    +7168\n{}{}49152 {}{}57344 {}{}\n\
         System Ports, 0-1023       1 assigned     257 reserved   766 unassigned\n\
         User Ports, 1024-49151     48,128 unassigned\n\
         Dynamic Ports, 49152-65535 16,384 dynamic\n\
         Of a character's 32 ports are assigned: . 1-7  : 8-15  + 16-23  * 24-31  # 32\n\
         None is, and most are: r reserved, blank unassigned, ~ dynamic\n\
         Ghost towns: 1024-49151 (48,128)\n",
        first.collect::<String>(),
        [8192, 16384, 24576, 32768, 40960].map(empty).concat(),
        &dynamic[6..],
        dynamic.repeat(3),
        &dynamic[6..],
        dynamic.repeat(3),
    );
    succeeds(&["--registry", path.to_str().unwrap(), "map"], &expected);
}

/// Half a character has the colours of its 16 ports mixed, and those are the picture's.
#[test]
fn text_is_the_picture_from_afar() {
    let kinds = kinds(&embedded_csv(), None);
    for (theme, options) in [("dark", &["map"][..]), ("light", &["map", "--theme", "light"])] {
        let svg = Svg::read(&map(&format!("afar-{theme}.svg"), &["--theme", theme]));
        let legend = legend(&svg, &svg.draw(false));
        let shown = |colours: &str| {
            let colours = [("CLICOLOR_FORCE", "1"), ("COLORTERM", colours)];
            Ended::from(program(options).envs(colours).output().unwrap()).stdout
        };
        let mixed = |tile: Vec<(usize, Kind)>| -> String {
            let channel = |channel: usize| {
                let sum: usize = tile
                    .iter()
                    .map(|(_, kind)| legend[kind].0.to_be_bytes()[channel + 1] as usize)
                    .sum();
                (sum / tile.len()).to_string()
            };
            [0, 1, 2].map(channel).join(";")
        };
        let text = shown("truecolor");
        for (line, text) in text.lines().skip(2).take(32).enumerate() {
            let mut expected = String::new();
            for column in 0..64 {
                let [upper, lower] =
                    [0..4, 4..8].map(|half| mixed(tile(&kinds, column, line, half)));
                expected += if column > 0 && column % 8 == 0 { " " } else { "" };
                expected.extend(["\x1b[38;2;", &upper, "m\x1b[48;2;", &lower, "m\u{2580}\x1b[0m"]);
            }
            assert_eq!(text[6..], expected, "{theme}, line {line}");
        }
        let width = |line: &str| {
            let parts = line.split('\x1b').enumerate();
            let visible =
                parts.map(
                    |(place, part)| if place == 0 { part } else { part.split_once('m').unwrap().1 },
                );
            visible.map(|part| part.chars().count()).sum::<usize>()
        };
        assert!(text.lines().all(|line| width(line) <= 80) && text.lines().count() <= 40, "{text}");
        assert!(
            text.contains("\nHalf a character is 4 x 4 ports, their colours mixed\n"),
            "{text}"
        );
        let few = shown("");
        assert!(few.lines().all(|line| width(line) <= 80), "{few}");
        shades_tell_what_is_assigned(&few, &kinds);
    }
    let forced =
        program(&["map"]).envs([("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).output().unwrap();
    assert_eq!(Ended::from(forced), run(&["map"]));
}

/// With 256 colours, half a character has its legend's colour if all its ports are of a kind; and tells how many are assigned.
#[track_caller]
fn shades_tell_what_is_assigned(text: &str, kinds: &[Kind]) {
    assert!(!text.contains(";2;"), "{text:?}");
    let mut legend: HashMap<(&str, &str), &str> = HashMap::new();
    for range in RANGES {
        let line = text.lines().find(|line| line.starts_with(range)).unwrap();
        for swatch in line.split("\x1b[38;5;").skip(1) {
            let (colour, count) = swatch.split_once("m\u{2588}\x1b[0m ").unwrap();
            legend.insert((range, count.trim_end().split_once(' ').unwrap().1), colour);
        }
    }
    let colours: HashSet<_> = legend.values().collect();
    assert_eq!((legend.len(), colours.len()), (7, 7), "{legend:?}");
    let mut by_share: HashMap<(&str, usize), HashSet<&str>> = HashMap::new();
    let lines: Vec<_> = text.lines().skip(2).take(32).collect();
    for (line, text) in lines.into_iter().enumerate() {
        let characters: Vec<_> = text.split("\x1b[38;5;").skip(1).collect();
        assert_eq!(characters.len(), 64, "{text:?}");
        for (column, character) in characters.into_iter().enumerate() {
            let (halves, _) = character.split_once("m\u{2580}\x1b[0m").unwrap();
            let (upper, lower) = halves.split_once("m\x1b[48;5;").unwrap();
            for (colour, half) in [(upper, 0..4), (lower, 4..8)] {
                let tile: Vec<Kind> =
                    tile(kinds, column, line, half).into_iter().map(|(_, kind)| kind).collect();
                let count = |status| tile.iter().filter(|kind| kind.1 == status).count();
                let range = tile[0].0;
                match (count("assigned"), count("reserved"), count("unassigned")) {
                    (0, 0, 0) => assert_eq!(colour, legend[&(range, "dynamic")]),
                    (0, reserved, unassigned) if reserved > unassigned => {
                        assert_eq!(colour, legend[&(range, "reserved")]);
                    }
                    (0, ..) => assert_eq!(colour, legend[&(range, "unassigned")]),
                    (assigned, ..) => {
                        by_share.entry((range, assigned)).or_default().insert(colour);
                    }
                }
            }
        }
    }
    for range in &RANGES[..2] {
        let shades: Vec<_> =
            (1..=16).filter_map(|assigned| by_share.get(&(range, assigned))).collect();
        assert!(shades.len() > 10 && shades.iter().all(|colours| colours.len() == 1), "{shades:?}");
        assert_eq!(shades[shades.len() - 1].iter().next(), Some(&legend[&(*range, "assigned")]));
        let mut steps: Vec<_> = shades.into_iter().flatten().copied().collect();
        let all: HashSet<_> = steps.iter().copied().collect();
        steps.dedup();
        assert!(steps.len() >= 3 && steps.len() == all.len(), "no shade comes twice: {steps:?}");
        let others = legend.iter().filter(|(kind, _)| **kind != (*range, "assigned"));
        assert_eq!(others.map(|(_, colour)| colour).find(|colour| all.contains(*colour)), None);
    }
}

#[test]
fn the_ending_decides_in_any_case() {
    assert_eq!(std::fs::read(map("case.PNG", &[])).unwrap()[..4], *b"\x89PNG");
    assert!(Svg::read(&map("case.x.Svg", &[])).0.starts_with("<svg "));
    for name in ["map", "map.gif", "-", "svg", ".png", "map.svg.gz"] {
        for command in ["map", "stats"] {
            let ended = run(&[command, "--output", name]);
            let expected = format!(
                "iana-ports: invalid value '{name}' for '--output <FILE>': expected a file name that ends in .png or .svg; \
                 try --help\n"
            );
            assert_eq!((ended.stdout.as_str(), ended.stderr, ended.status), ("", expected, 2));
        }
    }
    for theme in ["Dark", "LIGHT"] {
        let themed = |theme: &str| std::fs::read(map("case.svg", &["--theme", theme])).unwrap();
        assert!(themed(theme) == themed(&theme.to_lowercase()));
    }
    is_refused(
        &["map", "--theme", "pink"],
        "invalid value 'pink' for '--theme <THEME>'; [possible values: light, dark]; try --help",
    );
    is_refused(
        &["map", "--transport", "icmp"],
        "invalid value 'icmp' for '--transport <TRANSPORT>': unknown transport protocol: expected tcp, udp, sctp or dccp; try --help",
    );
}

/// The names in a folder.
#[track_caller]
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn new_folder(name: &str) -> PathBuf {
    let folder = picture_file(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_place_that_cannot_be_written_is_left_as_it_was() {
    let folder = new_folder("unwritable");
    std::fs::create_dir(folder.join("taken.svg")).unwrap();
    for command in ["map", "stats"] {
        for place in ["no/such/folder.svg", "taken.svg"] {
            let path = folder.join(place);
            let Ended { stdout, stderr, status } =
                run(&[command, "--output", path.to_str().unwrap()]);
            assert!(stderr.starts_with(&format!("iana-ports: {}: ", path.display())), "{stderr}");
            assert_eq!((stdout.as_str(), stderr.lines().count(), status), ("", 1, 2), "{stderr}");
            assert_eq!(names(&folder), ["taken.svg"]);
        }
    }
}

/// A limit on the size of files stands for a disk that is full.
#[test]
#[cfg(unix)]
fn a_file_is_replaced_by_a_whole_one_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = new_folder("replaced");
    let path = folder.join("map.svg");
    let shell = |script: &str| {
        let mut command = std::process::Command::new("sh");
        command
            .args(["-c", script, env!("CARGO_BIN_EXE_iana-ports"), "map", "--output"])
            .arg(&path);
        Ended::from(command.output().unwrap())
    };
    std::fs::write(&path, "the one before").unwrap();
    let Ended { stdout, stderr, status } = shell("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"");
    assert_eq!((stdout.as_str(), status), ("", 2));
    assert_eq!(stderr, format!("iana-ports: {}: File too large (os error 27)\n", path.display()));
    assert_eq!(
        (names(&folder), std::fs::read_to_string(&path).unwrap().as_str()),
        (vec!["map.svg".to_owned()], "the one before")
    );

    // A file that was there keeps its mode, a new one has that of any new file.
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o604)).unwrap();
    for mode in [0o604, 0o640] {
        let ended = shell("umask 027; exec \"$0\" \"$@\"");
        assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", "", 0));
        assert_eq!(names(&folder), ["map.svg"]);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
        assert!(Svg::read(&path).0.ends_with("</svg>\n"));
        std::fs::remove_file(&path).unwrap();
    }
}

/// What a README and a page of documentation need of an SVG.
#[test]
fn an_svg_can_stand_in_a_page() {
    for command in ["map", "stats"] {
        let path = picture_file(&format!("page-{command}.svg"));
        succeeds(&[command, "--output", path.to_str().unwrap()], "");
        let svg = Svg::read(&path).0;
        assert!(!svg.contains("\n\n"), "Markdown ends HTML at an empty line");
        let id = svg.split_once(" id=\"").unwrap().1.split_once('"').unwrap().0;
        let rules = svg.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let foreign = |line: &&str| {
            !line.starts_with(&format!("#{id}")) && !line.starts_with("@media ") && *line != "}"
        };
        assert_eq!(rules.trim().lines().find(foreign), None, "styles are of this picture alone");
        assert!(
            svg.contains(&format!("<title id=\"{id}-title\">"))
                && svg.contains(&format!("<desc id=\"{id}-desc\">"))
        );
    }
}

/// A picture that is older than what the command draws.
#[test]
fn the_pictures_of_the_repository_are_up_to_date() {
    for (name, command) in [("map", "map"), ("years", "stats")] {
        let path = picture_file(&format!("today-{name}.svg"));
        succeeds(&[command, "--output", path.to_str().unwrap()], "");
        let committed =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../pictures/{name}.svg"));
        let is_same = std::fs::read(&committed).ok() == std::fs::read(&path).ok();
        assert!(
            is_same,
            "at the root of the repository, run: cargo run -- {command} --output pictures/{name}.svg"
        );
        // The same registry, loaded.
        let csv =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/service-names-port-numbers.csv");
        let loaded = picture_file(&format!("loaded-{name}.svg"));
        let args =
            ["--registry", csv.to_str().unwrap(), command, "--output", loaded.to_str().unwrap()];
        succeeds(&args, "");
        assert!(std::fs::read(&loaded).unwrap() == std::fs::read(&path).unwrap());
    }
}
