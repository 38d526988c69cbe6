//! `--names FILE` of `annotate` and `free`.

use crate::annotate::annotated;
use crate::files::path_of;
use crate::{is_refused, run, succeeds};

const NAMES: &str = "\
80,tcp,web
443,,licenses
514,udp,logs
7777,,a port of mine
65000,tcp,high
";

#[track_caller]
fn becomes(args: &[&str], line: &str, expected: &str) {
    let path = path_of("annotate.csv", NAMES);
    let with_names = [&["--names", &path], args].concat();
    let text = |args: &[&str], input: &str| String::from_utf8(annotated(args, input)).unwrap();
    let written = text(&with_names, line);
    assert_eq!(written, expected);
    // A second run changes no name, with any file of names.
    let other = path_of("other.csv", "80,,other\n443,,other\n514,,other\n7777,,other\n");
    assert_eq!(text(&with_names, &written), written);
    assert_eq!(text(&[&["--names", &other], args].concat(), &written), written);
    assert_eq!(text(args, &written), written);
    // The registry's names are not marked.
    let registered = text(args, line);
    assert!(!registered.contains("*)"));
}

#[test]
fn annotate_marks_own_names() {
    becomes(
        &[],
        "127.0.0.1:80 [::1]:443 514/udp 514/tcp tcp *:65000 10.0.0.1:7777\n",
        "127.0.0.1:80(web*) [::1]:443(licenses*) 514/udp(logs*) 514/tcp(shell) tcp *:65000(high*) \
         10.0.0.1:7777(a port of mine*)\n",
    );
    // Without a transport, the first transport with an own name counts.
    becomes(&[], "10.0.0.1:514 udp 10.0.0.1:80\n", "10.0.0.1:514(logs*) udp 10.0.0.1:80(http)\n");
    becomes(&["--transport", "tcp"], "10.0.0.1:514\n", "10.0.0.1:514(shell)\n");
    becomes(
        &[],
        "127.0.0.1.80 > 127.0.0.1.65000: Flags [S]\n",
        "127.0.0.1.80(web*) > 127.0.0.1.65000(high*): Flags [S]\n",
    );
    becomes(
        &["--column", "p"],
        "p,q\n80,80\n\"443\",1\n",
        "p,q\n80(web*),80\n\"443(licenses*)\",1\n",
    );
    becomes(&[], "443/open/tcp//https///\n", "443/open/tcp(licenses*)//https///\n");
}

/// The word before an address gives its transport. Blanks in an added name end no word.
#[test]
fn annotate_keeps_names_with_blanks_in_a_second_run() {
    becomes(
        &[],
        "x udp 10.0.0.1:7777->10.0.0.2:65000 udp 10.0.0.1:7777->[::1]:7777->10.0.0.2:65000\n",
        "x udp 10.0.0.1:7777(a port of mine*)->10.0.0.2:65000 udp 10.0.0.1:7777(a port of mine*)->[::1]:7777(a port \
         of mine*)->10.0.0.2:65000\n",
    );
    // The registry has such a name too. Other parentheses are not part of a word.
    becomes(
        &[],
        "x udp 10.0.0.1:3283,(a)->10.0.0.2:65000 udp (10.0.0.1:7777)->10.0.0.2:65000\n",
        "x udp 10.0.0.1:3283(Apple Remote Desktop (Net Assistant)),(a)->10.0.0.2:65000 udp \
         (10.0.0.1:7777(a port of mine*))->10.0.0.2:65000\n",
    );
}

#[test]
fn annotate_refuses_names_that_would_end_a_cell() {
    let path = path_of("delimiter.csv", "80,tcp,web\n81,tcp,\"a,b\"\n82,tcp,a;b\n");
    for (option, line, name, delimiter) in [(",", 2, "a,b", ','), (";", 3, "a;b", ';')] {
        let args = ["annotate", "--column", "1", "--delimiter", option, "--names", &path];
        let complaint = format!(
            "{path}:{line}: {name:?}: contains {delimiter:?}, which separates columns: expected a name without it"
        );
        is_refused(&args, &complaint);
    }
    assert_eq!(
        annotated(&["--names", &path], "[::1]:81 [::1]:82\n"),
        b"[::1]:81(a,b*) [::1]:82(a;b*)\n"
    );
}

#[test]
fn free_skips_ports_with_own_names() {
    let free = |options: &[&str]| {
        let args =
            [&["free", "-q", "--ephemeral", "--near", "8079", "--count", "1"], options].concat();
        run(&args).stdout
    };
    assert_eq!(free(&[]), "8079\n");
    for (row, options, expected) in [
        ("8079,,mine", &[][..], "8078\n"),
        ("8079,udp,mine", &[], "8078\n"),
        ("8079,sctp,mine", &[], "8078\n"),
        ("8079,udp,mine", &["--transport", "tcp"], "8079\n"),
        ("8079,udp,mine", &["--transport", "udp"], "8078\n"),
        ("8079,udp,mine", &["--transport", "tcp", "--transport", "udp"], "8078\n"),
        ("8076-8079,tcp,mine", &[], "8075\n"),
    ] {
        let path = path_of("free.csv", format!("{row}\n"));
        let options = [&["--names", &path], options].concat();
        assert_eq!(free(&options), expected, "{row} {options:?}");
    }
    let path = path_of("free-all.csv", "0-65535,,mine\n");
    assert_eq!(run(&["free", "-q", "--names", &path]).status, 1);
    let path = path_of("free-none.csv", "");
    succeeds(
        &["free", "-q", "--count", "1", "--names", &path],
        &run(&["free", "-q", "--count", "1"]).stdout,
    );
}
