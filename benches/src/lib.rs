//! The library and what a user would pick instead, asked the same questions.
//!
//! [`engines`] has every contestant, [`bulk`] those who name many ports at once, [`inputs`] what is asked, [`layouts`] the prototypes of other tables. The criterion
//! benchmark, `lookup`, and the counting program, `count`, both take them from here.

pub mod bulk;
pub mod engine;
pub mod engines;
#[cfg(feature = "rivals")]
pub mod handmade;
pub mod inputs;
pub mod layouts;
#[cfg(feature = "rivals")]
pub mod libc_calls;
#[cfg(feature = "full")]
pub mod rows;
#[allow(clippy::pedantic)]
mod tables {
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub use engine::{Answer, Origin, Visitor, latency, throughput};
