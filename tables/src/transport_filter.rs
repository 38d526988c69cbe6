//! The filter of a lookup: which rows of a port it uses.

use crate::Transport;

/// All rows of a port, or the rows of one transport.
///
/// It is also the value of a row's cell *Transport Protocol*: a row with an empty cell
/// counts for every transport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TransportFilter(Option<Transport>);

impl TransportFilter {
    /// All transports together.
    pub const ANY: Self = Self(None);

    /// The number of filters.
    pub const COUNT: usize = 1 + Transport::ALL.len();

    /// All filters, in the order of their indices: one for each transport, then
    /// [`ANY`](Self::ANY).
    pub const ALL: [Self; Self::COUNT] = {
        let mut all = [Self::ANY; Self::COUNT];
        let mut index = 0;
        while index < Transport::ALL.len() {
            all[index] = Self(Some(Transport::ALL[index]));
            index += 1;
        }
        all
    };

    /// The filter for one transport, or for all transports together.
    #[inline]
    pub const fn new(transport: Option<Transport>) -> Self {
        Self(transport)
    }

    /// The transport, or `None` for all transports together.
    #[inline]
    pub const fn transport(self) -> Option<Transport> {
        self.0
    }

    /// The index of this filter in [`ALL`](Self::ALL) and in columns with one value for
    /// each filter. The `Option` is stored as this byte, so the conversion costs no
    /// instruction.
    #[inline]
    pub const fn index(self) -> usize {
        match self.0 {
            Some(transport) => transport as usize,
            None => Transport::ALL.len(),
        }
    }

    /// The filter with this index; [`ANY`](Self::ANY) past the end.
    #[inline]
    pub const fn from_index(index: usize) -> Self {
        Self(Transport::from_index(index))
    }

    /// The transports that pass, one bit each.
    #[inline]
    pub const fn transports(self) -> u8 {
        match self.0 {
            None => (1 << Transport::ALL.len()) - 1,
            Some(transport) => 1 << transport as u8,
        }
    }

    /// Whether a row with the filter `row` counts for a lookup with this filter.
    #[inline]
    pub const fn admits(self, row: Self) -> bool {
        self.transports() & row.transports() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_round_trip() {
        for (index, filter) in TransportFilter::ALL.into_iter().enumerate() {
            assert_eq!(filter.index(), index);
            assert_eq!(TransportFilter::from_index(index), filter);
            assert_eq!(TransportFilter::new(filter.transport()), filter);
        }
        assert_eq!(TransportFilter::from_index(TransportFilter::COUNT), TransportFilter::ANY);
    }

    #[test]
    fn a_row_without_transport_counts_for_each() {
        let [tcp, udp] =
            [Transport::Tcp, Transport::Udp].map(|one| TransportFilter::new(Some(one)));
        assert!(
            tcp.admits(TransportFilter::ANY) && TransportFilter::ANY.admits(tcp) && tcp.admits(tcp)
        );
        assert!(!tcp.admits(udp));
    }
}
