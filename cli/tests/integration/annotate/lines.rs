//! Lines of text: captured output of real tools, notations one by one, and endless or
//! binary input.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::thread;

#[cfg(target_os = "linux")]
use super::peak_is_low;
use super::{annotated, filter};
use crate::{Ended, csv, file};

#[track_caller]
fn becomes(line: &str, expected: &str) {
    let written = String::from_utf8(annotated(&[], format!("{line}\n"))).unwrap();
    assert_eq!(written, format!("{expected}\n"));
    // A second run changes nothing.
    let again = String::from_utf8(annotated(&[], &written)).unwrap();
    assert_eq!(again, written);
}

#[track_caller]
fn stays(line: &str) {
    becomes(line, line);
}

/// Real output, made by running the tools: see `captures/README.md`.
#[test]
fn captured_output_of_tools() {
    macro_rules! capture {
        ($name:literal) => {{
            let input = include_str!(concat!("../../captures/", $name, ".txt"));
            let expected = include_str!(concat!("../../captures/", $name, ".annotated.txt"));
            let written = String::from_utf8(annotated(&[], input)).unwrap();
            for (written, expected) in written.lines().zip(expected.lines()) {
                assert_eq!(written, expected);
            }
            assert_eq!(written, expected);
            assert_ne!(written, input);
            assert_eq!(
                String::from_utf8(annotated(&[], &written)).unwrap(),
                written,
                "twice is once"
            );
        }};
    }
    capture!("ss");
    capture!("netstat");
    capture!("lsof");
    capture!("tcpdump");
    capture!("tcpdump-v");
    capture!("nmap");
}

#[test]
fn ports_after_addresses_are_named() {
    becomes("0.0.0.0:1455", "0.0.0.0:1455(esl-lm)");
    becomes(
        "[::1]:1455 [fe80::1%eth0]:22 [fe80::1]%eth0:546",
        "[::1]:1455(esl-lm) [fe80::1%eth0]:22(ssh) [fe80::1]%eth0:546(dhcpv6-client)",
    );
    becomes(
        "*:8080 *%lo:53 127.0.0.53%lo:53",
        "*:8080(http-alt) *%lo:53(domain) 127.0.0.53%lo:53(domain)",
    );
    becomes(
        "localhost:5432 db.example.com:3306",
        "localhost:5432(postgresql) db.example.com:3306(mysql)",
    );
    becomes("::ffff:127.0.0.1:80 :::22", "::ffff:127.0.0.1:80(http) :::22(ssh)");
    becomes(
        "relay=mx.example.com[192.0.2.1]:25, delay=1",
        "relay=mx.example.com[192.0.2.1]:25(smtp), delay=1",
    );
    becomes(
        "(10.0.0.1:80) \"10.0.0.1:80\" src=10.0.0.1:443;",
        "(10.0.0.1:80(http)) \"10.0.0.1:80(http)\" src=10.0.0.1:443(https);",
    );
    becomes(
        "dial tcp 127.0.0.1:1455: connect: refused",
        "dial tcp 127.0.0.1:1455(esl-lm): connect: refused",
    );
    becomes("Listening on 127.0.0.1:1455.", "Listening on 127.0.0.1:1455(esl-lm).");
    becomes("http://example.com:8080/x?y", "http://example.com:8080(http-alt)/x?y");
    becomes("0.0.0.0:8080->80/tcp", "0.0.0.0:8080(http-alt)->80/tcp(http)");
    becomes("127.0.0.1:80\r", "127.0.0.1:80(http)\r");
}

#[test]
fn a_transport_beside_the_port_decides() {
    becomes("514/tcp 514/UDP 514", "514/tcp(shell) 514/UDP(syslog) 514");
    becomes("10.0.0.1:514/udp", "10.0.0.1:514/udp(syslog)");
    becomes("udp 10.0.0.1:514", "udp 10.0.0.1:514(syslog)");
    becomes("udp://10.0.0.1:514 tcp://h:514", "udp://10.0.0.1:514(syslog) tcp://h:514(shell)");
    becomes("x 10.0.0.1:514", "x 10.0.0.1:514(shell)");
    becomes("443/sctp 8080/dccp 80,443/tcp", "443/sctp(https) 8080/dccp 80(http),443/tcp(https)");
    becomes("514/open|filtered/udp//syslog///", "514/open|filtered/udp(syslog)//syslog///");
    let udp = annotated(&["--transport", "udp"], "10.0.0.1:514\ntcp 10.0.0.1:514\n");
    assert_eq!(udp, b"10.0.0.1:514(syslog)\ntcp 10.0.0.1:514(shell)\n");
}

/// The nearest statement wins: the token's own, then a key, then a word; before the port,
/// then after.
#[test]
fn the_nearest_transport_counts() {
    for (line, expected) in [
        ("10.0.0.1:514/udp tcp", "10.0.0.1:514/udp(syslog) tcp"),
        ("tcp 10.0.0.1:514 proto=udp", "tcp 10.0.0.1:514(syslog) proto=udp"),
        ("proto=17 dport=514", "proto=17 dport=514(syslog)"),
        ("PROTO: 6 DPT=514 udp", "PROTO: 6 DPT=514(shell) udp"),
        (
            "proto=tcp dport=514, proto=udp dport=514",
            "proto=tcp dport=514(shell), proto=udp dport=514(syslog)",
        ),
        ("{UDP} 10.0.0.1:514", "{UDP} 10.0.0.1:514(syslog)"),
        ("10.0.0.1:514 [UDP]", "10.0.0.1:514(syslog) [UDP]"),
        ("udp46 0 0 *.514 *.*", "udp46 0 0 *.514(syslog) *.*"),
        ("Via: SIP/2.0/UDP 10.0.0.1:514", "Via: SIP/2.0/UDP 10.0.0.1:514(syslog)"),
        ("x <sip:a@10.0.0.1:514;transport=udp>", "x <sip:a@10.0.0.1:514(syslog);transport=udp>"),
        ("0.0.0.0:514->514/udp", "0.0.0.0:514(syslog)->514/udp(syslog)"),
        (
            "udp-lite no-udp udp_x 80/udpx 10.0.0.1:514",
            "udp-lite no-udp udp_x 80/udpx 10.0.0.1:514(shell)",
        ),
        ("port 514/udp, server port 514", "port 514/udp(syslog), server port 514(shell)"),
    ] {
        becomes(line, expected);
    }
    for line in
        ["proto=1 10.0.0.1:514", "ICMP 10.0.0.1:80", "{ICMP} 10.0.0.1:8", "raw 0 0 10.0.0.1:6 *:*"]
    {
        stays(line);
    }
}

#[test]
fn ports_after_keys_and_words_are_named() {
    for (line, expected) in [
        ("local_port: 443 toport=80:proto=tcp", "local_port: 443(https) toport=80(http):proto=tcp"),
        ("started on port(s): 80, 443.", "started on port(s): 80(http), 443(https)."),
        (
            "listen on ports 80, 443 and 8080.",
            "listen on ports 80(http), 443(https) and 8080(http-alt).",
        ),
        ("--dports=80,6000:6063", "--dports=80(http),6000:6063(x11)"),
        ("tcp dport { 22, 80-81 } x", "tcp dport { 22(ssh), 80-81 } x"),
        ("<port protocol=\"udp\" port=\"514\">", "<port protocol=\"udp\" port=\"514(syslog)\">"),
        ("host=db:5432 upstream: a:80 b:80", "host=db:5432(postgresql) upstream: a:80(http) b:80"),
        ("  server a:80 weight=1", "  server a:80(http) weight=1"),
        ("dial tcp db:5432: refused", "dial tcp db:5432(postgresql): refused"),
        ("listen 443 ssl;", "listen 443(https) ssl;"),
        ("listening on 8080", "listening on 8080(http-alt)"),
        ("listening on 8080 cores", "listening on 8080 cores"),
        ("permit tcp any any eq 443 log", "permit tcp any any eq 443(https) log"),
        ("x eq 443 y range 80 81", "x eq 443 y range 80 81"),
        (
            "443                        ALLOW       Anywhere",
            "443(https)                        ALLOW       Anywhere",
        ),
        (
            "443 (v6)                   DENY        Anywhere (v6)",
            "443(https) (v6)                   DENY        Anywhere (v6)",
        ),
        (
            "_x._udp.example.org. IN SRV 1 2 389 a.example.org.",
            "_x._udp.example.org. IN SRV 1 2 389(ldap) a.example.org.",
        ),
        (
            "support 80 export=443 USB port 3 port 1/0/24",
            "support 80 export=443 USB port 3 port 1/0/24",
        ),
    ] {
        becomes(line, expected);
    }
}

/// Colours around an address, a colon, a port and a transport, and a link with a port in
/// its address.
#[test]
fn escape_sequences_are_kept_and_not_read() {
    for (line, expected) in [
        (
            "\x1b[36m10.0.0.1\x1b[0m:\x1b[33m80\x1b[0m",
            "\x1b[36m10.0.0.1\x1b[0m:\x1b[33m80(http)\x1b[0m",
        ),
        ("\x1b[1m514\x1b[0m/\x1b[32mudp\x1b[m x", "\x1b[1m514\x1b[0m/\x1b[32mudp(syslog)\x1b[m x"),
        (
            "\x1b[1mudp\x1b[0m 10.0.0.1:\x1b[31m514\x1b[K",
            "\x1b[1mudp\x1b[0m 10.0.0.1:\x1b[31m514(syslog)\x1b[K",
        ),
        (
            "\x1b]8;;http://10.0.0.1:80\x1b\\here\x1b]8;;\x1b\\ 443/tcp",
            "\x1b]8;;http://10.0.0.1:80\x1b\\here\x1b]8;;\x1b\\ 443/tcp(https)",
        ),
        ("\x1b[80m443\x1b[22", "\x1b[80m443\x1b[22"),
    ] {
        becomes(line, expected);
    }
}

#[test]
fn numbers_that_are_no_ports_stay() {
    for line in [
        "12:30:45 2026-11-23T12:30:22 12:30:45.123 at 10:22",
        "v1.14:55 1.14:80 4:3 16:9 ratio 1:22 1.2.3:80 1.2.3.4.5:80",
        "00:11:22:33:44:80 fe80::1:80 std::io:80 a::b:80 SHA256:16:27:ac:a5:76:28:22",
        "999.1.1.1:80 1.2.3.4:080 1.2.3.4:0 1.2.3.4:65536 1.2.3.4:99999 1.2.3.4:123456",
        "1.2.3.4:80px 1.2.3.4:80% 1.2.3.4:80.5 1.2.3.4:80-90 1.2.3.4:80:90 1.2.3.4:80_ 1.2.3.4:80@x 1.2.3.4:80=",
        "1.2.3.4: 1.2.3.4:x :80 ::80 [80]:22 [x]:22 []:22 ]:22 **:80 host1:80 web-1:80 -a:80 a-:80 a..b:80 .a:80",
        "src/main.rs:22:5 main.go:22 a/b:22 /etc/x:22 lib.c:80: error, user:80@host $x:80",
        "8000-8010/tcp 1.80/tcp x80/tcp a/80/tcp 80/tcpx 80/tcp6 80/icmp 080/tcp 80/tcp/x 99999/tcp 4201/python3",
        "127.0.0.1.80 > 127.0.0.1 a.80 > b.80: x 1.80 > 2.80: y 127.0.0.1.80 >127.0.0.1.80: x > y",
        "127.0.0.1:4 10.0.0.1:65000 4/tcp no name, nothing to say",
        "sshd[80]: pid=80 {\"port\":80,\"x\":\"y:80z\"} <80> #80 80",
        "münchen.de:80 :::* *:* users:((\"x\",pid=80,fd=22)) [::1%]:80",
    ] {
        stays(line);
    }
}

#[test]
fn the_last_line_may_lack_its_end() {
    assert_eq!(annotated(&[], "127.0.0.1:1455"), b"127.0.0.1:1455(esl-lm)");
    assert_eq!(
        annotated(&[], "127.0.0.1:1455\n\n80/tcp"),
        b"127.0.0.1:1455(esl-lm)\n\n80/tcp(http)"
    );
    assert_eq!(annotated(&[], ""), b"");
}

/// A line that arrives in pieces is answered as a whole.
#[test]
fn each_line_is_answered_before_the_next_is_read() {
    let mut child = filter(&[]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        for piece in ["tcp 127.0.0.1:14", "55 [::", "1]:8", "0\n"] {
            stdin.write_all(piece.as_bytes()).unwrap();
            thread::sleep(std::time::Duration::from_millis(5));
        }
        assert_eq!(answers.next().unwrap().unwrap(), "tcp 127.0.0.1:1455(esl-lm) [::1]:80(http)");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// The shifts put each notation across the end of a buffer.
#[test]
fn notations_across_the_ends_of_buffers_are_named() {
    let notation =
        "udp://127.0.0.1:514 127.0.0.1.80 > 127.0.0.1.514: Flags a.example.com:1455/tcp ";
    let expected = "udp://127.0.0.1:514(syslog) 127.0.0.1.80(http) > 127.0.0.1.514(shell): Flags a.example.com:1455/tcp(esl-lm) ";
    for shift in (0..90).step_by(3) {
        let start = format!("tcp {}", "x ".repeat(65_000 - shift) + &" ".repeat(shift % 2));
        let line = start.clone() + &notation.repeat(2_000);
        let written = String::from_utf8(annotated(&[], &line)).unwrap();
        assert!(written == start + &expected.repeat(2_000), "shift {shift}");
    }
}

#[test]
fn very_long_words_stay() {
    let long = "a".repeat(1 << 20);
    let line = format!(
        "{long}:80 {long}/tcp {} > {}: {long}.com:80\n",
        "1".repeat(300_000),
        ":".repeat(300_000)
    );
    assert!(annotated(&[], &line) == line.as_bytes());
}

#[test]
fn random_bytes_stay() {
    let mut state = 1_u64;
    let mut noise = |marks: &[u8]| -> Vec<u8> {
        let mut byte = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let byte = (state >> 56) as u8;
            if marks.is_empty() { byte } else { marks[usize::from(byte) % marks.len()] }
        };
        (0..1 << 20).map(|_| byte()).collect()
    };
    // Without the added names, the output is the input.
    for marks in [&b""[..], b"1234567890::..//> > *[]ab\ntcpud\xff"] {
        let input: Vec<_> = noise(marks).into_iter().filter(|byte| !b"()".contains(byte)).collect();
        let written = annotated(&[], &input);
        let (mut kept, mut inside) = (Vec::new(), false);
        for &byte in &written {
            inside |= byte == b'(';
            if !inside {
                kept.push(byte);
            }
            inside &= byte != b')';
        }
        assert!(kept == input);
        assert!(marks.is_empty() || written.len() > input.len());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_bounded() {
    peak_is_low(filter(&[]), &vec![b'8'; 1 << 20]);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = filter(&[]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder =
        thread::spawn(move || while stdin.write_all(&b"127.0.0.1:80\n".repeat(10_000)).is_ok() {});
    let mut first = [0; 20];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    feeder.join().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.stderr.as_slice(), output.status.code()), (&b""[..], Some(0)));
}

#[test]
fn another_registry_names_the_ports() {
    let path = file("annotate.csv", csv(&["bell\x07,80,tcp"]));
    let mut command = filter(&["--registry", path.to_str().unwrap()]);
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"\x1b[1m 127.0.0.1:80\n").unwrap();
    let Ended { stdout, .. } = child.wait_with_output().unwrap().into();
    assert_eq!(stdout, "\x1b[1m 127.0.0.1:80(bell\\u{7})\n");
}
