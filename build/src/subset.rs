//! A part of the embedded registry.

use std::collections::{BTreeMap, BTreeSet};

use iana_ports::{Registry, SNAPSHOT};
use iana_ports_compiler::{ParsedRecord, ParsedRegistry, read};
use iana_ports_tables::cells::Ports;
use iana_ports_tables::{Column, Transport};

use crate::error::BuildError;
use crate::output::Output;

/// The registry that is embedded in the library: IANA's snapshot, unless `IANA_PORTS_CSV` named
/// another file. Choose the part of it that your product uses.
///
/// ```no_run
/// // build.rs
/// use iana_ports_build::{Transport, iana};
///
/// fn main() -> Result<(), iana_ports_build::BuildError> {
///     iana().ports([22, 80, 443]).ports(5000..=5100).transports([Transport::Tcp]).compile("used")
/// }
/// ```
///
/// The rows of these ports and transports answer as the embedded registry does. Other ports and
/// transports have no rows, except where a row covers them too: the row 27000-27009 is there in
/// whole if one of its ports is chosen, and so is a row of another transport that decides which of
/// several names comes first (2049 is `nfs` on tcp because of a row for sctp).
pub fn iana() -> Subset {
    Subset { ports: None, transports: None }
}

/// A part of the embedded registry: see [`iana`].
#[derive(Debug, Clone)]
#[must_use = "`compile` writes the tables"]
pub struct Subset {
    ports: Option<BTreeSet<u16>>,
    transports: Option<BTreeSet<Transport>>,
}

impl Subset {
    /// Keeps only the rows that cover one of `ports`. Called again, it adds ports.
    ///
    /// Drops the rows without a port.
    pub fn ports(mut self, ports: impl IntoIterator<Item = u16>) -> Self {
        self.ports.get_or_insert_default().extend(ports);
        self
    }

    /// Keeps only the rows that count for one of `transports`. Called again, it adds transports. A
    /// row without a transport counts for each.
    pub fn transports(mut self, transports: impl IntoIterator<Item = Transport>) -> Self {
        self.transports.get_or_insert_default().extend(transports);
        self
    }

    /// Compiles these rows into tables for `include_registry!(name)`.
    ///
    /// [`Snapshot::rows`](iana_ports::Snapshot::rows) then counts the rows that were kept. The date
    /// and the SHA-256 are those of the whole file.
    ///
    /// # Errors
    ///
    /// If `name` is not the name of a folder, or another registry of this build script has it. If
    /// the caller is not a build script.
    pub fn compile(self, name: &str) -> Result<(), BuildError> {
        // A change of the embedded registry builds the build script anew; no file can change.
        println!("cargo::rerun-if-env-changed=IANA_PORTS_CSV");
        let registry = self.registry()?;
        Output::new(name, "the embedded registry")?.write(&registry)
    }

    fn registry(&self) -> Result<ParsedRegistry, BuildError> {
        let csv = csv(Registry::embedded());
        let mut registry =
            read("the embedded registry", csv.as_bytes()).map_err(BuildError::new)?;
        // The text is not the file's, byte for byte.
        registry.sha256 = SNAPSHOT.sha256();
        let (mut kept, dropped): (Vec<_>, Vec<_>) =
            registry.records.into_iter().partition(|record| self.keeps(record));
        let named = NamedRows::new(&kept);
        let deciding: Vec<ParsedRecord> =
            dropped.into_iter().filter(|record| named.depend_on(record)).collect();
        kept.extend(deciding);
        registry.records = kept;
        registry.sort();
        Ok(registry)
    }

    fn keeps(&self, record: &ParsedRecord) -> bool {
        let has_port = self.ports.as_ref().is_none_or(|chosen| {
            record.ports.is_some_and(|Ports { first, last, .. }| {
                chosen.range(first..=last).next().is_some()
            })
        });
        let has_transport = self.transports.as_ref().is_none_or(|chosen| {
            record.transport.transport().is_none_or(|transport| chosen.contains(&transport))
        });
        has_port && has_transport
    }
}

/// The rows that were kept, by their names in lower case.
struct NamedRows<'r>(BTreeMap<String, Vec<&'r ParsedRecord>>);

impl<'r> NamedRows<'r> {
    fn new(kept: &'r [ParsedRecord]) -> Self {
        let mut rows: BTreeMap<String, Vec<&ParsedRecord>> = BTreeMap::new();
        for record in kept {
            if let Some(name) = record.service_name() {
                rows.entry(name.to_ascii_lowercase()).or_default().push(record);
            }
        }
        Self(rows)
    }

    /// Whether the names of the ports of these rows depend on a row that was dropped: it spells a
    /// name in another case, or cites an RFC for a name that has rivals.
    fn depend_on(&self, dropped: &ParsedRecord) -> bool {
        let Some(name) = dropped.service_name() else { return false };
        let namesakes = self.0.get(&name.to_ascii_lowercase());
        namesakes.into_iter().flatten().filter(|row| overlap(dropped, row)).any(|row| {
            row.service_name() != Some(name)
                || dropped.cites_rfc() && !row.cites_rfc() && self.has_rival(name, row)
        })
    }

    /// Whether a port of `row` has another name than `name`.
    fn has_rival(&self, name: &str, row: &ParsedRecord) -> bool {
        let mut others = self.0.iter().filter(|(other, _)| !other.eq_ignore_ascii_case(name));
        others.any(|(_, rows)| rows.iter().any(|other| overlap(row, other)))
    }
}

/// Whether two rows have a port in common.
fn overlap(one: &ParsedRecord, other: &ParsedRecord) -> bool {
    match (one.ports, other.ports) {
        (Some(one), Some(other)) => one.first <= other.last && other.first <= one.last,
        _ => false,
    }
}

/// The registry as the file that it was compiled from, in registry order.
fn csv(registry: Registry<'_>) -> String {
    let mut csv = registry.header().join(",");
    csv.push('\n');
    for record in registry.records() {
        for (index, column) in Column::ALL.into_iter().enumerate() {
            let separator = if index == 0 { "" } else { "," };
            let cell = record.cell(column).to_string().replace('"', "\"\"");
            csv.extend([separator, "\"", &cell, "\""]);
        }
        csv.push('\n');
    }
    csv
}

#[cfg(test)]
mod tests {
    use super::*;
    use iana_ports_compiler::{Tier, compile};
    use iana_ports_tables::TransportFilter;

    /// Every choice of transports, on every port.
    #[test]
    fn what_is_kept_answers_as_the_embedded_registry() {
        for choice in 1_u32..1 << Transport::ALL.len() {
            let chosen = || Transport::ALL.into_iter().filter(|&one| choice >> one as u32 & 1 == 1);
            let registry = iana().transports(chosen()).registry().expect("a registry");
            let tables = compile(&registry, Tier::UserPorts).expect("tables").names;
            for (port, transport) in
                (0..=u16::MAX).flat_map(|port| chosen().map(move |on| (port, on)))
            {
                let name = tables.primary_name(port, TransportFilter::new(Some(transport)));
                let expected = iana_ports::service_name(port, transport);
                assert_eq!(
                    name,
                    expected,
                    "{port}/{transport} of {:?}",
                    chosen().collect::<Vec<_>>()
                );
            }
        }
    }

    #[test]
    fn only_chosen_rows_are_kept() {
        let rows = |subset: &Subset| subset.registry().expect("a registry").records.len();
        assert_eq!(rows(&iana()), SNAPSHOT.rows() as usize);
        assert_eq!(rows(&iana().ports([])), 0);
        let https = iana().ports([443]);
        assert_eq!(rows(&https), iana_ports::lookup(443).records().len());
        assert_eq!(rows(&https.clone().ports([443])), rows(&https));
        let tcp = iana_ports::lookup(443).on(Transport::Tcp).records().len();
        assert_eq!(rows(&https.transports([Transport::Tcp])), tcp);
        // A range, one row without a transport.
        assert_eq!(rows(&iana().ports([27_005]).transports([Transport::Dccp])), 1);
    }

    #[test]
    fn the_file_stays_known() {
        let registry = iana().ports([22]).registry().expect("a registry");
        assert_eq!(registry.sha256, SNAPSHOT.sha256());
        assert_eq!(registry.newest_date, SNAPSHOT.newest_date());
    }
}
