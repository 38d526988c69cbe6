//! Prototypes of the tables of the tier `user-ports`.
//!
//! Every port has a text, which encodes its names as the library's tables do. A *slot* is
//! the text of one port or of several. The prototypes differ in how ports map to slots,
//! and in how slots map to texts.

use std::env;
use std::error::Error;
use std::fmt::{self, Write as _};
use std::path::PathBuf;

use iana_ports_compiler::{Tier, compile, read_file};
use iana_ports_tables::name_list::{BARE_TRANSPORTS, SEVERAL, starts_bare_name};

use crate::rust_source::{ints, module, number, offsets, text};

/// The number of ports.
const PORTS: usize = 1 << 16;
/// The limits of the direct prototypes: each port below has its own slot.
const DIRECT_LIMITS: [usize; 4] = [0, 5120, 8192, PORTS];
/// The ports in a page of ordinals.
const ORDINAL_PAGE: usize = 32;
/// The ports in a page of slots.
const SLOT_PAGE: usize = 16;
/// The first port that has a page of slots; below, each port has its own slot.
const SLOT_PAGE_LIMITS: [usize; 2] = [0, 8192];

pub(crate) fn write(source: &mut String) -> Result<(), Box<dyn Error>> {
    let texts = slot_texts()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    for limit in DIRECT_LIMITS {
        module(source, &format!("direct_{limit}"), |source| direct(source, &texts, limit))?;
    }
    number(source, "SLOT_PAGE", SLOT_PAGE)?;
    for limit in SLOT_PAGE_LIMITS {
        let name = format!("slot_pages_{limit}");
        module(source, &name, |source| slot_pages(source, &texts, limit))?;
    }
    let starts = run_starts(&texts, 0);
    module(source, "transport_column", |source| transport_column(source, &texts, &starts))?;
    two_levels(source, &starts)?;
    ordinal_pages(source, &starts)?;
    ints(source, "RUN_STARTS", 16, &starts)?;
    ints(source, "RUN_OF_PORT", 16, &run_of_each_port(&starts))?;
    let mut map = phf_codegen::Map::new();
    for (port, run) in (0..=u16::MAX).zip(run_of_each_port(&starts)) {
        if !texts[usize::from(port)].is_empty() {
            map.entry(port, run.to_string());
        }
    }
    writeln!(source, "pub(crate) static PHF_RUNS: phf::Map<u16, u16> = {};", map.build())?;
    Ok(())
}

/// The text of each port's slot in the library's tables.
fn slot_texts() -> Result<Vec<String>, Box<dyn Error>> {
    /// The variable that makes the library embed another file.
    const OTHER_CSV: &str = "IANA_PORTS_CSV";
    println!("cargo::rerun-if-env-changed={OTHER_CSV}");
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let csv = match env::var_os(OTHER_CSV) {
        Some(path) if !path.is_empty() => root.join(path),
        _ => root.join("data/service-names-port-numbers.csv"),
    };
    println!("cargo::rerun-if-changed={}", csv.display());
    let tables = compile(&read_file(&csv)?, Tier::UserPorts)?.names;
    let text = |port| tables.names.get(&tables.storage, tables.slot_inlined(port)).to_owned();
    Ok((0..=u16::MAX).map(text).collect())
}

/// The ports from `limit` on that start a run of ports with the same text.
fn run_starts(texts: &[&str], limit: usize) -> Vec<usize> {
    (limit..PORTS).filter(|&port| port == limit || texts[port] != texts[port - 1]).collect()
}

/// The run of each port.
fn run_of_each_port(starts: &[usize]) -> Vec<usize> {
    (0..PORTS).map(|port| starts.partition_point(|&start| start <= port) - 1).collect()
}

/// A slot for each port below `limit`, and for each run of ports above.
fn direct(source: &mut String, texts: &[&str], limit: usize) -> fmt::Result {
    let starts = run_starts(texts, limit);
    let slots: Vec<&str> =
        (0..limit).chain(starts.iter().copied()).map(|port| texts[port]).collect();
    string_column(source, &slots)?;
    if starts.is_empty() {
        return Ok(());
    }
    let distances: Vec<usize> = starts.iter().map(|start| start - limit).collect();
    let (words, counters) = bitmap(&distances);
    ints(source, "WORDS", 32, &words)?;
    ints(source, "COUNTERS", 16, &counters)
}

/// A slot for each port below `limit`, and a page of slots for each page of ports above.
/// Pages without names share the first.
fn slot_pages(source: &mut String, texts: &[&str], limit: usize) -> fmt::Result {
    let mut slots = texts[..limit].to_vec();
    slots.extend([""; SLOT_PAGE]);
    let last = texts.iter().rposition(|text| !text.is_empty()).unwrap_or(0);
    let mut pages = Vec::new();
    for page in texts[limit..=last].chunks(SLOT_PAGE) {
        if page.iter().all(|text| text.is_empty()) {
            pages.push(0);
        } else {
            pages.push((slots.len() - limit) / SLOT_PAGE);
            slots.extend(page);
        }
    }
    string_column(source, &slots)?;
    let bits = if pages.iter().all(|page| *page < 256) { 8 } else { 16 };
    ints(source, "PAGES", bits, &pages)
}

/// The texts of runs without transports, and a column of transports.
fn transport_column(source: &mut String, texts: &[&str], starts: &[usize]) -> fmt::Result {
    let (transports, names): (Vec<usize>, Vec<&str>) = starts
        .iter()
        .map(|&port| match texts[port].as_bytes() {
            [] | [SEVERAL, ..] => (SEVERAL, texts[port]),
            [first, ..] if starts_bare_name(*first) => (BARE_TRANSPORTS, texts[port]),
            [transports, ..] => (*transports, &texts[port][1..]),
        })
        .map(|(transports, name)| (usize::from(transports), name))
        .unzip();
    ints(source, "TRANSPORTS", 8, &transports)?;
    text(source, "TEXT", &names.concat())?;
    ints(source, "OFFSETS", 16, &offsets(&names))
}

/// The texts of slots, concatenated, with offsets in both forms.
fn string_column(source: &mut String, slots: &[&str]) -> fmt::Result {
    let offsets = offsets(slots);
    text(source, "TEXT", &slots.concat())?;
    ints(source, "OFFSETS", 16, &offsets)?;
    let (shift, bases, deltas) = (0..8)
        .rev()
        .map(|shift| {
            let bases: Vec<usize> = offsets.chunks(1 << shift).map(|block| block[0]).collect();
            let deltas: Vec<usize> =
                offsets.iter().enumerate().map(|(i, offset)| offset - bases[i >> shift]).collect();
            (shift, bases, deltas)
        })
        .find(|(_, _, deltas)| deltas.iter().all(|&delta| delta < 256))
        .expect("a block of one offset has delta 0");
    number(source, "BLOCK_SHIFT", shift)?;
    ints(source, "BASES", 16, &bases)?;
    ints(source, "DELTAS", 8, &deltas)
}

/// A bit for each start except the first, and the number of bits before each word.
fn bitmap(starts: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let Some((_, starts @ [.., last])) = starts.split_first() else {
        return (Vec::new(), Vec::new());
    };
    let mut words = vec![0; last / 32 + 1];
    for start in starts {
        words[start / 32] |= 1 << (start % 32);
    }
    let counters =
        (0..words.len()).map(|word| starts.partition_point(|&start| start < word * 32)).collect();
    (words, counters)
}

/// The bitmap without its empty words, and a bitmap of the words that are left.
fn two_levels(source: &mut String, starts: &[usize]) -> fmt::Result {
    let (words, mut counters) = bitmap(starts);
    counters.push(starts.len() - 1);
    let kept: Vec<usize> = (0..words.len()).filter(|&word| words[word] > 0).collect();
    let mut upper = vec![0; words.len().div_ceil(32)];
    for word in &kept {
        upper[word / 32] |= 1 << (word % 32);
    }
    let kept_before = |word: usize| kept.partition_point(|&kept| kept < word);
    let upper_counters: Vec<usize> = (0..upper.len()).map(|word| kept_before(word * 32)).collect();
    let lower: Vec<usize> = kept.iter().map(|&word| words[word]).collect();
    // A port in an empty word has the rank of the next word that is left.
    let lower_counters: Vec<usize> =
        kept.iter().map(|&word| counters[word]).chain([starts.len() - 1]).collect();
    ints(source, "UPPER_WORDS", 32, &upper)?;
    ints(source, "UPPER_COUNTERS", 16, &upper_counters)?;
    ints(source, "LOWER_WORDS", 32, &lower)?;
    ints(source, "LOWER_COUNTERS", 16, &lower_counters)
}

/// Pages of ports: the first run of each page, and for each port the distance from it.
/// Pages with the same distances share them.
fn ordinal_pages(source: &mut String, starts: &[usize]) -> fmt::Result {
    let runs = run_of_each_port(starts);
    let end = (starts[starts.len() - 1] + 1).next_multiple_of(ORDINAL_PAGE);
    let mut distinct: Vec<Vec<usize>> = Vec::new();
    let (mut pages, mut bases) = (Vec::new(), Vec::new());
    for page in runs[..end].chunks(ORDINAL_PAGE) {
        let ordinals: Vec<usize> = page.iter().map(|run| run - page[0]).collect();
        let index = distinct.iter().position(|one| *one == ordinals).unwrap_or(distinct.len());
        if index == distinct.len() {
            distinct.push(ordinals);
        }
        pages.push(index);
        bases.push(page[0]);
    }
    number(source, "ORDINAL_PAGE", ORDINAL_PAGE)?;
    ints(source, "ORDINAL_PAGES", 16, &pages)?;
    ints(source, "ORDINAL_PAGE_BASES", 16, &bases)?;
    ints(source, "ORDINALS", 8, &distinct.concat())
}
