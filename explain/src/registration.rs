//! The section about what is registered.

use iana_ports::{Status, Transport};

use crate::entries::{Entry, entries};
use crate::field::{Emphasis, Field};
use crate::items::{Item, PORTS, run_row};
use crate::meaning;
use crate::page::{Page, Subject};
use crate::words::{Grouped, in_one_line, port_names, visible_lines};

/// How many runs of a range the section lists.
const MAX_RUNS: usize = 40;

/// The first section: status, names, transports and the cells of the rows.
pub(crate) fn registration(page: &Page<'_>) -> Vec<Item> {
    let mut fields = Vec::new();
    if let Some(own) = page.own.first() {
        let mut names: Vec<_> =
            page.own.iter().map(|own| format!("{}*", in_one_line(own.name()))).collect();
        names.dedup();
        let file = in_one_line(own.file());
        fields.push(Field::new("Your own name", format!("{}, from {file}", names.join(", "))));
        if let Subject::Port(port) = &page.subject {
            let name = port.name().map_or("none".to_owned(), in_one_line);
            fields.push(Field::new("IANA's name", name));
            fields
                .extend(page.registered_description().map(|text| Field::new("Description", text)));
        }
    }
    let mut items = Vec::new();
    match &page.subject {
        Subject::Range(runs) => {
            if !fields.is_empty() {
                items.push(Item::Fields(fields));
            }
            let rows = runs.iter().take(MAX_RUNS).map(run_row).collect();
            items.push(Item::Table { titles: PORTS, rows });
            if runs.len() > MAX_RUNS {
                let more = Grouped((runs.len() - MAX_RUNS) as u32);
                let query = in_one_line(&page.query);
                items.push(Item::Paragraph(format!(
                    "{more} more lines: iana-ports {query} prints them all"
                )));
            }
            return items;
        }
        Subject::OwnName(_) => {
            fields.push(Field::new("Registered", "the registry has no service of this name"));
            return vec![Item::Fields(fields)];
        }
        Subject::Port(port) => {
            fields.push(status(port.status()));
            if port.names().len() > 1 {
                fields.push(Field::new("Names", port_names(*port)));
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
            let aliases: Vec<_> = service.aliases().into_iter().map(in_one_line).collect();
            if !aliases.is_empty() {
                fields.push(Field::new("Aliases", aliases.join(", ")));
            }
            let others = page.everyday_name_of().into_iter().map(|other| other.to_string());
            let others: Vec<_> = others.collect();
            if !others.is_empty() {
                fields.push(Field::new("Everyday name of", others.join(", ")));
            }
        }
    }
    let port = match &page.subject {
        Subject::Port(port) => Some(port.number()),
        _ => None,
    };
    let entries = entries(page.records.iter().copied(), port);
    if let [entry] = &entries[..] {
        fields.push(Field::new("Ports", entry.ports()));
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
        let description = (!description.is_empty()).then(|| Field::new("Description", description));
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
    Field { label: "Status", value, emphasis: Emphasis::Status(status) }
}

/// The transports on which the service is assigned, or no field if there are none.
fn transports(assigned: impl Iterator<Item = Transport>) -> Option<Field> {
    let assigned: Vec<_> = assigned.map(Transport::as_str).collect();
    (!assigned.is_empty()).then(|| Field::new("Transports", assigned.join(", ")))
}

/// The cells that rows share, and a note if they have no date.
fn entry_fields(entry: &Entry, page: &Page<'_>) -> Vec<Field> {
    let visible = |field: &Field| Field { value: visible_lines(&field.value), ..field.clone() };
    let mut fields: Vec<_> = entry.details().iter().map(visible).collect();
    let lacks = |label: &str, fields: &[Field]| fields.iter().all(|field| field.label != label);
    if entry.is_assigned() && lacks("Registered", &fields) {
        let before = |field: &Field| ["Alias of", "Assignee", "Contact"].contains(&field.label);
        let index = fields.iter().take_while(|field| before(field)).count();
        fields.insert(index, Field::new("Registered", "the registry has no date"));
    }
    if entry.is_assigned() && lacks("Unauthorized use", &fields) && !page.ports.is_empty() {
        fields.push(Field::new("Unauthorized use", "none reported"));
    }
    fields
}
