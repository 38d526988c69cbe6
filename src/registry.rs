//! A registry, embedded or loaded: every lookup starts here.

use core::fmt;

#[cfg(feature = "full")]
use iana_ports_tables::DetailTables;
#[cfg(feature = "by-name")]
use iana_ports_tables::NameIndex;
use iana_ports_tables::NameTables;
#[cfg(feature = "descriptions")]
use iana_ports_tables::{RowKey, RowTables};

#[cfg(feature = "full")]
use crate::Column;
use crate::{Port, Snapshot, Transport, embedded};
#[cfg(feature = "by-name")]
use crate::{Records, Service};

/// The tables of a registry, up to the compiled tier.
#[derive(Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) snapshot: Snapshot,
    pub(crate) names: NameTables<'a>,
    #[cfg(feature = "descriptions")]
    pub(crate) rows: RowTables<'a>,
    #[cfg(feature = "by-name")]
    pub(crate) index: NameIndex<'a>,
    #[cfg(feature = "full")]
    pub(crate) details: DetailTables<'a>,
}

#[cfg(feature = "descriptions")]
impl Tables<'_> {
    /// The name with this key: a group and the index of the name there.
    #[inline]
    pub(crate) const fn name(&self, key: RowKey) -> Option<&str> {
        match key.anchor().port() {
            Some(port) => self.names.list(port).spelling(key.index()),
            #[cfg(feature = "by-name")]
            None => Some(self.index.portless_name(key.anchor().portless_index())),
            #[cfg(not(feature = "by-name"))]
            None => None,
        }
    }
}

/// A registry to look things up in.
///
/// [`Registry::embedded`] is the one that the functions of the crate's root use. With the feature
/// `csv`, an `OwnedRegistry` lends one of any other snapshot. A registry is one pointer, and
/// `Copy`.
///
/// ```
/// use iana_ports::{Registry, lookup};
///
/// let registry = Registry::embedded();
/// assert_eq!(registry.lookup(80), lookup(80));
/// ```
#[derive(Clone, Copy)]
pub struct Registry<'a> {
    tables: &'a Tables<'a>,
}

impl Registry<'static> {
    /// The registry that is compiled into the program. Costs nothing.
    #[inline]
    pub const fn embedded() -> Self {
        Self { tables: embedded::TABLES }
    }
}

impl<'a> Registry<'a> {
    #[cfg(feature = "csv")]
    pub(crate) const fn new(tables: &'a Tables<'a>) -> Self {
        Self { tables }
    }

    #[inline]
    pub(crate) const fn tables(self) -> &'a Tables<'a> {
        self.tables
    }

    /// The entry of `port`. Every port from 0 to 65535 has one. Constant time.
    #[inline]
    pub const fn lookup(self, port: u16) -> Port<'a> {
        Port::new(self, port)
    }

    /// The name of `port` on `transport`: `lookup(port).on(transport).name()`.
    #[inline]
    pub const fn service_name(self, port: u16, transport: Transport) -> Option<&'a str> {
        self.lookup(port).on(transport).name()
    }

    /// Names many ports on `transport`: writes the [`service_name`](Self::service_name) of each of
    /// `ports` into `names`, in order, until either slice ends. Returns how many were written.
    #[inline]
    pub fn service_names(
        self,
        ports: &[u16],
        transport: Transport,
        names: &mut [Option<&'a str>],
    ) -> usize {
        for (name, &port) in names.iter_mut().zip(ports) {
            *name = self.service_name(port, transport);
        }
        ports.len().min(names.len())
    }

    /// The service of this name, ASCII case ignored, or `None` if no row has the name.
    ///
    /// One hash and one comparison, however many names there are.
    #[cfg(feature = "by-name")]
    #[inline]
    pub const fn service(self, name: &str) -> Option<Service<'a>> {
        Service::find(self, name)
    }

    /// The port of the service of this name on `transport`: `service(name)?.port(transport)`.
    #[cfg(feature = "by-name")]
    #[expect(
        clippy::inline_always,
        reason = "short once the tables are constants, which inlining makes them"
    )]
    #[inline(always)]
    pub const fn service_port(self, name: &str, transport: Transport) -> Option<u16> {
        match self.service(name) {
            Some(service) => service.port(transport),
            None => None,
        }
    }

    /// All rows, in registry order: by first port, rows without a port last, otherwise in the file's
    /// order.
    #[cfg(feature = "by-name")]
    pub const fn records(self) -> Records<'a> {
        Records::new(self)
    }

    /// The titles of the columns as in the registry's file: [`Column::title`], except that files up
    /// to 2018 call the eleventh column `Known Unauthorized Uses`.
    #[cfg(feature = "full")]
    pub const fn header(self) -> [&'a str; Column::ALL.len()] {
        let mut titles = [""; Column::ALL.len()];
        let mut index = 0;
        while index < titles.len() {
            let column = Column::ALL[index];
            titles[index] = match column.former_title() {
                Some(title) if self.tables.details.has_former_title => title,
                _ => column.title(),
            };
            index += 1;
        }
        titles
    }

    /// The file that the registry comes from.
    pub const fn snapshot(self) -> Snapshot {
        self.tables().snapshot
    }
}

impl fmt::Debug for Registry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Registry").field(&self.snapshot()).finish()
    }
}
