//! Runs: adjacent ports with the same entry.

use iana_ports::{Port, PortRange, Record, Registry};

use crate::own_names::{OwnName, OwnNames};
use crate::words::{in_one_line, interval, notation, port_names};

/// One or more adjacent ports with the same status, names and description.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// The lowest port.
    pub first: Port<'a>,
    /// The number of the highest port.
    pub last: u16,
    /// The user's own name, which the ports share.
    pub own: Option<OwnName<'a>>,
}

impl Run<'_> {
    /// The own name, then the registry's.
    pub fn names(&self) -> String {
        let registered = port_names(self.first);
        match self.own.map(|own| format!("{}*", in_one_line(own.name()))) {
            Some(own) if registered.is_empty() => own,
            Some(own) => format!("{own}, {registered}"),
            None => registered,
        }
    }

    /// The ports in the notation of queries: `27000-27009/tcp`.
    pub fn notation(&self) -> String {
        notation(&interval(&(self.first.number()..=self.last)), self.first.transport())
    }

    fn has_same_entry_as(&self, port: Port<'_>) -> bool {
        let first = self.first;
        first.status() == port.status()
            && first.description() == port.description()
            && first.names().eq(port.names())
    }
}

/// The ports at which a row of a registry begins or has just ended. Any other port has
/// the same entry as the one before it.
pub struct Cuts(Vec<bool>);

impl Cuts {
    /// Reads all rows of the registry.
    pub fn new(registry: Registry<'_>) -> Self {
        let mut cuts = vec![false; usize::from(u16::MAX) + 2];
        // A port without a row is reserved below this port, and dynamic from it on.
        cuts[usize::from(*PortRange::Dynamic.bounds().start())] = true;
        for ports in registry.records().filter_map(Record::ports) {
            cuts[usize::from(*ports.start())] = true;
            cuts[usize::from(*ports.end()) + 1] = true;
        }
        Self(cuts)
    }

    /// Whether a run may end between these two ports.
    fn is_between(&self, one: u16, other: u16) -> bool {
        one.abs_diff(other) != 1 || self.0[usize::from(one.max(other))]
    }
}

/// The first `count` runs of `ports`, which are in ascending or descending order. `cuts`
/// are those of the ports' registry.
///
/// ```
/// use iana_ports::Registry;
/// use iana_ports_explain::own_names::OwnNames;
/// use iana_ports_explain::{Cuts, runs};
///
/// let (registry, own_names) = (Registry::embedded(), OwnNames::default());
/// let ports = (27000..=27016).map(|number| registry.lookup(number));
/// let runs = runs(ports, &Cuts::new(registry), &own_names, usize::MAX);
/// let notations: Vec<_> = runs.iter().map(|run| run.notation()).collect();
/// assert_eq!(notations, ["27000-27009", "27010", "27011-27016"]);
/// ```
pub fn runs<'a>(
    ports: impl Iterator<Item = Port<'a>>,
    cuts: &Cuts,
    own_names: &'a OwnNames,
    count: usize,
) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    let mut previous = None;
    for port in ports {
        let number = port.number();
        let own = own_names.of(number, port.transport());
        let is_cut = previous.replace(number).is_none_or(|last| cuts.is_between(last, number));
        let continued = runs.last_mut().filter(|run| {
            run.own.map(OwnName::name) == own.map(OwnName::name)
                && (!is_cut || run.has_same_entry_as(port))
        });
        if let Some(run) = continued {
            run.last = run.last.max(number);
            if number < run.first.number() {
                run.first = port;
            }
        } else if runs.len() == count {
            break;
        } else {
            runs.push(Run { first: port, last: number, own });
        }
    }
    runs
}
