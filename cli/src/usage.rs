//! Complaints about wrong usage.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use iana_ports::PortRange;

use crate::query;

/// Options of other tools for a port or a name, which is an argument here.
const OPTIONS_FOR_QUERIES: [&str; 6] = ["-p", "--port", "--ports", "--name", "--service", "--like"];

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
    // A query is an argument where no command is given.
    if let Some(option) = option_for_query(error).filter(|_| text.contains(" QUERY...\n")) {
        return format!(
            "unexpected argument '{option}' found; a port or a name needs no option, as in iana-ports 80"
        );
    }
    match other_option(error) {
        Some(tip) => format!("{message}; {tip}"),
        None => message.to_owned(),
    }
}

fn option_for_query(error: &clap::Error) -> Option<&str> {
    let option = context(error, ContextKind::InvalidArg)?;
    (error.kind() == ErrorKind::UnknownArgument && OPTIONS_FOR_QUERIES.contains(&option))
        .then_some(option)
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
