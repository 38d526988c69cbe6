//! Complaints about wrong usage.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use iana_ports::PortRange;

use crate::query;

/// Options of other tools, where no command is given, and what to write instead.
const OTHER_OPTIONS: [(&[&str], &str); 6] = [
    (
        &["-p", "--port", "--ports", "--name", "--service"],
        "a port or a name needs no option, as in iana-ports 80",
    ),
    (
        &["-t", "--tcp", "-u", "--udp", "--transport", "--protocol", "--sctp", "--dccp"],
        "a transport follows the query, as in iana-ports 80/tcp",
    ),
    (&["-l", "--list", "-a", "--all"], "try: iana-ports list"),
    (&["-s", "--search", "--like", "--find", "--grep"], "try: iana-ports search WORD"),
    (&["--csv"], "try: iana-ports list --csv"),
    (&["-v"], "try: --version"),
];

/// Clap's message in one line, with what may have been meant.
pub(crate) fn message(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let mut message = String::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("Usage:") || line.starts_with("For more information") {
            break;
        }
        if !line.is_empty() {
            message += match message.chars().last() {
                None => "",
                Some(':') => " ",
                _ if line.starts_with('[') => " ",
                Some(_) => "; ",
            };
            message += line;
        }
    }
    let message = message.trim_start_matches("error: ");
    // The usage of a command has no such line.
    let is_query = text.contains(" QUERY...\n");
    if let Some((option, instead)) = instead_of_option(error).filter(|_| is_query) {
        return format!("unexpected argument '{option}' found; {instead}");
    }
    let tip = other_option(error)
        .or_else(|| as_query(error))
        .or_else(|| instead_of_argument(error, &text));
    match tip {
        Some(tip) => format!("{message}; {tip}"),
        None => message.to_owned(),
    }
}

fn instead_of_option(error: &clap::Error) -> Option<(&str, &'static str)> {
    let option = context(error, ContextKind::InvalidArg)?;
    let known = OTHER_OPTIONS.iter().find(|(options, _)| options.contains(&option));
    let is_unknown = error.kind() == ErrorKind::UnknownArgument;
    known.filter(|_| is_unknown).map(|&(_, instead)| (option, instead))
}

/// The query that stands after `help`.
fn as_query(error: &clap::Error) -> Option<String> {
    let command = context(error, ContextKind::InvalidSubcommand)?;
    Some(format!("as a query: iana-ports {command}"))
}

/// What to write instead of an argument of a command that has none.
fn instead_of_argument(error: &clap::Error, text: &str) -> Option<String> {
    let argument = context(error, ContextKind::InvalidArg)?;
    if error.kind() != ErrorKind::UnknownArgument || argument.starts_with('-') {
        return None;
    }
    let ports = query::interval(argument).ok();
    if text.contains("Usage: iana-ports list ") {
        return Some(match ports {
            Some(_) => format!("try: iana-ports list --ports {argument}"),
            None => format!("try: iana-ports search {argument}"),
        });
    }
    if text.contains("Usage: iana-ports free ") {
        let option = if ports?.len() == 1 { "near" } else { "within" };
        return Some(format!("try: iana-ports free --{option} {argument}"));
    }
    None
}

/// The option that the value is for, if not the one that has it.
fn other_option(error: &clap::Error) -> Option<String> {
    let option = context(error, ContextKind::InvalidArg)?;
    let value = context(error, ContextKind::InvalidValue)?;
    match option.split_once(' ')?.0 {
        "--range" if query::interval(value).is_ok() => {
            Some(format!("for ports by number: --ports {value}"))
        }
        "--ports" => {
            let range = value.parse::<PortRange>().ok()?;
            Some(format!("for a range by name: --range {range}"))
        }
        "--within" => {
            let range = value.parse::<PortRange>().ok()?;
            Some(format!(
                "the {range} ports are {}-{}",
                range.bounds().start(),
                range.bounds().end()
            ))
        }
        _ => None,
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text),
        _ => None,
    }
}
