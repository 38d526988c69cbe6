//! Registries that other crates compile: `include_registry!`, and the items that its
//! expansion uses.

/// Every item that a generated file of tables names. Not part of the public interface.
#[doc(hidden)]
pub mod parts {
    /// Paths to the standard library's macros and types. The including crate may define
    /// its own `Some` or `assert!`.
    pub use ::core as core_library;

    #[cfg(feature = "by-name")]
    pub use iana_ports_tables::NameIndex;
    #[cfg(feature = "descriptions")]
    pub use iana_ports_tables::RowTables;
    pub use iana_ports_tables::{
        Aligned, Bytes, Date, NameTables, PackedInts, RankBitmap, Storage, StringColumn, Text,
    };
    #[cfg(feature = "full")]
    pub use iana_ports_tables::{DetailTables, RunEndColumn};

    use crate::bytes::are_equal;
    pub use crate::snapshot::Snapshot;
    pub use crate::tables::Tables;

    /// Whether this is the version of the library.
    pub const fn is_library_version(version: &str) -> bool {
        let (ours, theirs) = (env!("CARGO_PKG_VERSION").as_bytes(), version.as_bytes());
        ours.len() == theirs.len() && are_equal(ours, theirs)
    }
}

/// A registry of your own, compiled into your program by your build script.
///
/// `include_registry!("ports")` is a [`Registry<'static>`](crate::Registry) of the tables
/// that `iana_ports_build::compile("ports.csv")` or
/// `iana_ports_build::iana()….compile("ports")` wrote. It is a constant expression and
/// needs neither `std` nor allocation. It has the tier of the library, and covers all
/// 65,536 ports in every tier, even without `user-ports`.
///
/// Store it in a `const`, not in a `static`: the compiler then sees the tables, and
/// lookups are as short as in the embedded registry. Each use of the macro embeds the
/// tables again, so use the constant instead of a second macro call. A program that asks
/// only its own registries does not contain the embedded one.
///
/// ```ignore
/// use iana_ports::{Registry, Transport, include_registry};
///
/// const PORTS: Registry<'static> = include_registry!("ports");
///
/// assert_eq!(PORTS.service_name(8080, Transport::Tcp), Some("shop"));
/// ```
///
/// The package [`iana-ports-build`](https://docs.rs/iana-ports-build) has the build
/// script, and `examples/product` in the repository a whole program.
///
/// # Errors
///
/// The build stops with an error that contains the path if the build script wrote no
/// tables of this name. The name is a string literal: the stem of the CSV file, or the
/// name given to `Subset::compile`.
///
/// With Cargo's resolver 1, the library gets the features that the build script needs:
/// the tier becomes `full`, and a target without an allocator does not link.
/// `iana-ports-build` documents the setting.
#[macro_export]
macro_rules! include_registry {
    ($name:literal $(,)?) => {{
        const REGISTRY: $crate::Registry<'static> = {
            use $crate::included::parts::*;
            $crate::Registry::new(core_library::include!(core_library::concat!(
                core_library::env!(
                    "OUT_DIR",
                    "include_registry! needs a build script that calls iana_ports_build::compile"
                ),
                "/iana-ports/",
                $name,
                "/",
                $crate::__tier!(),
                "/tables.rs"
            )))
        };
        REGISTRY
    }};
}

/// Defines `__tier!`, the folder of the tables for the library's tier: the name of the
/// compiler's `Tier`. Without a tier feature it is `user-ports`, because an own registry
/// covers all ports.
macro_rules! tier {
    ($name:literal) => {
        #[doc(hidden)]
        #[macro_export]
        macro_rules! __tier {
            () => {
                $name
            };
        }
    };
}

#[cfg(not(feature = "descriptions"))]
tier!("user-ports");
#[cfg(all(feature = "descriptions", not(feature = "by-name")))]
tier!("descriptions");
#[cfg(all(feature = "by-name", not(feature = "full")))]
tier!("by-name");
#[cfg(feature = "full")]
tier!("full");
