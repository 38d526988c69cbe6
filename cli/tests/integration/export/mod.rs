//! `export`.

#[cfg(target_os = "linux")]
mod c_library;
#[cfg(feature = "parquet")]
mod parquet;
mod services;

use std::fs;

use serde_json::{Map, Value};

use crate::Ended;
use crate::files::{empty_folder, names_in, path_of};
#[cfg(target_os = "linux")]
use crate::program::{on_a_terminal, shell};
use crate::{csv, embedded_csv, embedded_table, file, is_refused, program, run, succeeds};
#[cfg(target_os = "linux")]
use iana_ports_test_support::csv::split;
use iana_ports_test_support::reference::{Reference, TRANSPORTS, reference};

/// An export to standard output.
#[track_caller]
fn exported(args: &[&str]) -> String {
    let ended = run(&[&["export", "--format"], args].concat());
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0), "{args:?}");
    assert!(ended.stdout.ends_with('\n'), "{args:?}");
    ended.stdout
}

/// Compares item by item, so that a failure shows one difference and not two megabytes.
#[track_caller]
fn are_equal<T: PartialEq + std::fmt::Debug>(exported: &[T], expected: &[T]) {
    for (exported, expected) in exported.iter().zip(expected) {
        assert_eq!(exported, expected);
    }
    assert_eq!(exported.len(), expected.len());
}

#[test]
fn csv_gives_the_rows_of_the_file_in_order() {
    are_equal(&split(&exported(&["csv"])), embedded_table());
}

#[test]
fn csv_quotes_and_ends_lines_as_iana_does() {
    succeeds(&["export", "--format=csv"], embedded_csv());
}

/// The rows as objects without the empty cells.
fn objects(titles: &[String], rows: &[Vec<String>]) -> Vec<Value> {
    let object = |row: &Vec<String>| {
        let cells = titles.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
        let keys = cells
            .map(|(title, cell)| (title.to_lowercase().replace(' ', "_"), cell.clone().into()));
        Value::Object(keys.collect::<Map<_, _>>())
    };
    rows.iter().map(object).collect()
}

#[test]
fn json_has_an_object_for_each_row() {
    let all = embedded_table();
    let array: Vec<Value> = serde_json::from_str(&exported(&["json"])).unwrap();
    are_equal(&array, &objects(&all[0], &all[1..]));
}

/// The same lines as one array.
fn in_an_array(lines: &str) -> String {
    format!("[\n{}\n]\n", lines.trim_end().replace('\n', ",\n"))
}

#[test]
fn jsonl_is_what_list_prints_and_json_is_its_array() {
    let jsonl = exported(&["jsonl"]);
    assert!(jsonl == run(&["list", "--json"]).stdout);
    assert!(exported(&["json"]) == in_an_array(&jsonl));
}

#[test]
fn json_of_an_empty_registry_is_an_empty_array() {
    let path = file("empty.csv", csv(&[]));
    succeeds(&["--registry", path.to_str().unwrap(), "export", "--format", "json"], "[\n]\n");
}

const EXPANDED_TITLES: [&str; 6] = ["port", "transport", "name", "status", "range", "description"];

/// A row for each port on each transport, by the rules.
fn expanded() -> Vec<Vec<String>> {
    let reference = reference();
    let pairs = (0..=u16::MAX).flat_map(|port| TRANSPORTS.map(|transport| (port, transport)));
    let row = |(port, transport): (u16, &'static str)| {
        let on = Some(transport);
        vec![
            port.to_string(),
            transport.to_owned(),
            reference.name(port, on).unwrap_or_default().to_owned(),
            reference.status(port, on).to_owned(),
            Reference::range(port).to_owned(),
            reference.description(port, on).unwrap_or_default().to_owned(),
        ]
    };
    pairs.map(row).collect()
}

#[test]
fn expanded_csv_has_a_row_for_each_port_on_each_transport() {
    let exported = split(&exported(&["csv", "--expand"]));
    assert_eq!(exported[0], EXPANDED_TITLES);
    are_equal(&exported[1..], &expanded());
}

#[test]
fn expanded_json_has_the_same_with_ports_as_numbers() {
    let mut expected = objects(&EXPANDED_TITLES.map(str::to_owned), &expanded());
    for (row, object) in expected.iter_mut().enumerate() {
        object["port"] = (row / TRANSPORTS.len()).into();
    }
    let jsonl = exported(&["jsonl", "--expand"]);
    let lines: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    are_equal(&lines, &expected);
    assert!(exported(&["json", "--expand"]) == in_an_array(&jsonl));
}

#[test]
fn services_takes_no_expand() {
    let complaint =
        "services already has a line for each port and transport; leave out --expand; try --help";
    is_refused(&["export", "--format", "services", "--expand"], complaint);
}

#[test]
#[cfg(not(feature = "parquet"))]
fn parquet_needs_the_feature() {
    let complaint = "this program was built without parquet; in a clone: cargo install --path cli --features parquet";
    is_refused(&["export", "--format", "parquet"], complaint);
    is_refused(&["export", "--output", "ports.parquet"], complaint);
    let directory = empty_folder("no-parquet");
    let path = directory.join("ports.parquet");
    is_refused(
        &["export", "--format", "parquet", "--expand", "--output", path.to_str().unwrap()],
        complaint,
    );
    assert_eq!(names_in(&directory), [""; 0]);
}

#[test]
fn output_is_what_standard_output_would_be() {
    let directory = empty_folder("output");
    let parquet = cfg!(feature = "parquet").then_some("parquet");
    // All go into one file, which each but the first replaces.
    for form in ["csv", "json", "jsonl", "services"].into_iter().chain(parquet) {
        let args = ["export", "--format", form];
        let plain = program(&args).output().unwrap();
        let output =
            program(&args).args(["--output", "export"]).current_dir(&directory).output().unwrap();
        assert_eq!((output.stdout.len(), output.status.code()), (0, Some(0)), "{form}");
        assert_eq!(output.stderr, plain.stderr, "{form}");
        assert!(fs::read(directory.join("export")).unwrap() == plain.stdout, "{form}");
    }
    assert_eq!(names_in(&directory), ["export"]);
}

/// The ending counts in any case of letters, and not with `--format`.
#[test]
fn the_ending_of_output_decides_the_format() {
    let directory = empty_folder("ending");
    let registry = path_of("small.csv", csv(&["one,7,tcp", "two,8,udp"]));
    let parquet = cfg!(feature = "parquet").then_some("parquet");
    for format in ["csv", "json", "jsonl"].into_iter().chain(parquet) {
        let expected = program(&["--registry", &registry, "export", "--format", format])
            .output()
            .unwrap()
            .stdout;
        for (options, name) in [
            (&[][..], format!("ports.{format}")),
            (&[], format!("registry.gz.{}", format.to_uppercase())),
            (&["--format", format], "ports.services".to_owned()),
            (&["--format", format], "ports.json".to_owned()),
        ] {
            let path = directory.join(name);
            let output = ["--output", path.to_str().unwrap()];
            succeeds(&[&["--registry", &registry, "export"], options, &output].concat(), "");
            assert!(fs::read(&path).unwrap() == expected, "{}", path.display());
            fs::remove_file(path).unwrap();
        }
    }
    let complaint = "expected --format FORMAT, or an --output FILE that ends in .csv, .json, .jsonl or .parquet; try --help";
    is_refused(&["export"], complaint);
    for name in ["ports", "csv", ".csv", "ports.services", "ports.csv.gz"] {
        let path = directory.join(name);
        is_refused(&["export", "--output", path.to_str().unwrap()], complaint);
    }
    assert_eq!(names_in(&directory), [""; 0]);
}

#[test]
fn output_into_a_missing_folder_is_an_error() {
    let directory = empty_folder("no-place");
    let place = directory.join("none/registry.csv");
    let reason = fs::write(&place, "").unwrap_err();
    let place = place.to_str().unwrap();
    is_refused(&["export", "--format", "csv", "--output", place], &format!("{place}: {reason}"));
    let place = directory.to_str().unwrap();
    let reason = fs::write(place, "").unwrap_err();
    is_refused(&["export", "--format", "csv", "--output", place], &format!("{place}: {reason}"));
    assert_eq!(names_in(&directory), [""; 0]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_as_output_is_written_and_stays() {
    use std::os::unix::fs::FileTypeExt as _;

    let ended = run(&["export", "--format", "csv", "--output", "/dev/stdout"]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    assert!(ended.stdout == embedded_csv());
    is_refused(
        &["export", "--format", "csv", "--output", "/dev/full"],
        "/dev/full: No space left on device (os error 28)",
    );
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
}

/// A limit of 512 KB acts as a full disk.
#[test]
#[cfg(target_os = "linux")]
fn output_that_fails_leaves_the_old_file_alone() {
    let directory = empty_folder("too-large");
    fs::write(directory.join("registry.csv"), "old\n").unwrap();
    let line = "trap '' XFSZ && ulimit -f 512 && exec \"$PROGRAM\" export --format csv --output registry.csv";
    let ended = Ended::from(shell(line).current_dir(&directory).output().unwrap());
    let complaint = "iana-ports: registry.csv: File too large (os error 27)\n";
    assert_eq!((ended.stderr.as_str(), ended.status), (complaint, 2));
    assert_eq!(fs::read_to_string(directory.join("registry.csv")).unwrap(), "old\n");
    assert_eq!(names_in(&directory), ["registry.csv"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_no_control_characters() {
    let path = &path_of("terminal.csv", csv(&["bell\u{7},7,tcp,\u{9b}2J"]));
    for form in ["csv", "json", "jsonl", "services", "csv --expand"] {
        let shown = on_a_terminal(&format!(
            "\"$PROGRAM\" --registry {path} export --format {form}; echo $?"
        ));
        assert!(!shown.contains(|char: char| char.is_control() && char != '\n'), "{form}");
        assert!(shown.contains("bell") && shown.ends_with("\n0\n"), "{form}: {shown}");
    }
    if cfg!(feature = "parquet") {
        let complaint = "iana-ports: parquet is binary, and standard output is a terminal; try --output FILE\n2\n";
        assert_eq!(on_a_terminal("\"$PROGRAM\" export --format parquet; echo $?"), complaint);
    }
}
