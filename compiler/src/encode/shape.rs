//! The shape of a group: all facts about its rows except their texts.

use iana_ports_tables::cells::Ports;
use iana_ports_tables::{
    DescriptionSource, PackedRow, PackedSummary, PortCellSyntax, Transport, TransportFilter,
};

use super::name_list::GroupNames;
use crate::group::{Group, Member};
use crate::interner::Interner;
use crate::parsed::ParsedRecord;

/// The shape of a group.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    pub(super) rows: Vec<PackedRow>,
    /// For each filter, the summary of the rows that cover the group's ports.
    pub(super) summaries: [PackedSummary; TransportFilter::COUNT],
}

/// A group's shape and its own descriptions.
pub(super) struct ShapedGroup<'r> {
    pub(super) shape: Shape,
    pub(super) own_descriptions: Vec<&'r str>,
}

impl<'r> ShapedGroup<'r> {
    pub(super) fn new(
        group: &Group<'r>,
        names: &GroupNames<'_>,
        common: &Interner<&'r str>,
    ) -> Self {
        let mut own_descriptions = Vec::new();
        for member in group.rows {
            if let Some(text) = distinct_description(member.record) {
                if common.index(&text).is_none() && !own_descriptions.contains(&text) {
                    own_descriptions.push(text);
                }
            }
        }
        let packed = |member: &Member<'r>| {
            let record = member.record;
            PackedRow::new(
                record.transport,
                port_cell_syntax(member, group),
                record.status(),
                record.service_name().and_then(|name| names.index_of_spelling(name)),
                description_source(record, common, &own_descriptions),
            )
        };
        let rows: Vec<PackedRow> = group.rows.iter().map(packed).collect();
        let summaries = TransportFilter::ALL.map(|filter| summary(group, names, &rows, filter));
        Self { shape: Shape { rows, summaries }, own_descriptions }
    }
}

/// The description of a record. `None` if it repeats the service name.
pub(super) fn distinct_description(record: &ParsedRecord) -> Option<&str> {
    record.description().filter(|&text| record.service_name() != Some(text))
}

/// How the row's port cell is written.
pub(super) fn port_cell_syntax(member: &Member<'_>, group: &Group<'_>) -> PortCellSyntax {
    match (member.ports, group.run) {
        (Some(Ports { is_range: false, .. }), _) => PortCellSyntax::Single,
        (Some(ports), Some((_, last))) if ports.last == last => PortCellSyntax::WholeRun,
        (Some(_), _) => PortCellSyntax::Range,
        (None, _) => PortCellSyntax::Empty,
    }
}

/// The place where a record's description is stored.
fn description_source(
    record: &ParsedRecord,
    common: &Interner<&str>,
    own: &[&str],
) -> DescriptionSource {
    match distinct_description(record) {
        None if record.description().is_none() => DescriptionSource::None,
        None => DescriptionSource::Name,
        Some(text) => match (common.index(&text), own) {
            (Some(index), _) => DescriptionSource::Common(index as usize),
            (None, [_]) => DescriptionSource::OnlyOwn,
            (None, own) => {
                let index = own.iter().position(|&one| one == text);
                DescriptionSource::Own(index.unwrap_or_default())
            }
        },
    }
}

/// The status and the description of a group's ports for `filter`.
fn summary(
    group: &Group<'_>,
    names: &GroupNames<'_>,
    rows: &[PackedRow],
    filter: TransportFilter,
) -> PackedSummary {
    let admitted = |filter: TransportFilter| {
        group.covering().enumerate().filter(move |(_, row)| filter.admits(row.transport))
    };
    // `Status` is ordered by precedence.
    let status = admitted(filter).map(|(_, row)| row.status()).min();
    let primary = names.primary(filter);
    let describing = match primary {
        // The first row that gives the port its name, on the transport from which the
        // name comes.
        Some(name) => {
            let source = naming_filter(names, filter);
            admitted(source).find(|(_, row)| {
                row.service_name().is_some_and(|one| one.eq_ignore_ascii_case(name))
            })
        }
        None => admitted(filter).find(|(_, row)| Some(row.status()) == status),
    };
    let source = describing.map_or(DescriptionSource::None, |(index, _)| {
        let Some(own) = index.checked_sub(group.overlaps.len()).map(|own| rows[own]) else {
            return DescriptionSource::Row(index);
        };
        let has_port_name = || {
            let name = primary.and_then(|name| names.index_of_spelling(name));
            name.is_some() && own.name_index() == name
        };
        match own.description_source() {
            DescriptionSource::Name if !has_port_name() => DescriptionSource::Row(index),
            source => source,
        }
    });
    PackedSummary::new(status, source)
}

/// The filter from which a port's name comes: for all transports together, the first
/// transport with a name.
fn naming_filter(names: &GroupNames<'_>, filter: TransportFilter) -> TransportFilter {
    let transports = Transport::ALL.map(|transport| TransportFilter::new(Some(transport)));
    let mut admitted = transports.into_iter().filter(|&transport| filter.admits(transport));
    admitted.find(|&transport| names.primary(transport).is_some()).unwrap_or(filter)
}
