//! Prints the public items of a library, one per line, sorted: `list-api FILE`, where
//! FILE is rustdoc's JSON.
//!
//! Leaves out blanket and automatic implementations. A trait implementation has one line,
//! without its items.

use std::collections::{BTreeSet, HashSet};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1) else {
        eprintln!("list-api: expected a file");
        return ExitCode::from(2);
    };
    let api = match public_api::Builder::from_rustdoc_json(&file)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
    {
        Ok(api) => api,
        Err(error) => {
            eprintln!("list-api: {}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    };
    let is_trait_impl = |line: &str| line.starts_with("impl") && line.contains(" for ");
    let trait_impls: HashSet<_> = api
        .items()
        .filter(|item| is_trait_impl(&item.to_string()))
        .map(public_api::PublicItem::id)
        .collect();
    let lines: BTreeSet<String> = api
        .items()
        .filter(|item| item.parent_id().is_none_or(|parent| !trait_impls.contains(&parent)))
        .map(ToString::to_string)
        .collect();
    let text: String = lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect();
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
