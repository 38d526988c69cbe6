//! serde: serialization of the public types.
//!
//! The root documentation describes the form, which is stable: the command line prints it
//! with `--json`.

use core::fmt::Display;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::snapshot::Hex;
use crate::{AssignedPorts, Names, OverlaidRegistry, Overlay, Port, Registry, Snapshot};

/// Serializes a value as the text that it displays as.
struct Text<'a>(&'a dyn Display);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

/// Adds an entry, if there is a value.
fn add<M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: Option<impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}

impl Serialize for Port<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let uncovered = (!self.covered()).then_some(false);
        let length = 2 + usize::from(uncovered.is_some()) + usize::from(self.name().is_some());
        #[cfg(feature = "descriptions")]
        let length = length + 2 + usize::from(self.description().is_some());
        let mut map = serializer.serialize_map(Some(length))?;
        map.serialize_entry("port", &self.number())?;
        map.serialize_entry("range", &self.range())?;
        // Only for ports that the tier does not cover. Their other keys mean nothing.
        add(&mut map, "covered", uncovered)?;
        #[cfg(feature = "descriptions")]
        map.serialize_entry("status", &self.status())?;
        add(&mut map, "name", self.name())?;
        #[cfg(feature = "descriptions")]
        add(&mut map, "description", self.description())?;
        #[cfg(feature = "descriptions")]
        map.serialize_entry("records", &self.records())?;
        map.end()
    }
}

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

/// A sequence of ports.
impl Serialize for AssignedPorts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

/// A sequence of its entries, each a map of `port`, `transport` and `name`.
impl Serialize for Overlay<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries().iter().map(OverlayEntry))
    }
}

struct OverlayEntry<'e>(&'e (u16, crate::Transport, &'e str));

impl Serialize for OverlayEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (port, transport, name) = self.0;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("port", port)?;
        map.serialize_entry("transport", transport)?;
        map.serialize_entry("name", name)?;
        map.end()
    }
}

/// `overlay` and `registry`.
impl Serialize for OverlaidRegistry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("overlay", &self.overlay())?;
        map.serialize_entry("registry", &self.registry())?;
        map.end()
    }
}

impl Serialize for Snapshot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let date = self.newest_date();
        let mut map = serializer.serialize_map(Some(2 + usize::from(date.is_some())))?;
        map.serialize_entry("rows", &self.rows())?;
        add(&mut map, "newest_date", date)?;
        map.serialize_entry("sha256", &Text(&Hex(&self.sha256())))?;
        map.end()
    }
}

impl Serialize for Registry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1 + usize::from(cfg!(feature = "by-name"))))?;
        map.serialize_entry("snapshot", &self.snapshot())?;
        #[cfg(feature = "by-name")]
        map.serialize_entry("records", &self.records())?;
        map.end()
    }
}

#[cfg(feature = "csv")]
impl Serialize for crate::OwnedRegistry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.registry().serialize(serializer)
    }
}

#[cfg(feature = "descriptions")]
mod records {
    use super::{Display, Serialize, SerializeMap as _, Serializer, Text};
    use crate::{PortRecords, Record};

    impl Serialize for Record<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut length = 0;
            each_cell(*self, |_, _| {
                length += 1;
                Ok(())
            })?;
            let mut map = serializer.serialize_map(Some(length))?;
            each_cell(*self, |key, text| map.serialize_entry(key, &Text(text)))?;
            map.end()
        }
    }

    /// Calls `each` with the key and the text of every cell of the tier, except empty
    /// cells.
    fn each_cell<E>(
        record: Record<'_>,
        mut each: impl FnMut(&'static str, &dyn Display) -> Result<(), E>,
    ) -> Result<(), E> {
        #[cfg(feature = "full")]
        for column in crate::Column::ALL {
            let cell = record.cell(column);
            if !cell.is_empty() {
                each(column.key(), &cell)?;
            }
        }
        #[cfg(not(feature = "full"))]
        {
            if let Some(name) = record.service_name() {
                each("service_name", &name)?;
            }
            if let Some(ports) = record.ports() {
                if record.port_cell_syntax() == iana_ports_tables::PortCellSyntax::Single {
                    each("port_number", ports.start())?;
                } else {
                    each("port_number", &format_args!("{}-{}", ports.start(), ports.end()))?;
                }
            }
            if let Some(transport) = record.transport() {
                each("transport_protocol", &transport)?;
            }
            if let Some(description) = record.description() {
                each("description", &description)?;
            }
        }
        Ok(())
    }

    impl Serialize for PortRecords<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.clone())
        }
    }
}

#[cfg(feature = "by-name")]
mod services {
    use super::{Serialize, SerializeMap as _, Serializer, add};
    use crate::{PortRange, Record, Records, Service, ServiceRecords, Status};

    impl Serialize for Service<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let port = self.records().find_map(|record| record.ports().map(|ports| *ports.start()));
            let description = self.records().next().and_then(Record::description);
            let length = 3 + 2 * usize::from(port.is_some()) + usize::from(description.is_some());
            let mut map = serializer.serialize_map(Some(length))?;
            add(&mut map, "port", port)?;
            add(&mut map, "range", port.map(PortRange::of))?;
            map.serialize_entry("status", &Status::Assigned)?;
            map.serialize_entry("name", self.name())?;
            add(&mut map, "description", description)?;
            map.serialize_entry("records", &self.records())?;
            map.end()
        }
    }

    impl Serialize for ServiceRecords<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.clone())
        }
    }

    impl Serialize for Records<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.clone())
        }
    }
}

#[cfg(feature = "full")]
mod cells {
    use super::{Serialize, Serializer, Text};
    use crate::Cell;

    impl Serialize for Cell<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Text(self).serialize(serializer)
        }
    }
}
