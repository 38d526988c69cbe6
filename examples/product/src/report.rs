//! The report on the product's ports.

use core::fmt::{Result, Write};

use iana_ports::{Port, Record, Registry, Status, Transport};

use crate::{FLOWS, IANA, OWN, QUERIES, service_port};

/// Writes the report. It is the same on each machine.
pub fn report(out: &mut impl Write) -> Result {
    for (title, registry) in [("Gatehouse", OWN), ("IANA", IANA)] {
        writeln!(out, "# {title}: {}", registry.snapshot())?;
        ports(out, registry)?;
        writeln!(out, "# Rows of {title}")?;
        registry.records().try_for_each(|record| row(out, record))?;
    }
    writeln!(out, "# Flows")?;
    for flow in FLOWS {
        match flow.service() {
            Some((transport, name)) => {
                writeln!(out, "{}/{transport} {}", flow.port, name.unwrap_or("-"))?;
            }
            None => writeln!(out, "protocol {}", flow.protocol)?,
        }
    }
    writeln!(out, "# Queries")?;
    for name in QUERIES {
        write!(out, "{name}")?;
        for transport in Transport::ALL {
            if let Some(port) = service_port(name, transport) {
                write!(out, " {port}/{transport}")?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A line for each port and transport with a name.
fn ports(out: &mut impl Write, registry: Registry<'static>) -> Result {
    for number in registry.assigned_ports().map(Port::number) {
        for transport in Transport::ALL {
            let port = registry.lookup(number).on(transport);
            if let Some(name) = port.name() {
                let description = port.description().unwrap_or("-");
                writeln!(out, "{number}/{transport} {name}: {description}")?;
            }
        }
    }
    Ok(())
}

/// A line for one row, with the columns that the console shows.
fn row(out: &mut impl Write, record: Record<'static>) -> Result {
    match record.ports() {
        Some(ports) if ports.start() < ports.end() => {
            write!(out, "{}-{}", ports.start(), ports.end())?;
        }
        Some(ports) => write!(out, "{}", ports.start())?,
        None => write!(out, "no port")?,
    }
    let transport = record.transport().map_or("any", Transport::as_str);
    write!(out, " {transport} {}", record.service_name().unwrap_or("-"))?;
    if record.status() != Status::Assigned {
        write!(out, " {}", record.status())?;
    }
    if let Some(date) = record.registration_date() {
        write!(out, ", registered {date}")?;
    }
    if let Some(date) = record.modification_date() {
        write!(out, ", modified {date}")?;
    }
    if let Some(contact) = record.contact() {
        write!(out, ", ask {contact}")?;
    }
    if let Some(reference) = record.reference() {
        write!(out, ", see {reference}")?;
    }
    if let Some(code) = record.service_code() {
        write!(out, ", code {code}")?;
    }
    // Some of IANA's notes have many lines.
    if let Some(note) = record.assignment_notes().and_then(|notes| notes.lines().next()) {
        write!(out, " ({note})")?;
    }
    writeln!(out)
}
