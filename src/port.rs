//! A port and its entry in a registry.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

#[cfg(feature = "descriptions")]
use iana_ports_tables::{Anchor, DescriptionSource, PackedSummary, RowKey, Status};
use iana_ports_tables::{NameList, PortRange, Transport, TransportFilter};

#[cfg(feature = "descriptions")]
use crate::record::Record;
use crate::registry::Registry;
use crate::tables::Tables;

/// The entry of one port in a registry.
///
/// It answers for all transports together, or [on](Port::on) one transport.
///
/// A port is `Copy`: a pointer and four bytes. Its strings live as long as the registry;
/// those of the embedded one are `'static`. Creating a port costs nothing, because each
/// method looks up its own answer. Two ports are equal if all their answers are, even if
/// they come from different registries.
///
/// ```
/// use iana_ports::{PortRange, Transport, lookup};
///
/// let syslog = lookup(514).on(Transport::Udp);
/// assert_eq!(syslog.name(), Some("syslog"));
/// assert_eq!(lookup(514).name(), Some("shell"));
/// assert_eq!(lookup(514).names().collect::<Vec<_>>(), ["shell", "syslog"]);
/// assert_eq!(syslog.range(), PortRange::System);
/// ```
#[derive(Clone, Copy)]
pub struct Port<'a> {
    registry: Registry<'a>,
    query: PackedQuery,
}

/// A port number and a transport in one integer, so that a [`Port`] is passed in two
/// registers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct PackedQuery(u32);

impl PackedQuery {
    #[inline]
    const fn new(number: u16, filter: TransportFilter) -> Self {
        Self((filter.index() as u32) << u16::BITS | number as u32)
    }

    #[inline]
    const fn number(self) -> u16 {
        self.0 as u16
    }

    #[inline]
    const fn filter(self) -> TransportFilter {
        TransportFilter::from_index((self.0 >> u16::BITS) as usize)
    }
}

impl<'a> Port<'a> {
    #[inline]
    pub(crate) const fn new(registry: Registry<'a>, number: u16) -> Self {
        Self { registry, query: PackedQuery::new(number, TransportFilter::ANY) }
    }

    #[inline]
    const fn tables(self) -> &'a Tables<'a> {
        self.registry.tables()
    }

    #[inline]
    pub(crate) const fn filter(self) -> TransportFilter {
        self.query.filter()
    }

    /// The same port, answering only from the rows of `transport`.
    ///
    /// A row without a transport counts for every transport. Replaces the transport of an
    /// earlier `on`.
    #[inline]
    #[must_use]
    pub const fn on(self, transport: Transport) -> Self {
        let query = PackedQuery::new(self.number(), TransportFilter::new(Some(transport)));
        Self { query, ..self }
    }

    /// The port number.
    #[inline]
    pub const fn number(self) -> u16 {
        self.query.number()
    }

    /// The transport chosen with [`on`](Port::on), or `None` for all transports together.
    #[inline]
    pub const fn transport(self) -> Option<Transport> {
        self.filter().transport()
    }

    /// The range that contains the port (RFC 6335, section 6).
    #[inline]
    pub const fn range(self) -> PortRange {
        PortRange::of(self.number())
    }

    /// Whether the registry's tables cover this port.
    ///
    /// With the feature `user-ports`, always `true`. Without it, the embedded registry
    /// covers only System Ports (0 to 1023); a `None` from [`name`](Port::name) then
    /// means nothing for the other ports. A registry of
    /// [`include_registry!`](crate::include_registry) covers all ports in every tier.
    #[inline]
    pub const fn covered(self) -> bool {
        cfg!(feature = "user-ports")
            || matches!(self.range(), PortRange::System)
            || self.tables().covers_user_ports
    }

    /// The service name of the port (registry column *Service Name*).
    ///
    /// `None` if no row names the port, or if the tier does not [cover](Port::covered)
    /// it.
    ///
    /// A port may have [several names](Port::names) on a transport. Then the first name
    /// that cites an RFC wins, and if none does, the first name in registry order. A name
    /// cites an RFC if a row of this port with that name, on any transport, has `RFC` in
    /// the column *Reference*: 2049 is `nfs`. For all transports together, the name on
    /// the first of tcp, udp, sctp and dccp that has one wins.
    ///
    /// Constant time.
    ///
    /// ```
    /// use iana_ports::{Transport, lookup};
    ///
    /// assert_eq!(lookup(80).name(), Some("http"));
    /// assert_eq!(lookup(465).on(Transport::Tcp).name(), Some("submissions"));
    /// assert_eq!(lookup(4).name(), None);
    /// ```
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn name(self) -> Option<&'a str> {
        self.tables().names.primary_name(self.number(), self.filter())
    }

    /// Every service name of the port, in registry order, each once.
    ///
    /// Names that differ only in ASCII case count as one, in the first spelling. Like
    /// [`name`](Port::name), it has no names if the tier does not [cover](Port::covered)
    /// the port.
    ///
    /// ```
    /// use iana_ports::lookup;
    ///
    /// assert_eq!(lookup(80).names().collect::<Vec<_>>(), ["http", "www", "www-http"]);
    /// ```
    #[inline]
    pub const fn names(self) -> Names<'a> {
        let list = self.tables().names.list(self.number());
        Names { list, filter: self.filter(), front: 0, back: list.count(self.filter()) as u16 }
    }
}

#[cfg(feature = "descriptions")]
impl<'a> Port<'a> {
    /// The status of the port.
    ///
    /// A row with a name is assigned. A row without one is unassigned if its description
    /// begins with that word, and reserved otherwise. Of several rows, assigned wins over
    /// reserved, and reserved over unassigned.
    ///
    /// A port that no row covers on the transport is dynamic from 49152 up, and reserved
    /// below: a port is unassigned only if the registry lists it as such. Constant time.
    ///
    /// ```
    /// use iana_ports::{Status, lookup};
    ///
    /// assert_eq!(lookup(1455).status(), Status::Assigned);
    /// assert_eq!(lookup(0).status(), Status::Reserved);
    /// assert_eq!(lookup(4).status(), Status::Unassigned);
    /// assert_eq!(lookup(65000).status(), Status::Dynamic);
    /// ```
    #[inline]
    pub const fn status(self) -> Status {
        self.tables().rows.summary(self.group(), self.filter()).status(self.number())
    }

    /// The description of the port (registry column *Description*).
    ///
    /// It comes from the first row that gives the port its [name](Port::name). For a port
    /// without a name, it comes from the first row with the port's status. `None` if that
    /// cell is empty or there is no such row. Constant time.
    ///
    /// ```
    /// use iana_ports::lookup;
    ///
    /// assert_eq!(lookup(1455).description(), Some("ESL License Manager"));
    /// assert_eq!(lookup(4).description(), Some("Unassigned"));
    /// assert_eq!(lookup(65000).description(), None);
    /// ```
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn description(self) -> Option<&'a str> {
        let rows = &self.tables().rows;
        let group = self.group();
        // Lets the optimizer drop the later bounds checks.
        if group >= rows.group_count() {
            return None;
        }
        let summary = rows.summary(group, self.filter());
        if summary.describes_by(DescriptionSource::OnlyOwn) {
            return Some(rows.only_own_description_inlined(group));
        }
        if summary.describes_by(DescriptionSource::Name) {
            return self.name();
        }
        self.description_from(summary, group)
    }

    /// The description from one of the rarer sources. `#[cold]` keeps it out of the hot
    /// path, which stays short and has no jump table to mispredict. `#[inline]` compiles
    /// it in the caller's crate.
    #[cold]
    #[inline]
    const fn description_from(self, summary: PackedSummary, group: usize) -> Option<&'a str> {
        match summary.description_source() {
            DescriptionSource::Name => self.name(),
            DescriptionSource::Row(index) => self.covering(index).description(),
            source => self.tables().rows.description(group, source),
        }
    }

    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    const fn group(self) -> usize {
        self.tables().names.run(self.number())
    }

    /// The number of rows that cover the port, for all transports together.
    #[inline]
    pub(crate) const fn covering_count(self) -> usize {
        let rows = &self.tables().rows;
        let (start, end) = rows.overlap_bounds(self.group());
        end - start + rows.row_count(self.group())
    }

    /// Row `index` of those that cover the port: rows of earlier groups, then the group's
    /// own.
    #[inline]
    pub(crate) const fn covering(self, index: usize) -> Record<'a> {
        let rows = &self.tables().rows;
        let (start, end) = rows.overlap_bounds(self.group());
        let key = match index.checked_sub(end - start) {
            Some(own) => RowKey::new(Anchor::of_port(self.number()), own),
            None => rows.overlap_row(start + index),
        };
        Record::new(self.registry, key)
    }
}

impl fmt::Debug for Port<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Port");
        debug
            .field("number", &self.number())
            .field("transport", &self.transport())
            .field("name", &self.name());
        #[cfg(feature = "descriptions")]
        debug.field("status", &self.status()).field("description", &self.description());
        debug.finish_non_exhaustive()
    }
}

impl PartialEq for Port<'_> {
    fn eq(&self, other: &Self) -> bool {
        let same = (self.query, self.covered(), self.name())
            == (other.query, other.covered(), other.name())
            && self.names().eq(other.names());
        #[cfg(feature = "descriptions")]
        let same =
            same && self.records().eq(other.records()) && self.description() == other.description();
        same
    }
}

impl Eq for Port<'_> {}

impl Hash for Port<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.query, self.name()).hash(state);
    }
}

/// The names of a port: see [`Port::names`].
#[derive(Clone)]
pub struct Names<'a> {
    list: NameList<'a>,
    filter: TransportFilter,
    /// The index of the next name at the front. A port has fewer than 2^16 names.
    front: u16,
    /// The index after the next name at the back.
    back: u16,
}

impl<'a> Iterator for Names<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let index = self.front;
        if index >= self.back {
            return None;
        }
        self.front += 1;
        self.list.nth(self.filter, index.into())
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<&'a str> {
        let left = usize::from(self.back - self.front);
        self.front += n.min(left) as u16;
        self.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::from(self.back - self.front);
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Names<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.front >= self.back {
            return None;
        }
        self.back -= 1;
        self.list.nth(self.filter, self.back.into())
    }
}

impl ExactSizeIterator for Names<'_> {}
impl FusedIterator for Names<'_> {}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
