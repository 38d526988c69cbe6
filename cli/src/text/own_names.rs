//! Own names, with a mark that distinguishes them from the registry's.

use std::collections::HashMap;
use std::io::{self, Write};

use iana_ports::{Port, Transport};
use iana_ports_explain::own_names::{OwnName, OwnNames, OwnService};
use iana_ports_explain::words::{in_one_line, interval, notation};

use super::fields::Fields;
use super::styles::HEADING;
use crate::terminal;

/// The width of a card's values, after labels of 20 columns.
const VALUE_WIDTH: usize = 60;

/// The line that explains the `*` after own names.
pub(crate) fn mark(file: &str) -> String {
    format!("* your own name, from {}", in_one_line(file))
}

/// The line that explains the `*` on the card of a port. Lists the transports with the
/// own name, unless all requested ones have it.
pub(super) fn mark_on(port: Port<'_>, own: OwnName<'_>, own_names: &OwnNames) -> String {
    let same = own_names.all_of(port.number()).filter(|other| other.name() == own.name());
    let transports: Vec<_> = same.map(|other| other.transport().as_str()).collect();
    match transports.split_last() {
        Some((last, others)) if port.transport().is_none() && !is_all(&transports) => {
            let on = if others.is_empty() {
                (*last).to_owned()
            } else {
                format!("{} and {last}", others.join(", "))
            };
            format!("* your own name on {on}, from {}", in_one_line(own_names.file()))
        }
        _ => mark(own_names.file()),
    }
}

/// Every own name of a port with its transports, if there are several: `shop (tcp), stats
/// (udp)`.
pub(super) fn names_by_transport(port: Port<'_>, own_names: &OwnNames) -> String {
    if port.transport().is_some() {
        return String::new();
    }
    let mut names: Vec<(&str, Vec<&str>)> = Vec::new();
    for own in own_names.all_of(port.number()) {
        let transport = own.transport().as_str();
        match names.iter_mut().find(|(name, _)| *name == own.name()) {
            Some((_, transports)) => transports.push(transport),
            None => names.push((own.name(), vec![transport])),
        }
    }
    if names.len() < 2 {
        return String::new();
    }
    wrapped(
        names
            .into_iter()
            .map(|(name, transports)| format!("{} ({})", in_one_line(name), transports.join(","))),
    )
}

/// Writes the beginning of a card, up to its first empty line.
pub(super) fn heading(
    out: &mut impl Write,
    heading: &str,
    description: Option<&str>,
    mark: &str,
) -> io::Result<()> {
    terminal::write_wrapped(out, &format!("{HEADING}{heading}{HEADING:#}"), "", "")?;
    if let Some(description) = description {
        terminal::write_wrapped(out, &in_one_line(description), "", "")?;
    }
    terminal::write_wrapped(out, mark, "", "")?;
    writeln!(out)
}

/// Writes the card for a query by own name.
pub(crate) fn own_service(out: &mut impl Write, service: &OwnService<'_>) -> io::Result<()> {
    let groups = groups(service.entries());
    let names: Vec<_> = service.names().into_iter().map(|name| in_one_line(name) + "*").collect();
    let title = notation(&names.join(", "), service.transport());
    let file = service.entries()[0].file();
    if let [(shared, entries)] = &groups[..] {
        heading(out, &title, shared.description, &mark(file))?;
        let mut fields = Fields::default();
        fields.add("Ports", &ports(entries));
        fields.add("Aliases", &shared.aliases());
        return write!(out, "{fields}");
    }
    heading(out, &title, None, &mark(file))?;
    for (index, (shared, entries)) in groups.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let mut fields = Fields::default();
        fields.add("Ports", &ports(entries));
        fields.add("Description", shared.description.unwrap_or_default());
        fields.add("Aliases", &shared.aliases());
        write!(out, "  {HEADING}{}*{HEADING:#}\n{fields}", in_one_line(shared.name))?;
    }
    Ok(())
}

/// What the entries of a group have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shared<'a> {
    name: &'a str,
    description: Option<&'a str>,
    aliases: Vec<&'a str>,
}

impl Shared<'_> {
    fn aliases(&self) -> String {
        wrapped(self.aliases.iter().map(|alias| in_one_line(alias)))
    }
}

/// Groups entries that differ only in their ports, in the order of the first of each.
fn groups<'a, 'b>(entries: &'b [OwnName<'a>]) -> Vec<(Shared<'a>, Vec<&'b OwnName<'a>>)> {
    let mut groups: Vec<(Shared<'a>, Vec<_>)> = Vec::new();
    let mut indices = HashMap::new();
    for own in entries {
        let shared =
            Shared { name: own.name(), description: own.description(), aliases: own.aliases() };
        let index = *indices.entry(shared.clone()).or_insert(groups.len());
        if index == groups.len() {
            groups.push((shared, Vec::new()));
        }
        groups[index].1.push(own);
    }
    groups
}

/// The ports of the entries: `7/tcp,udp`, `27000-27009 (every transport)`.
fn ports(entries: &[&OwnName<'_>]) -> String {
    let mut runs: Vec<(u16, u16, Vec<&str>)> = Vec::new();
    for own in entries.chunk_by(|one, other| one.port() == other.port()) {
        let port = own[0].port();
        let transports: Vec<_> = own.iter().map(|own| own.transport().as_str()).collect();
        match runs.last_mut() {
            Some((_, last, same)) if *last + 1 == port && *same == transports => *last = port,
            _ => runs.push((port, port, transports)),
        }
    }
    wrapped(runs.into_iter().map(|(first, last, transports)| {
        let ports = interval(&(first..=last));
        if is_all(&transports) {
            format!("{ports} (every transport)")
        } else {
            format!("{ports}/{}", transports.join(","))
        }
    }))
}

fn is_all(transports: &[&str]) -> bool {
    transports.len() == Transport::ALL.len()
}

/// The parts, separated by commas and wrapped.
pub(super) fn wrapped(parts: impl Iterator<Item = String>) -> String {
    let (mut text, mut width) = (String::new(), 0);
    for part in parts {
        let length = part.chars().count();
        if text.is_empty() {
            width = length;
        } else if width + 2 + length + 1 > VALUE_WIDTH {
            text += ",\n";
            width = length;
        } else {
            text += ", ";
            width += 2 + length;
        }
        text += &part;
    }
    text
}
