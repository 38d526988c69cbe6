//! The user's own names over the registry's, from a file in one of two formats.
//!
//! CSV has the columns port, transport, name and, optionally, description. An empty
//! transport means every one; a port may be a range. Any other file is read as
//! services(5). In both, blank lines and lines that begin with `#` do not count.
//!
//! ```
//! use iana_ports::Transport;
//! use iana_ports_explain::own_names;
//!
//! let csv = b"port,transport,name,description\n8080,tcp,shop,The shop\n27000-27009,,licences\n";
//! let own = own_names::parse("names.csv".to_owned(), csv)?;
//! let shop = own.of(8080, None).unwrap();
//! assert_eq!((shop.name(), shop.description()), ("shop", Some("The shop")));
//! assert!(own.of(8080, Some(Transport::Udp)).is_none());
//! assert_eq!(own.named("LICENCES", None).unwrap().ports().count(), 10);
//!
//! let error = own_names::parse("names".to_owned(), b"shop 8080/tcp\nstats 80800/tcp").err();
//! assert!(error.unwrap().to_string().starts_with("names:2: \"80800\": not a port: expected "));
//! # Ok::<(), own_names::OwnNamesError>(())
//! ```
// `csv` and `services` parse the two formats, `name` holds the rules for one name,
// `builder` collects what they find, and `table` answers lookups.

mod builder;
mod csv;
mod error;
mod name;
mod services;
mod table;

use builder::Builder;
use error::{Problem, Rejected};

pub use error::OwnNamesError;
pub use table::{OwnName, OwnNames, OwnService};

/// The maximum length of a file in bytes, the same as for a registry's CSV.
pub const MAX_FILE_LEN: usize = 64_000_000;

const UTF8_BOM: &str = "\u{feff}";

/// Parses `bytes`: the contents of a file. Error messages call it `file`.
///
/// # Errors
///
/// If the file is larger than [`MAX_FILE_LEN`] or not UTF-8; else the first line that is
/// not in the format, has a name that a query could not find, or names a port twice.
pub fn parse(file: String, bytes: &[u8]) -> Result<OwnNames, OwnNamesError> {
    if bytes.len() > MAX_FILE_LEN {
        return Err(Rejected::TooLarge { file, limit: MAX_FILE_LEN }.into());
    }
    let mut builder = Builder::default();
    let parsed = utf8(bytes).and_then(|text| {
        let text = text.strip_prefix(UTF8_BOM).unwrap_or(text);
        if csv::is_csv(text) {
            csv::parse(text, &mut builder)
        } else {
            services::parse(text, &mut builder)
        }
    });
    match parsed {
        Ok(()) => Ok(builder.build(file)),
        Err((line, problem)) => Err(Rejected::Line { file, line, problem }.into()),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, (u32, Problem)> {
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = valid.split(|&byte| byte == b'\n').count() as u32;
        (line, Problem::NotUtf8 { byte: bytes[valid.len()] })
    })
}
