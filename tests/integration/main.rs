//! The library's tests, one module for each topic.
//!
//! The features of the build decide which modules take part. The tests compare the
//! library with the independent reader in `tests/support/src/reference.rs`, unless a
//! module says otherwise.

// The embedded registry, in every tier.

/// Answers that surprise people, with the expected values written out.
mod special_cases;

/// Every port, for all transports together and on each: names, status, description,
/// records.
mod ports;

/// Every service name, in several spellings, and texts that almost are names.
#[cfg(feature = "by-name")]
mod service_names;

/// Every row: order, cells, typed columns, iterators and ids.
#[cfg(feature = "by-name")]
mod records;

/// What any snapshot must satisfy, and what the library reports about the embedded one.
mod data_invariants;

// The interface.

/// Everything that a `const` can compute.
mod constants;

/// Traits, texts, equality and sizes of the public types.
mod public_types;

/// Own names over a registry.
mod overlay;

/// What serde writes and reads.
#[cfg(feature = "serde")]
mod serde_formats;

/// Every token that serde writes, with the lengths of maps and sequences.
#[cfg(feature = "serde")]
mod serde_tokens;

/// What the public types write through defmt.
#[cfg(feature = "defmt")]
mod defmt_streams;

/// Indices that no table has, passed to the accessors of the tables.
mod out_of_range_indices;

// Other registries, which the feature `csv` loads. `cargo test` turns it on.

/// IANA's file in its variants, loaded and compared with the embedded registry.
#[cfg(feature = "csv")]
mod loaded_registry;

/// Random registries of a few rows.
#[cfg(feature = "csv")]
mod random_registries;

/// Registries of unusual sizes and shapes: many rows, long cells, nested ranges.
#[cfg(feature = "csv")]
mod unusual_registries;

/// Names that an index by hash could confuse.
#[cfg(feature = "csv")]
mod colliding_names;

/// Files with one error each, and the message for it.
#[cfg(feature = "csv")]
mod rejected_files;

/// Files that would exhaust memory or time, and the message for each.
#[cfg(feature = "csv")]
mod oversized_files;

/// What the error of a rejected file reports about the file as a whole.
#[cfg(feature = "csv")]
mod load_errors;

/// Parts of IANA's file with random damage.
#[cfg(feature = "csv")]
mod damaged_files;

// Cargo. These run once, not in each tier.

/// The crates that a build of each tier compiles.
#[cfg(feature = "csv")]
mod dependencies;

/// Programs that embed another file, by `IANA_PORTS_CSV`.
#[cfg(feature = "csv")]
mod replaced_csv;

// Helpers.

/// Compares a whole registry with the reference.
#[cfg(feature = "csv")]
mod compare;

/// Counts differences and shows the first few.
mod differences;

/// Walks an iterator in every direction.
mod iterators;

/// The filters of a port, and every port with each.
mod questions;

/// A record of the library compared with a row of the reference.
#[cfg(feature = "descriptions")]
mod rows;
