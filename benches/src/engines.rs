//! The engines that answer one question at a time: the library and its rivals. There is
//! one function for each question.

use iana_ports::{Overlay, Transport, lookup, service_name};
#[cfg(feature = "rivals")]
use {
    crate::{handmade, libc_calls},
    ndb_tcp_service::TcpServiceDb,
    port_desc::{PortDescription, TransportProtocol},
    rustc_hash::FxBuildHasher,
    std::collections::HashMap,
    std::hash::RandomState,
};

use crate::engine::Origin::{Foreign, Library};
use crate::engine::Visitor;

type Name = Option<&'static str>;

static EMPTY_OVERLAY: Overlay<'static> = match Overlay::new(&[]) {
    Ok(overlay) => overlay,
    Err(_) => panic!("an empty list is in order"),
};

/// All rows of the embedded registry, compiled by this package's build script.
#[cfg(feature = "own-registry")]
const OWN_REGISTRY: iana_ports::Registry<'static> = iana_ports::include_registry!("own");

/// From a port to its name on tcp.
pub fn name_of_port(to: &mut impl Visitor<u16, Name>) {
    to.engine("iana-ports: lookup(port).on(Tcp).name()", Library, || {
        |port| lookup(port).on(Transport::Tcp).name()
    });
    // For all transports together, tcp comes first: the answer differs for few ports.
    to.engine("iana-ports: lookup(port).name()", Foreign, || |port| lookup(port).name());
    to.engine("iana-ports: service_name(port, Tcp)", Library, || {
        |port| service_name(port, Transport::Tcp)
    });
    to.engine("iana-ports: an empty Overlay", Library, || {
        |port| EMPTY_OVERLAY.service_name(port, Transport::Tcp)
    });
    #[cfg(feature = "own-registry")]
    to.engine("iana-ports: a registry of include_registry!", Library, || {
        |port| OWN_REGISTRY.service_name(port, Transport::Tcp)
    });
    #[cfg(feature = "rivals")]
    {
        to.engine("port-desc", Foreign, || {
            let ports = port_desc();
            |port| non_empty(ports.get_port_service_name(port, TransportProtocol::Tcp))
        });
        to.engine("ndb-tcp-service", Foreign, || {
            let ports = ndb();
            |port| ports.get_name(port)
        });
        to.engine("phf::Map<u16, &str>", Library, || handmade::phf_name);
        to.engine("std HashMap<u16, &str>", Library, || {
            let map = handmade::std_name_map();
            move |port| map.get(&port).copied()
        });
        to.engine("FxHashMap<u16, &str>", Library, || {
            let map = handmade::fx_name_map();
            move |port| map.get(&port).copied()
        });
        to.engine("sorted [(u16, &str)]", Library, || handmade::sorted_name);
        to.engine("65,536 offsets, one text", Library, || handmade::direct_name);
        to.engine("65,536 offsets, one text, unchecked", Library, || handmade::unchecked_name);
        to.engine("libc getservbyport", Foreign, || libc_calls::name);
    }
}

/// From a port and a transport to the name there.
///
/// Each engine is compiled into a loop of its own, so one program calls the lookup from
/// many places, and the compiler may decline to inline it. In most of these places, the
/// transport is known only at run time.
pub fn name_from_several_places(to: &mut impl Visitor<(u16, Transport), Name>) {
    #[inline(never)]
    fn name_not_inlined(port: u16, transport: Transport) -> Name {
        lookup(port).on(transport).name()
    }

    to.engine("iana-ports: lookup(port).on(transport).name()", Library, || {
        |(port, transport)| lookup(port).on(transport).name()
    });
    to.engine("iana-ports: service_name(port, transport)", Library, || {
        |(port, transport)| service_name(port, transport)
    });
    to.engine("iana-ports: a loop with a call for tcp, udp, and the others", Library, || {
        |(port, transport)| match transport {
            Transport::Tcp => lookup(port).on(Transport::Tcp).name(),
            Transport::Udp => service_name(port, Transport::Udp),
            other => lookup(port).on(other).name(),
        }
    });
    to.engine("iana-ports: lookup in a function that is not inlined", Library, || {
        |(port, transport)| name_not_inlined(port, transport)
    });
    #[cfg(feature = "own-registry")]
    to.engine("iana-ports: a registry of include_registry!", Library, || {
        |(port, transport)| OWN_REGISTRY.service_name(port, transport)
    });
}

/// From a service's name, in the registry's spelling, to its port on tcp.
#[cfg(feature = "by-name")]
pub fn port_of_name(to: &mut impl Visitor<&'static str, Option<u16>>) {
    use iana_ports::{service, service_port};

    #[inline(never)]
    fn port_not_inlined(name: &str, transport: Transport) -> Option<u16> {
        service_port(name, transport)
    }

    to.engine("iana-ports: service_port(name, Tcp)", Library, || {
        |name| service_port(name, Transport::Tcp)
    });
    to.engine("iana-ports: service(name)?.port(Tcp)", Library, || {
        |name| service(name).and_then(|service| service.port(Transport::Tcp))
    });
    to.engine("iana-ports: service_port in a function that is not inlined", Library, || {
        |name| port_not_inlined(name, Transport::Tcp)
    });
    #[cfg(feature = "rivals")]
    {
        to.engine("phf::Map<&str, u16>", Library, || handmade::phf_port);
        to.engine("std HashMap<&str, u16>", Library, || {
            let map = handmade::port_map::<RandomState>();
            move |name| map.get(name).copied()
        });
        to.engine("FxHashMap<&str, u16>", Library, || {
            let map = handmade::port_map::<FxBuildHasher>();
            move |name| map.get(name).copied()
        });
        to.engine("sorted [(&str, u16)]", Library, || handmade::sorted_port);
        to.engine("libc getservbyname", Foreign, || libc_calls::port);
    }
}

/// From a port to its name and description on tcp, which the published rivals have too.
#[cfg(feature = "by-name")]
pub fn description_of_port(to: &mut impl Visitor<u16, [Name; 2]>) {
    to.engine("iana-ports: lookup(port).on(Tcp), name and description", Library, || {
        |port| {
            let port = lookup(port).on(Transport::Tcp);
            [port.name(), port.description()]
        }
    });
    #[cfg(feature = "rivals")]
    {
        to.engine("port-desc", Foreign, || {
            let ports = port_desc();
            |port| {
                let name = ports.get_port_service_name(port, TransportProtocol::Tcp);
                let description = ports.get_port_description(port, TransportProtocol::Tcp);
                [non_empty(name), non_empty(description)]
            }
        });
        to.engine("ndb-tcp-service", Foreign, || {
            let ports = ndb();
            |port| match ports.get(port) {
                Some(entry) => [non_empty(&entry.name), entry.description.as_deref()],
                None => [None; 2],
            }
        });
        to.engine("std HashMap<u16, (&str, &str)>", Library, || {
            let map: HashMap<_, _> = handmade::map(&handmade::descriptions());
            move |port| map.get(&port).copied().unwrap_or_default()
        });
        to.engine("FxHashMap<u16, (&str, &str)>", Library, || {
            let map: HashMap<_, _, FxBuildHasher> = handmade::map(&handmade::descriptions());
            move |port| map.get(&port).copied().unwrap_or_default()
        });
        to.engine("sorted [(u16, (&str, &str))]", Library, || {
            let pairs = handmade::descriptions();
            move |port| handmade::find(&pairs, &port).unwrap_or_default()
        });
    }
}

/// From a port to the weight of all its rows, for all transports together and with all
/// twelve columns.
#[cfg(feature = "full")]
pub fn rows_of_port(to: &mut impl Visitor<u16, usize>) {
    use crate::rows;

    to.engine("iana-ports: lookup(port).records(), all columns", Library, || {
        |port| lookup(port).records().map(rows::weigh_record).sum()
    });
    #[cfg(feature = "rivals")]
    {
        to.engine("std HashMap<u16, Vec<Row>>", Library, || {
            let map: HashMap<u16, Vec<rows::Row>> = rows::map();
            move |port| map.get(&port).map_or(0, |rows| rows.iter().map(rows::weigh_row).sum())
        });
        to.engine("FxHashMap<u16, Vec<Row>>", Library, || {
            let map: HashMap<u16, Vec<rows::Row>, FxBuildHasher> = rows::map();
            move |port| map.get(&port).map_or(0, |rows| rows.iter().map(rows::weigh_row).sum())
        });
    }
}

/// The text, or `None` if it is empty. In these crates, an empty text means that there is
/// none.
#[cfg(feature = "rivals")]
fn non_empty(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}

#[cfg(feature = "rivals")]
fn port_desc() -> &'static PortDescription {
    Box::leak(Box::new(PortDescription::default().expect("port-desc reads its own file")))
}

#[cfg(feature = "rivals")]
fn ndb() -> &'static TcpServiceDb {
    Box::leak(Box::new(TcpServiceDb::bundled()))
}
