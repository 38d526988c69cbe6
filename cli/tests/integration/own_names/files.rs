//! The two formats, and files that are neither.

use std::panic::Location;

use super::run_with;
#[cfg(unix)]
use crate::Ended;
use crate::files::path_of;
use crate::{is_refused, run, shows_cards, succeeds};

/// Every kind of line in the files of Debian, BSD and macOS.
const SYSTEM: &str = "\
# Network services, Internet style
#
# See services(5).

tcpmux\t\t1/tcp\t\t\t\t# the multiplexer
rtmp\t\t1/ddp\t\t\t# routing tables of AppleTalk
compressnet\t2/udp
echo            4/DDP
discard\t\t9/tcp\t\tsink null
discard\t\t9/UDP\t\tsink null
natd\t\t8668/divert\t\t# translation of addresses
coap\t\t5683/udplite
http\t\t80/tcp\t\twww\t\t# hypertext
http\t\t80/sctp
914c/g          211/tcp    914c-g
whois++\t\t63/tcp
sql*net\t\t66/tcp
http-proxy\t8080/tcp#no blank before it
webcache\t8080/tcp\tcaching
   indented \t 65535/dccp
\t# A comment that is indented
zero\t\t0/tcp
";

#[test]
fn a_file_in_the_format_of_services_is_read() {
    for (name, content) in
        [("lf.services", SYSTEM.to_owned()), ("crlf.services", SYSTEM.replace('\n', "\r\n"))]
    {
        let path = path_of(name, format!("\u{feff}{content}"));
        let queries = [
            "1/tcp",
            "1/udp",
            "2/udp",
            "9/udp",
            "80",
            "211/tcp",
            "63/tcp",
            "66/tcp",
            "8080/tcp",
            "65535/dccp",
            "0/tcp",
        ];
        let expected = "tcpmux\ntcpmux\ncompressnet\ndiscard\nhttp\n914c/g\nwhois++\nsql*net\nhttp-proxy\nindented\nzero\n";
        succeeds(&[&["--names", &path, "-q"], &queries[..]].concat(), expected);
        let first = run_with(&path, &["8668/tcp", "5683/tcp"]);
        assert!(!first.stdout.contains("own name"), "{}", first.stdout);
    }
}

/// The first line wins, and the names of the others count as aliases, as in the C
/// library.
#[test]
fn the_first_line_of_a_port_wins_and_later_names_are_aliases() {
    let path = path_of("twice.services", SYSTEM);
    let expected = format!(
        "http-proxy*\n* your own name, from {path}\n\n  Ports             8080/tcp\n  Aliases           webcache, caching\n"
    );
    for name in ["http-proxy", "webcache", "caching"] {
        shows_cards(&["--names", &path, name], &expected);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_file_of_this_system_is_read() {
    // A small image may have none.
    if std::fs::exists("/etc/services").unwrap() {
        let ended = run_with("/etc/services", &["-q", "1-1023"]);
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    }
}

#[test]
fn a_csv_file_is_read() {
    let rows = "80,tcp,one,\"a, \"\"b\"\"\"\r\n\r\n  \r\n# 81,tcp,no\r\n  # \"not, closed\r\n 82 , UDP , two words , \r\n";
    for (name, content) in [
        ("plain.csv", rows.to_owned()),
        ("header.csv", format!("# first\n\nPORT,Transport,name,Description\n{rows}")),
        ("short.csv", format!("port,transport,name\n{rows}")),
        ("bom.csv", format!("\u{feff}{rows}")),
        ("open-end.csv", rows.trim_end().to_owned()),
        ("quoted.csv", rows.replace("80,tcp,one", "\"80\",\"tcp\",\"one\"")),
    ] {
        let path = path_of(name, content);
        let names = run_with(&path, &["-q", "80-82"]).stdout;
        assert_eq!(names, "one\ntwo words\n", "{name}");
        let card = run_with(&path, &["80"]).stdout;
        assert!(card.starts_with("80 one*\na, \"b\"\n* your own name on tcp, from "), "{card}");
        let card = run_with(&path, &["82/udp"]).stdout;
        assert!(card.starts_with("82/udp two words*\n* your own name, from "), "{card}");
    }
}

#[test]
fn the_first_and_last_port_can_have_names() {
    let path = path_of("ends.csv", "0-65535,sctp,all\n0,tcp,first\n65535,tcp,last\n");
    succeeds(
        &["--names", &path, "-q", "0", "65535", "0/sctp", "65535/sctp"],
        "first\nlast\nall\nall\n",
    );
    let expected =
        format!("all*\n* your own name, from {path}\n\n  Ports             0-65535/sctp\n");
    shows_cards(&["--names", &path, "all"], &expected);
}

#[test]
fn a_file_without_names() {
    for content in ["", "\n", "# nothing\n\n", "\u{feff}", "port,transport,name\n"] {
        let path = path_of("nothing", content);
        assert_eq!(run_with(&path, &["80", "shop"]), run(&["80", "shop"]), "{content:?}");
    }
}

/// The complaint is one line that names the place.
#[track_caller]
fn is_refused_at(content: impl AsRef<[u8]>, complaint: &str) {
    let path = path_of(&format!("refused-{}", Location::caller().line()), content);
    for args in [
        &["--names", &path, "80"][..],
        &["free", "--names", &path],
        &["annotate", "--names", &path],
        &["listening", "--names", &path],
    ] {
        is_refused(args, &format!("{path}:{complaint}"));
    }
}

#[test]
fn rows_that_are_wrong() {
    let port = "not a port: expected 0 to 65535 without sign or leading zeros, or a range such as 27000-27009";
    for cell in ["65536", "080", "-1", "+80", "80-", "80-65536", "x", "", "1-2-3", "８０"] {
        is_refused_at(format!("# c\n\n{cell},tcp,a\n"), &format!("3: {cell:?}: {port}"));
    }
    is_refused_at(
        "9-8,tcp,a\n",
        "1: \"9-8\": a range in descending order: expected the lower port first",
    );
    is_refused_at(
        "1,tcp,\"a\"\r\n2,icmp,b\r\n",
        "2: \"icmp\": unknown transport protocol: expected tcp, udp, sctp, dccp, or nothing for every transport",
    );
    let cells = "expected port,transport,name or port,transport,name,description";
    is_refused_at("80,tcp\n", &format!("1: \"80\": a row of 2 cells: {cells}"));
    is_refused_at("80,tcp,a,b,c\n", &format!("1: \"80\": a row of 5 cells: {cells}"));
    is_refused_at("1,tcp,a\n\"x\"\n", &format!("2: \"x\": a row of 1 cell: {cells}"));
    is_refused_at(
        "port,name,transport\n",
        &format!("1: \"port,name,transport\": wrong header: {cells}"),
    );
    // A header after the first row is a row.
    is_refused_at("1,tcp,a\nport,transport,name\n", &format!("2: \"port\": {port}"));
}

#[test]
fn quotes_and_line_ends_that_are_wrong() {
    let quoted = "expected cells that are quoted as a whole, with each quote in them doubled";
    is_refused_at(
        "1,tcp,a\n2,tcp,b,\"never\n3,tcp,c\n",
        &format!("2: a quote that is never closed: {quoted}"),
    );
    is_refused_at(
        "1,tcp,a\"b\n",
        &format!("1: a quote inside a cell that is not quoted: {quoted}"),
    );
    is_refused_at(
        "1,tcp,\"a\nb\"c\n",
        &format!("1: text after the closing quote of a cell: {quoted}"),
    );
    let line_end = "a carriage return without a line feed: expected lines that end in LF or CR LF";
    is_refused_at("1,tcp,a\r2,tcp,b\n", &format!("1: {line_end}"));
    is_refused_at("a 1/tcp\rb 2/tcp\r", &format!("1: {line_end}"));
}

#[test]
fn names_that_are_wrong() {
    let letter = "at least one letter, which distinguishes it from a port";
    for (name, expected) in [
        ("", "at least one letter"),
        ("80", letter),
        ("1-5", letter),
        ("...", letter),
        ("a(b", "no parentheses and no quotes"),
        ("a)", "no parentheses and no quotes"),
        ("a*", "no * at the end, which marks own names"),
        ("a\x1b[31m", "no control characters"),
        ("a\0", "no control characters"),
        ("\u{9b}m", "no control characters"),
        ("a # b", "no comment after it: a comment has a line of its own"),
        ("web/tcp", "no port in it (:80, /tcp) and no `>` between blanks"),
        ("80/UDP x", "no port in it (:80, /tcp) and no `>` between blanks"),
        ("db:80,x", "no port in it (:80, /tcp) and no `>` between blanks"),
        ("a > b", "no port in it (:80, /tcp) and no `>` between blanks"),
    ] {
        is_refused_at(
            format!("1,tcp,x\n\n2,tcp,\"{name}\"\n"),
            &format!("3: {name:?}: not a name: expected {expected}"),
        );
    }
    let long = "ä".repeat(65);
    let complaint = format!("1: \"{}\"…: not a name: expected at most 128 bytes", "ä".repeat(60));
    is_refused_at(format!("1,tcp,{long}\n"), &complaint);
    // Aliases too.
    is_refused_at("web 80/tcp www 81\n", &format!("1: \"81\": not a name: expected {letter}"));
    for name in ["a/b", "914c/g", "sql*net", "ns::x", "->", "web>db", "C++", "größe", "a,b"] {
        let path = path_of("good.csv", format!("1,tcp,\"{name}x\"\n"));
        succeeds(
            &["--names", &path, "-q", "--", "1/tcp", &format!("{name}x")],
            &format!("{name}x\n{name}x\n"),
        );
    }
}

#[test]
fn the_same_port_twice() {
    let twice = |place, name| {
        format!("4: {place}: named twice: line 1 names it {name:?}; expected one name")
    };
    is_refused_at("80,tcp,a\n\n# c\n80,tcp,b\n", &twice("80/tcp", "a"));
    is_refused_at("80,,a\n81,,b\n82,,c\n80,sctp,a\n", &twice("80/sctp", "a"));
    is_refused_at("70-80,udp,a\n1,udp,b\n2,udp,c\n75-90,udp,d\n", &twice("75/udp", "a"));
}

#[test]
fn lines_that_are_wrong() {
    let expected = "expected a name and a port with its transport, such as `shop 8080/tcp`; or, in CSV, a first row such as \
                    `8080,tcp,shop`";
    for line in ["shop", "shop 8080", "port;transport;name", "8080 tcp shop", "{\"a\":1}"] {
        is_refused_at(format!("a 1/tcp\n{line}\n"), &format!("2: {line:?}: {expected}"));
    }
    let port = "not a port: expected 0 to 65535 without sign or leading zeros";
    for port_cell in ["65536", "080", "1-2", "", "x"] {
        is_refused_at(format!("a {port_cell}/tcp\n"), &format!("1: {port_cell:?}: {port}"));
    }
    for protocol in ["icmp", "", "tcp/udp", "tcp,udp"] {
        is_refused_at(
            format!("a 1/{protocol}\n"),
            &format!(
                "1: {protocol:?}: unknown transport protocol: expected tcp, udp, sctp, dccp; or ddp, divert or udplite, \
                 which are ignored"
            ),
        );
    }
}

#[test]
fn files_that_are_no_text() {
    is_refused_at(b"1,tcp,a\n2,tcp,\xe9\n", "2: byte 0xe9: not UTF-8: expected the file in UTF-8");
    is_refused_at(b"\xff\xfe1\0,\0", "1: byte 0xff: not UTF-8: expected the file in UTF-8");
    is_refused_at(
        [0; 99],
        &format!(
            "1: \"{}\"…: expected a name and a port with its transport, such as `shop 8080/tcp`; or, in CSV, a first row \
             such as `8080,tcp,shop`",
            "\\0".repeat(60)
        ),
    );
}

#[test]
fn files_that_cannot_be_read() {
    for path in ["no/such\nfile", ".", "-"] {
        let reason = std::fs::read(path).unwrap_err();
        let shown = path.replace('\n', "\\n");
        is_refused(&["--names", path, "80"], &format!("{shown}: cannot be read: {reason}"));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn endless_files() {
    let complaint = "/dev/zero: larger than 64000000 bytes: expected a list of names";
    is_refused(&["--names", "/dev/zero", "80"], complaint);
}

#[test]
fn very_many_names() {
    let rows = |count: u32| -> String {
        let row =
            |index| format!("{},{},n{index}\n", index / 2, ["tcp", "udp"][index as usize % 2]);
        (0..count).map(row).collect()
    };
    let path = path_of("many.csv", rows(131_072));
    succeeds(&["--names", &path, "-q", "65535/udp", "N99999"], "n131071\nn99999\n");
    let path = path_of("too-many.services", format!("a 1/tcp {}\n", "b ".repeat(1_000_000)));
    let complaint = "more than 1000000 names and aliases: expected fewer";
    is_refused(&["--names", &path, "80"], &format!("{path}:1: {complaint}"));
}

/// Control characters of a file never reach the terminal.
#[test]
#[cfg(unix)]
fn control_characters_are_made_visible() {
    let path = path_of("control\u{1b}.csv", "80,tcp,a,\"\u{1b}[2J\u{9b}m\nb\"\n");
    for args in [&["80"][..], &["a"], &["--json", "80"], &["80-81"], &["b"]] {
        let Ended { stdout, stderr, .. } = run_with(&path, args);
        let shown = stdout + &stderr;
        assert!(!shown.chars().any(|char| char.is_control() && char != '\n'), "{shown:?}");
    }
}
