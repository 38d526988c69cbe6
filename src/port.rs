//! A port, and what the registry says of it.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter::FusedIterator;

#[cfg(feature = "descriptions")]
use iana_ports_tables::{Shortcut, ViewCode};
use iana_ports_tables::{transport_of, view_of};

use crate::registry::Tables;
use crate::{PortRange, Registry, Transport};
#[cfg(feature = "descriptions")]
use crate::{PortRecords, Record, Status};

/// What a registry says of one port, on all transports together or [on](Port::on) one.
///
/// A port is `Copy`, 8 bytes (and a pointer with the feature `csv`), and lends texts that live as long as the registry: for the
/// embedded one, forever. Two ports are equal if they say the same, whichever registries they come from.
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
    /// The group that has the port.
    span: u32,
    /// The port number, and above its 16 bits which rows are looked at. Two numbers pass in two registers.
    asked: u32,
}

impl<'a> Port<'a> {
    #[inline]
    pub(crate) const fn new(registry: Registry<'a>, number: u16) -> Self {
        Self { registry, span: registry.tables().names.span(number) as u32, asked: number as u32 }
    }

    #[inline]
    const fn tables(self) -> &'a Tables<'a> {
        self.registry.tables()
    }

    #[inline]
    const fn group(self) -> usize {
        self.span as usize
    }

    /// Where the tables have what the port's rows, or those of its transport, say.
    #[inline]
    const fn seen(self) -> usize {
        self.tables().names.seen(self.group(), self.view())
    }

    #[inline]
    pub(crate) const fn view(self) -> usize {
        (self.asked >> 16) as usize
    }

    /// The same port by the rows of `transport` alone; a row without a transport counts for each. Replaces the transport
    /// of an earlier `on`.
    #[inline]
    #[must_use]
    pub const fn on(self, transport: Transport) -> Self {
        Self { asked: self.number() as u32 | (view_of(Some(transport)) as u32) << 16, ..self }
    }

    /// The port number.
    #[inline]
    pub const fn number(self) -> u16 {
        self.asked as u16
    }

    /// The transport that [`on`](Port::on) chose, `None` for all of them together.
    #[inline]
    pub const fn transport(self) -> Option<Transport> {
        transport_of(self.view())
    }

    /// The range that the number lies in (RFC 6335, section 6).
    #[inline]
    pub const fn range(self) -> PortRange {
        PortRange::of(self.number())
    }

    /// Whether the compiled tier speaks of this port at all.
    ///
    /// Without the feature `user-ports` that is so for System Ports (0 to 1023) alone, and a `None` from
    /// [`name`](Port::name) means nothing for the others. With it, always.
    #[inline]
    pub const fn covered(self) -> bool {
        cfg!(feature = "user-ports") || matches!(self.range(), PortRange::System)
    }

    /// The service name of the port (registry column *Service Name*), `None` if no service has it.
    ///
    /// Where a port has [several names](Port::names) on a transport, the name is the first of those that an RFC
    /// stands behind (a row of this port with that name, on any transport, has `RFC` in its *Reference*), or else
    /// the first in registry order: 2049 is `nfs`. Without a transport it is the name on the first of tcp, udp, sctp and
    /// dccp that has one. `None` also where the tier does not [cover](Port::covered) the port.
    ///
    /// Constant time: some 60 instructions.
    ///
    /// ```
    /// use iana_ports::{Transport, lookup};
    ///
    /// assert_eq!(lookup(80).name(), Some("http"));
    /// assert_eq!(lookup(465).on(Transport::Tcp).name(), Some("submissions"));
    /// assert_eq!(lookup(4).name(), None);
    /// ```
    #[inline]
    pub const fn name(self) -> Option<&'a str> {
        self.tables().names.chosen(self.group(), self.view())
    }

    /// Every service name of the port, in registry order, each once. Spellings that differ in ASCII case alone are one
    /// name, of which the first stands for all.
    ///
    /// ```
    /// use iana_ports::lookup;
    ///
    /// assert_eq!(lookup(80).names().collect::<Vec<_>>(), ["http", "www", "www-http"]);
    /// ```
    #[inline]
    pub const fn names(self) -> Names<'a> {
        let (front, back) = self.tables().names.list_bounds(self.seen());
        Names { registry: self.registry, span: self.span, front, back }
    }
}

#[cfg(feature = "descriptions")]
impl<'a> Port<'a> {
    /// What the registry says of the port.
    ///
    /// A row with a name is assigned; one without is unassigned where its description begins with that word, and
    /// reserved otherwise. Of several rows, assigned wins over reserved, and that over unassigned. Where there is no
    /// row, as for a transport that nothing was registered for, the port is dynamic from 49152 up and else reserved:
    /// no port is called free that may not be.
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
        self.view_code().status(self.number())
    }

    /// The description (registry column *Description*) of the first row that gives the port its [name](Port::name), or,
    /// for a port without a name, of the first row whose status is the port's. `None` if that cell is empty, or there is
    /// no row.
    ///
    /// ```
    /// use iana_ports::lookup;
    ///
    /// assert_eq!(lookup(1455).description(), Some("ESL License Manager"));
    /// assert_eq!(lookup(4).description(), Some("Unassigned"));
    /// assert_eq!(lookup(65000).description(), None);
    /// ```
    #[inline]
    pub const fn description(self) -> Option<&'a str> {
        let rows = &self.tables().rows;
        let view = self.view_code();
        // Where code is to be small, there is one way for all.
        let shortcut = if cfg!(small_code) { Shortcut::None } else { view.shortcut() };
        match shortcut {
            Shortcut::OnlyText => Some(rows.only_text(self.group())),
            Shortcut::Name => self.name(),
            Shortcut::None => match view.describing() {
                Some(place) => self.covering(place).description(),
                None => None,
            },
        }
    }

    /// Every row that covers the port, rows of ranges included, in registry order.
    ///
    /// ```
    /// use iana_ports::{Transport, lookup};
    ///
    /// assert_eq!(lookup(1455).records().len(), 2); // tcp and udp
    /// let row = lookup(6010).on(Transport::Tcp).records().next().unwrap();
    /// assert_eq!((row.service_name(), row.ports()), (Some("x11"), Some(6000..=6063)));
    /// ```
    #[inline]
    pub const fn records(self) -> PortRecords<'a> {
        PortRecords::new(self)
    }

    #[inline]
    const fn view_code(self) -> ViewCode {
        self.tables().rows.view(self.seen())
    }

    /// How many rows cover the port, on all transports.
    #[inline]
    pub(crate) const fn covering_count(self) -> usize {
        let (start, end) = self.tables().rows.carried_into(self.group());
        end - start + self.tables().rows.count(self.tables().names.pattern(self.group()))
    }

    /// The row at `place` among those that cover the port: rows of earlier spans that go on, then the span's own.
    #[inline]
    pub(crate) const fn covering(self, place: usize) -> Record<'a> {
        let (start, end) = self.tables().rows.carried_into(self.group());
        let (group, row) = match place.checked_sub(end - start) {
            Some(row) => (self.group(), row),
            None => self.tables().rows.carried_row(start + place),
        };
        Record::new(self.registry, group, row)
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
        let same = (self.asked, self.name()) == (other.asked, other.name()) && self.names().eq(other.names());
        #[cfg(feature = "descriptions")]
        let same = same && self.records().eq(other.records()) && self.description() == other.description();
        same
    }
}

impl Eq for Port<'_> {}

impl Hash for Port<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.asked, self.name()).hash(state);
    }
}

/// The names of a port: see [`Port::names`].
#[derive(Clone)]
pub struct Names<'a> {
    registry: Registry<'a>,
    span: u32,
    front: usize,
    back: usize,
}

impl<'a> Names<'a> {
    #[inline]
    fn get(&self, place: usize) -> &'a str {
        let names = &self.registry.tables().names;
        names.name(self.span as usize, names.listed(place))
    }
}

impl<'a> Iterator for Names<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let place = self.front;
        (place < self.back).then(|| {
            self.front += 1;
            self.get(place)
        })
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<&'a str> {
        self.front = self.front.saturating_add(n).min(self.back);
        self.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.back - self.front;
        (left, Some(left))
    }
}

impl DoubleEndedIterator for Names<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        (self.front < self.back).then(|| {
            self.back -= 1;
            self.get(self.back)
        })
    }
}

impl ExactSizeIterator for Names<'_> {}
impl FusedIterator for Names<'_> {}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
