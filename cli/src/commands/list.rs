//! `list`: the rows that match all filters.

use std::io::Write as _;
use std::ops::RangeInclusive;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use iana_ports::{Column, Date, PortRange, Record, Registry, Status, Transport};
use iana_ports_explain::query;
use iana_ports_explain::record_ports;

use crate::commands::export;
use crate::error::Error;
use crate::messages::report;
use crate::outcome::Outcome;
use crate::text::{self, Cell, Table};
use crate::{json, output, value_parsers};

const EXAMPLES: &str = "\
Examples:
  iana-ports list --ports 27000-27100 --status assigned  assignments in an interval
  iana-ports list --transport sctp --range user          User Ports on SCTP
  iana-ports list --since 2024 --sort registered         new and changed assignments
  iana-ports list --unauthorized --json                  ports with known unauthorized use
  iana-ports list --portless --csv                       names without a port

Filters combine with AND.

Exit status: 0 if a row is listed, 1 if none is, 2 for wrong usage or a bad file.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct List {
    /// Rows with a port in this range
    #[arg(long, value_parser = value_parsers::port_range(), ignore_case = true)]
    range: Option<PortRange>,

    /// Rows with this status
    #[arg(long, value_parser = value_parsers::row_status(), ignore_case = true)]
    status: Option<Status>,

    /// Rows on this transport
    ///
    /// A row without a transport counts for every transport.
    #[arg(long, value_parser = value_parsers::transport(), ignore_case = true)]
    transport: Option<Transport>,

    /// Rows with a port in this interval, such as 8000-8999
    #[arg(long, value_name = "INTERVAL", value_parser = query::parse_interval)]
    ports: Option<RangeInclusive<u16>>,

    /// Rows registered or modified on this day or later
    ///
    /// A date is YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    since: Option<Since>,

    /// Rows registered on this day or later
    #[arg(long, value_name = "DATE")]
    registered_since: Option<Since>,

    /// Rows modified on this day or later
    #[arg(long, value_name = "DATE")]
    modified_since: Option<Since>,

    /// Rows with known unauthorized use
    #[arg(long)]
    unauthorized: bool,

    /// Rows without a port, which are names for service discovery
    #[arg(long, conflicts_with_all = ["ports", "range"])]
    portless: bool,

    /// Sort by this column; rows with an empty cell come last
    #[arg(long, value_name = "BY", value_enum, default_value_t = Order::Port, ignore_case = true)]
    sort: Order,

    /// Reverse the order
    #[arg(long)]
    reverse: bool,

    #[command(flatten)]
    format: Format,
}

// The formats other than a table. Clap would show a doc comment as the command's help.
#[derive(Debug, Args)]
struct Format {
    /// Print one JSON object per line, for each row
    #[arg(long, conflicts_with = "csv")]
    json: bool,

    /// Print IANA's CSV format
    #[arg(long)]
    csv: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum Order {
    Port,
    Name,
    Registered,
    Modified,
}

/// The first day that counts.
#[derive(Debug, Clone, Copy)]
struct Since(Date);

impl List {
    /// Prints the rows that match all filters.
    pub(crate) fn run(self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let mut records: Vec<_> =
            registry.records().filter(|&record| self.matches(record)).collect();
        if records.is_empty() {
            report(&"no row matches all of the filters");
        }
        self.order(&mut records);
        if self.format.json {
            let mut out = output::bytes();
            records.iter().try_for_each(|&record| json::record(&mut out, record))?;
            out.flush()?;
        } else if self.format.csv {
            export::csv::to_stdout(registry, records.iter().copied())?;
        } else if !records.is_empty() {
            let mut out = output::styled();
            self.table(&records).write(&mut out)?;
            out.flush()?;
        }
        Ok(if records.is_empty() { Outcome::NotFound } else { Outcome::Found })
    }

    /// Whether a row matches all filters.
    fn matches(&self, record: Record<'_>) -> bool {
        let ports = record.ports();
        let reaches = |interval: &RangeInclusive<u16>| {
            ports.as_ref().is_some_and(|ports| query::overlap(ports, interval))
        };
        let (registered, modified) = (record.registration_date(), record.modification_date());
        let is_since =
            |since: Since, date: Option<Date>| date.is_some_and(|date| since.is_reached(date));
        self.range.is_none_or(|range| reaches(&range.bounds()))
            && self.status.is_none_or(|status| record.status() == status)
            && self.transport.is_none_or(|asked| record.transport().is_none_or(|own| own == asked))
            && self.ports.as_ref().is_none_or(reaches)
            && self
                .since
                .is_none_or(|since| is_since(since, registered) || is_since(since, modified))
            && self.registered_since.is_none_or(|since| is_since(since, registered))
            && self.modified_since.is_none_or(|since| is_since(since, modified))
            && (!self.unauthorized || record.unauthorized_use().is_some())
            && (!self.portless || ports.is_none())
    }

    /// Sorts records that are in registry order.
    fn order(&self, records: &mut [Record<'_>]) {
        match self.sort {
            Order::Port => {}
            Order::Name => {
                records.sort_by_cached_key(|record| record.service_name().map(str::to_lowercase));
            }
            Order::Registered => records.sort_by_key(|record| record.registration_date()),
            Order::Modified => records.sort_by_key(|record| record.modification_date()),
        }
        if self.reverse {
            records.reverse();
        }
        records.sort_by_key(|record| match self.sort {
            Order::Port => record.ports().is_none(),
            Order::Name => record.service_name().is_none(),
            Order::Registered => record.registration_date().is_none(),
            Order::Modified => record.modification_date().is_none(),
        });
    }

    /// The rows as a table. Adjacent rows that differ only in their transport share a
    /// line.
    fn table(&self, records: &[Record<'_>]) -> Table {
        let dates = self.since.or(self.registered_since).or(self.modified_since).is_some()
            || matches!(self.sort, Order::Registered | Order::Modified);
        let mut titles = vec!["PORT", "STATUS"];
        titles.extend(dates.then_some(["REGISTERED", "MODIFIED"]).into_iter().flatten());
        titles.extend(["NAME", "DESCRIPTION"]);
        let mut table = Table::new(&titles);
        for group in records.chunk_by(|&one, &other| share_a_line(one, other)) {
            let (record, status) = (group[0], group[0].status());
            let mut cells = vec![
                Cell::new(&record_ports(group)),
                Cell::styled(status.as_str(), text::status_style(status)),
            ];
            if dates {
                let columns = [Column::RegistrationDate, Column::ModificationDate];
                cells.extend(columns.map(|column| Cell::new(&record.cell(column).to_string())));
            }
            cells.push(Cell::styled(record.service_name().unwrap_or_default(), text::HEADING));
            cells.push(Cell::new(record.description().unwrap_or_default()));
            table.add(cells);
            if let (true, Some(unauthorized)) = (self.unauthorized, record.unauthorized_use()) {
                table.add_below("Unauthorized use", &Cell::styled(unauthorized, text::WARNING));
            }
        }
        table
    }
}

/// Whether two rows share a line: every column that a table can show is equal, except the
/// transport, which both rows have or both lack.
fn share_a_line(one: Record<'_>, other: Record<'_>) -> bool {
    let shown = [
        Column::ServiceName,
        Column::PortNumber,
        Column::Description,
        Column::RegistrationDate,
        Column::ModificationDate,
        Column::UnauthorizedUseReported,
    ];
    one.transport().is_some() == other.transport().is_some()
        && shown.iter().all(|&column| one.cell(column) == other.cell(column))
}

impl Since {
    /// Whether the date is this day or later. A date without a day counts as the last day
    /// of its month.
    fn is_reached(self, date: Date) -> bool {
        (date.year, date.month, date.day.unwrap_or(31))
            >= (self.0.year, self.0.month, self.0.day.unwrap_or(1))
    }
}

impl FromStr for Since {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let text = if is_year { format!("{text}-01") } else { text.to_owned() };
        let date = text.parse().map_err(|_| "expected YYYY, YYYY-MM or YYYY-MM-DD")?;
        Ok(Self(date))
    }
}
