//! Queries: ports, ranges and service names.
//!
//! A query is a port (`1455`), a range (`27000-27009`) or a service name (`esl-lm`), each
//! with an optional transport after a slash (`514/udp`).
//!
//! ```
//! use iana_ports::{Registry, Transport};
//! use iana_ports_explain::own_names::OwnNames;
//! use iana_ports_explain::query::{Asked, Query};
//!
//! let (registry, own_names) = (Registry::embedded(), OwnNames::default());
//! let query = Query::parse("514/udp", registry, &own_names)?;
//! let Ok(Asked::Port(port)) = query.asked else { panic!("514 is a port") };
//! assert_eq!((port.number(), port.transport()), (514, Some(Transport::Udp)));
//! assert_eq!(port.name(), Some("syslog"));
//!
//! let error = Query::parse("tcp/80", registry, &own_names).err().unwrap();
//! assert_eq!(error.did_you_mean(), ["80/tcp"]);
//! # Ok::<(), iana_ports_explain::query::QueryError>(())
//! ```
// `list` splits an argument into queries, `parse` parses one, and `asked` is its meaning.
// `understood` is the meaning of a text in a search box. `error` has the reasons why a
// query has no answer, and `other_notations` translates queries in other notations.
// `names` has the rules for service names.

mod asked;
mod error;
mod list;
mod names;
mod other_notations;
mod parse;
mod understood;

pub use asked::{Asked, Own, Query, Range, ServiceOn, on};
pub(crate) use error::alternatives;
pub use error::{NoService, QueryError};
pub use list::items;
pub(crate) use names::broken_rule;
pub use other_notations::meant;
pub use understood::Understood;

pub use crate::ports::{overlap, parse_interval};
