//! A registry, embedded or loaded: the one home of all lookups.

use core::fmt;
#[cfg(not(feature = "csv"))]
use core::marker::PhantomData;

#[cfg(feature = "full")]
use iana_ports_tables::DetailTables;
#[cfg(feature = "by-name")]
use iana_ports_tables::IndexTables;
#[cfg(feature = "descriptions")]
use iana_ports_tables::RowTables;
use iana_ports_tables::{NameTables, view_of};

use crate::{Port, Snapshot, Transport, embedded};
#[cfg(feature = "by-name")]
use crate::{Records, Service};

/// The tables of a registry, as far as the compiled tier goes.
#[derive(Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) snapshot: Snapshot,
    pub(crate) names: NameTables<'a>,
    #[cfg(feature = "descriptions")]
    pub(crate) rows: RowTables<'a>,
    #[cfg(feature = "by-name")]
    pub(crate) index: IndexTables<'a>,
    #[cfg(feature = "full")]
    pub(crate) details: DetailTables<'a>,
}

/// A registry to look things up in.
///
/// There is always [the embedded one](Registry::embedded), which the functions of the crate's root ask. With the feature
/// `csv`, an `OwnedRegistry` lends one of any other snapshot, answered by the same code.
///
/// ```
/// use iana_ports::{Registry, lookup};
///
/// let registry = Registry::embedded();
/// assert_eq!(registry.lookup(80), lookup(80));
/// ```
#[derive(Clone, Copy)]
pub struct Registry<'a> {
    #[cfg(feature = "csv")]
    tables: &'a Tables<'a>,
    /// Nothing: the embedded tables are all that a registry can have.
    #[cfg(not(feature = "csv"))]
    tables: PhantomData<&'a Tables<'a>>,
}

impl Registry<'static> {
    /// The registry that is compiled into the program. Costs nothing.
    #[inline]
    pub const fn embedded() -> Self {
        Self {
            #[cfg(feature = "csv")]
            tables: embedded::TABLES,
            #[cfg(not(feature = "csv"))]
            tables: PhantomData,
        }
    }
}

impl<'a> Registry<'a> {
    #[cfg(feature = "csv")]
    pub(crate) const fn of(tables: &'a Tables<'a>) -> Self {
        Self { tables }
    }

    /// Where no other tables can be meant, the embedded ones as a constant: so all code of a lookup knows where each column
    /// lies and how wide it is, even that which is compiled once for all its callers.
    #[expect(clippy::inline_always, reason = "nothing is left of it")]
    #[cfg_attr(not(feature = "csv"), expect(clippy::unused_self, reason = "there is but one"))]
    #[inline(always)]
    pub(crate) const fn tables(self) -> &'a Tables<'a> {
        #[cfg(feature = "csv")]
        return self.tables;
        #[cfg(not(feature = "csv"))]
        embedded::TABLES
    }
}

impl<'a> Registry<'a> {
    /// What the registry says of `port`: total, in constant time.
    #[inline]
    pub const fn lookup(self, port: u16) -> Port<'a> {
        Port::new(self, port)
    }

    /// The name of `port` on `transport`: `lookup(port).on(transport).name()`.
    #[inline]
    pub const fn service_name(self, port: u16, transport: Transport) -> Option<&'a str> {
        self.lookup(port).on(transport).name()
    }

    /// Names many ports on `transport` at once: in `names` comes, in the order of `ports`, what
    /// [`service_name`](Self::service_name) says of each, as far as both slices go. Returns how many that are; further
    /// names are left as they were.
    ///
    /// Each step of a lookup is done for 64 ports before the next one, which takes 256 bytes of stack and no allocation.
    /// That is faster than a loop of lookups where the ports come in no order; where few come again and again it is a few
    /// percent slower. The README has the figures.
    #[inline]
    pub fn service_names(self, ports: &[u16], transport: Transport, names: &mut [Option<&'a str>]) -> usize {
        const TOGETHER: usize = 64;
        let (tables, view) = (&self.tables().names, view_of(Some(transport)));
        let mut groups = [0_u32; TOGETHER];
        for (ports, names) in ports.chunks(TOGETHER).zip(names.chunks_mut(TOGETHER)) {
            for (group, &port) in groups.iter_mut().zip(ports) {
                *group = tables.span(port) as u32;
            }
            for ((name, &group), _) in names.iter_mut().zip(&groups).zip(ports) {
                *name = tables.chosen(group as usize, view);
            }
        }
        ports.len().min(names.len())
    }

    /// The service of this name, ASCII case ignored, or `None` if no row has the name.
    ///
    /// Hashes the name, and compares it with the one name that may be it.
    #[cfg(feature = "by-name")]
    #[inline]
    pub const fn service(self, name: &str) -> Option<Service<'a>> {
        Service::find(self, name)
    }

    /// The port of the service of this name on `transport`: `service(name)?.port(transport)`.
    #[cfg(feature = "by-name")]
    #[inline]
    pub const fn service_port(self, name: &str, transport: Transport) -> Option<u16> {
        match self.service(name) {
            Some(service) => service.port(transport),
            None => None,
        }
    }

    /// All rows, in registry order: by first port, rows without a port last, in the file's order otherwise.
    #[cfg(feature = "by-name")]
    pub const fn records(self) -> Records<'a> {
        Records::new(self)
    }

    /// The titles of the twelve columns as the registry's file has them. They are those of [`Column`](crate::Column), but
    /// that files up to 2018 call the eleventh `Known Unauthorized Uses`.
    #[cfg(feature = "full")]
    pub const fn header(self) -> [&'a str; 12] {
        use iana_ports_tables::columns::{RENAMED, TITLES};

        let mut titles: [&'a str; 12] = TITLES;
        titles[RENAMED] = self.tables().details.renamed_title();
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
