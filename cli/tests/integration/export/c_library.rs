//! What the C library answers, with the exported file in place of `/etc/services`.

use std::collections::{BTreeSet, HashMap};
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::are_equal;
use super::services::{Entry, entries, is_writable, services};
use crate::file;
use crate::files::path_of;
use iana_ports_test_support::reference::{TRANSPORTS, reference};

/// Perl's functions call the C library. Only this process sees the mount.
const SCRIPT: &str = r#"
    mount --bind "$0" /etc/services || exit
    exec perl -e '
        sub answer { print join(" ", @_), "\n" }
        chomp(my @questions = <STDIN>);
        for (@questions) {
            my ($function, $key, $transport) = split / /;
            if ($function eq "getservbyname") { answer((getservbyname $key, $transport)[2] // "-") }
            if ($function eq "getservbyport") { answer((getservbyport $key, $transport)[0] // "-") }
            if ($function eq "getservent") { while (my @entry = getservent) { answer(@entry) } }
        }'
"#;

/// One line for each answer to the questions, which are one line each.
fn answers(services: &str, questions: &str) -> String {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", SCRIPT, services]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("unshare, of Debian's package util-linux, is here");
    // If it has ended already, its complaint explains more.
    let _ = child.stdin.take().unwrap().write_all(questions.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "this test needs perl, and the right to make user and mount namespaces (on Ubuntu, \
         sysctl kernel.apparmor_restrict_unprivileged_userns=0): {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn getservent_gives_every_entry() {
    let path = file("getservent", services());
    let answers = answers(path.to_str().unwrap(), "getservent\n");
    let given: Vec<Entry> = answers
        .lines()
        .map(|line| {
            let words: Vec<_> = line.split(' ').filter(|word| !word.is_empty()).collect();
            let [name, aliases @ .., port, transport] = words.as_slice() else { panic!("{line}") };
            let names = [name].into_iter().chain(aliases).map(|&name| name.to_owned()).collect();
            (port.parse().unwrap(), (*transport).to_owned(), names)
        })
        .collect();
    are_equal(&given, &entries());
}

/// Asks for every name and every port that have an answer. The test above shows that
/// there are no other entries. For each question, the C library reads a file from its
/// beginning to the answer, so each file here has only some of the entries.
#[test]
fn getservbyname_and_getservbyport_answer_as_the_library_does() {
    const ENTRIES_IN_FILE: usize = 500;
    let (entries, services) = (entries(), services());
    let lines: Vec<_> = services.lines().filter(|line| !line.starts_with('#')).collect();
    let files = lines.chunks(ENTRIES_IN_FILE).map(|lines| lines.join("\n") + "\n");
    let mut questions = vec![Vec::new(); files.len()];
    // The first entry of the whole file that has the name.
    let mut first = HashMap::new();
    for (index, (port, transport, names)) in entries.iter().enumerate() {
        for name in names {
            first.entry((name.as_str(), transport.as_str())).or_insert(index);
        }
        questions[index / ENTRIES_IN_FILE]
            .push((format!("getservbyport {port} {transport}"), names[0].clone()));
    }
    let names: BTreeSet<_> = reference().rows.iter().filter_map(|row| row.name()).collect();
    for name in names.into_iter().filter(|name| is_writable(name)) {
        for transport in TRANSPORTS {
            let Some(port) = reference().service_port(name, transport) else {
                continue;
            };
            questions[first[&(name, transport)] / ENTRIES_IN_FILE]
                .push((format!("getservbyname {name} {transport}"), port.to_string()));
        }
    }
    for (file, questions) in files.zip(&questions) {
        let lines: Vec<&str> = questions.iter().map(|(question, _)| question.as_str()).collect();
        let answers = answers(&path_of("getservby", file), &(lines.join("\n") + "\n"));
        let given: Vec<_> = lines.into_iter().zip(answers.lines()).collect();
        let expected: Vec<_> = questions
            .iter()
            .map(|(question, answer)| (question.as_str(), answer.as_str()))
            .collect();
        are_equal(&given, &expected);
    }
}
