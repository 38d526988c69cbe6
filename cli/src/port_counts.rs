//! The number of ports with each status in each range.

use iana_ports::{PortRange, Registry, Status, Transport};

use iana_ports_explain::query::on;
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// The counts of all 65,536 ports.
pub(crate) struct PortCounts([[u32; Status::ALL.len()]; PortRange::ALL.len()]);

impl PortCounts {
    /// Counts the ports on one transport, or on all transports together.
    pub(crate) fn of(registry: Registry<'_>, transport: Option<Transport>) -> Self {
        (0..=u16::MAX)
            .map(|number| (number, on(registry.lookup(number), transport).status()))
            .collect()
    }

    /// The number of ports with a status in a range.
    pub(crate) fn count(&self, range: PortRange, status: Status) -> u32 {
        self.0[range as usize][status as usize]
    }

    /// The counts over all ranges.
    pub(crate) fn total(&self, status: Status) -> u32 {
        PortRange::ALL.into_iter().map(|range| self.count(range, status)).sum()
    }
}

/// Counts ports, each with its status.
impl FromIterator<(u16, Status)> for PortCounts {
    fn from_iter<I: IntoIterator<Item = (u16, Status)>>(ports: I) -> Self {
        let mut counts = [[0; Status::ALL.len()]; PortRange::ALL.len()];
        for (port, status) in ports {
            counts[PortRange::of(port) as usize][status as usize] += 1;
        }
        Self(counts)
    }
}

/// Counts by range, then by status.
impl Serialize for PortCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut ranges = serializer.serialize_map(Some(PortRange::ALL.len()))?;
        for range in PortRange::ALL {
            let counts = Status::ALL.map(|status| (status.as_str(), self.count(range, status)));
            ranges.serialize_entry(range.as_str(), &Counts(counts))?;
        }
        ranges.end()
    }
}

struct Counts([(&'static str, u32); Status::ALL.len()]);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0)
    }
}
