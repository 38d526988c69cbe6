//! `export`.

use crate::{embedded_csv, rows, run, succeeds};

#[test]
fn csv_gives_the_rows_of_the_file_in_order() {
    let ended = run(&["export", "--format", "csv"]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    let (exported, expected) = (rows(&ended.stdout), rows(&embedded_csv()));
    for (exported, expected) in exported.iter().zip(&expected) {
        assert_eq!(exported, expected);
    }
    assert_eq!(exported.len(), expected.len());
}

#[test]
fn csv_quotes_and_ends_lines_as_iana_does() {
    succeeds(&["export", "--format=csv"], &embedded_csv());
}
