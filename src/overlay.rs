//! Your own names over those of a registry.

use core::fmt;

use iana_ports_tables::Transport;
#[cfg(feature = "by-name")]
use iana_ports_tables::name_hash::eq_ignore_ascii_case;

use crate::registry::Registry;

/// Your own names over those of a registry.
///
/// Use it for ports that have other names in your product, at your site or for your user.
/// An overlay borrows a sorted list. It always answers from the list first, and then from
/// the [embedded registry](Registry::embedded); [`over`](Self::over) puts it over another
/// one. It does not allocate. An empty overlay adds a few instructions to a lookup.
///
/// In a `static`, a wrong list stops the build:
///
/// ```
/// use iana_ports::{Overlay, Transport};
///
/// static OURS: Overlay<'static> = match Overlay::new(&[
///     (80, Transport::Tcp, "intranet"),
///     (9100, Transport::Tcp, "node-metrics"),
///     (9100, Transport::Udp, "node-events"),
/// ]) {
///     Ok(overlay) => overlay,
///     Err(_) => panic!("expected entries in ascending order, each with a name"),
/// };
///
/// assert_eq!(OURS.service_name(80, Transport::Tcp), Some("intranet"));
/// assert_eq!(OURS.service_name(80, Transport::Udp), Some("http")); // IANA's
/// ```
///
/// The build's error does not name the wrong entry. [`OverlayError`] does: call
/// [`new`](Self::new) in a test.
///
/// For a list that is read at run time, sort it and call [`new`](Self::new). To compile a
/// file of your own names at build time, see
/// [`include_registry!`](crate::include_registry).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Overlay<'a> {
    entries: &'a [(u16, Transport, &'a str)],
}

impl<'a> Overlay<'a> {
    /// An overlay of `entries` over the embedded registry.
    ///
    /// Each entry is a port, a transport, and the port's name on that transport. Checks
    /// each entry once.
    ///
    /// # Errors
    ///
    /// Fails if the entries are not strictly ascending by port and then by transport, in
    /// the order of [`Transport::ALL`], or if a name is empty. The error has the index of
    /// the first wrong entry.
    pub const fn new(entries: &'a [(u16, Transport, &'a str)]) -> Result<Self, OverlayError> {
        let mut index = 0;
        let mut previous = None;
        let mut rest = entries;
        while let [(port, transport, name), after @ ..] = rest {
            let (port, transport) = (*port, *transport);
            let key = key(port, transport);
            if let Some(previous) = previous {
                if key <= previous {
                    return Err(OverlayError { index, port, transport, problem: Problem::Order });
                }
            }
            if name.is_empty() {
                return Err(OverlayError { index, port, transport, problem: Problem::EmptyName });
            }
            (previous, rest, index) = (Some(key), after, index + 1);
        }
        Ok(Self { entries })
    }

    /// The same entries over another registry.
    ///
    /// It is a registry of [`include_registry!`](crate::include_registry) or a loaded
    /// one.
    ///
    /// ```
    /// use iana_ports::{Overlay, Registry, Transport};
    ///
    /// // Another registry here, for example that of an `OwnedRegistry`.
    /// let newest = Registry::embedded();
    /// let ours = Overlay::new(&[(443, Transport::Tcp, "portal")]).unwrap().over(newest);
    /// assert_eq!(ours.service_name(443, Transport::Tcp), Some("portal"));
    /// assert_eq!(ours.service_name(443, Transport::Udp), Some("https"));
    /// ```
    #[inline]
    pub const fn over(self, registry: Registry<'a>) -> OverlaidRegistry<'a> {
        OverlaidRegistry { overlay: self, registry }
    }

    /// The name of `port` on `transport`, or `None`.
    ///
    /// Your own name, else that of the embedded registry
    /// ([`service_name`](crate::service_name)). Costs a binary search in the entries and
    /// one lookup.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn service_name(self, port: u16, transport: Transport) -> Option<&'a str> {
        self.over(Registry::embedded()).service_name(port, transport)
    }

    /// Your own name of `port` on `transport`, or `None` if no entry has one.
    ///
    /// Use it to mark the names that are not IANA's. Costs a binary search in the
    /// entries.
    ///
    /// ```
    /// use iana_ports::{Overlay, Transport};
    ///
    /// let ours = Overlay::new(&[(443, Transport::Tcp, "portal")]).unwrap();
    /// assert_eq!(ours.own_name(443, Transport::Tcp), Some("portal"));
    /// assert_eq!(ours.own_name(22, Transport::Tcp), None);
    /// ```
    #[inline]
    pub const fn own_name(self, port: u16, transport: Transport) -> Option<&'a str> {
        let wanted = key(port, transport);
        let mut entries = self.entries;
        while let Some((before, [(port, transport, name), after @ ..])) =
            entries.split_at_checked(entries.len() / 2)
        {
            let found = key(*port, *transport);
            if found == wanted {
                return Some(name);
            }
            entries = if wanted < found { before } else { after };
        }
        None
    }

    /// The port of the service with this name on `transport`, or `None`.
    ///
    /// The lowest port of your own entries, else that of the embedded registry
    /// ([`service_port`](crate::service_port)). Ignores ASCII case. Costs a look at each
    /// entry and one lookup.
    ///
    /// A registered name still finds its port, even if you give that port another name.
    ///
    /// ```
    /// use iana_ports::{Overlay, Transport};
    ///
    /// let ours = Overlay::new(&[(8443, Transport::Tcp, "https")]).unwrap();
    /// assert_eq!(ours.service_port("HTTPS", Transport::Tcp), Some(8443));
    /// assert_eq!(ours.service_port("https", Transport::Udp), Some(443)); // IANA's
    /// ```
    #[cfg(feature = "by-name")]
    #[inline]
    pub const fn service_port(self, name: &str, transport: Transport) -> Option<u16> {
        self.over(Registry::embedded()).service_port(name, transport)
    }

    /// The lowest of your own ports with this name.
    #[cfg(feature = "by-name")]
    const fn own_port(self, name: &str, transport: Transport) -> Option<u16> {
        let mut rest = self.entries;
        while let [(port, own, own_name), after @ ..] = rest {
            if *own as u8 == transport as u8
                && eq_ignore_ascii_case(own_name.as_bytes(), name.as_bytes())
            {
                return Some(*port);
            }
            rest = after;
        }
        None
    }

    /// Your own entries, ascending by port and then by transport.
    pub const fn entries(self) -> &'a [(u16, Transport, &'a str)] {
        self.entries
    }
}

/// Your own names over those of another registry: see [`Overlay::over`].
#[derive(Debug, Clone, Copy)]
pub struct OverlaidRegistry<'a> {
    overlay: Overlay<'a>,
    registry: Registry<'a>,
}

impl<'a> OverlaidRegistry<'a> {
    /// The name of `port` on `transport`, or `None`.
    ///
    /// Your own name, else that of the registry ([`Registry::service_name`]). Costs a
    /// binary search in the entries and one lookup.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline)]
    pub const fn service_name(self, port: u16, transport: Transport) -> Option<&'a str> {
        match self.overlay.own_name(port, transport) {
            Some(name) => Some(name),
            None => self.registry.service_name(port, transport),
        }
    }

    /// The port of the service with this name on `transport`, or `None`.
    ///
    /// The lowest port of your own entries, else that of the registry
    /// ([`Registry::service_port`]). Ignores ASCII case. Costs a look at each entry and
    /// one lookup.
    #[cfg(feature = "by-name")]
    pub const fn service_port(self, name: &str, transport: Transport) -> Option<u16> {
        match self.overlay.own_port(name, transport) {
            Some(port) => Some(port),
            None => self.registry.service_port(name, transport),
        }
    }

    /// Your own names alone.
    pub const fn overlay(self) -> Overlay<'a> {
        self.overlay
    }

    /// The registry alone.
    pub const fn registry(self) -> Registry<'a> {
        self.registry
    }
}

/// The port and the transport as one integer, in the order of the entries.
#[inline]
const fn key(port: u16, transport: Transport) -> u32 {
    (port as u32) << u8::BITS | transport as u32
}

/// An empty overlay.
impl Default for Overlay<'_> {
    fn default() -> Self {
        Self { entries: &[] }
    }
}

impl fmt::Debug for Overlay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Overlay").field(&self.entries).finish()
    }
}

/// Why a list is not an [`Overlay`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct OverlayError {
    index: usize,
    port: u16,
    transport: Transport,
    problem: Problem,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
enum Problem {
    Order,
    EmptyName,
}

impl OverlayError {
    /// The index of the first wrong entry.
    pub const fn index(self) -> usize {
        self.index
    }
}

impl fmt::Display for OverlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.problem {
            Problem::Order => {
                "out of order: expected entries that strictly ascend by port and then by transport \
                 (tcp, udp, sctp, dccp)"
            }
            Problem::EmptyName => "an empty name: expected at least one character",
        };
        write!(f, "entry {} ({}/{}): {problem}", self.index, self.port, self.transport)
    }
}

impl core::error::Error for OverlayError {}
