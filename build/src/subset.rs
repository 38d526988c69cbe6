//! A part of the embedded registry.

use std::collections::{BTreeMap, BTreeSet};

use iana_ports::{Registry, SNAPSHOT};
use iana_ports_compiler::{ParsedRecord, ParsedRegistry, read};
use iana_ports_tables::cells::Ports;
use iana_ports_tables::{Column, Transport};

use crate::error::BuildError;
use crate::output::Output;

/// The embedded registry, from which you choose the part that your product uses.
///
/// It is IANA's snapshot, unless `IANA_PORTS_CSV` names another file.
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
/// The chosen ports have the same names, description, status and rows on the chosen
/// transports as in the embedded registry. A service that is looked up by name has only
/// the rows that were kept, and the spelling of the first of them.
///
/// Other ports have no name, and are reserved, or dynamic from 49152 up. Do not use a
/// part to find free ports. Rows stay whole: if you choose 27001, the part contains the
/// row for 27000-27009. It also contains a row of another transport if that row decides
/// which of several names comes first: 2049 is `nfs` on tcp because of a row for sctp.
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
    /// Keeps only the rows that cover one of `ports`.
    ///
    /// Drops the rows without a port. Another call adds ports.
    pub fn ports(mut self, ports: impl IntoIterator<Item = u16>) -> Self {
        self.ports.get_or_insert_default().extend(ports);
        self
    }

    /// Keeps only the rows that count for one of `transports`.
    ///
    /// A row without a transport counts for every transport. Another call adds
    /// transports.
    pub fn transports(mut self, transports: impl IntoIterator<Item = Transport>) -> Self {
        self.transports.get_or_insert_default().extend(transports);
        self
    }

    /// Compiles the kept rows into tables for `include_registry!(name)`.
    ///
    /// [`Snapshot::rows`](iana_ports::Snapshot::rows) of the result is the number of rows
    /// that were kept. The date and the SHA-256 are those of the whole file.
    ///
    /// # Errors
    ///
    /// Fails in these cases:
    ///
    /// * A list of ports or transports is empty.
    /// * `name` has other characters than letters, digits, `.`, `_` and `-`.
    /// * Another registry of this build script has the same name.
    /// * The caller is not a build script.
    pub fn compile(self, name: &str) -> Result<(), BuildError> {
        // Without any `rerun-if` line, Cargo would watch all files of the package. A
        // change of the embedded registry rebuilds the build script itself.
        println!("cargo:rerun-if-env-changed=IANA_PORTS_CSV");
        let registry = self.registry()?;
        Output::new(name, "the embedded registry")?.write(&registry)
    }

    fn registry(&self) -> Result<ParsedRegistry, BuildError> {
        for (is_empty, chosen) in [
            (self.ports.as_ref().is_some_and(BTreeSet::is_empty), "ports"),
            (self.transports.as_ref().is_some_and(BTreeSet::is_empty), "transports"),
        ] {
            if is_empty {
                let message = format!("no {chosen} chosen: expected at least one in `{chosen}`");
                return Err(BuildError::new(message));
            }
        }
        let csv = csv(Registry::embedded());
        let mut registry =
            read("the embedded registry", csv.as_bytes()).map_err(BuildError::new)?;
        // The text differs from the file byte for byte.
        registry.sha256 = SNAPSHOT.sha256();
        self.choose(&mut registry);
        Ok(registry)
    }

    /// Removes the rows that are neither chosen nor decide an answer for a chosen row.
    fn choose(&self, registry: &mut ParsedRegistry) {
        let records = &registry.records;
        let mut kept: Vec<bool> = records.iter().map(|record| self.keeps(record)).collect();
        // A row that was just kept may depend on another row.
        while keep_deciding_rows(records, &mut kept) {}
        let mut kept = kept.into_iter();
        registry.records.retain(|_| kept.next() == Some(true));
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

/// Keeps the rows that decide the names on the ports of kept rows. Returns whether there
/// were any.
///
/// Such a row has a kept name in another spelling, or cites an RFC for a kept name while
/// another name is kept for the same port.
fn keep_deciding_rows(records: &[ParsedRecord], kept: &mut [bool]) -> bool {
    let mut by_name: BTreeMap<String, Vec<&ParsedRecord>> = BTreeMap::new();
    for (record, _) in records.iter().zip(&*kept).filter(|(_, kept)| **kept) {
        if let Some(name) = record.service_name() {
            by_name.entry(name.to_ascii_lowercase()).or_default().push(record);
        }
    }
    let has_rival = |name: &str, row: &ParsedRecord| {
        let mut others = by_name.iter().filter(|(other, _)| *other != name);
        others.any(|(_, rows)| rows.iter().any(|other| overlap(row, other)))
    };
    let decides = |record: &ParsedRecord| {
        let Some(name) = record.service_name() else { return false };
        let lower = name.to_ascii_lowercase();
        let namesakes = by_name.get(&lower).into_iter().flatten();
        namesakes.filter(|row| overlap(record, row)).any(|row| {
            row.service_name() != Some(name)
                || record.cites_rfc() && !row.cites_rfc() && has_rival(&lower, row)
        })
    };
    let mut any = false;
    for (record, kept) in records.iter().zip(kept) {
        if !*kept && decides(record) {
            (*kept, any) = (true, true);
        }
    }
    any
}

/// Whether two rows have a port in common.
fn overlap(one: &ParsedRecord, other: &ParsedRecord) -> bool {
    match (one.ports, other.ports) {
        (Some(one), Some(other)) => one.first <= other.last && other.first <= one.last,
        _ => false,
    }
}

/// The registry as a CSV file, in registry order.
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
        assert_eq!(rows(&iana().ports([65_000])), 0);
        let https = iana().ports([443]);
        assert_eq!(rows(&https), iana_ports::lookup(443).records().len());
        assert_eq!(rows(&https.clone().ports([443])), rows(&https));
        let tcp = iana_ports::lookup(443).on(Transport::Tcp).records().len();
        assert_eq!(rows(&https.transports([Transport::Tcp])), tcp);
        // A range, one row without a transport.
        assert_eq!(rows(&iana().ports([27_005]).transports([Transport::Dccp])), 1);
    }

    #[test]
    fn an_empty_list_is_an_error() {
        for (subset, chosen) in [(iana().ports([]), "ports"), (iana().transports([]), "transports")]
        {
            let error = subset.registry().expect_err("an empty list").to_string();
            assert!(error.starts_with(&format!("no {chosen} chosen: expected")), "{error}");
        }
    }

    /// Rows that meet on few ports, with few names that differ in case and in the RFCs
    /// they cite.
    #[test]
    fn small_registries_answer_alike() {
        let mut state = 7_u64;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % limit
        };
        for case in 0..3_000 {
            let mut csv = Column::ALL.map(Column::title).join(",");
            for _ in 0..2 + below(7) {
                let (first, len) = (1 + below(6), below(3));
                let name = ["a", "A", "b", "B", ""][below(5) as usize];
                let transport = ["tcp", "udp", "sctp", ""][below(4) as usize];
                let reference = ["", "", "[RFC1]"][below(3) as usize];
                let ports =
                    if len == 0 { first.to_string() } else { format!("{first}-{}", first + len) };
                let cells = [name, &ports, transport, "", "", "", "", "", reference, "", "", ""];
                csv = csv + "\n" + &cells.join(",");
            }
            let whole = read("test", csv.as_bytes()).expect("a registry");
            let mut part = read("test", csv.as_bytes()).expect("a registry");
            let chosen = Transport::ALL[below(3) as usize];
            iana().transports([chosen]).choose(&mut part);
            let [whole, part] = [&whole, &part]
                .map(|registry| compile(registry, Tier::UserPorts).expect("tables").names);
            let filter = TransportFilter::new(Some(chosen));
            for port in 0..12 {
                let names = [&whole, &part].map(|names| {
                    let list = names.list(port);
                    let all = (0..list.count(filter)).map(|index| list.nth(filter, index));
                    (names.primary_name(port, filter), all.collect::<Vec<_>>())
                });
                assert_eq!(names[0], names[1], "registry {case}, {port}/{chosen}:\n{csv}");
            }
        }
    }

    #[test]
    fn the_file_stays_known() {
        let registry = iana().ports([22]).registry().expect("a registry");
        assert_eq!(registry.sha256, SNAPSHOT.sha256());
        assert_eq!(registry.newest_date, SNAPSHOT.newest_date());
    }
}
