//! The WebAssembly of the npm package: what `lib/registry.js` calls.
//!
//! Every export takes and returns plain numbers. None takes a pointer, so no export can
//! be unsafe to call: JavaScript writes texts into a buffer that [`input`] lends, and
//! passes their length. Where an argument is out of range, the answer is "nothing".
//!
//! `answer` describes how texts and lists are returned.
//!
//! `no_mangle` is the only unsafe attribute here. Its condition holds for each export: no
//! other function of the module has the name, because no C code is linked, and the
//! linker rejects two Rust functions with one name.

mod answer;
#[cfg(feature = "page")]
mod csv;
#[cfg(feature = "page")]
mod explain;
mod filter;
mod input;
mod ports;
mod records;
mod registry;
#[cfg(feature = "full")]
mod related;
mod results;
mod search;
mod services;
mod tables;
