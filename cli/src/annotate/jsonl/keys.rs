//! The keys of ports and transports in JSON objects.

use std::collections::HashMap;

use iana_ports::Transport;

/// The suffix of the key of a name, after the key of its port.
pub(super) const SUFFIX: &str = "_service";

/// Keys of ports. A key with dots is one key, as in flattened objects.
const PORTS: &[&str] = &[
    // Suricata's EVE, Splunk's CIM, nfdump, GoFlow2, ulogd, VPC flow logs of Google.
    "src_port",
    "dest_port",
    "dst_port",
    // Linux's netfilter, Palo Alto Networks, Tetragon.
    "sport",
    "dport",
    // VPC flow logs of AWS, FortiGate, pfSense.
    "srcport",
    "dstport",
    // Hubble, Tetragon, Security Command Center of Google.
    "source_port",
    "destination_port",
    // Microsoft: Sysmon, and the audit of the Windows Filtering Platform.
    "SourcePort",
    "DestinationPort",
    "DestPort",
    // Other spellings of the same.
    "srcPort",
    "dstPort",
    "destPort",
    "sourcePort",
    "destinationPort",
    // Zeek: connections flat and nested, known services.
    "id.orig_p",
    "id.resp_p",
    "orig_p",
    "resp_p",
    "port_num",
    // IPFIX, as YAF and others write it; nProbe; pmacct.
    "sourceTransportPort",
    "destinationTransportPort",
    "L4_SRC_PORT",
    "L4_DST_PORT",
    "port_src",
    "port_dst",
    // osquery, Caddy; nginx, HAProxy, load balancers of AWS.
    "local_port",
    "remote_port",
    "client_port",
    "server_port",
    "target_port",
    // Elastic Common Schema, flat.
    "source.port",
    "destination.port",
    "client.port",
    "server.port",
    "source.nat.port",
    "destination.nat.port",
    // OpenTelemetry, including its names before 2023.
    "network.local.port",
    "network.peer.port",
    "net.host.port",
    "net.peer.port",
    // Falco.
    "fd.cport",
    "fd.sport",
    "fd.lport",
    "fd.rport",
];

/// The key of a port in an object that is an endpoint or states a transport. In other
/// objects, it has other meanings.
const PORT: &str = "port";

/// Keys of objects that are endpoints.
const ENDPOINTS: &[&str] = &[
    // Elastic Common Schema, and its addresses after translation.
    "source",
    "destination",
    "client",
    "server",
    "nat",
    // OCSF.
    "src_endpoint",
    "dst_endpoint",
    // GuardDuty of AWS.
    "localPortDetails",
    "remotePortDetails",
    // Short and other spellings.
    "src",
    "dst",
    "dest",
    "local",
    "remote",
    "peer",
];

/// Keys of a transport, in any case. A value that is no transport is a protocol without
/// ports.
const TRANSPORTS: &[&str] = &[
    // Suricata, Zeek, nfdump, GoFlow2, FortiGate, Palo Alto Networks.
    "proto",
    // Elastic Common Schema (its `network` nested or flat), Splunk's CIM, OpenTelemetry.
    "transport",
    "network.transport",
    "network.iana_number",
    "iana_number",
    // pmacct, ulogd, IPFIX, OCSF, Zeek's known services, Falco.
    "ip_proto",
    "ip.protocol",
    "protocolIdentifier",
    "protocol_num",
    "port_proto",
    "fd.l4proto",
];

/// Keys of a transport or of an application protocol, in any case.
const PROTOCOLS: &[&str] = &["protocol", "protocol_name", "network.protocol"];

/// Keys of objects that state a transport for the object around them: those of Elastic
/// Common Schema and of OCSF.
const CONNECTIONS: &[&str] = &["network", "connection_info"];

/// The role of a key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Role {
    Other,
    /// A port. Each key of a port has its own number.
    Port(u32),
    /// A port, if the object is an endpoint or states a transport.
    PlainPort(u32),
    Transport,
    Protocol,
    Endpoint,
    Connection,
    /// An object of a transport, as in `"TCP":{"source_port":…}`.
    Of(Transport),
}

/// The keys to look for.
pub(crate) struct Keys {
    roles: HashMap<String, Role>,
    /// The length of the longest key to look for.
    pub(super) max_len: usize,
}

impl Keys {
    /// The keys of common logs, or `ports` unless that is empty.
    pub(crate) fn new(ports: &[String]) -> Self {
        let mut roles = HashMap::new();
        let mut insert_all = |keys: &[&str], role| {
            roles.extend(keys.iter().map(|&key| (key.to_owned(), role)));
        };
        insert_all(ENDPOINTS, Role::Endpoint);
        insert_all(CONNECTIONS, Role::Connection);
        for transport in Transport::ALL {
            let name = transport.as_str();
            insert_all(&[name, &name.to_ascii_uppercase()], Role::Of(transport));
        }
        let defaults = PORTS.iter().copied().map(|key| (key, Role::Port as fn(u32) -> Role));
        let plain = (PORT, Role::PlainPort as fn(u32) -> Role);
        let given = ports.iter().map(|key| (key.as_str(), Role::Port as fn(u32) -> Role));
        let all: Vec<_> =
            if ports.is_empty() { defaults.chain([plain]).collect() } else { given.collect() };
        for (number, (key, role)) in (0..).zip(all) {
            roles.insert(key.to_owned(), role(number));
        }
        let lengths = roles.keys().map(String::len);
        let words = [TRANSPORTS, PROTOCOLS].concat();
        let max_len = lengths.chain(words.iter().map(|word| word.len())).max().unwrap_or(0);
        let max_len = max_len + SUFFIX.len();
        Self { roles, max_len }
    }

    pub(super) fn role(&self, key: &str) -> Role {
        if let Some(&role) = self.roles.get(key) {
            return role;
        }
        let is_in = |keys: &[&str]| keys.iter().any(|known| known.eq_ignore_ascii_case(key));
        if is_in(TRANSPORTS) {
            Role::Transport
        } else if is_in(PROTOCOLS) {
            Role::Protocol
        } else {
            Role::Other
        }
    }

    /// The number of the port's key, if this key has the name of its port:
    /// `dest_port_service` for `dest_port`.
    pub(super) fn named_by(&self, key: &str) -> Option<u32> {
        match self.roles.get(key.strip_suffix(SUFFIX)?)? {
            &(Role::Port(number) | Role::PlainPort(number)) => Some(number),
            _ => None,
        }
    }
}
