//! The tables as Rust source.

use std::fmt::{self, Write as _};
use std::fs;
use std::io;
use std::path::Path;

use iana_ports_tables::{Details, Ints, Marks, Slice, Text, Texts};

use crate::compile::Compiled;

/// Writes the tables into the directory `out`: `tables.rs`, and the texts that it includes.
///
/// `tables.rs` defines `TABLES`, a constant that a library's `Tables` struct fits; it is to be included where that
/// struct, `Snapshot` and everything of `iana_ports_tables` are in scope. Integers stand as typed arrays, and so a target
/// of either byte order gets its own. The same tables make the same bytes.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(compiled: &Compiled, out: &Path) -> io::Result<()> {
    let mut source = Source { out, statics: String::new() };
    let tables = source.tables(compiled)?;
    let statics = &source.statics;
    fs::write(
        out.join("tables.rs"),
        format!(
            "// Made by iana-ports-compiler from the registry's CSV.\n{statics}\n\
             pub(crate) const TABLES: &Tables<'static> = &{tables};\n"
        ),
    )
}

struct Source<'o> {
    out: &'o Path,
    statics: String,
}

impl Source<'_> {
    fn tables(&mut self, compiled: &Compiled) -> io::Result<String> {
        let Compiled { names, rows, index, details, row_count, newest_date, sha256 } = compiled;
        let date =
            newest_date.map_or("None".to_owned(), |date| format!("Some(Date::unpack({}))", date.pack()));
        let mut fields = vec![
            ("snapshot", format!("Snapshot::new({row_count}, {date}, {sha256:?})")),
            (
                "names",
                record(
                    "NameTables",
                    [
                        ("spans", self.marks("SPANS", &names.spans)),
                        ("patterns", self.ints("PATTERNS", &names.patterns)),
                        ("names", self.texts("NAMES", &names.names)?),
                        ("counts", self.ints("NAME_COUNTS", &names.counts)),
                        ("lists", self.ints("LISTS", &names.lists)),
                        ("chosen", self.ints("CHOSEN", &names.chosen)),
                        ("list_starts", self.ints("LIST_STARTS", &names.list_starts)),
                        ("listed", self.ints("LISTED", &names.listed)),
                    ],
                ),
            ),
        ];
        if let Some(rows) = rows {
            let table = record(
                "RowTables",
                [
                    ("starts", self.ints("ROW_STARTS", &rows.starts)),
                    ("forms", self.ints("ROW_FORMS", &rows.forms)),
                    ("names", self.ints("ROW_NAMES", &rows.names)),
                    ("descriptions", self.ints("ROW_DESCRIPTIONS", &rows.descriptions)),
                    ("common", self.texts("COMMON", &rows.common)?),
                    ("counts", self.ints("DESCRIPTION_COUNTS", &rows.counts)),
                    ("texts", self.texts("DESCRIPTIONS", &rows.texts)?),
                    ("statuses", self.ints("STATUSES", &rows.statuses)),
                    ("describing", self.ints("DESCRIBING", &rows.describing)),
                    ("range_keys", self.ints("RANGE_KEYS", &rows.range_keys)),
                    ("range_ends", self.ints("RANGE_ENDS", &rows.range_ends)),
                    ("carrying", self.ints("CARRYING", &rows.carrying)),
                    ("carried_starts", self.ints("CARRIED_STARTS", &rows.carried_starts)),
                    ("carried", self.ints("CARRIED", &rows.carried)),
                ],
            );
            fields.push(("rows", table));
        }
        if let Some(index) = index {
            let table = record(
                "IndexTables",
                [
                    ("seed", index.seed.to_string()),
                    ("pilots", self.slice("PILOTS", "u8", &index.pilots)),
                    ("remap", self.ints("REMAP", &index.remap)),
                    ("targets", self.ints("TARGETS", &index.targets)),
                    ("portless", self.slice("PORTLESS", "u32", &index.portless)),
                    ("shared", self.ints("SHARED", &index.shared)),
                    ("other_starts", self.ints("OTHER_STARTS", &index.other_starts)),
                    ("others", self.ints("OTHERS", &index.others)),
                    ("rows", index.rows.to_string()),
                ],
            );
            fields.push(("index", table));
        }
        if let Some(details) = details {
            let table = record(
                "DetailTables",
                [
                    ("row_bases", self.ints("ROW_BASES", &details.row_bases)),
                    ("texts", self.texts("DETAILS", &details.texts)?),
                    ("assignee", self.details("ASSIGNEE", &details.assignee)),
                    ("contact", self.details("CONTACT", &details.contact)),
                    ("registration_date", self.details("REGISTRATION_DATE", &details.registration_date)),
                    ("modification_date", self.details("MODIFICATION_DATE", &details.modification_date)),
                    ("reference", self.details("REFERENCE", &details.reference)),
                    ("service_code", self.details("SERVICE_CODE", &details.service_code)),
                    ("unauthorized_use", self.details("UNAUTHORIZED_USE", &details.unauthorized_use)),
                    ("assignment_notes", self.details("ASSIGNMENT_NOTES", &details.assignment_notes)),
                    ("dates", self.ints("DATES", &details.dates)),
                    ("codes", self.ints("CODES", &details.codes)),
                    ("renamed_title", self.text("RENAMED_TITLE", &details.renamed_title)?),
                ],
            );
            fields.push(("details", table));
        }
        Ok(record("Tables", fields))
    }

    fn slice<T: Copy + fmt::Debug>(&mut self, name: &str, width: &str, slice: &Slice<'_, T>) -> String {
        let values = slice.as_slice();
        writeln!(self.statics, "static {name}: [{width}; {}] = {values:?};", values.len())
            .expect("a String takes any text");
        format!("Slice::Borrowed(&{name})")
    }

    fn ints(&mut self, name: &str, ints: &Ints<'_>) -> String {
        match ints {
            Ints::U8(values) => format!("Ints::U8({})", self.slice(name, "u8", values)),
            Ints::U16(values) => format!("Ints::U16({})", self.slice(name, "u16", values)),
            Ints::U32(values) => format!("Ints::U32({})", self.slice(name, "u32", values)),
        }
    }

    fn marks(&mut self, name: &str, marks: &Marks<'_>) -> String {
        record(
            "Marks",
            [
                ("words", self.slice(&format!("{name}_WORDS"), "u32", &marks.words)),
                ("ranks", self.ints(&format!("{name}_RANKS"), &marks.ranks)),
                ("last", marks.last.to_string()),
            ],
        )
    }

    fn text(&mut self, name: &str, text: &Text<'_>) -> io::Result<String> {
        let file = format!("{}.txt", name.to_lowercase());
        fs::write(self.out.join(&file), text.as_str())?;
        writeln!(self.statics, "static {name}: &str = include_str!({file:?});")
            .expect("a String takes any text");
        Ok(format!("Text::Borrowed(&{name})"))
    }

    fn texts(&mut self, name: &str, texts: &Texts<'_>) -> io::Result<String> {
        Ok(record(
            "Texts",
            [
                ("pool", self.text(name, &texts.pool)?),
                ("bases", self.ints(&format!("{name}_BASES"), &texts.bases)),
                ("deltas", self.ints(&format!("{name}_DELTAS"), &texts.deltas)),
                ("shift", texts.shift.to_string()),
            ],
        ))
    }

    fn details(&mut self, name: &str, details: &Details<'_>) -> String {
        record(
            "Details",
            [
                ("runs", self.marks(&format!("{name}_RUNS"), &details.runs)),
                ("values", self.ints(&format!("{name}_VALUES"), &details.values)),
            ],
        )
    }
}

/// A struct expression.
fn record<'n>(name: &str, fields: impl IntoIterator<Item = (&'n str, String)>) -> String {
    let fields: String = fields.into_iter().map(|(field, value)| format!("{field}: {value}, ")).collect();
    format!("{name} {{ {fields}}}")
}
