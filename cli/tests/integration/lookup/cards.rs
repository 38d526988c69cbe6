//! The cards and lines that a person reads.

use crate::{Ended, csv, program, run, shows_cards, succeeds};
use iana_ports_test_support::reference::reference;

const ESL_LM: &str = "\
1455 esl-lm
ESL License Manager

  Status            assigned
  Range             User Ports, 1024-49151
  Ports             1455/tcp, 1455/udp
  Assignee          [Abel_Chou]
  Contact           [Abel_Chou]
";

#[test]
fn equal_rows_are_shown_once() {
    shows_cards(&["1455"], ESL_LM);
}

#[test]
fn a_port_on_one_transport() {
    shows_cards(
        &["514/udp"],
        "\
514/udp syslog

  Status            assigned
  Range             System Ports, 0-1023
  Ports             514/udp
  Modified          2020-06-01
  Reference         [RFC5426]
",
    );
}

#[test]
fn rows_that_differ_are_shown_one_by_one() {
    shows_cards(
        &["465"],
        "\
465 submissions
Message Submission over TLS protocol

  Status            assigned
  Range             System Ports, 0-1023
  Names             submissions, urd, igmpv3lite

  urd 465/tcp
  Description       URL Rendezvous Directory for SSM
  Assignee          [Toerless_Eckert]
  Contact           [Toerless_Eckert]

  submissions 465/tcp
  Description       Message Submission over TLS protocol
  Assignee          [IESG]
  Contact           [IETF_Chair]
  Registered        2017-12-12
  Reference         [RFC8314]

  igmpv3lite 465/udp
  Description       IGMP over UDP for SSM
  Assignee          [Toerless_Eckert]
  Contact           [Toerless_Eckert]
",
    );
}

#[test]
fn rows_with_and_without_a_name() {
    let mut rows = reference().port_rows(7_775, None);
    // Today 7748-7776. A new assignment in it makes it shorter.
    let range = &rows.find(|row| row.status() == "unassigned").unwrap().cells[1];
    shows_cards(
        &["7775"],
        &format!(
            "\
7775 inetfs
A File System using TLS over a wide area network

  Status            assigned
  Range             User Ports, 1024-49151

  unassigned {range} (every transport)
  Description       Unassigned

  inetfs 7775/tcp
  Description       A File System using TLS over a wide area network
  Assignee          [Roger_Allan]
  Contact           [Roger_Allan]
  Registered        2016-01-28

  reserved 7775/udp
  Description       Reserved
"
        ),
    );
}

#[test]
fn a_port_of_a_range() {
    shows_cards(
        &["27003"],
        "\
27003 flex-lm
FLEX LM (1-10)

  Status            assigned
  Range             User Ports, 1024-49151
  Ports             27000-27009 (every transport)
  Assignee          [Flexera_Software]
  Contact           [Paul_Bland]
  Modified          2018-02-15
",
    );
}

#[test]
fn unauthorized_use() {
    shows_cards(
        &["1947"],
        "\
1947 sentinelsrm
SentinelSRM

  Status            assigned
  Range             User Ports, 1024-49151
  Ports             1947/tcp, 1947/udp
  Assignee          [Michael_Zunke_2]
  Contact           [Michael_Zunke_2]
  Registered        2010-07-23
  Unauthorized use  Unauthorized Use Known on port 1947
",
    );
}

/// A note of a row of many ports, which names one of them.
#[test]
fn unauthorized_use_of_another_port() {
    // Today 41798-42507. A new assignment in it makes it shorter.
    let range = &reference().port_rows(42_000, None).next().unwrap().cells[1];
    let card = |port: &str, use_of: &str| {
        let stdout = format!(
            "\
{port}
Unassigned

  Status            unassigned
  Range             User Ports, 1024-49151
  Ports             {range} (every transport)
  Unauthorized use  Unauthorized Use Known on port 42000{use_of}

More: iana-ports explain {port}
"
        );
        assert_eq!(run(&[port]), Ended { stdout, stderr: String::new(), status: 1 });
    };
    card("41971", &format!(" (in the row {range})"));
    card("42000", "");
}

#[test]
fn ports_without_a_name() {
    let ports = "\
4
Unassigned

  Status            unassigned
  Range             System Ports, 0-1023
  Ports             4/tcp, 4/udp

49151/udp
IANA Reserved

  Status            reserved
  Range             User Ports, 1024-49151
  Ports             49151 (every transport)

65535

  Status            dynamic
  Range             Dynamic Ports, 49152-65535
";
    let stdout = format!("{ports}\nMore: iana-ports explain 4 49151/udp 65535\n");
    let expected = Ended { stdout, stderr: String::new(), status: 1 };
    assert_eq!(run(&["4", "49151/udp", "65535"]), expected);
}

#[test]
fn a_service() {
    shows_cards(
        &["ESL-LM/udp"],
        "\
esl-lm/udp
ESL License Manager

  Ports             1455/udp
  Status            assigned
  Range             User Ports, 1024-49151
  Assignee          [Abel_Chou]
  Contact           [Abel_Chou]
",
    );
}

#[test]
fn a_service_on_several_ports() {
    shows_cards(
        &["http-alt"],
        "\
http-alt
FileMaker, Inc. - HTTP Alternate (see Port 80)

  Ports             591/tcp, 591/udp, 8008/tcp, 8008/udp, 8080/tcp, 8080/udp
  Status            assigned
  Range             System Ports, 0-1023
                    User Ports, 1024-49151

  http-alt 591/tcp, 591/udp
  Description       FileMaker, Inc. - HTTP Alternate (see Port 80)
  Assignee          [Clay_Maeckel]
  Contact           [Clay_Maeckel]

  http-alt 8008/tcp, 8008/udp
  Description       HTTP Alternate
  Assignee          [James_Gettys]
  Contact           [James_Gettys]

  http-alt 8080/tcp, 8080/udp
  Description       HTTP Alternate (see port 80)
  Assignee          [Stephen_Casner]
  Contact           [Stephen_Casner]
",
    );
}

#[test]
fn aliases_are_marked() {
    let names = "  Names             http, www (alias of http), www-http (alias of http)\n";
    assert!(run(&["80"]).stdout.contains(names));
    assert!(run(&["http"]).stdout.contains("  Aliases           www, www-http\n"));
    assert!(run(&["914c-g"]).stdout.contains("  Aliases           914c/g\n"));
    assert!(!run(&["www"]).stdout.contains("Aliases"));
}

#[test]
fn neighbours_that_read_the_same_fold() {
    succeeds(
        &["26999-27018"],
        "\
26999        unassigned                Unassigned
27000-27009  assigned    flex-lm       FLEX LM (1-10)
27010        assigned    flex-lmadmin  A protocol for managing license services
27011-27016  unassigned                Unassigned
27017        assigned    mongodb       Mongo database system
27018        unassigned                Unassigned
",
    );
    let last = run(&["49150-65535/udp"]).stdout;
    assert!(last.ends_with("49152-65535/udp  dynamic\n"), "{last}");
    // Scripts get every port.
    assert_eq!(run(&["--json", "27000-27016"]).stdout.lines().count(), 17);
    assert_eq!(run(&["-q", "27000-27009"]).stdout, "flex-lm\n".repeat(10));
}

#[test]
fn an_alias_and_notes_of_several_lines() {
    shows_cards(
        &["914c/g"],
        "\
914c/g
Texas Instruments 914C/G Terminal

  Ports             211/tcp, 211/udp
  Status            assigned
  Range             System Ports, 0-1023
  Alias of          914c-g
  Assignee          [Bill_Harrell]
  Contact           [Bill_Harrell]
  Notes             This entry is an alias to \"914c-g\".
                    This entry is now historic, not usable for use with many
                    common service discovery mechanisms.
",
    );
}

#[test]
fn a_service_code() {
    shows_cards(
        &["discard/dccp"],
        "\
discard/dccp
Discard

  Ports             9/dccp
  Status            assigned
  Range             System Ports, 0-1023
  Assignee          [Eddie_Kohler]
  Contact           [Eddie_Kohler]
  Reference         [RFC4340]
  Service code      1145656131
",
    );
}

#[test]
fn a_service_without_a_port() {
    shows_cards(
        &["accessone"],
        "\
accessone
Strix Systems 5S/AccessOne protocol

  Ports             no port (service discovery by name)
  Status            assigned
  Assignee          [Scott_Herscher_2]
  Contact           [Scott_Herscher_2]
  Notes             Defined TXT keys: None
",
    );
}

#[test]
fn a_range_is_a_line_for_each_port() {
    succeeds(
        &["77-82"],
        "\
77  reserved                         any private RJE service
78  assigned    vettcp               vettcp
79  assigned    finger               Finger
80  assigned    http, www, www-http  World Wide Web HTTP
81  unassigned                       Unassigned
82  assigned    xfer                 XFER Utility
",
    );
    succeeds(&["513-514/udp"], "\
513/udp  assigned  who     maintains data bases showing who's logged in to machines on a local net and the load average of the machine
514/udp  assigned  syslog
");
}

#[test]
fn an_empty_line_separates_answers() {
    succeeds(
        &["1455", "5-5", "1455"],
        &format!(
            "{ESL_LM}\n5  assigned  rje  Remote Job Entry\n\n{ESL_LM}\nMore: iana-ports explain 1455 1455\n"
        ),
    );
}

#[test]
fn colours_are_shown_only_on_request() {
    let coloured = "\
\x1b[1m65000\x1b[0m

  \x1b[2mStatus          \x1b[0m  \x1b[2mdynamic\x1b[0m
  \x1b[2mRange           \x1b[0m  Dynamic Ports, 49152-65535

\x1b[2mMore: iana-ports explain 65000\x1b[0m
";
    let with = |variables: &[(&str, &str)]| {
        let output = program(&["65000"]).envs(variables.iter().copied()).output().unwrap();
        Ended::from(output).stdout
    };
    assert_eq!(with(&[("CLICOLOR_FORCE", "1")]), coloured);
    let plain = with(&[]);
    assert!(!plain.contains('\x1b'), "{plain}");
    assert_eq!(with(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), plain);
}

/// Neighbours with the same names may differ in their description, and the other way
/// round.
#[test]
fn neighbours_that_differ_do_not_fold() {
    let csv = csv(&[
        "a,10,tcp,One",
        "a,11,tcp,One",
        "a,12,tcp,Two",
        "b,13,tcp,Two",
        "b,14,tcp,Two",
        "c,14,udp,Two",
        ",15,tcp,Two",
    ]);
    let registry = crate::file("folded.csv", csv);
    succeeds(
        &["--registry", registry.to_str().unwrap(), "10-16"],
        "\
10-11  assigned  a     One
12     assigned  a     Two
13     assigned  b     Two
14     assigned  b, c  Two
15     reserved        Two
16     reserved
",
    );
}
