//! The tables as Rust source.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use iana_ports_tables::{
    DetailTables, Details, IndexTables, Ints, Marks, Memory, NameTables, RowTables, Texts,
};

use crate::compile::Compiled;

/// Writes the tables into the directory `out`: `tables.rs`, and the bytes and texts that it includes.
///
/// `tables.rs` defines `TABLES`, a constant that a library's `Tables` struct fits; it is to be included where that
/// struct, `Snapshot` and everything of `iana_ports_tables` are in scope. The same tables make the same bytes, whatever the target.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(compiled: &Compiled, out: &Path) -> io::Result<()> {
    let Compiled { names, rows, index, details, row_count, newest_date, sha256 } = compiled;
    let mut source = Source { out, statics: String::new() };
    let date = newest_date.map_or("None".to_owned(), |date| format!("Some(Date::unpack({}))", date.pack()));
    let mut fields = vec![
        ("snapshot", format!("Snapshot::new({row_count}, {date}, {sha256:?})")),
        ("names", source.names(names)?),
    ];
    if let Some(rows) = rows {
        fields.push(("rows", source.rows(rows)?));
    }
    if let Some(index) = index {
        fields.push(("index", source.index(index)?));
    }
    if let Some(details) = details {
        fields.push(("details", source.details(details)?));
    }
    let tables = record("Tables", fields);
    let statics = &source.statics;
    fs::write(
        out.join("tables.rs"),
        format!(
            "// Made by iana-ports-compiler from the registry's CSV.\n\n{statics}\n\
             pub(crate) const TABLES: &Tables<'static> = &{tables};\n"
        ),
    )
}

struct Source<'o> {
    out: &'o Path,
    statics: String,
}

impl Source<'_> {
    fn names(&mut self, names: &NameTables<'_>) -> io::Result<String> {
        let NameTables {
            memory,
            spans,
            patterns,
            common_views,
            names,
            counts,
            lists,
            chosen,
            list_starts,
            listed,
        } = names;
        Ok(record(
            "NameTables",
            [
                ("memory", self.memory("NAME", memory)?),
                ("spans", marks(spans)),
                ("patterns", ints(*patterns)),
                ("common_views", common_views.to_string()),
                ("names", texts(names)),
                ("counts", ints(*counts)),
                ("lists", ints(*lists)),
                ("chosen", ints(*chosen)),
                ("list_starts", ints(*list_starts)),
                ("listed", ints(*listed)),
            ],
        ))
    }

    fn rows(&mut self, rows: &RowTables<'_>) -> io::Result<String> {
        Ok(record(
            "RowTables",
            [
                ("memory", self.memory("ROW", &rows.memory)?),
                ("starts", ints(rows.starts)),
                ("rows", ints(rows.rows)),
                ("name_bits", rows.name_bits.to_string()),
                ("common", texts(&rows.common)),
                ("common_count", rows.common_count.to_string()),
                ("counts", ints(rows.counts)),
                ("texts", texts(&rows.texts)),
                ("views", ints(rows.views)),
                ("range_keys", ints(rows.range_keys)),
                ("range_ends", ints(rows.range_ends)),
                ("carrying", ints(rows.carrying)),
                ("carried", ints(rows.carried)),
            ],
        ))
    }

    fn index(&mut self, index: &IndexTables<'_>) -> io::Result<String> {
        Ok(record(
            "IndexTables",
            [
                ("memory", self.memory("INDEX", &index.memory)?),
                ("seed", index.seed.to_string()),
                ("pilots", ints(index.pilots)),
                ("remap", ints(index.remap)),
                ("targets", ints(index.targets)),
                ("shared", ints(index.shared)),
                ("other_starts", ints(index.other_starts)),
                ("others", ints(index.others)),
            ],
        ))
    }

    fn details(&mut self, details: &DetailTables<'_>) -> io::Result<String> {
        Ok(record(
            "DetailTables",
            [
                ("memory", self.memory("DETAIL", &details.memory)?),
                ("row_bases", ints(details.row_bases)),
                ("texts", texts(&details.texts)),
                ("assignee", column(&details.assignee)),
                ("contact", column(&details.contact)),
                ("registration_date", column(&details.registration_date)),
                ("modification_date", column(&details.modification_date)),
                ("reference", column(&details.reference)),
                ("service_code", column(&details.service_code)),
                ("unauthorized_use", column(&details.unauthorized_use)),
                ("assignment_notes", column(&details.assignment_notes)),
                ("dates", ints(details.dates)),
                ("codes", ints(details.codes)),
                ("renamed_title", texts(&details.renamed_title)),
            ],
        ))
    }

    /// The memory of one struct of tables: a `static` and a file for the bytes, and for the text.
    fn memory(&mut self, name: &str, memory: &Memory<'_>) -> io::Result<String> {
        let bytes = memory.bytes.as_slice();
        let file = |kind| format!("{}.{kind}", name.to_lowercase());
        let (bytes_file, text_file) = (file("bytes"), file("text"));
        fs::write(self.out.join(&bytes_file), bytes)?;
        fs::write(self.out.join(&text_file), memory.text.as_str())?;
        let length = bytes.len();
        self.statics(&format!(
            "static {name}_BYTES: Aligned<{length}> = Aligned(*include_bytes!({bytes_file:?}));"
        ));
        self.statics(&format!("static {name}_TEXT: &str = include_str!({text_file:?});"));
        Ok(record(
            "Memory",
            [
                ("bytes", format!("Bytes::Borrowed(&{name}_BYTES.0)")),
                ("text", format!("Text::Borrowed(&{name}_TEXT)")),
            ],
        ))
    }

    fn statics(&mut self, line: &str) {
        writeln!(self.statics, "{line}").expect("a String takes any text");
    }
}

fn ints(Ints { start, shape }: Ints) -> String {
    format!("Ints {{ start: {start}, shape: {shape} }}")
}

fn marks(marks: &Marks) -> String {
    let Marks { words, ranks, shift, last } = marks;
    let (shift, last) = (shift.to_string(), last.to_string());
    record("Marks", [("words", ints(*words)), ("ranks", ints(*ranks)), ("shift", shift), ("last", last)])
}

fn texts(texts: &Texts) -> String {
    let Texts { bases, deltas, shift } = texts;
    record("Texts", [("bases", ints(*bases)), ("deltas", ints(*deltas)), ("shift", shift.to_string())])
}

fn column(details: &Details) -> String {
    record("Details", [("runs", marks(&details.runs)), ("values", ints(details.values))])
}

/// A struct expression.
fn record<'n>(name: &str, fields: impl IntoIterator<Item = (&'n str, String)>) -> String {
    let fields: Vec<String> = fields.into_iter().map(|(field, value)| format!("{field}: {value}")).collect();
    format!("{name} {{ {} }}", fields.join(", "))
}
