//! The library's answers to the questions of a walk.

use core::fmt::{self, Display, Formatter};

use iana_ports::{Port, SNAPSHOT, Transport, lookup};

use crate::walk::{Names, On, SAMPLES};

/// The embedded registry.
pub struct Library;

/// The port on one transport, or on all together.
fn port(number: u16, on: On) -> Port<'static> {
    on.map_or(lookup(number), |index| lookup(number).on(Transport::ALL[index]))
}

/// The snapshot in the form that both sides of the comparison print.
struct Snapshot;

impl Display for Snapshot {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        let date = SNAPSHOT.newest_date().map(|date| (date.year, date.month, date.day));
        write!(formatter, "{} rows, {date:?}, ", SNAPSHOT.rows())?;
        SNAPSHOT.sha256().iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl Names for Library {
    fn snapshot(&self) -> impl Display {
        Snapshot
    }

    fn is_covered(&self, port: u16) -> bool {
        lookup(port).covered()
    }

    fn range(&self, port: u16) -> &str {
        lookup(port).range().as_str()
    }

    fn name(&self, number: u16, on: On) -> Option<&str> {
        port(number, on).name()
    }

    fn names(&self, number: u16, on: On, each: impl FnMut(&str)) {
        port(number, on).names().for_each(each);
    }

    fn service_name(&self, port: u16, transport: usize) -> Option<&str> {
        iana_ports::service_name(port, Transport::ALL[transport])
    }

    fn constants(&self) -> [Option<&str>; 4] {
        const NAMES: [Option<&str>; 4] = [
            lookup(SAMPLES[0]).name(),
            lookup(SAMPLES[1]).name(),
            lookup(SAMPLES[2]).name(),
            lookup(SAMPLES[3]).name(),
        ];
        NAMES
    }
}

#[cfg(feature = "descriptions")]
mod descriptions {
    use iana_ports::Record;

    use super::{Library, port};
    use crate::walk::{Descriptions, On, Row};

    pub(super) fn row(record: Record<'static>) -> Row<'static> {
        Row {
            name: record.service_name(),
            ports: record.ports().map(|ports| (*ports.start(), *ports.end())),
            transport: record.transport().map(|transport| transport.as_str()),
            description: record.description(),
            status: record.status().as_str(),
        }
    }

    impl Descriptions for Library {
        fn status(&self, number: u16, on: On) -> &str {
            port(number, on).status().as_str()
        }

        fn description(&self, number: u16, on: On) -> Option<&str> {
            port(number, on).description()
        }

        fn port_records(&self, number: u16, on: On, each: impl FnMut(Row)) {
            port(number, on).records().map(row).for_each(each);
        }
    }
}

#[cfg(feature = "by-name")]
mod by_name {
    use iana_ports::Transport;

    use super::{Library, descriptions::row};
    use crate::walk::{ByName, Row};

    impl ByName for Library {
        fn records(&self, each: impl FnMut(Row)) {
            iana_ports::records().map(row).for_each(each);
        }

        fn service(&self, name: &str) -> Option<&str> {
            Some(iana_ports::service(name)?.name())
        }

        fn service_records(&self, name: &str, each: impl FnMut(Row)) -> [Option<u16>; 4] {
            let Some(service) = iana_ports::service(name) else { return [None; 4] };
            service.records().map(row).for_each(each);
            Transport::ALL.map(|transport| service.port(transport))
        }

        fn service_port(&self, name: &str, transport: usize) -> Option<u16> {
            iana_ports::service_port(name, Transport::ALL[transport])
        }
    }
}

#[cfg(feature = "full")]
mod full {
    use core::fmt::Display;

    use iana_ports::{Column, Registry};

    use super::Library;
    use crate::walk::{Full, OtherColumns};

    impl Full for Library {
        fn header(&self, each: impl FnMut(&str)) {
            Registry::embedded().header().into_iter().for_each(each);
        }

        fn other_columns(&self, mut each: impl FnMut(OtherColumns)) {
            for record in iana_ports::records() {
                let cells = Column::ALL.map(|column| record.cell(column));
                let dates = [record.registration_date(), record.modification_date()];
                each(OtherColumns {
                    texts: [
                        record.assignee(),
                        record.contact(),
                        record.reference(),
                        record.unauthorized_use(),
                        record.assignment_notes(),
                        record.alias_of(),
                    ],
                    dates: dates.map(|date| date.map(|date| (date.year, date.month, date.day))),
                    service_code: record.service_code(),
                    cells: cells.each_ref().map(|cell| cell as &dyn Display),
                });
            }
        }
    }
}
