//! `annotate` of random rows and objects.

use std::io::Write as _;

use serde_json::{Map, Value};

use super::annotate;
use super::jsonl::text;

/// Without the added names, the output is the input.
#[test]
fn random_bytes_stay() {
    let mut random = fastrand::Rng::with_seed(7);
    let marks = b"80,\"\n\r\xff8443\t";
    for round in 0..100 {
        let len = random.usize(..4_000);
        let noise: Vec<_> = (0..len).map(|_| marks[random.usize(..marks.len())]).collect();
        let input = [b"80,80\n", &noise[..]].concat();
        let fed = input.clone();
        let column = if round % 2 == 0 { "1" } else { "2" };
        let (written, stderr, status) = annotate(&["--column", column], move |stdin| {
            stdin.write_all(&fed).unwrap();
        });
        let mut is_added = false;
        let kept = written.iter().filter(|&&byte| {
            is_added |= byte == b'(';
            let is_kept = !is_added;
            is_added &= byte != b')';
            is_kept
        });
        let kept: Vec<_> = kept.copied().collect();
        assert!(written.len() > kept.len());
        if status == 0 {
            assert!(kept == input);
        } else {
            assert!(stderr.contains("a quote without an end"), "{stderr}");
            assert!(input.starts_with(&kept));
        }
    }
}

/// Random objects keep their members. What is added has the key of a port and the suffix.
#[test]
fn members_of_random_objects_stay() {
    let mut random = fastrand::Rng::with_seed(11);
    let lines: Vec<_> = (0..4_000).map(|_| object(&mut random, 0)).collect();
    let input = lines.join("\n") + "\n";
    let written = text(&[], &input);
    assert_eq!(text(&[], &written), written, "twice");
    let mut added = 0;
    for (line, written) in lines.iter().zip(written.lines()) {
        let line: Value = serde_json::from_str(line).unwrap();
        let mut with_names: Value = serde_json::from_str(written).unwrap();
        added += remove_added(&mut with_names, &line);
        assert_eq!(with_names, line, "{written}");
    }
    assert!(added > 1_000, "{added}");
}

/// An object as text, with blanks, escapes, and keys that come twice.
fn object(random: &mut fastrand::Rng, depth: usize) -> String {
    const KEYS: [&str; 16] = [
        "sport",
        "sport",
        "dest_port",
        "port",
        "source",
        "network",
        "TCP",
        "proto",
        "protocol",
        "a",
        "b",
        "dest\\u005fport",
        "sport_service",
        "transport",
        "\\\"",
        "é",
    ];
    let mut pick = |all: &[&str]| all[random.usize(..all.len())].to_owned();
    let blank = pick(&["", "", " ", "\t "]);
    let members: Vec<_> = (0..random.usize(..5))
        .map(|_| {
            let key = KEYS[random.usize(..KEYS.len())];
            let value = match random.usize(..if depth < 5 { 9 } else { 6 }) {
                0 | 1 => random.u16(..1_000).to_string(),
                2 => format!("\"{}\"", random.u16(..1_000)),
                3 => ["\"tcp\"", "\"udp\"", "17", "\"icmp\""][random.usize(..4)].to_owned(),
                4 => ["null", "true", "-0.5e-3", "\"\""][random.usize(..4)].to_owned(),
                5 => {
                    ["\"\\\\\"", "\"}\\\"{\"", "\"\\u00e9,\"", "80.0"][random.usize(..4)].to_owned()
                }
                6 | 7 => object(random, depth + 1),
                _ => {
                    format!("[{},{blank}{}]", object(random, depth + 1), object(random, depth + 1))
                }
            };
            format!("\"{key}\"{blank}:{value}{blank}")
        })
        .collect();
    format!("{{{blank}{}}}", members.join(","))
}

/// Removes the members that only `value` has, and counts them.
fn remove_added(value: &mut Value, original: &Value) -> usize {
    match (value, original) {
        (Value::Object(members), Value::Object(originals)) => {
            let mut added = 0;
            let is_added = |key: &String, originals: &Map<String, Value>| {
                let port = key.strip_suffix("_service");
                port.is_some_and(|port| originals.contains_key(port))
                    && !originals.contains_key(key)
            };
            members.retain(|key, value| {
                let is_added = is_added(key, originals) && value.is_string();
                added += usize::from(is_added);
                !is_added
            });
            let pairs = members.iter_mut();
            added
                + pairs
                    .filter_map(|(key, value)| Some(remove_added(value, originals.get(key)?)))
                    .sum::<usize>()
        }
        (Value::Array(values), Value::Array(originals)) => values
            .iter_mut()
            .zip(originals)
            .map(|(value, original)| remove_added(value, original))
            .sum(),
        _ => 0,
    }
}
