//! Explains a port, a range or a service on one page, by IANA's registry, and parses the
//! queries for it.
//!
//! For front ends of every kind: the command line's `iana-ports explain` is one, a web page
//! can be another. No files, threads or clock; it compiles to WebAssembly.
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
//! [`query`] parses queries, and [`query::Understood`] is what a text in a search box
//! means. [`suggest`] has suggestions for names that no service has. [`own_names`] has the
//! user's own names, and [`machine`] what a page shows of the machine that it is written
//! on.
//!
//! # Text
//!
//! All texts are English. Those of a page have no control characters: [`words::Visible`]
//! escapes them. Each is on one line, except the values of [`Field`]s. The
//! sources of what a page says of ranges and registrations are RFC 6335 and the note above
//! IANA's registry; the page names them.
//!
//! # Panics, cost
//!
//! No public function panics. [`Facts::new`] takes about as long as the search index that
//! it builds ([`iana_ports_search::Index::new`]). A page of a port or a service as JSON then
//! takes about a millisecond, suggestions three, and the meaning of a query a microsecond
//! (`cargo run --release -p iana-ports-explain --example cost`).

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

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
mod places;
mod ports;
pub mod query;
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
pub use page::{Facts, NoPage, Page, Subject};
pub use places::places;
pub use runs::{Cuts, Run, runs};
pub use source::Source;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
