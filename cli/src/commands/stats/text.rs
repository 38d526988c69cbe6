//! The figures as text of at most 80 columns.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use iana_ports::{PortRange, Status, Transport};
use iana_ports_explain::words::{Grouped, in_one_line};

use super::figures::{Annual, Figures};
use crate::terminal;
use crate::text::{HEADING, LABEL, status_style};

const REGISTERED: Style = AnsiColor::Blue.on_default();
const MODIFIED: Style = AnsiColor::Yellow.on_default();

/// The maximum width of the text.
const MAX_WIDTH: usize = 80;

/// Below this width, the counts of ports are sentences, not a table.
const TABLE_WIDTH: usize = 68;

/// The width of a year, two counts and the blanks between them.
const WIDTH_BESIDE_BARS: usize = 18;

/// Writes all figures.
pub(super) fn write(out: &mut impl Write, figures: &Figures<'_>) -> io::Result<()> {
    wrapped(out, "", &format!("{HEADING}{}{HEADING:#}", figures.source))?;
    writeln!(out)?;
    ports(out, figures)?;
    rows(out, figures)?;
    years(out, figures)?;
    assignees(out, figures)
}

fn width() -> usize {
    terminal::width().unwrap_or(MAX_WIDTH).min(MAX_WIDTH)
}

fn ports(out: &mut impl Write, figures: &Figures<'_>) -> io::Result<()> {
    let as_table = width() >= TABLE_WIDTH;
    if as_table {
        write!(out, "{LABEL}{:20}{LABEL:#}", "PORTS")?;
        for status in Status::ALL {
            let style = status_style(status);
            write!(out, "{style}{:>12}{style:#}", status.as_str())?;
        }
        writeln!(out)?;
    } else {
        writeln!(out, "{LABEL}PORTS{LABEL:#}")?;
    }
    for (transport, port_counts) in &figures.ports.0 {
        let mut line = |range: &str, count: &dyn Fn(Status) -> u32| {
            let name = transport.map_or("all", Transport::as_str);
            let counts = Status::ALL.map(|status| (status, count(status)));
            if as_table {
                let counts = counts.map(|(_, count)| format!("{:>12}", Grouped(count).to_string()));
                return writeln!(out, "{name:8}{range:12}{}", counts.concat());
            }
            let counts = counts.into_iter().filter(|&(_, count)| count > 0);
            let counts: Vec<_> =
                counts.map(|(status, count)| format!("{} {status}", Grouped(count))).collect();
            wrapped(out, &format!("{name:5}{range:8}"), &counts.join(", "))
        };
        for range in PortRange::ALL {
            line(range.as_str(), &|status| port_counts.count(range, status))?;
        }
        line("total", &|status| port_counts.total(status))?;
    }
    wrapped(out, "", "A port below 49152 without a row on a transport is reserved there.")?;
    writeln!(out)
}

/// Writes a label and a text. Further lines of the text are below its beginning.
fn wrapped(out: &mut impl Write, label: &str, text: &str) -> io::Result<()> {
    let indent = " ".repeat(textwrap::core::display_width(label));
    terminal::write_wrapped(out, text, label, &indent)
}

fn rows(out: &mut impl Write, figures: &Figures<'_>) -> io::Result<()> {
    let mut line = |label: &str, total: Option<u32>, parts: &[(u32, &str)]| {
        let parts: Vec<_> =
            parts.iter().map(|(count, what)| format!("{} {what}", Grouped(*count))).collect();
        let total = total.map_or(String::new(), |total| format!("{}:", Grouped(total)));
        wrapped(out, &format!("{LABEL}{label:6}{LABEL:#}{total:8}"), &parts.join(", "))
    };
    let (rows, names) = (&figures.rows, &figures.names);
    line(
        "ROWS",
        Some(rows.total),
        &[(rows.with_name, "with a name"), (rows.without_name, "without")],
    )?;
    line("", None, &[(rows.with_port, "with a port"), (rows.without_port, "without")])?;
    let transports = rows.transports.iter().map(|(transport, count)| {
        (count, transport.map_or("for every transport", Transport::as_str))
    });
    line("", None, &transports.collect::<Vec<_>>())?;
    line(
        "NAMES",
        Some(names.total),
        &[(names.with_port, "with a port"), (names.without_port, "without")],
    )
}

fn years(out: &mut impl Write, figures: &Figures<'_>) -> io::Result<()> {
    let rows = &figures.rows;
    let summary = format!(
        "{} of {} have a registration date, {} a modification date",
        Grouped(rows.with_registration_date),
        Grouped(rows.total),
        Grouped(rows.with_modification_date),
    );
    writeln!(out)?;
    wrapped(out, "Rows by year: ", &summary)?;
    let Some(scale) = Scale::of(&figures.years) else { return Ok(()) };
    let width = Bar::Registered.width() as usize;
    writeln!(out, "{LABEL}YEAR {:1$} MODIFIED{LABEL:#}", "REGISTERED", 6 + width)?;
    for Annual { year, registered, modified } in &figures.years {
        let (first, second) = (scale.bar(*registered), scale.bar(*modified));
        let padding = width - first.chars().count();
        write!(
            out,
            "{year:04} {:>5} {REGISTERED}{first}{REGISTERED:#}",
            zero_as_dash(*registered)
        )?;
        write!(out, "{:padding$} {:>5}", "", zero_as_dash(*modified))?;
        writeln!(
            out,
            "{}",
            if second.is_empty() { second } else { format!(" {MODIFIED}{second}{MODIFIED:#}") }
        )?;
    }
    Ok(())
}

fn zero_as_dash(count: u32) -> String {
    if count == 0 { "-".to_owned() } else { count.to_string() }
}

#[derive(Clone, Copy)]
enum Bar {
    Registered,
    Modified,
}

impl Bar {
    /// The maximum width. Four fifths of the room go to registrations.
    fn width(self) -> u32 {
        let room = width().saturating_sub(WIDTH_BESIDE_BARS + 2).max(5) as u32;
        match self {
            Self::Registered => room * 4 / 5,
            Self::Modified => room / 5,
        }
    }
}

/// The scale of both kinds of bars: `width` characters stand for `rows`.
struct Scale {
    width: u32,
    rows: u32,
}

impl Scale {
    /// The largest scale whose longest bars fit; `None` if there are none.
    fn of(years: &[Annual]) -> Option<Self> {
        let registered = years.iter().map(|year| year.registered).max().filter(|&rows| rows > 0);
        let modified = years.iter().map(|year| year.modified).max().filter(|&rows| rows > 0);
        let scales = [
            registered.map(|rows| Self { width: Bar::Registered.width(), rows }),
            modified.map(|rows| Self { width: Bar::Modified.width(), rows }),
        ];
        let rows_in_width =
            |scale: &Self| u64::from(scale.rows) * u64::from(u32::MAX) / u64::from(scale.width);
        scales.into_iter().flatten().max_by_key(rows_in_width)
    }

    /// The bar for a number of rows. Its length is in eighths of a character, at least
    /// one unless the number is 0.
    fn bar(&self, rows: u32) -> String {
        const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
        let eighths = u64::from(rows) * u64::from(self.width) * 8 / u64::from(self.rows);
        let eighths = eighths.max(u64::from(rows > 0)) as usize;
        "█".repeat(eighths / 8) + PARTS[eighths % 8]
    }
}

fn assignees(out: &mut impl Write, figures: &Figures<'_>) -> io::Result<()> {
    if figures.assignees.is_empty() {
        return Ok(());
    }
    let mut line = |[ports, names, rows]: [&dyn Display; 3], assignee: &str| {
        writeln!(
            out,
            "{:>5}  {:>5}  {:>5}  {assignee}",
            ports.to_string(),
            names.to_string(),
            rows.to_string()
        )
    };
    line([&"\nPORTS", &"NAMES", &"ROWS"], "ASSIGNEE")?;
    for assignee in &figures.assignees {
        line([&assignee.ports, &assignee.names, &assignee.rows], &in_one_line(assignee.assignee))?;
    }
    Ok(())
}
