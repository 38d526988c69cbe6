//! `export`: the whole registry.

use std::io::{IsTerminal as _, Write, stdout};

use clap::{Args, ValueEnum};
use csv::{Terminator, WriterBuilder};
use iana_ports::{Column, Record, Registry};

use crate::commands::Outcome;
use crate::error::Error;
use crate::{output, text};

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The form to write it in
    #[arg(long)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// IANA's own: the header as read, then the rows by first port, cell by cell
    Csv,
}

impl Export {
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        match self.format {
            Format::Csv => csv(registry, registry.records())?,
        }
        Ok(Outcome::Found)
    }
}

/// Writes the header as read, then the rows.
pub(super) fn csv<'a>(
    registry: Registry<'_>,
    records: impl Iterator<Item = Record<'a>>,
) -> Result<(), Error> {
    let cell = if stdout().is_terminal() { text::visible_lines } else { str::to_owned };
    write_csv(registry, records, output::bytes(), cell)
}

/// Lines end as IANA's do, so that its file comes out byte for byte; `cell` is how a cell is shown.
fn write_csv<'a>(
    registry: Registry<'_>,
    records: impl Iterator<Item = Record<'a>>,
    out: impl Write,
    cell: fn(&str) -> String,
) -> Result<(), Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(registry.header())?;
    for record in records {
        writer.write_record(Column::ALL.map(|column| cell(&record.cell(column).to_string())))?;
    }
    Ok(writer.flush()?)
}

#[cfg(test)]
mod tests {
    use iana_ports::OwnedRegistry;

    use super::*;

    /// A pipe gets every byte, and a terminal none that it would obey: the tests that run the program have no terminal.
    #[test]
    fn a_terminal_gets_no_control_characters() {
        let header = iana_ports::Registry::embedded().header().join(",");
        let file = format!("{header}\r\nbell,7,tcp,\"ring\u{7},\ntwice\u{9b}\",,,,,,,,\r\n");
        let owned = OwnedRegistry::from_reader(file.as_bytes()).unwrap();
        let written = |cell: fn(&str) -> String| {
            let mut out = Vec::new();
            write_csv(owned.registry(), owned.registry().records(), &mut out, cell).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(str::to_owned), file);
        let shown = format!("{header}\r\nbell,7,tcp,\"ring\\u{{7}},\ntwice\\u{{9b}}\",,,,,,,,\r\n");
        assert_eq!(written(text::visible_lines), shown);
    }
}
