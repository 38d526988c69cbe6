//! Prints the layout of the tables: the bytes of each column of each tier, the numbers of
//! slots and shapes of each form, and the path from a port to its name. `docs/draw`
//! writes the output into `docs/design.md`.
//!
//! usage: cargo run -p iana-ports-compiler --features name-index --example layout -- CSV
//! PORT...

use std::env;
use std::error::Error;
use std::path::Path;

use iana_ports_compiler::{Compiled, Tier, compile, read_file};
use iana_ports_tables::name_list::{SEVERAL, starts_bare_name};
use iana_ports_tables::{
    Column, DetailTables, NameIndex, NameTables, PackedInts, RankBitmap, RowTables, StringColumn,
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [csv, ports @ ..] = arguments.as_slice() else {
        return Err("usage: layout CSV PORT...".into());
    };
    let registry = read_file(Path::new(csv))?;
    let mut shown: Vec<Part> = Vec::new();
    for tier in [Tier::SystemPorts, Tier::UserPorts, Tier::Descriptions, Tier::ByName, Tier::Full] {
        let compiled = compile(&registry, tier)?;
        let columns = parts(&compiled);
        let added: Vec<&Part> = columns.iter().filter(|part| !shown.contains(part)).collect();
        draw(tier, &added, &columns);
        shown.clone_from(&columns);
    }
    let compiled = compile(&registry, Tier::Descriptions)?;
    forms(&compiled.names);
    if let Some(rows) = &compiled.rows {
        shapes(&compiled.names, rows);
    }
    for port in ports {
        path(&compiled.names, port.parse()?);
    }
    Ok(())
}

/// A column, or the text of some columns.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    name: String,
    /// The number and the width of the items.
    form: String,
    bytes: usize,
}

fn parts(compiled: &Compiled) -> Vec<Part> {
    let mut parts = Parts::default();
    let NameTables { storage, runs, direct_ports: _, direct_runs: _, named_ports: _, names } =
        &compiled.names;
    parts.bitmap("runs", runs);
    parts.strings("names", names);
    parts.text("names", storage.text.as_str());
    if let Some(rows) = &compiled.rows {
        parts.rows(rows);
    }
    if let Some(index) = &compiled.index {
        parts.index(index);
    }
    if let Some(details) = &compiled.details {
        parts.details(details);
    }
    parts.0
}

#[derive(Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn push(&mut self, name: String, form: String, bytes: usize) {
        if bytes > 0 {
            self.0.push(Part { name, form, bytes });
        }
    }

    fn ints(&mut self, name: &str, ints: &PackedInts) {
        let (len, width) = (ints.len(), 1 << ints.width_log2);
        self.push(name.to_owned(), format!("{len} x {width}"), len * width);
    }

    fn bitmap(&mut self, name: &str, bitmap: &RankBitmap) {
        self.ints(&format!("{name}.words"), &bitmap.words);
        self.ints(&format!("{name}.counters"), &bitmap.counters);
        self.ints(&format!("{name}.positions"), &bitmap.positions);
    }

    fn strings(&mut self, name: &str, strings: &StringColumn) {
        self.ints(&format!("{name}.offsets"), &strings.offsets);
        self.ints(&format!("{name}.bases"), &strings.bases);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.push(format!("text of {name}"), "UTF-8".to_owned(), text.len());
    }

    fn rows(&mut self, rows: &RowTables<'_>) {
        self.ints("shapes", &rows.shapes);
        self.ints("row_offsets", &rows.row_offsets);
        self.ints("rows", &rows.rows);
        self.ints("summaries", &rows.summaries);
        self.strings("own_descriptions", &rows.own_descriptions);
        self.strings("common_descriptions", &rows.common_descriptions);
        self.ints("range_keys", &rows.range_keys);
        self.ints("range_ends", &rows.range_ends);
        self.ints("overlap_groups", &rows.overlap_groups);
        self.ints("overlap_keys", &rows.overlap_keys);
        self.text("descriptions", rows.storage.text.as_str());
    }

    fn index(&mut self, index: &NameIndex<'_>) {
        self.ints("pilots", &index.pilots);
        self.ints("remap", &index.remap);
        self.ints("slot_targets", &index.slot_targets);
        self.ints("shared_names", &index.shared_names);
        self.ints("extra_offsets", &index.extra_offsets);
        self.ints("extra_groups", &index.extra_groups);
        self.strings("portless_names", &index.portless_names);
        self.text("portless_names", index.storage.text.as_str());
    }

    fn details(&mut self, details: &DetailTables<'_>) {
        self.ints("row_bases", &details.row_bases);
        for (column, run_end) in Column::DETAILS.iter().zip(&details.columns) {
            self.bitmap(&format!("{}.runs", column.key()), &run_end.runs);
            self.ints(&format!("{}.values", column.key()), &run_end.values);
        }
        self.strings("text_dict", &details.text_dict);
        self.ints("number_dict", &details.number_dict);
        self.text("text_dict", details.storage.text.as_str());
    }
}

/// Prints the parts that a tier adds or changes, each with a bar. Adds up the small ones.
fn draw(tier: Tier, added: &[&Part], all: &[Part]) {
    const MIN_SHOWN: usize = 250;
    const BYTES_PER_MARK: usize = 2000;
    let total: usize = all.iter().map(|part| part.bytes).sum();
    println!("{tier:?}: {total} bytes");
    let mut small = 0;
    for part in added {
        if part.bytes < MIN_SHOWN {
            small += part.bytes;
            continue;
        }
        let bar = "#".repeat(part.bytes.div_ceil(BYTES_PER_MARK));
        println!("  {:<42}{:>9} {:>7}  {bar}", part.name, part.form, part.bytes);
    }
    if small > 0 {
        println!("  {:<42}{:>9} {small:>7}", "smaller columns", "");
    }
    println!();
}

/// Prints how many slots have one bare name, one name with a mask, and several names.
fn forms(names: &NameTables<'_>) {
    let (mut bare, mut masked, mut several) = (0, 0, 0);
    for slot in 0..names.names.offsets.len() - 1 {
        match names.names.get(&names.storage, slot).as_bytes() {
            [] => {}
            &[SEVERAL, ..] => several += 1,
            &[first, ..] if starts_bare_name(first) => bare += 1,
            _ => masked += 1,
        }
    }
    let percent = |count: u32| 100.0 * f64::from(count) / f64::from(bare + masked + several);
    println!("slots with names");
    for (form, count) in [("bare name", bare), ("mask and name", masked), ("list", several)] {
        println!("  {form:<14}{count:>6} {:>5.1} %", percent(count));
    }
    println!();
}

/// Prints how many groups have each of the commonest shapes.
fn shapes(names: &NameTables<'_>, rows: &RowTables<'_>) {
    const MAX_SHOWN: usize = 3;
    let mut counts = std::collections::BTreeMap::<u32, usize>::new();
    for group in 0..rows.group_count() {
        *counts.entry(rows.shapes.get(&rows.storage, group)).or_default() += 1;
    }
    let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    println!("{} shapes of {} groups", counts.len(), rows.group_count());
    for (shape, count) in counts.into_iter().take(MAX_SHOWN) {
        println!("  shape {shape}: {count} groups");
    }
    let group = names.run(1455);
    println!("  overlaps: {}", rows.overlap_keys.len());
    println!(
        "  port 1455: group {group}, shape {}, own description {:?}",
        rows.shapes.get(&rows.storage, group),
        rows.own_descriptions.get(&rows.storage, group)
    );
    println!();
}

/// Prints the steps from a port to its name.
fn path(names: &NameTables<'_>, port: u16) {
    let slot = names.slot_inlined(port);
    if u32::from(port) < names.direct_ports {
        println!("  is below {}, so its slot is {slot}", names.direct_ports);
    } else {
        let (word, bit) = (usize::from(port / 32), port % 32);
        let bits = names.runs.words.get(&names.storage, word);
        let before = names.runs.counters.get(&names.storage, word);
        let kept = bits & (u32::MAX >> (31 - bit));
        let run = before + kept.count_ones();
        println!("  is not below {}: word {word}, bit {bit}", names.direct_ports);
        println!("  words[{word}]    = {bits:032b}");
        println!("  up to bit {bit:<2}  = {kept:032b}, {} set", kept.count_ones());
        println!("  counters[{word}] = {before}");
        println!("  run  = {before} + {} = {run}", kept.count_ones());
        println!("  slot = {} + {run} - {} = {slot}", names.direct_ports, names.direct_runs);
        assert_eq!(names.direct_ports + run - names.direct_runs, slot as u32);
    }
    let (start, end) = names.names.offsets.bounds(&names.storage, slot);
    let text = names.names.get(&names.storage, slot);
    println!("  offsets[{slot}], offsets[{}] = {start}, {end}", slot + 1);
    println!("  text[{start}..{end}] = {text:?}");
    println!();
}
