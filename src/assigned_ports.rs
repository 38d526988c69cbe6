//! Iteration over the ports that have a name.

use core::fmt;
use core::iter::FusedIterator;

use crate::port::Port;
use crate::registry::Registry;

impl<'a> Registry<'a> {
    /// The ports that have a name on any transport, ascending.
    ///
    /// Of the embedded registry, only ports that the tier [covers](Port::covered).
    ///
    /// Each item is the [entry](Self::lookup) of a port for all transports together. Does
    /// not allocate. A step costs one lookup for each port that it passes; `len` is
    /// stored.
    ///
    /// ```
    /// use iana_ports::Registry;
    ///
    /// let first = Registry::embedded().assigned_ports().next().unwrap();
    /// assert_eq!((first.number(), first.name()), (1, Some("tcpmux")));
    /// ```
    pub const fn assigned_ports(self) -> AssignedPorts<'a> {
        AssignedPorts {
            registry: self,
            front: 0,
            back: u16::MAX as u32 + 1,
            left: self.tables().names.named_ports,
        }
    }
}

/// The ports that have a name: see [`Registry::assigned_ports`].
#[derive(Clone)]
pub struct AssignedPorts<'a> {
    registry: Registry<'a>,
    /// The next port to look at.
    front: u32,
    /// The port after the last one to look at.
    back: u32,
    /// The number of ports with a name between them.
    left: u32,
}

impl<'a> AssignedPorts<'a> {
    /// The entry of the port, if it has a name.
    #[inline]
    fn get(&self, number: u32) -> Option<Port<'a>> {
        let port = self.registry.lookup(number as u16);
        port.name().map(|_| port)
    }
}

impl<'a> Iterator for AssignedPorts<'a> {
    type Item = Port<'a>;

    #[inline]
    fn next(&mut self) -> Option<Port<'a>> {
        if self.left == 0 {
            return None;
        }
        let port = (self.front..self.back).find_map(|number| self.get(number))?;
        self.front = u32::from(port.number()) + 1;
        self.left -= 1;
        Some(port)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left as usize, Some(self.left as usize))
    }
}

impl DoubleEndedIterator for AssignedPorts<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.left == 0 {
            return None;
        }
        let port = (self.front..self.back).rev().find_map(|number| self.get(number))?;
        self.back = port.number().into();
        self.left -= 1;
        Some(port)
    }
}

impl ExactSizeIterator for AssignedPorts<'_> {
    /// The length from `size_hint`. The provided method also has an assertion, which
    /// could panic.
    #[inline]
    fn len(&self) -> usize {
        self.left as usize
    }
}

impl FusedIterator for AssignedPorts<'_> {}

impl fmt::Debug for AssignedPorts<'_> {
    /// Shows the numbers of the ports.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone().map(Port::number)).finish()
    }
}
