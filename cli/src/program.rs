//! The description of the command line, for code that the command line itself calls.

/// Builds clap's description of the whole command line.
///
/// `Cli` passes it down to the commands, which cannot import it: they are part of it.
/// Building takes time, so that only code that needs the description calls this.
pub(crate) type Program = fn() -> clap::Command;
