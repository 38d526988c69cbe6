//! Fuzzes `iana-ports annotate` with any input: as text, as CSV or a log, and as JSON
//! objects.
//!
//! The output contains every byte of the input, and does not depend on the pieces in
//! which the input arrives. Some ports have own names, which may contain blanks.

#![no_main]

use std::io::Read;
use std::sync::LazyLock;

use iana_ports::Registry;
use iana_ports_explain::own_names::{self, OwnNames};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

use annotate::{AnnotateError, Column, Columns, ColumnsOptions, Jsonl, Keys, Lines, Names};

#[allow(dead_code, unused_imports, reason = "the command line uses more of it")]
#[path = "../../cli/src/annotate/mod.rs"]
mod annotate;

fuzz_target!(|text: &[u8]| {
    let whole = in_pieces(text, |input, out| Ok(Lines::new(names()).run(input, out)?));
    assert!(whole.is_ok(), "any text is valid input");
    columns(text);
    json(text);
});

/// The output or the error for a text. Asserts that it is the same in one piece and in
/// many.
fn in_pieces(
    text: &[u8],
    run: impl Fn(Pieces, &mut Vec<u8>) -> Result<(), AnnotateError>,
) -> Result<Vec<u8>, String> {
    let [whole, pieces] = [usize::MAX, 1 + text.len() % 61].map(|size| {
        let mut out = Vec::new();
        let error = run(Pieces(text, size), &mut out).err().map(|error| format!("{error:?}"));
        (out, error)
    });
    assert_eq!(whole, pieces);
    let (out, error) = whole;
    if let Some(error) = error {
        return Err(error);
    }
    let mut written = out.iter();
    assert!(text.iter().all(|byte| written.any(|written| written == byte)), "a byte is lost");
    Ok(out)
}

/// Annotates the input as CSV or a log. The first byte chooses the options; the rest is
/// the input.
fn columns(text: &[u8]) {
    let Some((&choice, text)) = text.split_first() else { return };
    let column = |bit: u8| match choice >> bit & 3 {
        0 => Column::Named("p".to_owned()),
        number => Column::Number(number.into()),
    };
    let options = ColumnsOptions {
        columns: vec![column(0), column(2)],
        transport: (choice & 16 != 0).then(|| column(5)),
        append: choice & 128 != 0,
        delimiter: None,
    };
    let run = |input: Pieces, out: &mut Vec<u8>| Columns::new(names(), &options).run(input, out);
    if let Ok(written) = in_pieces(text, run) {
        assert_eq!(in_pieces(&written, run).as_ref(), Ok(&written), "twice is once");
    }
}

/// Annotates the input as JSON objects. All members stay. The key of an added member is a
/// port's key and a suffix.
fn json(text: &[u8]) {
    static KEYS: LazyLock<[Keys; 2]> = LazyLock::new(|| {
        [Keys::new(&[]), Keys::new(&["p".to_owned(), "".to_owned(), "p_service".to_owned()])]
    });
    let keys = &KEYS[text.len() % 2];
    let run = |input: Pieces, out: &mut Vec<u8>| Jsonl::new(names(), keys).run(input, out);
    let Ok(written) = in_pieces(text, run) else { return };
    assert_eq!(in_pieces(&written, run).as_ref(), Ok(&written), "twice is once");
    let lines = |text| <[u8]>::split(text, |&byte| byte == b'\n');
    assert_eq!(lines(text).count(), lines(&written).count());
    for (line, written) in lines(text).zip(lines(&written)) {
        // `Value` rejects some JSON, such as very large numbers and lone surrogates.
        let Ok(line) = serde_json::from_slice::<Value>(line) else { continue };
        let mut with_names: Value = serde_json::from_slice(written).expect("the output is JSON");
        remove_added(&mut with_names, &line);
        assert_eq!(with_names, line);
    }
}

/// Removes the members that `annotate` added to `original`.
fn remove_added(value: &mut Value, original: &Value) {
    match (value, original) {
        (Value::Object(members), Value::Object(originals)) => {
            members.retain(|key, value| {
                let port = key.strip_suffix("_service");
                originals.contains_key(key)
                    || !value.is_string()
                    || !port.is_some_and(|port| originals.contains_key(port))
            });
            for (key, value) in members {
                if let Some(original) = originals.get(key) {
                    remove_added(value, original);
                }
            }
        }
        (Value::Array(values), Value::Array(originals)) => {
            values
                .iter_mut()
                .zip(originals)
                .for_each(|(value, original)| remove_added(value, original));
        }
        _ => {}
    }
}

fn names() -> Names<'static> {
    static OWN: LazyLock<OwnNames> = LazyLock::new(|| {
        let names = b"80,tcp,web\n8,,a tcp b\n1000-1999,udp,a range\n";
        own_names::parse("own".to_owned(), names).unwrap()
    });
    Names { registry: Registry::embedded(), transport: None, own: &OWN, skipped: None }
}

/// Reads a text in pieces of at most this size.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.1.min(buffer.len());
        self.0.read(&mut buffer[..length])
    }
}
