//! A function type with which commands get clap's description of the command line.

/// Builds clap's description of the whole command line.
///
/// `Cli` passes this function to the commands. They cannot import `cli`, which imports
/// them. Building takes time: call it only where the description is needed.
pub(crate) type Program = fn() -> clap::Command;
