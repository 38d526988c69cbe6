//! The format of services(5).

use super::are_equal;
use crate::{HEADER, file, run};
use iana_ports_test_support::reference::{TRANSPORTS, reference};

const COMPLAINT: &str = "iana-ports: 2 names cannot be written in this format, because of blanks, control characters or #; comments in the output list them\n";

pub(super) fn services() -> String {
    let ended = run(&["export", "--format", "services"]);
    assert_eq!((ended.stderr.as_str(), ended.status), (COMPLAINT, 0));
    ended.stdout
}

pub(super) fn is_writable(name: &str) -> bool {
    name.chars().all(|char| char.is_ascii_graphic() && char != '#')
}

/// A line without its description: port, transport, and names in order.
pub(super) type Entry = (u16, String, Vec<String>);

/// Every port on every transport that has a name which the format can express.
pub(super) fn entries() -> Vec<Entry> {
    let pairs = (0..=u16::MAX).flat_map(|port| TRANSPORTS.map(|transport| (port, transport)));
    let entry = |(port, transport)| {
        let name = reference().name(port, Some(transport))?;
        let others =
            reference().names(port, Some(transport)).into_iter().filter(|&other| other != name);
        let names = [name].into_iter().chain(others).filter(|name| is_writable(name));
        let names: Vec<_> = names.map(str::to_owned).collect();
        (!names.is_empty()).then(|| (port, transport.to_owned(), names))
    };
    pairs.filter_map(entry).collect()
}

/// Reads a line that is no comment: the entry and its description.
fn entry(line: &str) -> (Entry, Option<&str>) {
    let (line, description) =
        line.split_once('#').map_or((line, None), |(line, text)| (line, Some(text.trim())));
    let mut words = line.split_ascii_whitespace().map(str::to_owned);
    let (name, place) = (words.next().unwrap(), words.next().unwrap());
    let (port, transport) = place.split_once('/').unwrap();
    let names = [name].into_iter().chain(words).collect();
    ((port.parse().unwrap(), transport.to_owned(), names), description)
}

#[test]
fn a_line_for_each_port_on_each_transport_that_has_a_name() {
    let services = services();
    let lines: Vec<_> = services.lines().filter(|line| !line.starts_with('#')).map(entry).collect();
    are_equal(&lines.iter().map(|(entry, _)| entry.clone()).collect::<Vec<_>>(), &entries());
    for ((port, transport, _), description) in lines {
        let transport = TRANSPORTS.into_iter().find(|known| *known == transport);
        let expected = reference().description(port, transport).map(|text| {
            text.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        });
        assert_eq!(description, expected.as_deref(), "{port}/{transport:?}");
    }
}

#[test]
fn the_first_comment_names_the_source() {
    let services = services();
    let snapshot = format!("# {}", iana_ports::SNAPSHOT);
    let expected = [
        "# IANA's Service Name and Transport Protocol Port Number Registry in the format of services(5)",
        &snapshot,
        "# Made by: iana-ports export --format services",
        "tcpmux          1/tcp                         # TCP Port Service Multiplexer",
    ];
    assert_eq!(services.lines().take(4).collect::<Vec<_>>(), expected);
}

#[test]
fn a_name_with_a_blank_becomes_a_comment() {
    let services = services();
    let comments: Vec<_> =
        services.lines().filter(|line| line.starts_with("# not in this format: ")).collect();
    let expected = [
        "# not in this format: 3283/tcp Apple Remote Desktop (Net Assistant)",
        "# not in this format: 3283/udp Apple Remote Desktop (Net Assistant)",
        "# not in this format: 3679/tcp Escale (Newton Dock)",
        "# not in this format: 3679/udp Escale (Newton Dock)",
    ];
    assert_eq!(comments, expected);

    let rows = "no#1,7,tcp,\"two\n  lines\u{7}\",,,,,,,,\nplain,7,,,,,,,,,,\nno 2,7,udp,,,,,,,,,\nno\u{1b}3,8-9,dccp,,,,,,,,,\n";
    let path = file("services.csv", format!("{HEADER}\n{rows}"));
    let ended = run(&["--registry", path.to_str().unwrap(), "export", "--format", "services"]);
    let expected = "\
# not in this format: 7/tcp no#1
plain           7/tcp                         # two lines\\u{7}
# not in this format: 7/udp no 2
plain           7/udp
plain           7/sctp
plain           7/dccp
# not in this format: 8/dccp no\\u{1b}3
# not in this format: 9/dccp no\\u{1b}3
";
    assert_eq!(ended.stdout.splitn(4, '\n').last(), Some(expected));
    assert_eq!((ended.stderr, ended.status), (COMPLAINT.replace('2', "3"), 0));
}
