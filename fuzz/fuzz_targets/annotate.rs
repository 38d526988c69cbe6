//! Any text on its way through `iana-ports annotate`: nothing of it is lost, and in which pieces it comes does not matter.
//! With own names too, which may have blanks.

#![no_main]

use std::io::Read;
use std::sync::LazyLock;

use iana_ports::Registry;
use libfuzzer_sys::fuzz_target;

use annotate::{Column, Columns, Lines, Names};
use own_names::OwnNames;

#[allow(dead_code, unused_imports, reason = "the command line uses more of it")]
#[path = "../../cli/src/annotate/mod.rs"]
mod annotate;

#[allow(dead_code, unused_imports, reason = "the command line uses more of it")]
#[path = "../../cli/src/own_names/mod.rs"]
mod own_names;

/// What the filter needs of the command line's text.
mod text {
    use std::fmt;

    /// No name that IANA registered has a control character.
    pub(crate) struct Visible<'a>(pub(crate) &'a str);

    impl fmt::Display for Visible<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }
}

fuzz_target!(|text: &[u8]| {
    let size = 1 + text.len() % 61;
    let lines = |pieces| {
        let mut out = Vec::new();
        Lines::new(names()).run(Pieces(text, pieces), &mut out).unwrap();
        out
    };
    let columns = |pieces| {
        let mut out = Vec::new();
        let column = Column::Number(1 + text.len() % 3);
        Columns::new(names(), column, b',').run(Pieces(text, pieces), &mut out).unwrap();
        out
    };
    for (whole, in_pieces) in
        [(lines(usize::MAX), lines(size)), (columns(usize::MAX), columns(size))]
    {
        assert_eq!(whole, in_pieces);
        let mut out = whole.iter();
        assert!(text.iter().all(|byte| out.any(|written| written == byte)), "something is lost");
    }
});

fn names() -> Names<'static> {
    static OWN: LazyLock<OwnNames> = LazyLock::new(|| {
        let names = b"80,tcp,web\n8,,a tcp b\n1000-1999,udp,a range\n";
        own_names::parse("own".to_owned(), names).unwrap()
    });
    Names { registry: Registry::embedded(), transport: None, own: &OWN, skipped: None }
}

/// Gives a text in pieces of at most this size.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.1.min(buffer.len());
        self.0.read(&mut buffer[..length])
    }
}
