//! CSV. Lines end as in IANA's file, so that the export equals it byte for byte.

use std::io::{IsTerminal as _, Write, stdout};

use csv::{Terminator, Writer, WriterBuilder};
use iana_ports::{Column, Record, Registry};
use iana_ports_explain::words::visible_lines;

use super::expanded::{self, Value};
use crate::error::Error;
use crate::output;

/// Writes the registry's header and these rows to standard output.
pub(crate) fn to_stdout<'a>(
    registry: Registry<'_>,
    records: impl Iterator<Item = Record<'a>>,
) -> Result<(), Error> {
    rows(registry, records, &mut output::bytes(), shown())
}

/// The function that prepares a cell for standard output: for a terminal, it escapes
/// control characters.
pub(super) fn shown() -> fn(&str) -> String {
    if stdout().is_terminal() { visible_lines } else { str::to_owned }
}

/// Writes the registry's header and these rows. `cell` prepares each cell.
pub(super) fn rows<'a>(
    registry: Registry<'_>,
    records: impl Iterator<Item = Record<'a>>,
    out: &mut impl Write,
    cell: fn(&str) -> String,
) -> Result<(), Error> {
    let mut writer = writer(out);
    writer.write_record(registry.header())?;
    for record in records {
        writer.write_record(Column::ALL.map(|column| cell(&record.cell(column).to_string())))?;
    }
    Ok(writer.flush()?)
}

/// Writes a row for each port on each transport. `cell` prepares each text.
pub(super) fn expanded(
    registry: Registry<'_>,
    out: &mut impl Write,
    cell: fn(&str) -> String,
) -> Result<(), Error> {
    let mut writer = writer(out);
    writer.write_record(expanded::COLUMNS.map(|column| column.name))?;
    for row in expanded::rows(registry) {
        writer.write_record(expanded::COLUMNS.map(|column| match column.value {
            Value::Port(value) => value(row).map_or(String::new(), |port| port.to_string()),
            Value::Text(value) => cell(value(row).unwrap_or_default()),
        }))?;
    }
    Ok(writer.flush()?)
}

fn writer<W: Write>(out: &mut W) -> Writer<&mut W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

#[cfg(test)]
mod tests {
    use iana_ports::OwnedRegistry;

    use super::*;

    /// A pipe gets every byte. A terminal gets no control characters.
    #[test]
    fn a_terminal_gets_no_control_characters() {
        let header = iana_ports::Registry::embedded().header().join(",");
        let file = format!("{header}\r\nbell,7,tcp,\"ring\u{7},\ntwice\u{9b}\",,,,,,,,\r\n");
        let owned = OwnedRegistry::from_reader(file.as_bytes()).unwrap();
        let written = |cell: fn(&str) -> String| {
            let mut out = Vec::new();
            rows(owned.registry(), owned.registry().records(), &mut out, cell).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(str::to_owned), file);
        let shown = format!("{header}\r\nbell,7,tcp,\"ring\\u{{7}},\ntwice\\u{{9b}}\",,,,,,,,\r\n");
        assert_eq!(written(visible_lines), shown);
    }
}
