//! Explains a port, a range or a service on one page, by IANA's registry, and parses the
//! queries for it.
//!
//! The command line's `iana-ports explain` and the repository's web page are two front
//! ends. This crate uses no files, threads or clock, and compiles to WebAssembly.
//!
//! ```
//! use iana_ports::Registry;
//! use iana_ports_explain::own_names::OwnNames;
//! use iana_ports_explain::{Facts, Item, Page, Source};
//!
//! let facts = Facts::new(Registry::embedded());
//! let own_names = OwnNames::default();
//!
//! let page = Page::parse("1455", &facts, None, &own_names).unwrap();
//! assert_eq!(page.title(), "1455 esl-lm");
//! assert_eq!(page.description().as_deref(), Some("ESL License Manager"));
//!
//! let source = Source { snapshot: facts.registry().snapshot(), file: None };
//! let sections = page.sections(&source);
//! let Item::Fields(fields) = &sections[0].items[0] else { panic!("labels and values") };
//! assert_eq!((fields[1].label, &*fields[1].value), ("Transports", "tcp, udp"));
//!
//! // As one value, here for JSON.
//! let json = serde_json::to_value(page.document(&source)).unwrap();
//! assert_eq!(json["title"], "1455 esl-lm");
//! assert_eq!(json["records"][0]["service_name"], "esl-lm");
//! assert_eq!(json["sections"][0]["items"][0]["kind"], "fields");
//! ```
//!
//! - [`query`] parses queries. [`query::Understood`] is the meaning of a text in a search
//!   box.
//! - [`suggest`] has suggestions for names that no service has.
//! - [`own_names`] reads files of the user's own names.
//! - [`machine`] describes the reader's machine, for a front end that knows it.
//! - [`entries`], [`runs`](runs()), [`record_ports`] and [`words`] are parts of a page,
//!   for other answers in the same form.
//!
//! # Text
//!
//! All texts are English. The texts of a [`Section`] contain no control characters:
//! [`words::Visible`] escapes them. Each text is on one line, except the values of
//! [`Field`]s. The meaning of ranges and registrations is from RFC 6335 and from the note
//! above IANA's registry; the page names these sources.
//!
//! # Panics, cost
//!
//! No public function panics. [`Facts::new`] takes about as long as
//! [`iana_ports_search::Index::new`], which it calls. After that, the page of a port or a
//! service as JSON takes about a millisecond, suggestions take three milliseconds, and
//! the meaning of a query takes a microsecond. `cargo run --release -p iana-ports-explain
//! --example explain-cost` prints the times.

#![forbid(unsafe_code)]

mod checks;
mod entries;
mod everyday;
mod excerpt;
mod field;
mod heading;
mod items;
mod json;
pub mod machine;
mod meaning;
mod neighbours;
pub mod own_names;
mod page;
mod ports;
pub mod query;
mod record_ports;
mod registration;
mod runs;
mod sections;
mod source;
pub mod suggest;
mod transports;
pub mod words;

pub use entries::{Entry, entries};
pub use everyday::{MeantService, everyday_name_of};
pub use field::{Emphasis, Field};
pub use items::{Item, Row, Section};
pub use page::{Facts, NoPage, Page};
pub use record_ports::record_ports;
pub use runs::{Cuts, Run, runs};
pub use source::Source;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
