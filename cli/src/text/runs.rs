//! Ports in a row that read the same.

use iana_ports::Port;

use super::words::{in_one_line, interval, listed, notation};
use crate::own_names::{OwnName, OwnNames};

/// A port, or several in a row with the same status, names and description.
#[derive(Clone, Copy)]
pub(crate) struct Run<'a> {
    /// The lowest port.
    pub(crate) first: Port<'a>,
    /// The number of the highest port.
    pub(crate) last: u16,
    /// The user's own name, which the ports share.
    pub(crate) own: Option<OwnName<'a>>,
}

impl Run<'_> {
    /// The own name, then the registry's.
    pub(crate) fn names(&self) -> String {
        let registered = listed(self.first.names());
        match self.own.map(|own| format!("{}*", in_one_line(own.name()))) {
            Some(own) if registered.is_empty() => own,
            Some(own) => format!("{own}, {registered}"),
            None => registered,
        }
    }

    /// The ports as a query has them: `27000-27009/tcp`.
    pub(crate) fn notation(&self) -> String {
        notation(&interval(&(self.first.number()..=self.last)), self.first.transport())
    }

    fn continues_with(&self, port: Port<'_>, own: Option<OwnName<'_>>) -> bool {
        let first = self.first;
        self.own.map(OwnName::name) == own.map(OwnName::name)
            && first.status() == port.status()
            && first.description() == port.description()
            && first.names().eq(port.names())
    }
}

/// The first `count` runs of ports, which come in ascending or in descending order.
pub(crate) fn runs<'a>(
    ports: impl Iterator<Item = Port<'a>>,
    own_names: &'a OwnNames,
    count: usize,
) -> Vec<Run<'a>> {
    let mut runs: Vec<Run<'a>> = Vec::new();
    for port in ports {
        let own = own_names.of(port.number(), port.transport());
        if let Some(run) = runs.last_mut().filter(|run| run.continues_with(port, own)) {
            run.last = run.last.max(port.number());
            if port.number() < run.first.number() {
                run.first = port;
            }
        } else if runs.len() == count {
            break;
        } else {
            runs.push(Run { first: port, last: port.number(), own });
        }
    }
    runs
}
