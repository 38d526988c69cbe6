//! Labelled lines: which ports `annotate` names, which it misses, and what it names wrongly.
//!
//! `cli/score-annotate` prints the score.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::annotated;

/// A line, and the names that belong into it: after which byte of the line, and which.
struct Case {
    line: String,
    names: BTreeSet<(usize, String)>,
}

impl Case {
    /// The line with its names.
    fn expected(&self) -> String {
        let (mut text, mut from) = (String::new(), 0);
        for (at, name) in &self.names {
            text = text + &self.line[from..*at] + "(" + name + ")";
            from = *at;
        }
        text + &self.line[from..]
    }
}

#[derive(Debug, Default, PartialEq)]
struct Score {
    lines: usize,
    right: usize,
    names: usize,
    missed: usize,
    wrong: usize,
}

fn cases(file: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/annotate").join(file);
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(case).collect()
}

fn case(labelled: &str) -> Case {
    let (mut line, mut names) = (String::new(), BTreeSet::new());
    for (index, part) in labelled.split('«').enumerate() {
        let Some((marker, text)) = part.split_once('»').filter(|_| index > 0) else {
            line += part;
            continue;
        };
        names.insert((line.len(), name(marker)));
        line += text;
    }
    Case { line, names }
}

/// The registered name of `443/tcp`, or of `443/any` on the first transport that has one.
fn name(marker: &str) -> String {
    let query = marker.strip_suffix("/any").unwrap_or(marker);
    let mut command = Command::new(env!("CARGO_BIN_EXE_iana-ports"));
    crate::without_the_users_settings(&mut command);
    let output = command.args(["-q", query]).output().unwrap();
    let name = String::from_utf8(output.stdout).unwrap().trim_end().to_owned();
    assert!(!name.is_empty(), "{marker} has no name");
    name
}

/// The names that were added to a line.
fn added(line: &str, annotated: &str) -> BTreeSet<(usize, String)> {
    let (mut names, mut rest, mut at) = (BTreeSet::new(), annotated, 0);
    while at < line.len() || !rest.is_empty() {
        let same = line[at..].bytes().zip(rest.bytes()).take_while(|(one, other)| one == other);
        // Where both go on with a parenthesis, the name comes first: `1.2.3.4(80(http))`.
        let same = same.count();
        (at, rest) = (at + same, &rest[same..]);
        if rest.is_empty() {
            break;
        }
        let end = rest.find(')').expect("an added name ends");
        names.insert((at, rest[1..end].to_owned()));
        rest = &rest[end + 1..];
    }
    names
}

fn score(file: &str) -> Score {
    let cases = cases(file);
    let text = cases.iter().fold(String::new(), |text, case| text + &case.line + "\n");
    let output = String::from_utf8(annotated(&[], &text)).unwrap();
    let mut score = Score { lines: cases.len(), ..Score::default() };
    for (case, annotated) in cases.iter().zip(output.lines()) {
        // Where the line itself has a parenthesis after the port, only the whole line tells.
        let got = if case.expected() == annotated {
            case.names.clone()
        } else {
            added(&case.line, annotated)
        };
        let missed: Vec<_> = case.names.difference(&got).collect();
        let wrong: Vec<_> = got.difference(&case.names).collect();
        score.names += case.names.len();
        score.missed += missed.len();
        score.wrong += wrong.len();
        if missed.is_empty() && wrong.is_empty() {
            score.right += 1;
        } else {
            println!("{file}: {}\n  missed {missed:?}, wrong {wrong:?}", case.line);
        }
    }
    let Score { lines, right, names, missed, wrong } = &score;
    println!(
        "{file}: {right} of {lines} lines right, {missed} of {names} names missed, {wrong} wrong"
    );
    let again = String::from_utf8(annotated(&[], &output)).unwrap();
    assert!(again == output, "{file}: a second run changes the output");
    score
}

#[test]
fn the_first_corpus_is_right_to_the_last_line() {
    let score = score("corpus.txt");
    assert_eq!((score.lines, score.right), (56, 56));
}

#[test]
fn the_second_corpus_has_no_wrong_name_and_few_missed() {
    let score = score("second_corpus.txt");
    assert!(score.lines >= 60, "{score:?}");
    assert_eq!(score.wrong, 0);
    assert!(score.missed * 50 <= score.names, "{score:?}");
}

#[test]
fn corrected_lines_stay_right() {
    let score = score("corrected.txt");
    assert!(score.lines > 30 && score.right == score.lines, "{score:?}");
}

/// Lists and pairs that rules might read again from each number. Twice as much takes twice as long; what
/// is quadratic does not end here.
#[test]
fn repeated_notations_are_read_once() {
    for piece in [
        "1,",
        "1-2,",
        "1/tcp,",
        "1:1/TCP,",
        "1,/",
        "1,\x1b[m",
        "1.1.1.1/443 ",
        "port 1,",
        "a@b:1 ",
        "proto ",
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        let output = annotated(&[], &text);
        assert!(output.len() >= text.len(), "{piece}");
    }
}
