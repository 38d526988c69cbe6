//! What the images share: the machines that they run on, the measured questions, and the
//! walk over all answers of the library.

#![no_std]

#[cfg(feature = "image")]
pub mod ask;
#[cfg(feature = "image")]
pub mod library;
#[cfg(feature = "image")]
pub mod machine;
pub mod walk;
