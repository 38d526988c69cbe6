//! The format of services(5): `name port/transport aliases... # comment`.

use iana_ports::Transport;

use super::builder::Builder;
use super::error::Problem;
use crate::excerpt::excerpt;
use crate::ports::port_number;

/// Protocols that occur in `/etc/services`, and for which IANA registers no ports.
const IGNORED: [&str; 3] = ["ddp", "divert", "udplite"];

pub(super) fn parse(text: &str, builder: &mut Builder) -> Result<(), (u32, Problem)> {
    for (number, line) in (1..).zip(text.lines()) {
        parse_line(number, line, builder).map_err(|problem| (number, problem))?;
    }
    Ok(())
}

fn parse_line(number: u32, line: &str, builder: &mut Builder) -> Result<(), Problem> {
    // The C library would read the next line as part of this one.
    if line.contains('\r') {
        return Err(Problem::LineEnd);
    }
    let line = line.split_once('#').map_or(line, |(line, _)| line);
    let mut words = line.split_whitespace();
    let Some(name) = words.next() else { return Ok(()) };
    let place = words.next().and_then(|place| place.split_once('/'));
    let Some((port, protocol)) = place else {
        return Err(Problem::Services { found: excerpt(line.trim()) });
    };
    let port = port_number(port).ok_or_else(|| Problem::Port { found: excerpt(port), also: "" })?;
    match protocol.parse() {
        Ok(transport) => builder.add_first(number, port, transport, name, words),
        Err(_) if IGNORED.iter().any(|ignored| ignored.eq_ignore_ascii_case(protocol)) => Ok(()),
        Err(_) => Err(Problem::Transport { found: excerpt(protocol), expected: protocols() }),
    }
}

/// The protocols, for messages: `tcp, udp, sctp, dccp; ddp, divert and udplite are
/// ignored`.
fn protocols() -> String {
    let transports = Transport::ALL.map(Transport::as_str).join(", ");
    let (last, others) = IGNORED.split_last().unwrap_or((&"", &[]));
    format!("{transports}; or {} or {last}, which are ignored", others.join(", "))
}
