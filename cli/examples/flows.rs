//! Writes a log of network flows, and sums a log by service. `join/run` compares the sums
//! of query engines with these.
//!
//!     cargo run --release -p iana-ports-cli --example flows -- log --rows 10000000 >flows.csv
//!     cargo run --release -p iana-ports-cli --example flows -- sums flows.csv

use std::collections::HashMap;
use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Parser;
use fastrand::Rng;
use iana_ports::{PortRange, Status, Transport, lookup};

/// A log of network flows, and its sums by service.
#[derive(Parser)]
enum Command {
    /// Print a log as CSV, the same each time
    Log {
        /// The number of flows
        #[arg(long, default_value_t = 10_000_000)]
        rows: u32,
    },
    /// Print a log's flows, packets and bytes by service, status and transport as CSV
    Sums {
        /// The log
        file: PathBuf,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Command::parse() {
        Command::Log { rows } => log(rows),
        Command::Sums { file } => sums(&file),
    }
}

/// The servers of most flows, the busiest first.
const BUSY: [(u16, Transport); 16] = [
    (443, Transport::Tcp),
    (53, Transport::Udp),
    (443, Transport::Udp),
    (80, Transport::Tcp),
    (123, Transport::Udp),
    (22, Transport::Tcp),
    (5353, Transport::Udp),
    (25, Transport::Tcp),
    (389, Transport::Tcp),
    (8080, Transport::Tcp),
    (514, Transport::Udp),
    (3389, Transport::Tcp),
    (27017, Transport::Tcp),
    (1455, Transport::Tcp),
    (36412, Transport::Sctp),
    (9, Transport::Dccp),
];

/// The ephemeral ports of Linux. Some of them are registered User Ports, as in the log of
/// a real network.
const CLIENTS: std::ops::Range<u16> = 32_768..61_000;

fn log(rows: u32) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut random = Rng::with_seed(1455);
    writeln!(out, "transport,src_port,dst_port,packets,bytes")?;
    for row in 0..rows {
        let transports = Transport::ALL.len() as u32;
        let (client, (server, transport)) = match u16::try_from(row / transports) {
            // The first rows have each port on each transport, with a client without a
            // name.
            Ok(server) => (
                random.u16(*PortRange::Dynamic.bounds().start()..),
                (server, Transport::ALL[(row % transports) as usize]),
            ),
            Err(_) => (random.u16(CLIENTS), server(&mut random)),
        };
        let (source, destination) = if random.bool() { (client, server) } else { (server, client) };
        // Most flows are short.
        let most = 1 << random.u8(..16);
        let packets = 1 + random.u64(..most);
        let bytes = packets * random.u64(40..=1500);
        writeln!(out, "{transport},{source},{destination},{packets},{bytes}")?;
    }
    Ok(out.flush()?)
}

/// The server of a flow. Seven of ten flows go to a few ports, two to any System or User
/// Port, and one to a port of the clients' range.
fn server(random: &mut Rng) -> (u16, Transport) {
    let any = [Transport::Tcp, Transport::Udp][random.usize(..2)];
    let least_busy = random.usize(..BUSY.len());
    match random.u8(..10) {
        0..7 => BUSY[random.usize(..=least_busy)],
        7..9 => (random.u16(..*PortRange::Dynamic.bounds().start()), any),
        _ => (random.u16(CLIENTS), any),
    }
}

/// A row of the log.
#[derive(serde::Deserialize)]
struct Flow<'a> {
    transport: &'a str,
    src_port: u16,
    dst_port: u16,
    packets: u64,
    bytes: u64,
}

#[derive(Default)]
struct Sums {
    flows: u64,
    packets: u64,
    bytes: u64,
}

fn sums(file: &Path) -> Result<(), Box<dyn Error>> {
    let mut by_service = HashMap::<(Option<&str>, Status, Transport), Sums>::new();
    let mut reader = csv::Reader::from_path(file)?;
    let header = reader.headers()?.clone();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let flow: Flow<'_> = record.deserialize(Some(&header))?;
        let transport = flow.transport.parse()?;
        let [source, destination] =
            [flow.src_port, flow.dst_port].map(|port| lookup(port).on(transport));
        // The port with a name is that of the service, or the lower one if both have a
        // name or neither has.
        let port = match (source.name(), destination.name()) {
            (Some(_), None) => source,
            (None, Some(_)) => destination,
            _ if source.number() < destination.number() => source,
            _ => destination,
        };
        let sums = by_service.entry((port.name(), port.status(), transport)).or_default();
        sums.flows += 1;
        sums.packets += flow.packets;
        sums.bytes += flow.bytes;
    }
    let mut by_service: Vec<_> = by_service.into_iter().collect();
    by_service
        .sort_by_key(|((name, status, transport), _)| (*name, status.as_str(), transport.as_str()));
    let mut out = csv::Writer::from_writer(io::stdout().lock());
    out.write_record(["name", "status", "transport", "flows", "packets", "bytes"])?;
    for ((name, status, transport), Sums { flows, packets, bytes }) in by_service {
        let counts = [flows, packets, bytes].map(|count| count.to_string());
        let [flows, packets, bytes] = counts.each_ref().map(String::as_str);
        out.write_record([
            name.unwrap_or_default(),
            status.as_str(),
            transport.as_str(),
            flows,
            packets,
            bytes,
        ])?;
    }
    Ok(out.flush()?)
}
