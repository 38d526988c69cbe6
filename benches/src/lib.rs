//! The library and its rivals, asked the same questions.
//!
//! [`engines`] lists everything that answers one question at a time, [`bulk`] the ways to
//! name many ports at once, `loaded` the engines for a registry loaded at run time,
//! [`inputs`] the ports and names to ask for, and `layouts` the prototypes of other
//! tables. The criterion benchmark `lookup` and the program `count` both use them.

pub mod bulk;
pub mod engine;
pub mod engines;
#[cfg(feature = "rivals")]
pub mod handmade;
pub mod inputs;
#[cfg(feature = "rivals")]
pub mod layouts;
#[cfg(feature = "rivals")]
pub mod libc_calls;
#[cfg(feature = "csv")]
pub mod loaded;
#[cfg(feature = "full")]
pub mod rows;
#[cfg(feature = "rivals")]
#[allow(clippy::pedantic)]
mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub use engine::{Answer, Origin, Visitor, latency, throughput};
