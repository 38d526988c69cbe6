//! Messages about wrong usage.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use iana_ports::PortRange;
use iana_ports_explain::query;

use crate::program::Program;
use crate::text;

/// Options that people know from other tools, and what to write instead.
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

/// The beginning of clap's tip. For an unknown option, the tip is useful only if it
/// suggests a similar name.
const CLAPS_TIP: &str = "; tip: ";
const SIMILAR: &str = "; tip: a similar argument exists";

/// Clap's message in one line, with a suggestion or a pointer to the help. `arguments`
/// are those that clap rejects, from the program's name on.
pub(crate) fn message(error: &clap::Error, arguments: &[OsString], program: Program) -> String {
    let text = error.render().to_string();
    let message = before_usage(&text);
    let is_unknown = error.kind() == ErrorKind::UnknownArgument;
    let (without_tip, _) =
        message.split_once(CLAPS_TIP).filter(|_| is_unknown).unwrap_or((&message, ""));
    match tip(error, arguments, &text, &message, program) {
        Some(tip) if tip.starts_with("try: ") => format!("{without_tip}; {tip}"),
        Some(tip) => format!("{without_tip}; {tip}; try --help"),
        None if message.contains(SIMILAR) => format!("{message}; try --help"),
        None => format!("{without_tip}; try --help"),
    }
}

/// The message of a command that rejects arguments which clap accepts.
pub(crate) fn message_of_command(error: &clap::Error) -> String {
    format!("{}; try --help", before_usage(&error.render().to_string()))
}

/// The part of clap's message before the usage.
fn before_usage(text: &str) -> String {
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
    message.trim_start_matches("error: ").to_owned()
}

/// A better suggestion than clap's tip, if there is one.
fn tip(
    error: &clap::Error,
    arguments: &[OsString],
    text: &str,
    message: &str,
    program: Program,
) -> Option<String> {
    if let Some(argument) = unknown_argument(error) {
        let argument = argument.split('=').next().unwrap_or(argument);
        let is_option = argument.starts_with('-') && argument.parse::<i64>().is_err();
        return match (is_option, command(text)) {
            (true, None) => {
                known_elsewhere(argument).or_else(|| owners(argument, None, arguments, program))
            }
            (true, Some(command)) => format_option(command, argument, program)
                .or_else(|| owners(argument, Some(command), arguments, program))
                .or_else(|| no_option(command, message)),
            (false, Some(command)) => instead_of_argument(command, argument, program),
            (false, None) => None,
        };
    }
    other_option(error).or_else(|| as_query(error))
}

/// An argument that has no place in the command line.
fn unknown_argument(error: &clap::Error) -> Option<&str> {
    context(error, ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument)
}

/// The command whose usage clap shows; `None` for queries.
fn command(text: &str) -> Option<&str> {
    let (_, usage) = text.split_once("Usage: iana-ports ")?;
    let word = usage.split_whitespace().next()?;
    word.starts_with(|char: char| char.is_ascii_lowercase()).then_some(word)
}

/// What to write instead of an option of another tool.
fn known_elsewhere(option: &str) -> Option<String> {
    let known = OTHER_OPTIONS.iter().find(|(options, _)| options.contains(&option));
    known.map(|&(_, instead)| instead.to_owned())
}

/// The format that an option such as `--json` stands for.
fn format_option(command: &str, option: &str, program: Program) -> Option<String> {
    let format = option.strip_prefix("--")?;
    is_format(command, format, program)
        .then(|| format!("try: iana-ports {command} --format {format}"))
}

/// Whether the word is a value of the command's option `--format`.
fn is_format(command: &str, word: &str, program: Program) -> bool {
    let mut built = program();
    built.build();
    let mut options =
        built.find_subcommand(command).into_iter().flat_map(clap::Command::get_arguments);
    let format = options.find(|option| option.get_long() == Some("format"));
    let formats = format.map(clap::Arg::get_possible_values).unwrap_or_default();
    formats.iter().any(|format| format.get_name() == word)
}

/// The fact that the command has no such option, unless clap suggests a similar one.
fn no_option(command: &str, message: &str) -> Option<String> {
    (!message.contains(SIMILAR)).then(|| format!("{command} has no such option"))
}

/// The commands that have the option.
fn owners(
    option: &str,
    here: Option<&str>,
    arguments: &[OsString],
    program: Program,
) -> Option<String> {
    let mut built = program();
    built.build();
    let has_option = |command: &&clap::Command| {
        command.get_arguments().any(|known| {
            known.get_long().is_some_and(|long| option.strip_prefix("--") == Some(long))
                || known.get_short().is_some_and(|short| *option == *format!("-{short}"))
        })
    };
    let queries = Some(&built).filter(has_option).map(|_| "queries");
    let commands = built.get_subcommands().filter(has_option).map(clap::Command::get_name);
    let owners: Vec<_> = queries.into_iter().chain(commands).collect();
    let list = match (owners.split_last(), here) {
        (None, _) => return None,
        (Some(_), Some(_)) if ["-V", "--version"].contains(&option) => {
            return Some("try: iana-ports --version".to_owned());
        }
        (Some((only, [])), None) => return Some(with_command(only, arguments, program)),
        (Some((only, [])), _) => (*only).to_owned(),
        (Some((last, others)), _) => format!("{} and {last}", others.join(", ")),
    };
    let not_here = here.map_or(String::new(), |here| format!(", not of {here}"));
    Some(format!("it is an option of {list}{not_here}"))
}

/// The command line with the only command that has the option.
fn with_command(command: &str, arguments: &[OsString], program: Program) -> String {
    let arguments = arguments.iter().skip(1);
    let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let mut line = vec!["iana-ports".to_owned(), command.to_owned()];
    line.extend(arguments);
    if program().try_get_matches_from(&line).is_err() {
        return format!("it is an option of {command}");
    }
    let words: Vec<_> = line.iter().map(|word| text::shell_word(word)).collect();
    format!("try: {}", words.join(" "))
}

/// The query after `help`.
fn as_query(error: &clap::Error) -> Option<String> {
    let command = context(error, ContextKind::InvalidSubcommand)?;
    Some(format!("as a query: iana-ports {command}"))
}

/// What to write instead of a positional argument, for a command that takes none.
fn instead_of_argument(command: &str, argument: &str, program: Program) -> Option<String> {
    let ports = query::parse_interval(argument).ok();
    let option = match (command, ports) {
        ("list", Some(_)) => "--ports",
        ("list", None) => {
            return Some(format!("try: iana-ports search {}", text::shell_word(argument)));
        }
        ("free", Some(ports)) if ports.len() == 1 => "--near",
        ("free", Some(_)) => "--within",
        _ if is_format(command, argument, program) => "--format",
        ("export" | "map" | "stats" | "man", _) if argument.contains(['.', '/']) => "--output",
        _ => return None,
    };
    Some(format!("try: iana-ports {command} {option} {}", text::shell_word(argument)))
}

/// The option that accepts the value, if it is another one.
fn other_option(error: &clap::Error) -> Option<String> {
    let option = context(error, ContextKind::InvalidArg)?;
    let value = context(error, ContextKind::InvalidValue)?;
    match option.split_once(' ')?.0 {
        "--range" if query::parse_interval(value).is_ok() => {
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
