//! The section about what is registered.

use iana_ports::{Status, Transport};

use super::heading::description;
use super::items::{Field, Item, PORTS, field, run};
use super::meaning;
use super::page::{Page, Subject};
use crate::text::{self, Grouped};

/// How many runs of a range the section lists.
const MAX_RUNS: usize = 40;

/// The first section: status, names, transports and the cells of the rows.
pub(super) fn registration(page: &Page<'_>) -> Vec<Item> {
    let mut fields = Vec::new();
    if let Some(own) = page.own.first() {
        let mut names: Vec<_> =
            page.own.iter().map(|own| format!("{}*", text::in_one_line(own.name()))).collect();
        names.dedup();
        let file = text::in_one_line(own.file());
        fields.push(field("Your own name", format!("{}, from {file}", names.join(", "))));
        if let Subject::Port(port) = &page.subject {
            let name = port.name().map_or("none".to_owned(), text::in_one_line);
            fields.push(field("IANA's name", name));
            fields.extend(description(page).map(|text| field("Description", text)));
        }
    }
    let mut items = Vec::new();
    match &page.subject {
        Subject::Range(runs) => {
            if !fields.is_empty() {
                items.push(Item::Fields(fields));
            }
            let rows = runs.iter().take(MAX_RUNS).map(run).collect();
            items.push(Item::Table { titles: PORTS, rows });
            if runs.len() > MAX_RUNS {
                let more = Grouped((runs.len() - MAX_RUNS) as u32);
                let query = text::in_one_line(&page.query);
                items.push(Item::Paragraph(format!(
                    "{more} more lines: iana-ports {query} prints them all"
                )));
            }
            return items;
        }
        Subject::OwnName(_) => {
            fields.push(field("Registered", "the registry has no service of this name"));
            return vec![Item::Fields(fields)];
        }
        Subject::Port(port) => {
            fields.push(status(port.status()));
            if port.names().len() > 1 {
                fields.push(field("Names", text::port_names(*port)));
            }
            let asked =
                port.transport().map_or(Transport::ALL.to_vec(), |transport| vec![transport]);
            let is_assigned = |&on: &Transport| port.on(on).status() == Status::Assigned;
            fields.extend(transports(asked.into_iter().filter(is_assigned)));
        }
        Subject::Service(service) => {
            fields.push(status(Status::Assigned));
            let has_row = |&on: &Transport| {
                page.records.iter().any(|row| row.transport().is_none_or(|own| own == on))
            };
            if !page.ports.is_empty() {
                fields.extend(transports(Transport::ALL.into_iter().filter(has_row)));
            }
            let aliases: Vec<_> = service.aliases().into_iter().map(text::in_one_line).collect();
            if !aliases.is_empty() {
                fields.push(field("Aliases", aliases.join(", ")));
            }
        }
    }
    let port = match &page.subject {
        Subject::Port(port) => Some(port.number()),
        _ => None,
    };
    let entries = text::entries(page.records.iter().copied(), port);
    if let [entry] = &entries[..] {
        fields.push(field("Ports", entry.ports()));
        fields.extend(entry_fields(entry, page));
        items.push(Item::Fields(fields));
        return items;
    }
    if !fields.is_empty() {
        items.push(Item::Fields(fields));
    }
    for entry in &entries {
        items.push(Item::Heading(format!("{} {}", entry.title(), entry.ports())));
        let description = entry.description();
        let description = (!description.is_empty()).then(|| field("Description", description));
        let fields = description.into_iter().chain(entry_fields(entry, page));
        items.push(Item::Fields(fields.collect()));
    }
    if entries.is_empty() {
        items.push(Item::Paragraph("The registry has no row for it.".to_owned()));
    }
    items
}

fn status(status: Status) -> Field {
    let value = format!("{status}: {}", meaning::of_status(status));
    Field { label: "Status", value, style: text::status_style(status) }
}

/// The transports on which the service is assigned, or no field if there are none.
fn transports(assigned: impl Iterator<Item = Transport>) -> Option<Field> {
    let assigned: Vec<_> = assigned.map(Transport::as_str).collect();
    (!assigned.is_empty()).then(|| field("Transports", assigned.join(", ")))
}

/// The cells that rows share, and a note if they have no date.
fn entry_fields(entry: &text::Entry, page: &Page<'_>) -> Vec<Field> {
    let details = entry.details();
    let mut fields: Vec<_> =
        details.map(|(label, value, style)| Field { label, value, style }).collect();
    let lacks = |label: &str, fields: &[Field]| fields.iter().all(|field| field.label != label);
    if entry.is_assigned() && lacks("Registered", &fields) {
        let before = |field: &Field| ["Alias of", "Assignee", "Contact"].contains(&field.label);
        let index = fields.iter().take_while(|field| before(field)).count();
        fields.insert(index, field("Registered", "the registry has no date"));
    }
    if entry.is_assigned() && lacks("Unauthorized use", &fields) && !page.ports.is_empty() {
        fields.push(field("Unauthorized use", "none reported"));
    }
    fields
}
