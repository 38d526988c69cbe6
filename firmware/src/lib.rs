//! What the images share: the machines they run on, the walk, and the library as the walk asks it.

#![no_std]

#[cfg(feature = "image")]
pub mod ask;
#[cfg(feature = "image")]
pub mod library;
#[cfg(feature = "image")]
pub mod machine;
pub mod walk;
