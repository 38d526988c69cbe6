//! `export --format parquet`, read back.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::RangeInclusive;

use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::printer;

use iana_ports_test_support::reference::reference;

use super::{are_equal, expanded};
use crate::files::empty_folder;
use crate::{is_refused, run};

/// A file that was exported with these options.
fn exported(name: &str, options: &[&str]) -> SerializedFileReader<File> {
    let path = empty_folder(name).join("registry.parquet");
    let output = ["--output", path.to_str().unwrap()];
    let ended = run(&[&["export", "--format", "parquet"], options, &output].concat());
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", "", 0));
    SerializedFileReader::new(File::open(path).unwrap()).unwrap()
}

fn rows(file: &SerializedFileReader<File>) -> Vec<Vec<(String, Field)>> {
    let row = |row: parquet::record::Row| {
        row.get_column_iter().map(|(key, field)| (key.clone(), field.clone())).collect()
    };
    file.get_row_iter(None).unwrap().map(|next| row(next.unwrap())).collect()
}

fn schema(file: &SerializedFileReader<File>) -> String {
    let mut schema = Vec::new();
    printer::print_schema(&mut schema, file.metadata().file_metadata().schema());
    String::from_utf8(schema).unwrap()
}

fn text(cell: &str) -> Field {
    if cell.is_empty() { Field::Null } else { Field::Str(cell.to_owned()) }
}

/// Days from 1970 to the date of a cell. A month without a day counts as its first day.
fn date(cell: &str) -> Field {
    if cell.is_empty() {
        return Field::Null;
    }
    let (year, month, day) = iana_ports_test_support::reference::date(cell).unwrap();
    let is_leap = |year: u16| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let years: i32 = (1970..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    let lengths = [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i32 = lengths.into_iter().take(usize::from(month) - 1).sum();
    Field::Date(years + months + i32::from(day.unwrap_or(1)) - 1)
}

fn precision(cell: &str) -> Field {
    text(match cell.len() {
        0 => "",
        7 => "month",
        _ => "day",
    })
}

#[test]
fn every_cell_of_every_row_is_written() {
    let file = exported("parquet", &[]);
    let port = |port: Option<&u16>| port.map_or(Field::Null, |port| Field::UShort(*port));
    let expected: Vec<_> = reference()
        .rows
        .iter()
        .map(|row| {
            let [name, number, transport, description, assignee, contact, rest @ ..] = &row.cells;
            let [registered, modified, reference, code, unauthorized, notes] = rest;
            let code =
                if code.is_empty() { Field::Null } else { Field::UInt(code.parse().unwrap()) };
            let fields = [
                ("service_name", text(name)),
                ("port_number", text(number)),
                ("port_first", port(row.ports.as_ref().map(RangeInclusive::start))),
                ("port_last", port(row.ports.as_ref().map(RangeInclusive::end))),
                ("transport_protocol", text(transport)),
                ("description", text(description)),
                ("assignee", text(assignee)),
                ("contact", text(contact)),
                ("registration_date", date(registered)),
                ("registration_precision", precision(registered)),
                ("modification_date", date(modified)),
                ("modification_precision", precision(modified)),
                ("reference", text(reference)),
                ("service_code", code),
                ("unauthorized_use_reported", text(unauthorized)),
                ("assignment_notes", text(notes)),
                ("status", text(row.status())),
            ];
            fields.map(|(key, field)| (key.to_owned(), field)).to_vec()
        })
        .collect();
    are_equal(&rows(&file), &expected);
}

#[test]
fn every_port_on_every_transport_is_written() {
    let file = exported("parquet-expanded", &["--expand"]);
    let expected: Vec<_> = expanded()
        .into_iter()
        .map(|row| {
            let [port, cells @ ..] = row.as_slice() else { panic!() };
            let keys = ["transport", "name", "status", "range", "description"];
            let cells = keys.into_iter().zip(cells).map(|(key, cell)| (key.to_owned(), text(cell)));
            [("port".to_owned(), Field::UShort(port.parse().unwrap()))]
                .into_iter()
                .chain(cells)
                .collect()
        })
        .collect();
    are_equal::<Vec<_>>(&rows(&file), &expected);
}

#[test]
fn columns_have_their_types() {
    let expected = "\
message registry {
  OPTIONAL BYTE_ARRAY service_name (STRING);
  OPTIONAL BYTE_ARRAY port_number (STRING);
  OPTIONAL INT32 port_first (INTEGER(16,false));
  OPTIONAL INT32 port_last (INTEGER(16,false));
  OPTIONAL BYTE_ARRAY transport_protocol (STRING);
  OPTIONAL BYTE_ARRAY description (STRING);
  OPTIONAL BYTE_ARRAY assignee (STRING);
  OPTIONAL BYTE_ARRAY contact (STRING);
  OPTIONAL INT32 registration_date (DATE);
  OPTIONAL BYTE_ARRAY registration_precision (STRING);
  OPTIONAL INT32 modification_date (DATE);
  OPTIONAL BYTE_ARRAY modification_precision (STRING);
  OPTIONAL BYTE_ARRAY reference (STRING);
  OPTIONAL INT32 service_code (INTEGER(32,false));
  OPTIONAL BYTE_ARRAY unauthorized_use_reported (STRING);
  OPTIONAL BYTE_ARRAY assignment_notes (STRING);
  REQUIRED BYTE_ARRAY status (STRING);
}
";
    assert_eq!(schema(&exported("parquet-types", &[])), expected);
    let expected = "\
message registry {
  REQUIRED INT32 port (INTEGER(16,false));
  REQUIRED BYTE_ARRAY transport (STRING);
  OPTIONAL BYTE_ARRAY name (STRING);
  REQUIRED BYTE_ARRAY status (STRING);
  REQUIRED BYTE_ARRAY range (STRING);
  OPTIONAL BYTE_ARRAY description (STRING);
}
";
    assert_eq!(schema(&exported("parquet-expanded-types", &["--expand"])), expected);
}

#[test]
fn the_file_names_its_registry() {
    for options in [&[][..], &["--expand"]] {
        let file = exported("parquet-snapshot", options);
        let facts = file.metadata().file_metadata().key_value_metadata().unwrap();
        let facts: BTreeMap<_, _> =
            facts.iter().map(|fact| (fact.key.as_str(), fact.value.as_deref())).collect();
        let snapshot: serde_json::Value =
            serde_json::from_str(facts["iana_ports.snapshot"].unwrap()).unwrap();
        let (year, month, day) = reference().newest_date().unwrap();
        assert_eq!(snapshot["newest_date"], format!("{year}-{month:02}-{:02}", day.unwrap()));
        assert_eq!(snapshot["rows"], reference().rows.len());
        let provenance = include_str!("../../../../data/README.md");
        assert!(
            provenance
                .contains(&format!("| SHA-256 | `{}` |", snapshot["sha256"].as_str().unwrap()))
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_an_error() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = crate::program(&["export", "--format", "parquet"]).stdout(full).output().unwrap();
    let complaint = "iana-ports: standard output: No space left on device (os error 28)\n";
    assert_eq!(
        (String::from_utf8(output.stderr).unwrap().as_str(), output.status.code()),
        (complaint, Some(2))
    );
    let complaint = "/dev/full: No space left on device (os error 28)";
    is_refused(&["export", "--format", "parquet", "--output", "/dev/full"], complaint);
}
