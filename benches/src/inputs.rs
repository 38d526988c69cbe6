//! The questions: the same in every run.

use iana_ports::{Transport, service_name};

/// The number of questions in a random stream.
pub const STREAM: usize = 8192;

/// A generator of random numbers, xorshift64*, with a fixed seed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }
}

impl Random {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32;
        ((bits * limit as u64) >> 32) as usize
    }

    fn shuffled<T>(mut self, items: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut items: Vec<T> = items.into_iter().collect();
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
        items
    }
}

/// Every port that has a name on tcp, in random order.
pub fn assigned() -> Vec<u16> {
    Random::default()
        .shuffled((0..=u16::MAX).filter(|&port| service_name(port, Transport::Tcp).is_some()))
}

/// Every port and transport that have a name, in random order.
pub fn assigned_pairs() -> Vec<(u16, Transport)> {
    let pairs = (0..=u16::MAX).flat_map(|port| Transport::ALL.map(|transport| (port, transport)));
    Random::default()
        .shuffled(pairs.filter(|&(port, transport)| service_name(port, transport).is_some()))
}

/// Uniformly random ports.
pub fn uniform() -> Vec<u16> {
    let mut random = Random::default();
    (0..STREAM).map(|_| random.below(1 << 16) as u16).collect()
}

/// A model of the ports that a traffic monitor sees.
///
/// Half are well-known ports, distributed by Zipf's law. Two in five are ephemeral, from
/// Linux's range. The rest are assigned ports at random.
pub fn skewed() -> Vec<u16> {
    const WELL_KNOWN: [u16; 24] = [
        443, 80, 53, 22, 123, 25, 445, 3389, 8080, 993, 587, 5353, 143, 1900, 67, 161, 389, 3306,
        5432, 8443, 636, 5060, 179, 27017,
    ];
    let assigned = assigned();
    let mut random = Random::default();
    let weights: Vec<usize> = (1..=WELL_KNOWN.len()).map(|rank| 10_000 / rank).collect();
    (0..STREAM)
        .map(|_| match random.below(100) {
            0..50 => {
                let mut left = random.below(weights.iter().sum());
                let index = weights.iter().position(|&weight| {
                    let found = left < weight;
                    left = left.saturating_sub(weight);
                    found
                });
                WELL_KNOWN[index.unwrap_or(0)]
            }
            50..90 => 32768 + random.below(60999 - 32768 + 1) as u16,
            _ => assigned[random.below(assigned.len())],
        })
        .collect()
}

/// Every name of a service that has a port on tcp, in random order.
#[cfg(feature = "by-name")]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = iana_ports::records()
        .filter_map(iana_ports::Record::service_name)
        .filter(|name| iana_ports::service_port(name, Transport::Tcp).is_some())
        .collect();
    names.sort_unstable();
    names.dedup();
    Random::default().shuffled(names)
}

/// Names that no service has: [`names`] with another last character.
#[cfg(feature = "by-name")]
pub fn unknown_names() -> Vec<&'static str> {
    let other = |name: &'static str| &*format!("{}~", &name[..name.len() - 1]).leak();
    names().into_iter().filter(|name| name.is_ascii()).map(other).collect()
}
