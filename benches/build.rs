//! Lays out the library's names in the ways that others would: as maps and as prototypes of other tables.

use std::env;
use std::error::Error;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::PathBuf;

use iana_ports::{Transport, lookup};

/// Below this port nearly all have a name: a prototype takes each for a group.
const LOW: usize = 5120;
/// Ports of a page, in the prototype with a number a port.
const PAGE: usize = 32;
/// Ports of a page, in the prototype with a slot a port.
const SLOT_PAGE: usize = 16;
/// Ways to look at a port: on any transport, and on each of four.
const VIEWS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut source = String::new();
    #[cfg(feature = "rivals")]
    handmade::tables(&mut source)?;
    layouts(&mut source)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR for build scripts")?);
    fs::write(out.join("tables.rs"), source)?;
    Ok(())
}

/// A static array of the narrowest type that holds the values.
fn ints(source: &mut String, name: &str, values: &[usize]) -> fmt::Result {
    let width = match values.iter().max() {
        None | Some(0..=0xff) => 8,
        Some(0x100..=0xffff) => 16,
        Some(0x1_0000..) => 32,
    };
    writeln!(source, "pub(crate) static {name}: [u{width}; {}] = {values:?};", values.len())
}

fn number(source: &mut String, name: &str, value: usize) -> fmt::Result {
    writeln!(source, "pub(crate) const {name}: usize = {value};")
}

fn text(source: &mut String, name: &str, text: &str) -> fmt::Result {
    writeln!(source, "pub(crate) const {name}: &str = {text:?};")
}

/// Where each text begins when they are laid end to end, and where the last one ends.
fn offsets(texts: &[&str]) -> Vec<usize> {
    let mut end = 0;
    let ends = texts.iter().map(|text| {
        end += text.len();
        end
    });
    std::iter::once(0).chain(ends).collect()
}

/// The place of each item among the distinct ones.
fn distinct<T: PartialEq + Clone>(items: impl IntoIterator<Item = T>) -> (Vec<T>, Vec<usize>) {
    let mut distinct: Vec<T> = Vec::new();
    let places = items
        .into_iter()
        .map(|item| {
            distinct.iter().position(|one| *one == item).unwrap_or_else(|| {
                distinct.push(item);
                distinct.len() - 1
            })
        })
        .collect();
    (distinct, places)
}

/// What a program has that asks for tcp alone.
#[cfg(feature = "rivals")]
mod handmade {
    use std::collections::BTreeMap;
    use std::fmt::{self, Write as _};

    use iana_ports::{Record, Transport, records, service_name, service_port};

    pub(crate) fn tables(source: &mut String) -> fmt::Result {
        let name = |port| service_name(port, Transport::Tcp);
        let names: Vec<_> = (0..=u16::MAX).filter_map(|port| Some((port, name(port)?))).collect();
        let ports: BTreeMap<&str, u16> = records()
            .filter_map(Record::service_name)
            .filter_map(|name| Some((name, service_port(name, Transport::Tcp)?)))
            .collect();
        let ports: Vec<_> = ports.into_iter().collect();
        writeln!(
            source,
            "pub(crate) static NAME_OF_PORT: [(u16, &str); {}] = {names:?};",
            names.len()
        )?;
        writeln!(
            source,
            "pub(crate) static PORT_OF_NAME: [(&str, u16); {}] = {ports:?};",
            ports.len()
        )?;

        let mut map = phf_codegen::Map::new();
        for (port, name) in &names {
            map.entry(*port, format!("{name:?}"));
        }
        writeln!(
            source,
            "pub(crate) static PHF_NAME_OF_PORT: phf::Map<u16, &str> = {};",
            map.build()
        )?;
        let mut map = phf_codegen::Map::new();
        for (name, port) in &ports {
            map.entry(*name, port.to_string());
        }
        writeln!(
            source,
            "pub(crate) static PHF_PORT_OF_NAME: phf::Map<&str, u16> = {};",
            map.build()
        )?;

        let names: Vec<&str> = (0..=u16::MAX).map(|port| name(port).unwrap_or("")).collect();
        super::ints(source, "DIRECT_OFFSETS", &super::offsets(&names))?;
        super::text(source, "DIRECT_NAMES", &names.concat())
    }
}

/// A port in each view: which of its names is the port's, and which are listed, by number.
type Pattern = [(Option<usize>, Vec<usize>); VIEWS];

fn pattern(port: u16, names: &[&str]) -> Pattern {
    let number = |name: &str| {
        names.iter().position(|one| *one == name).expect("a name of the port is one of all")
    };
    let port = lookup(port);
    let [tcp, udp, sctp, dccp] = Transport::ALL.map(|transport| port.on(transport));
    [port, tcp, udp, sctp, dccp]
        .map(|port| (port.name().map(number), port.names().map(number).collect()))
}

/// The names of a port as one text: each length but the last as two characters of seven bits, then the names.
fn joined(names: &[&str]) -> String {
    let lengths =
        names.iter().rev().skip(1).rev().flat_map(|name| [name.len() >> 7, name.len() & 127]);
    lengths.map(|bits| char::from(bits as u8)).collect::<String>() + &names.concat()
}

/// Prototypes of the names tier's tables.
fn layouts(source: &mut String) -> fmt::Result {
    let names: Vec<Vec<&str>> = (0..=u16::MAX).map(|port| lookup(port).names().collect()).collect();
    let texts: Vec<String> = names.iter().map(|names| joined(names)).collect();
    let patterns =
        (0..=u16::MAX).zip(&names).map(|(port, names)| (names.len(), pattern(port, names)));
    let (patterns, of_ports) = distinct(patterns);
    choices(source, &patterns, &of_ports)?;

    let starts_run = |port: usize| {
        port == 0 || (of_ports[port], &names[port]) != (of_ports[port - 1], &names[port - 1])
    };
    let runs: Vec<usize> = (0..1 << 16).filter(|&port| starts_run(port)).collect();
    groups(source, "RUN", 0, &runs, &of_ports, &texts)?;
    let low_single: Vec<usize> =
        (0..1 << 16).filter(|&port| port < LOW || starts_run(port)).collect();
    groups(source, "LOW", LOW / 32, &low_single, &of_ports, &texts)?;
    number(source, "LOW", LOW)?;

    two_levels(source, &runs)?;
    pages(source, &runs)?;
    ints(source, "FIRST_PORTS", &runs)?;
    ints(source, "DIRECT_GROUPS", &of_each_port(&runs))?;
    #[cfg(feature = "rivals")]
    {
        let mut map = phf_codegen::Map::new();
        for (port, group) in (0..=u16::MAX).zip(of_each_port(&runs)) {
            if !names[usize::from(port)].is_empty() {
                map.entry(port, group.to_string());
            }
        }
        writeln!(source, "pub(crate) static PHF_GROUPS: phf::Map<u16, u16> = {};", map.build())?;
    }
    slots(source, &of_ports, &texts)
}

/// From a pattern and a view to the names: the chosen one, and the list of all.
fn choices(source: &mut String, patterns: &[(usize, Pattern)], of_ports: &[usize]) -> fmt::Result {
    number(source, "VIEWS", VIEWS)?;
    ints(source, "COUNTS", &patterns.iter().map(|(count, _)| *count).collect::<Vec<_>>())?;
    let code = |count: usize, chosen: Option<usize>| match chosen {
        None => 0,
        Some(_) if count == 1 => 1,
        Some(number) => 2 + number,
    };
    let chosen =
        patterns.iter().flat_map(|(count, views)| views.iter().map(|view| code(*count, view.0)));
    ints(source, "CHOSEN", &chosen.collect::<Vec<_>>())?;

    let (lists, of_views) =
        distinct(patterns.iter().flat_map(|(_, views)| views.iter().map(|view| &view.1)));
    ints(source, "LISTS", &of_views)?;
    let mut starts = vec![0];
    for list in &lists {
        starts.push(starts[starts.len() - 1] + list.len());
    }
    ints(source, "LIST_STARTS", &starts)?;
    ints(source, "LISTED", &lists.into_iter().flatten().copied().collect::<Vec<_>>())?;

    let frequency = |pattern: &usize| of_ports.iter().filter(|of_port| *of_port == pattern).count();
    let common =
        (0..patterns.len()).filter(|&pattern| patterns[pattern].0 > 0).max_by_key(frequency);
    number(source, "COMMON_PATTERN", common.unwrap_or(0))
}

/// The group of each port.
fn of_each_port(firsts: &[usize]) -> Vec<usize> {
    (0..1 << 16).map(|port| firsts.partition_point(|&first| first <= port) - 1).collect()
}

/// What the groups that begin at these ports have, and a bitmap from its word `first_word` on.
fn groups(
    source: &mut String,
    prefix: &str,
    first_word: usize,
    firsts: &[usize],
    of_ports: &[usize],
    texts: &[String],
) -> fmt::Result {
    let patterns: Vec<usize> = firsts.iter().map(|&port| of_ports[port]).collect();
    ints(source, &format!("{prefix}_PATTERNS"), &patterns)?;
    let texts: Vec<&str> = firsts.iter().map(|&port| texts[port].as_str()).collect();
    text(source, &format!("{prefix}_TEXT"), &texts.concat())?;
    ints(source, &format!("{prefix}_OFFSETS"), &offsets(&texts))?;
    narrow_offsets(source, prefix, &offsets(&texts))?;
    let (words, ranks) = bitmap(firsts);
    ints(source, &format!("{prefix}_WORDS"), &words[first_word..])?;
    ints(source, &format!("{prefix}_RANKS"), &ranks[first_word..])
}

/// Offsets of eight bits, and a base for each block of as many as that allows.
fn narrow_offsets(source: &mut String, prefix: &str, offsets: &[usize]) -> fmt::Result {
    let (shift, bases, deltas) = (0..8)
        .rev()
        .map(|shift| {
            let bases: Vec<usize> = offsets.chunks(1 << shift).map(|block| block[0]).collect();
            let deltas: Vec<usize> =
                offsets.iter().enumerate().map(|(i, offset)| offset - bases[i >> shift]).collect();
            (shift, bases, deltas)
        })
        .find(|(_, _, deltas)| deltas.iter().all(|&delta| delta < 256))
        .expect("blocks of one offset have deltas of zero");
    number(source, &format!("{prefix}_BLOCK_SHIFT"), shift)?;
    ints(source, &format!("{prefix}_BASES"), &bases)?;
    ints(source, &format!("{prefix}_DELTAS"), &deltas)
}

/// A bit a port where a group begins, but for the first; and before each word, the number of bits.
fn bitmap(firsts: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut words = vec![0; firsts[firsts.len() - 1] / 32 + 1];
    for first in &firsts[1..] {
        words[first / 32] |= 1 << (first % 32);
    }
    let ranks = (0..words.len())
        .map(|word| firsts[1..].partition_point(|&first| first < word * 32))
        .collect();
    (words, ranks)
}

/// The bitmap without its empty words, and a bitmap of the others.
fn two_levels(source: &mut String, firsts: &[usize]) -> fmt::Result {
    let (words, mut ranks) = bitmap(firsts);
    ranks.push(firsts.len() - 1);
    let kept: Vec<usize> = (0..words.len()).filter(|&word| words[word] > 0).collect();
    let mut upper = vec![0; words.len().div_ceil(32)];
    for word in &kept {
        upper[word / 32] |= 1 << (word % 32);
    }
    let before = |word: usize| kept.partition_point(|&kept| kept < word);
    ints(source, "UPPER_WORDS", &upper)?;
    ints(
        source,
        "UPPER_RANKS",
        &(0..upper.len()).map(|word| before(word * 32)).collect::<Vec<_>>(),
    )?;
    ints(source, "LOWER_WORDS", &kept.iter().map(|&word| words[word]).collect::<Vec<_>>())?;
    // A port in an empty word has the rank of the next word that was kept.
    ints(
        source,
        "LOWER_RANKS",
        &kept.iter().map(|&word| ranks[word]).chain([firsts.len() - 1]).collect::<Vec<_>>(),
    )
}

/// Pages of ports: a base a page and a number a port, and pages with the same numbers share them.
fn pages(source: &mut String, firsts: &[usize]) -> fmt::Result {
    let groups = of_each_port(firsts);
    let end = (firsts[firsts.len() - 1] + 1).next_multiple_of(PAGE);
    let pages = groups[..end].chunks(PAGE);
    let (ordinals, rows) = distinct(
        pages.clone().map(|page| page.iter().map(|group| group - page[0]).collect::<Vec<_>>()),
    );
    number(source, "PAGE", PAGE)?;
    ints(source, "PAGES", &rows)?;
    ints(source, "PAGE_BASES", &pages.map(|page| page[0]).collect::<Vec<_>>())?;
    ints(source, "PAGE_ORDINALS", &ordinals.concat())
}

/// Pages of ports, of which the empty ones share the first, and a slot a port, whose text begins with its pattern.
fn slots(source: &mut String, of_ports: &[usize], texts: &[String]) -> fmt::Result {
    let texts: Vec<String> = texts
        .iter()
        .zip(of_ports)
        .map(|(text, &pattern)| match text.as_str() {
            "" => String::new(),
            text => format!("{}{text}", char::from(pattern as u8)),
        })
        .collect();
    let last = texts.iter().rposition(|text| !text.is_empty()).unwrap_or(0);
    let mut slots = vec![""; SLOT_PAGE];
    let mut pages = Vec::new();
    for page in texts[..=last].chunks(SLOT_PAGE) {
        if page.iter().all(String::is_empty) {
            pages.push(0);
        } else {
            pages.push(slots.len() / SLOT_PAGE);
            slots.extend(page.iter().map(String::as_str));
        }
    }
    number(source, "SLOT_PAGE", SLOT_PAGE)?;
    ints(source, "SLOT_PAGES", &pages)?;
    narrow_offsets(source, "SLOT", &offsets(&slots))?;
    text(source, "SLOT_TEXT", &texts.concat())
}
