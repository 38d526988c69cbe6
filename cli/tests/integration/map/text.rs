//! `map` as text: what a character shows of its ports.

use std::collections::{HashMap, HashSet};

use super::{Kind, RANGES, kinds, legend, map, on, transports};
use crate::picture_reader::Svg;
use crate::{Ended, csv, embedded_csv, file, program, run, succeeds};

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
        let kinds = kinds(csv, transport);
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
fn the_whole_text_of_a_small_registry() {
    let path = file(
        "frame.csv",
        csv(&["one,1,tcp,,,,2020-01", ",2-767,,Unassigned", ",1024-49151,,unassigned"]),
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
         Assigned ports of the 32 in a character: . 1-7  : 8-15  + 16-23  * 24-31  # 32\n\
         Without an assigned port: r reserved, blank unassigned, ~ dynamic\n\
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
fn text_mixes_the_colours_of_the_picture() {
    let kinds = kinds(embedded_csv(), None);
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

/// With 256 colours, half a character has its legend's colour if all its ports are of a
/// kind, and shows how many are assigned.
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
