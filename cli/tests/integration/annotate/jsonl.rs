//! `annotate --jsonl`.

use std::io::Write as _;

use super::{annotate, annotated};
use crate::{HEADER, file};

pub(crate) fn text(args: &[&str], input: &str) -> String {
    String::from_utf8(annotated(&[&["--jsonl"], args].concat(), input)).unwrap()
}

/// The line becomes `expected`, which a second run leaves alone.
#[track_caller]
fn becomes_with(args: &[&str], line: &str, expected: &str) {
    let written = text(args, line);
    assert_eq!(written, expected);
    assert_eq!(text(args, &written), written, "twice");
}

#[track_caller]
fn becomes(line: &str, expected: &str) {
    becomes_with(&[], line, expected);
}

#[track_caller]
fn stays(line: &str) {
    becomes(line, line);
}

#[test]
fn suricata_logs() {
    becomes(
        r#"{"timestamp":"2026-01-02T03:04:05.000000+0000","flow_id":1,"event_type":"alert","src_ip":"192.0.2.1","src_port":51514,"dest_ip":"198.51.100.2","dest_port":514,"proto":"UDP","alert":{"severity":2},"app_proto":"syslog"}"#,
        r#"{"timestamp":"2026-01-02T03:04:05.000000+0000","flow_id":1,"event_type":"alert","src_ip":"192.0.2.1","src_port":51514,"dest_ip":"198.51.100.2","dest_port":514,"dest_port_service":"syslog","proto":"UDP","alert":{"severity":2},"app_proto":"syslog"}"#,
    );
    becomes(
        r#"{"dest_port":1455,"proto":"TCP"}"#,
        r#"{"dest_port":1455,"dest_port_service":"esl-lm","proto":"TCP"}"#,
    );
    stays(r#"{"src_ip":"2001:db8::1","src_port":80,"dest_port":443,"proto":"IPv6-ICMP"}"#);
}

#[test]
fn zeek_logs() {
    becomes(
        r#"{"ts":1767323045.1,"id.orig_h":"192.0.2.1","id.orig_p":514,"id.resp_h":"192.0.2.2","id.resp_p":80,"proto":"tcp"}"#,
        r#"{"ts":1767323045.1,"id.orig_h":"192.0.2.1","id.orig_p":514,"id.orig_p_service":"shell","id.resp_h":"192.0.2.2","id.resp_p":80,"id.resp_p_service":"http","proto":"tcp"}"#,
    );
    becomes(
        r#"{"id":{"orig_p":514},"proto":"udp"}"#,
        r#"{"id":{"orig_p":514,"orig_p_service":"syslog"},"proto":"udp"}"#,
    );
    stays(r#"{"id.orig_p":8,"id.resp_p":80,"proto":"icmp"}"#);
    becomes(
        r#"{"port_num":514,"port_proto":"udp"}"#,
        r#"{"port_num":514,"port_num_service":"syslog","port_proto":"udp"}"#,
    );
}

#[test]
fn logs_in_the_elastic_common_schema() {
    becomes(
        r#"{"source":{"ip":"192.0.2.1","port":514,"nat":{"port":443}},"destination":{"port":53},"network":{"protocol":"dns","transport":"udp"},"url":{"port":80}}"#,
        r#"{"source":{"ip":"192.0.2.1","port":514,"port_service":"syslog","nat":{"port":443,"port_service":"https"}},"destination":{"port":53,"port_service":"domain"},"network":{"protocol":"dns","transport":"udp"},"url":{"port":80}}"#,
    );
    becomes(
        r#"{"source.port":514,"network.transport":"udp","client":{"port":"514"}}"#,
        r#"{"source.port":514,"source.port_service":"syslog","network.transport":"udp","client":{"port":"514","port_service":"syslog"}}"#,
    );
    stays(r#"{"network":{"iana_number":"1","transport":"icmp"},"server":{"port":80}}"#);
}

#[test]
fn other_log_formats() {
    // VPC flow logs.
    becomes(
        r#"{"srcport":514,"dstport":65000,"protocol":17}"#,
        r#"{"srcport":514,"srcport_service":"syslog","dstport":65000,"protocol":17}"#,
    );
    becomes(
        r#"{"jsonPayload":{"connection":{"dest_port":22,"protocol":6,"src_port":1}}}"#,
        r#"{"jsonPayload":{"connection":{"dest_port":22,"dest_port_service":"ssh","protocol":6,"src_port":1,"src_port_service":"tcpmux"}}}"#,
    );
    // OCSF.
    becomes(
        r#"{"src_endpoint":{"port":514},"connection_info":{"protocol_num":17,"protocol_name":"udp"}}"#,
        r#"{"src_endpoint":{"port":514,"port_service":"syslog"},"connection_info":{"protocol_num":17,"protocol_name":"udp"}}"#,
    );
    // Hubble: the key of the object is the transport.
    becomes(
        r#"{"l4":{"UDP":{"source_port":514,"destination_port":53}}}"#,
        r#"{"l4":{"UDP":{"source_port":514,"source_port_service":"syslog","destination_port":53,"destination_port_service":"domain"}}}"#,
    );
    // A list of ports, as scanners write it; a socket, whose transport is a number in a
    // string.
    becomes(
        r#"{"ip":"192.0.2.1","ports":[{"port":514,"proto":"udp"},{"port":514,"proto":"tcp"},{"port":80}]}"#,
        r#"{"ip":"192.0.2.1","ports":[{"port":514,"port_service":"syslog","proto":"udp"},{"port":514,"port_service":"shell","proto":"tcp"},{"port":80}]}"#,
    );
    becomes(
        r#"{"columns":{"local_port":"514","protocol":"17"}}"#,
        r#"{"columns":{"local_port":"514","local_port_service":"syslog","protocol":"17"}}"#,
    );
}

#[test]
fn values_that_are_ports_get_a_name() {
    for value in ["443", "\"443\"", "443.0", "\"443.0\"", r#""44\u0033""#] {
        becomes(
            &format!(r#"{{"sport": {value} , "x":1}}"#),
            &format!(r#"{{"sport": {value},"sport_service":"https" , "x":1}}"#),
        );
    }
    for value in [
        "0",
        "-443",
        "443.5",
        "4.43e2",
        "65536",
        "1e999",
        "null",
        "true",
        "\"\"",
        "\"0443\"",
        "\"x\"",
        "\" 443\"",
        "[443]",
        "{\"a\":443}",
        "\"\\ud800443\"",
    ] {
        stays(&format!(r#"{{"sport":{value}}}"#));
    }
    stays("{}");
    stays("{\"\":\"\",\"sport\":65000}\r\n\n   \t\n\r\n{ } ");
    stays("[]\n".trim_start_matches("[]"));
    becomes("\u{feff}{\"sport\":80}", "\u{feff}{\"sport\":80,\"sport_service\":\"http\"}");
}

#[test]
fn the_nearest_transport_counts() {
    for (line, name) in [
        (r#"{"proto":"udp","a":{"sport":514@}}"#, "syslog"),
        (r#"{"a":{"sport":514@},"proto":"udp"}"#, "syslog"),
        (r#"{"proto":"udp","a":{"sport":514@,"proto":"tcp"}}"#, "shell"),
        (r#"{"a":[{"b":[{"sport":514@}]}],"proto":17}"#, "syslog"),
        (r#"{"proto":"udp","a":{"sport":514@,"proto":"-"}}"#, "syslog"),
        (r#"{"proto":"udp","a":{"sport":514@,"proto":null}}"#, "syslog"),
        (r#"{"proto":"udp","protocol":"tcp","sport":514@}"#, "syslog"),
        (r#"{"protocol":"http","sport":514@}"#, "shell"),
        (r#"{"PROTO":"UDP6","sport":514@}"#, "syslog"),
        (r#"{"\u0070roto":"\u0075dp","sport":514@}"#, "syslog"),
        // The last value of a repeated key counts.
        (r#"{"proto":"udp","proto":"tcp","sport":514@}"#, "shell"),
        (r#"{"a":{"proto":"udp"},"sport":514@}"#, "shell"),
    ] {
        let added = format!(",\"sport_service\":\"{name}\"");
        becomes(&line.replace('@', ""), &line.replace('@', &added));
    }
    for line in [
        r#"{"proto":"icmp","a":{"sport":514}}"#,
        r#"{"protocol":1,"sport":514}"#,
        r#"{"protocol":"ICMP","sport":514}"#,
        r#"{"proto":"\ud800","sport":514}"#,
        r#"{"proto":"sctp","sport":514}"#,
    ] {
        stays(line);
    }
    becomes_with(
        &["--transport", "udp"],
        r#"{"sport":514,"a":{"sport":514,"proto":"tcp"}}"#,
        r#"{"sport":514,"sport_service":"syslog","a":{"sport":514,"sport_service":"shell","proto":"tcp"}}"#,
    );
}

#[test]
fn key_chooses_the_members() {
    becomes_with(
        &["--key", "p", "--key", "ünï\"", "--key", "p"],
        r#"{"p":80,"ünï\"":22,"sport":80,"a":[[{"\u0070":443}]],"q":{"P":80}}"#,
        r#"{"p":80,"p_service":"http","ünï\"":22,"ünï\"_service":"ssh","sport":80,"a":[[{"\u0070":443,"\u0070_service":"https"}]],"q":{"P":80}}"#,
    );
    // A key that ends with the suffix of added keys.
    becomes_with(
        &["--key", "p_service", "--key", "p"],
        r#"{"p":80,"p_service":22}"#,
        r#"{"p":80,"p_service":22,"p_service_service":"ssh"}"#,
    );
    becomes_with(
        &["--key", "p_service", "--key", "p", "--key", ""],
        r#"{"p":80,"":443}"#,
        r#"{"p":80,"p_service":"http","":443,"_service":"https"}"#,
    );
    becomes_with(&["--key", "port"], r#"{"port":80}"#, r#"{"port":80,"port_service":"http"}"#);
    // Without the option, `port` counts only in objects about the network.
    stays(r#"{"port":80,"usb":{"port":1}}"#);
    stays(r#"{"Sport":80,"sport ":80,"\ud800":80,"s\u0070ort\ud800":80}"#);
}

#[test]
fn members_that_exist_already_stay() {
    stays(r#"{"sport":80,"sport_service":"x"}"#);
    stays(r#"{"sport_service":null,"sport":80}"#);
    stays(r#"{"sport":80,"sport\u005fservice":[{}]}"#);
    becomes(
        r#"{"sport_service":"x","a":{"sport":80},"dport":80}"#,
        r#"{"sport_service":"x","a":{"sport":80,"sport_service":"http"},"dport":80,"dport_service":"http"}"#,
    );
    // The last value of a repeated key counts, as in parsers.
    becomes(r#"{"sport":80,"sport":443}"#, r#"{"sport":80,"sport":443,"sport_service":"https"}"#);
    becomes(
        r#"{"sport":80,"\u0073port":22}"#,
        r#"{"sport":80,"\u0073port":22,"\u0073port_service":"ssh"}"#,
    );
    for value in ["\"x\"", "null", "{}", "[]", "65000"] {
        stays(&format!(r#"{{"sport":80,"sport":{value}}}"#));
    }
}

#[test]
fn names_are_escaped() {
    let own = file("jsonl.csv", "80,,a\\b ü\n443,tcp,web\n");
    let args = ["--names", own.to_str().unwrap()];
    becomes_with(
        &args,
        r#"{"sport":80,"dport":443,"proto":"tcp"}"#,
        r#"{"sport":80,"sport_service":"a\\b ü*","dport":443,"dport_service":"web*","proto":"tcp"}"#,
    );
    let row = "\"\"\"\u{7f}\n\u{85}\",80,tcp,,,,,,,,,\r\n";
    let registry = file("jsonl-registry.csv", format!("{HEADER}\r\n{row}"));
    becomes_with(
        &["--registry", registry.to_str().unwrap()],
        r#"{"sport":80,"dport":443}"#,
        r#"{"sport":80,"sport_service":"\"\u007f\u000a\u0085","dport":443}"#,
    );
}

#[test]
fn a_line_that_is_no_object_is_refused() {
    let line = "{\"sport\":80}\n";
    let written = "{\"sport\":80,\"sport_service\":\"http\"}\n";
    let expected = "expected one JSON object on each line";
    for (wrong, complaint) in [
        (
            "Oct 11 kernel: x",
            format!("1: \"Oct 11 kernel: x\": not JSON (expected value): {expected}"),
        ),
        (
            "[{\"sport\":80}]",
            "1: \"[{\\\"sport\\\":80}]\": not a JSON object: expected one on each line".to_owned(),
        ),
        ("  80", "3: \"80\": not a JSON object: expected one on each line".to_owned()),
        ("{", format!("2: the line's end: not JSON (EOF while parsing an object): {expected}")),
        (
            "{\"sport\":80",
            format!("12: the line's end: not JSON (EOF while parsing an object): {expected}"),
        ),
        ("{} {}", format!("4: \"{{}}\": not JSON (trailing characters): {expected}")),
        ("{\"a\":01}", format!("7: \"1}}\": not JSON (invalid number): {expected}")),
        (
            "{\"a\":\"\t\"}",
            format!(
                "6: \"\\\"\\t\\\"}}\": not JSON (control character (\\u0000-\\u001F) found while parsing a string): {expected}"
            ),
        ),
        ("{'a':1}", format!("2: \"'a':1}}\": not JSON (key must be a string): {expected}")),
        ("\u{feff}{}", format!("1: \"\\u{{feff}}{{}}\": not JSON (expected value): {expected}")),
    ] {
        let input = format!("{line}\n{wrong}\n{line}");
        let (stdout, stderr, status) = annotate(&["--jsonl"], move |stdin| {
            let _ = stdin.write_all(input.as_bytes());
        });
        assert_eq!(stderr, format!("iana-ports: standard input:3:{complaint}\n"), "{wrong}");
        assert_eq!(status, 2);
        assert_eq!(String::from_utf8(stdout).unwrap(), format!("{written}\n"));
    }
    let (stdout, stderr, status) = annotate(&["--jsonl"], |stdin| {
        stdin.write_all(b"{\"a\":\"\xff\"}\n").unwrap();
    });
    let complaint = "1:7: byte 0xff: not UTF-8: expected JSON, which is in UTF-8";
    assert_eq!(stderr, format!("iana-ports: standard input:{complaint}\n"));
    assert_eq!((stdout.as_slice(), status), (&b""[..], 2));
}

#[test]
fn depth_and_length_are_limited() {
    let nested = |depth: usize| {
        format!("{}{{\"sport\":80@}}{}", "{\"a\":[".repeat(depth / 2), "]}".repeat(depth / 2))
    };
    let deepest = nested(98);
    becomes(&deepest.replace('@', ""), &deepest.replace('@', ",\"sport_service\":\"http\""));
    for depth in [100, 1_000_000] {
        let deep = nested(depth).replace('@', "");
        let (stdout, stderr, status) = annotate(&["--jsonl"], move |stdin| {
            let _ = stdin.write_all(deep.as_bytes());
        });
        let complaint = "1:301: objects and arrays nested too deep: expected at most 100 levels";
        assert_eq!(stderr, format!("iana-ports: standard input:{complaint}\n"));
        assert_eq!((stdout.as_slice(), status), (&b""[..], 2));
    }
    let long = format!("{{\"a\":\"{}\",\"sport\":80@}}", "x".repeat(20_000_000));
    becomes(&long.replace('@', ""), &long.replace('@', ",\"sport_service\":\"http\""));
    let (_, stderr, status) = annotate(&["--jsonl"], |stdin| {
        stdin.write_all(b"{}\n{\"a\":\"").unwrap();
        while stdin.write_all(&vec![b'x'; 1 << 20]).is_ok() {}
    });
    let complaint = "2: longer than 64 MB: expected a shorter line";
    assert_eq!(stderr, format!("iana-ports: standard input:{complaint}\n"));
    assert_eq!(status, 2);
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_bounded() {
    use super::{filter, peak_is_low};

    let lines = "{\"sport\":80,\"a\":[{\"dport\":443}]}\n".repeat(18_000);
    peak_is_low(filter(&["--jsonl"]), lines.as_bytes());
}
