//! `diff`: what changed from one snapshot to another.

mod changes;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use iana_ports::{Column, OwnedRegistry, Record};

use crate::commands::Outcome;
use crate::error::Error;
use crate::text::{HEADING, Visible, in_one_line, places};
use crate::{json, output};

use changes::{Change, Pair, changes};

const EXAMPLES: &str = "\
Examples:
  iana-ports diff 2023.csv 2024.csv
  iana-ports diff --json 2023.csv 2024.csv

The order of rows matters only where a port gets another of its names.

Exit status: 0 if the registries say the same, 1 if they differ, 2 for wrong usage or a bad file.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Diff {
    /// The earlier snapshot of IANA's CSV
    old: PathBuf,

    /// The later one
    new: PathBuf,

    /// Print one JSON object a line, for each difference
    #[arg(long)]
    json: bool,
}

impl Diff {
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        let old = OwnedRegistry::from_path(&self.old)?;
        let new = OwnedRegistry::from_path(&self.new)?;
        let changes = changes(old.registry(), new.registry());
        if self.json {
            let mut out = output::bytes();
            changes.iter().try_for_each(|change| json::line(&mut out, change))?;
            out.flush()?;
        } else {
            let mut out = output::styled();
            for (sign, path, registry) in [("---", &self.old, &old), ("+++", &self.new, &new)] {
                let path = path.display().to_string();
                writeln!(out, "{sign} {}: {}", Visible(&path), registry.registry().snapshot())?;
            }
            write_text(&mut out, &changes)?;
            out.flush()?;
        }
        Ok(if changes.is_empty() { Outcome::Found } else { Outcome::Different })
    }
}

fn write_text(out: &mut impl Write, changes: &[Change<'_>]) -> io::Result<()> {
    for kind in changes.chunk_by(|one, next| heading(one) == heading(next)) {
        if let Some(first) = kind.first() {
            writeln!(out, "\n{HEADING}{}: {}{HEADING:#}", heading(first), kind.len())?;
        }
        kind.iter().try_for_each(|change| write_change(out, change))?;
    }
    Ok(())
}

fn heading(change: &Change<'_>) -> &'static str {
    match change {
        Change::Header { .. } => "Titles",
        Change::Added { new } if new.service_name().is_none() => "Rows without a name added",
        Change::Added { .. } => "Added",
        Change::Removed { old } if old.service_name().is_none() => "Rows without a name removed",
        Change::Removed { .. } => "Removed",
        Change::Renamed(_) => "Renamed",
        Change::Moved(_) => "Moved",
        Change::Changed(_) => "Other cells",
        Change::Name { .. } => "Names of ports",
        Change::Status { .. } => "Statuses of ports",
    }
}

fn write_change(out: &mut impl Write, change: &Change<'_>) -> io::Result<()> {
    match change {
        Change::Header { old, new } => writeln!(out, "  {old} -> {new}"),
        Change::Added { new: row } | Change::Removed { old: row } => {
            let description = row.description().map_or(String::new(), in_one_line);
            writeln!(out, "{}", format!("  {}  {description}", subject(*row)).trim_end())
        }
        Change::Renamed(pair) => {
            let (old, new) = (name(pair.old), name(pair.new));
            writeln!(out, "  {old} -> {new}  {}", places(&[pair.new]))?;
            write_cells(out, pair)
        }
        Change::Moved(pair) => {
            let (old, new) = (places(&[pair.old]), places(&[pair.new]));
            writeln!(out, "  {}  {old} -> {new}", name(pair.new))?;
            write_cells(out, pair)
        }
        Change::Changed(pair) => {
            writeln!(out, "  {}", subject(pair.new))?;
            write_cells(out, pair)
        }
        Change::Name { port, transport, old, new } => {
            writeln!(out, "  {port}/{transport}: {} -> {}", in_one_line(old), in_one_line(new))
        }
        Change::Status { first_port, last_port, transport, old, new } => {
            let one = first_port == last_port;
            let ports =
                if one { first_port.to_string() } else { format!("{first_port}-{last_port}") };
            let transport = transport.map_or(String::new(), |transport| format!("/{transport}"));
            writeln!(out, "  {ports}{transport}: {old} -> {new}")
        }
    }
}

/// Name and place of a row.
fn subject(row: Record<'_>) -> String {
    match row.service_name() {
        Some(_) => format!("{}  {}", name(row), places(&[row])),
        None => places(&[row]),
    }
}

fn name(row: Record<'_>) -> String {
    row.service_name().map_or(String::new(), in_one_line)
}

/// The cells that differ, but for those that name the row and its place.
fn write_cells(out: &mut impl Write, pair: &Pair<'_>) -> io::Result<()> {
    const SHOWN: [Column; 3] = [Column::ServiceName, Column::PortNumber, Column::TransportProtocol];
    for column in pair.columns.iter().filter(|column| !SHOWN.contains(column)) {
        let (old, new) = (pair.old.cell(*column).to_string(), pair.new.cell(*column).to_string());
        writeln!(out, "    {column}: {old:?} -> {new:?}")?;
    }
    Ok(())
}
