//! The binary, run as a user would: whole output and exit status, by topic.

mod annotate;
mod annotate_columns;
mod annotate_ephemeral;
mod annotate_files;
mod annotate_jsonl;
mod annotate_logs;
mod annotate_random;
#[path = "../common/mod.rs"]
mod common;
mod corpus;
mod explain;
mod export;
mod free;
mod guesses;
mod help;
mod input;
mod json;
mod library;
mod list;
mod manners;
mod map;
mod more;
mod name_cards;
mod output;
mod own_names;
mod pages;
mod picture;
mod queries;
mod readme;
#[path = "../../../tests/reference/mod.rs"]
mod reference;
mod registry;
mod search;
mod stats;
mod stored;
mod text;
#[cfg(feature = "update")]
mod update;
mod widths;

use common::{
    Ended, cards, embedded_csv, embedded_rows, ephemeral_ports, file, is_refused, program, rows,
    run, shows_cards, succeeds, with_commas, without_the_users_settings,
};
