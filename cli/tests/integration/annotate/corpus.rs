//! Labelled lines: which ports `annotate` names, which it misses, and what it names
//! wrongly.
//!
//! `cli/score-annotate` prints the score.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::annotated;
use crate::{Ended, run};

/// A line, and the names that belong into it, by the byte that they follow.
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
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let markers: BTreeSet<_> =
        lines.iter().flat_map(|line| parts(line)).map(|(marker, _)| marker).collect();
    let names = registered_names(&markers);
    lines.into_iter().map(|line| case(line, &names)).collect()
}

/// The markers of a line, each with the text that follows it.
fn parts(labelled: &str) -> impl Iterator<Item = (&str, &str)> {
    labelled.split('«').skip(1).map(|part| part.split_once('»').expect("a marker ends"))
}

fn case(labelled: &str, registered_names: &BTreeMap<&str, String>) -> Case {
    let mut line = labelled.split('«').next().unwrap().to_owned();
    let mut names = BTreeSet::new();
    for (marker, text) in parts(labelled) {
        names.insert((line.len(), registered_names[marker].clone()));
        line += text;
    }
    Case { line, names }
}

/// The registered names of markers. A marker is `443/tcp`, or `443/any` for the first
/// transport that has a name.
fn registered_names<'a>(markers: &BTreeSet<&'a str>) -> BTreeMap<&'a str, String> {
    let mut args = vec!["-q"];
    args.extend(markers.iter().map(|marker| marker.strip_suffix("/any").unwrap_or(marker)));
    let Ended { stdout, stderr, status } = run(&args);
    assert_eq!((stderr.as_str(), status), ("", 0), "each marker has a name");
    let names: Vec<_> = stdout.lines().map(str::to_owned).collect();
    assert_eq!(names.len(), markers.len());
    markers.iter().copied().zip(names).collect()
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
        // If the line has a parenthesis after the port, only a comparison of whole lines
        // decides.
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
fn every_line_of_the_first_corpus_is_right() {
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

/// Rules must not read a list again from each of its numbers: with quadratic time, this
/// test would take hours.
#[test]
fn long_lists_are_read_once() {
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
