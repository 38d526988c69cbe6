//! Runs the program as a user would, and compares whole output and exit status.
//!
//! Where a new test belongs: with its command, or, if it is about several commands, with
//! its topic. A filter runs one module: `cargo test -p iana-ports-cli -- annotate::logs`.

// Commands.

/// `iana-ports QUERY...`: queries, cards, JSON, suggestions.
mod lookup;

/// `annotate`: lines, columns, logs, JSON lines, files, labelled lines, random input.
mod annotate;
/// `check FILE`.
mod check;
/// `completions SHELL` and `man`. `cli/shells/run` reads them in real shells.
mod completions_and_man;
/// `diff OLD NEW`.
mod diff;
/// `explain`: text, Markdown, JSON.
mod explain;
/// `export`: every format.
mod export;
/// `free`: unassigned ports.
mod free;
/// `--help` and `help` of every command, and the examples in them.
mod help;
/// `list`: filters and order.
mod list;
/// `listening`: sockets of this machine.
mod listening;
/// `map`: pictures and text, read back port by port.
mod map;
/// `search`.
mod search;
/// `stats`: figures and the plot.
mod stats;
/// `update`: a server of the test's own, redirects, TLS, interruptions.
#[cfg(feature = "update")]
mod update;

// Topics of several commands.

/// `--version`, wrong usage, closed pipes, output that cannot be written.
mod conventions;
/// READMEs show what the program prints.
mod documents;
/// `iana_ports_cli::run`, called from another program.
mod in_process;
/// `--output`: standard output, links, open files.
mod output;
/// `--names FILE`: own names in every command that takes them.
mod own_names;
/// `--registry FILE`: another registry, hostile and bad files.
mod registry_option;
/// The registry that `update` stored: when it answers.
mod stored_registry;
/// Lines that fit the terminal, and `--color`.
mod terminal;

// Scripts of the repository that run the program.

/// `data/refresh`, against a server of the test's own.
#[cfg(target_os = "linux")]
mod refresh;

// What the tests share.

/// Files and folders of one test.
mod files;
/// Reads PNGs and SVGs back.
mod picture_reader;
/// Runs the program.
mod program;
/// Files in IANA's format.
mod registry_csv;
/// Sockets beside which the program runs.
mod sockets;

use files::file;
use program::{Ended, cards, is_refused, program, run, shows_cards, succeeds};
use registry_csv::{HEADER, csv, embedded_csv, embedded_rows, embedded_table, with_commas};
