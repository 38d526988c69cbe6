//! `defmt::Format` for the public types that need no allocation, in a form close to
//! `Debug`. The host formats it.

use defmt::{Format, Formatter, write};

use crate::{AssignedPorts, Names, OverlaidRegistry, Overlay, Port, Registry, Snapshot};

impl Format for Port<'_> {
    fn format(&self, f: Formatter<'_>) {
        #[cfg(not(feature = "descriptions"))]
        write!(
            f,
            "Port {{ number: {}, transport: {}, name: {} }}",
            self.number(),
            self.transport(),
            self.name()
        );
        #[cfg(feature = "descriptions")]
        write!(
            f,
            "Port {{ number: {}, transport: {}, name: {}, status: {}, description: {} }}",
            self.number(),
            self.transport(),
            self.name(),
            self.status(),
            self.description()
        );
    }
}

impl Format for Names<'_> {
    fn format(&self, f: Formatter<'_>) {
        list(self.clone(), f);
    }
}

impl Format for AssignedPorts<'_> {
    fn format(&self, f: Formatter<'_>) {
        list(self.clone().map(Port::number), f);
    }
}

impl Format for Overlay<'_> {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "Overlay({})", self.entries());
    }
}

impl Format for OverlaidRegistry<'_> {
    fn format(&self, f: Formatter<'_>) {
        write!(
            f,
            "OverlaidRegistry {{ overlay: {}, registry: {} }}",
            self.overlay(),
            self.registry()
        );
    }
}

impl Format for Registry<'_> {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "Registry({})", self.snapshot());
    }
}

impl Format for Snapshot {
    fn format(&self, f: Formatter<'_>) {
        write!(
            f,
            "{} rows, newest date {}, SHA-256 {=[u8]:02x}",
            self.rows(),
            self.newest_date(),
            self.sha256()
        );
    }
}

/// Writes the items in brackets.
fn list<T: Format>(items: impl Iterator<Item = T>, f: Formatter<'_>) {
    write!(f, "[");
    for (index, item) in items.enumerate() {
        if index > 0 {
            write!(f, ", ");
        }
        write!(f, "{}", item);
    }
    write!(f, "]");
}

#[cfg(feature = "descriptions")]
mod rows {
    use super::{Format, Formatter, list, write};
    use crate::{PortRecords, Record};

    impl Format for Record<'_> {
        fn format(&self, f: Formatter<'_>) {
            let ports = self.ports().map(|ports| (*ports.start(), *ports.end()));
            write!(
                f,
                "Record {{ service_name: {}, ports: {}, transport: {}, description: {} }}",
                self.service_name(),
                ports,
                self.transport(),
                self.description()
            );
        }
    }

    impl Format for PortRecords<'_> {
        fn format(&self, f: Formatter<'_>) {
            list(self.clone(), f);
        }
    }
}

#[cfg(feature = "by-name")]
mod services {
    use super::{Format, Formatter, list, write};
    use crate::{Records, Service, ServiceRecords};

    impl Format for Service<'_> {
        fn format(&self, f: Formatter<'_>) {
            write!(f, "Service({})", self.name());
        }
    }

    impl Format for ServiceRecords<'_> {
        fn format(&self, f: Formatter<'_>) {
            list(self.clone(), f);
        }
    }

    impl Format for Records<'_> {
        fn format(&self, f: Formatter<'_>) {
            write!(f, "Records {{ left: {} }}", self.len());
        }
    }
}

#[cfg(feature = "full")]
mod cells {
    use super::{Format, Formatter, write};
    use crate::Cell;

    impl Format for Cell<'_> {
        fn format(&self, f: Formatter<'_>) {
            write!(f, "{}", defmt::Display2Format(self));
        }
    }
}
