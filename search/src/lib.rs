//! Searches IANA's registry of ports by words, and finds the services related to a port.
//!
//! For front ends of every kind: it is `no_std` with `alloc`, and [`iana_ports`] is its
//! only dependency. Every answer has the reason why it was found, so that a front end can
//! highlight and explain it.
//!
//! ```
//! use iana_ports::{Registry, lookup};
//! use iana_ports_search::Index;
//!
//! let index = Index::new(Registry::embedded());
//!
//! let hits = index.search("rdp");
//! assert_eq!(hits[0].entry().name(), Some("ms-wbt-server"));
//! assert_eq!(hits[0].entry().ports(), [3389..=3389]);
//! assert_eq!(hits[0].matches()[0].to_string(), "everyday name: rdp");
//!
//! // Other services of the same kind as 1455: license managers.
//! let related = index.related(lookup(1455));
//! let sentinel = related.iter().find(|one| one.entry().name() == Some("sentinel-lm")).unwrap();
//! assert_eq!(sentinel.reason().to_string(), "LM (license manager) in its name");
//! ```
//!
//! # What is found
//!
//! [`Index::search`] looks for words in names, descriptions and [everyday
//! names](EVERYDAY_NAMES), and with the feature `full` in assignees and assignment notes.
//! [`Match`] lists the ways in which a word can match, best first. [`Index::related`]
//! searches for the distinctive words of a service itself.
//!
//! Each result is an [`Entry`]: rows of one name, with its aliases folded in.
//!
//! # Features
//!
//! `full` (default) also searches assignees and assignment notes, and folds duplicates
//! such as `www` beside `http`; it enables the tier `full` of the library. Without it,
//! the tier `by-name` is enough.
//!
//! # Panics, cost
//!
//! No public function panics. Building an [`Index`] of the embedded registry takes 15
//! to 20 milliseconds. Each search, and each query for related services, takes less than
//! one (`cargo run --release -p iana-ports-search --example search-cost`).

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod columns;
mod distinctive;
mod entry;
mod everyday_names;
mod highlights;
mod index;
mod interner;
mod matching;
mod query;
mod reason;
mod related;
mod search;
mod stop_words;
mod words;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use entry::{Entry, without_replacement};
pub use everyday_names::{EVERYDAY_NAMES, EverydayName};
pub use index::Index;
pub use matching::{Field, Match, WordMatch};
pub use reason::Reason;
pub use related::{Related, related, related_to_service};
pub use search::{Hit, search};
