//! Parts of IANA's file with random damage: the load returns exactly what is in the file,
//! or one error with a line number. It never panics or skips anything.
//!
//! `IANA_PORTS_DAMAGED_FILES` is the number of files. The same number gives the same
//! files.

use std::panic::catch_unwind;

use iana_ports::{Column, OwnedRegistry};
use iana_ports_test_support::csv::{split, write};
use iana_ports_test_support::random_numbers::Random;
use iana_ports_test_support::reference::csv_text;

/// The header and some runs of rows.
fn part(rows: &[Vec<String>], random: &mut Random) -> Vec<Vec<String>> {
    let mut part = vec![rows[0].clone()];
    for _ in 0..=random.below(3) {
        let start = 1 + random.below(rows.len() - 1);
        part.extend(rows[start..].iter().take(1 + random.below(12)).cloned());
    }
    part
}

const CELLS: [&str; 28] = [
    "",
    " ",
    "0",
    "080",
    "65535",
    "65536",
    "1-2",
    "2-1",
    "7-7",
    "-",
    "tcp",
    "TCP",
    "sctp",
    "icmp",
    "2020-02",
    "2020-02-30",
    "2020-13",
    "http",
    "HTTP",
    "Unassigned",
    "[RFC6335]",
    "\"",
    "a \"b\" c",
    ",",
    "\n",
    "a\r\nb",
    "é",
    "\u{1b}[0m",
];

/// Changes cells. The text stays a valid CSV, but perhaps not a valid registry.
fn change_cells(part: &mut [Vec<String>], random: &mut Random) {
    let (row, other) = (random.below(part.len()), random.below(part.len()));
    let column = random.below(part[row].len());
    match random.below(8) {
        0..4 => random.pick(&CELLS).clone_into(&mut part[row][column]),
        4 => part[row][column] = "x".repeat([127, 16_383, 16_384][random.below(3)]),
        5 => part[row][column] = part[other].get(column).cloned().unwrap_or_default(),
        6 => part.swap(row, other),
        _ => {
            let cells = &mut part[row];
            if random.below(2) == 0 && cells.len() > 1 {
                cells.remove(column);
            } else {
                cells.insert(column, random.pick(&CELLS).to_owned());
            }
        }
    }
}

/// Removes, repeats, swaps, cuts or joins lines, or changes how they end.
fn change_lines(text: &[u8], random: &mut Random) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> =
        text.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let (line, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(7) {
        0 => drop(lines.remove(line)),
        1 => lines.insert(other, lines[line].clone()),
        2 => lines.swap(line, other),
        3 => {
            let length = random.below(lines[line].len());
            lines[line].truncate(length);
        }
        4 => lines.insert(
            line,
            random
                .pick(&[&b"\n"[..], b"\r\n", b"\r", b"\r\r\n", b" \n", b"\"\n", b",,,,,,,,,,,\n"])
                .to_vec(),
        ),
        5 => lines.truncate(line),
        _ => {
            while lines[line].last().is_some_and(u8::is_ascii_whitespace) {
                lines[line].pop();
            }
            let end = random.pick(&[&b""[..], b"\n", b"\r", b"\r\n", b"\n\r"]);
            lines[line].extend_from_slice(end);
        }
    }
    lines.concat()
}

/// Changes bytes, mostly to quotes and commas.
fn change_bytes(text: &mut Vec<u8>, random: &mut Random) {
    const BYTES: [u8; 12] = [b'"', b'"', b'"', b',', b'\n', b'\r', b'-', b'0', 0, 0xC3, 0xA9, 0xFF];
    let place = random.below(text.len());
    let byte = match random.below(4) {
        0 => u8::try_from(random.below(256)).unwrap(),
        _ => BYTES[random.below(BYTES.len())],
    };
    match random.below(4) {
        0 => text.insert(place, byte),
        1 if !text.is_empty() => drop(text.remove(place)),
        _ => {
            if let Some(old) = text.get_mut(place) {
                *old = byte;
            }
        }
    }
}

/// Adds or removes a quote.
fn change_quotes(text: &mut Vec<u8>, random: &mut Random) {
    let quotes: Vec<usize> = (0..text.len()).filter(|&place| text[place] == b'"').collect();
    if quotes.is_empty() || random.below(2) == 0 {
        text.insert(random.below(text.len()), b'"');
    } else {
        text.remove(quotes[random.below(quotes.len())]);
    }
}

/// A part of the file with one to three changes of one kind.
fn damaged(rows: &[Vec<String>], random: &mut Random) -> Vec<u8> {
    let mut part = part(rows, random);
    let kind = random.below(4);
    let changes = 1 + random.below(3);
    if kind == 0 {
        (0..changes).for_each(|_| change_cells(&mut part, random));
    }
    let mut text = write(&part, random.pick(&["\n", "\r\n"])).into_bytes();
    for _ in 0..changes {
        match kind {
            1 => text = change_lines(&text, random),
            2 => change_bytes(&mut text, random),
            3 => change_quotes(&mut text, random),
            _ => {}
        }
        if text.is_empty() {
            break;
        }
    }
    text
}

/// Whether the file is read. An error describes a wrong answer or a bad message.
fn is_read(bytes: &[u8]) -> Result<bool, String> {
    let owned = match OwnedRegistry::from_reader(bytes) {
        Ok(owned) => owned,
        // An empty file has no line to name.
        Err(error)
            if bytes.iter().all(u8::is_ascii_whitespace)
                && error.to_string().starts_with("<reader>: the file is empty") =>
        {
            return Ok(false);
        }
        Err(error) => return names_a_place(&error.to_string()).map(|()| false),
    };
    let text = std::str::from_utf8(bytes).map_err(|error| format!("read, but {error}"))?;
    let mut expected = split(text);
    // Registry order.
    expected[1..].sort_by_key(|row| match row[1].split('-').next() {
        None | Some("") => u32::MAX,
        Some(first) => first.parse().unwrap(),
    });
    let registry = owned.registry();
    let mut got = vec![registry.header().map(str::to_owned).to_vec()];
    got.extend(
        registry
            .records()
            .map(|row| Column::ALL.map(|column| row.cell(column).to_string()).to_vec()),
    );
    if got == expected { Ok(true) } else { Err(format!("read as {got:?}\nexpected {expected:?}")) }
}

fn names_a_place(message: &str) -> Result<(), String> {
    let line = message.strip_prefix("<reader>:").and_then(|rest| rest.split_once(':'));
    let names = line.is_some_and(|(line, _)| line.parse::<u32>().is_ok_and(|line| line > 0));
    let is_one_line = !message.contains(char::is_control);
    if names && is_one_line { Ok(()) } else { Err(format!("an error without a place: {message}")) }
}

#[test]
fn damaged_files_are_read_correctly_or_rejected() {
    let count =
        std::env::var("IANA_PORTS_DAMAGED_FILES").map_or(2_000, |count| count.parse().unwrap());
    let rows = split(&csv_text());
    let mut random = Random::new(6_335);
    let mut read = 0;
    for number in 0..count {
        let bytes = damaged(&rows, &mut random);
        let result = catch_unwind(|| is_read(&bytes)).unwrap_or_else(|_| Err("a panic".to_owned()));
        match result {
            Ok(was_read) => read += usize::from(was_read),
            Err(what) => panic!("file {number}: {what}\n{}", String::from_utf8_lossy(&bytes)),
        }
    }
    println!("{read} of {count} files were read");
    assert!(read > count / 10 && read < count - count / 10, "{read} of {count} files were read");
}
