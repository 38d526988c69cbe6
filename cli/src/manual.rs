//! Manual pages, made from the texts of the help.

use clap::{Arg, Command};
use iana_ports::SNAPSHOT;
use roff::{Inline, Roff, bold, italic, roman};

use crate::help::{Line, Part, blocks};
use crate::terminal;

/// The width of lines in the source.
const SOURCE_WIDTH: usize = 78;

/// The width of lines in which every hyphen becomes two characters.
const NAME_WIDTH: usize = 72;

/// Variables that every command reads.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("NO_COLOR", "If it is not empty, output has no colours, unless --color=always is given."),
    ("CLICOLOR", "If it is 0, output has no colours."),
    ("CLICOLOR_FORCE", "If it is neither empty nor 0, output has colours without a terminal too."),
    ("COLUMNS", "The width of tables, cards and help, instead of the terminal's."),
];

/// Variables that choose the registry, in programs with the command update.
const REGISTRY_ENVIRONMENT: [(&str, &str); 2] = [
    (
        "IANA_PORTS_REGISTRY",
        "The registry that answers if neither --registry nor --embedded is given.",
    ),
    (
        "XDG_DATA_HOME",
        "The parent of the folder iana-ports, in which update stores the registry; by default \
         ~/.local/share.",
    ),
];

/// Variables that update reads.
const UPDATE_ENVIRONMENT: [(&str, &str); 3] = [
    ("HTTPS_PROXY, ALL_PROXY", "The proxy for the download."),
    ("NO_PROXY", "The hosts that need no proxy."),
    ("SSL_CERT_FILE", "Certificates to trust instead of the system's."),
];

/// A manual page and the name of its file.
pub(crate) struct Page {
    pub(crate) file: String,
    pub(crate) source: String,
}

/// The page of the program, and then those of its commands.
pub(crate) fn pages(mut program: Command) -> Vec<Page> {
    program.build();
    let is_shown = |command: &&Command| !command.is_hide_set() && command.get_name() != "help";
    let commands: Vec<_> = program.get_subcommands().filter(is_shown).collect();
    let all = || std::iter::once(&program).chain(commands.iter().copied());
    let names: Vec<_> = all().map(name).collect();
    let can_update = names.iter().any(|name| name == "iana-ports-update");
    all()
        .zip(&names)
        .map(|(command, name)| {
            let mut writer = Writer { roff: Roff::new(), is_after_heading: false };
            let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            writer.head(command, name, &blocks(&text));
            writer.options(command);
            if std::ptr::eq(command, &raw const program) {
                writer.commands(&commands);
            }
            writer.end(&blocks(&text), name, &names, can_update);
            Page { file: format!("{name}.1"), source: writer.roff.to_roff() }
        })
        .collect()
}

fn name(command: &Command) -> String {
    command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned()
}

fn begins(block: &[Part<'_>], title: &str) -> bool {
    matches!(block.first(), Some(Part::Paragraph(text)) if text.starts_with(title))
}

struct Writer {
    roff: Roff,
    is_after_heading: bool,
}

impl Writer {
    fn head(&mut self, command: &Command, name: &str, blocks: &[Vec<Part<'_>>]) {
        let date = SNAPSHOT.newest_date().map_or(String::new(), |date| date.to_string());
        let version = concat!("iana-ports ", env!("CARGO_PKG_VERSION"));
        let title = name.to_uppercase();
        self.roff.control("TH", [&*title, "1", &date, version, "User Commands"]);
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        self.section("NAME");
        for line in terminal::wrap_to(NAME_WIDTH, &format!("{name} - {about}"), "", "") {
            self.roff.text([roman(line)]);
        }
        self.section("SYNOPSIS");
        let usage = command.clone().render_usage().to_string();
        for (index, usage) in usage.trim_start_matches("Usage:").lines().enumerate() {
            if index > 0 {
                self.roff.control("br", []);
            }
            let command = command.get_bin_name().unwrap_or(name);
            let usage = usage.trim();
            let rest = usage.strip_prefix(command).unwrap_or(usage);
            self.roff.text([bold(command), roman(rest)]);
        }
        self.section("DESCRIPTION");
        self.paragraph(&format!("{about}."));
        for block in blocks {
            if !begins(block, "Example") && !begins(block, "Exit status:") {
                self.roff.control("PP", []);
                self.block(block);
            }
        }
    }

    fn options(&mut self, command: &Command) {
        self.section("OPTIONS");
        let mut arguments: Vec<_> =
            command.get_arguments().filter(|argument| !argument.is_hide_set()).collect();
        arguments.sort_by_key(|argument| (!argument.is_positional(), argument.get_display_order()));
        for argument in arguments {
            self.roff.control("TP", []);
            self.roff.text(header(argument));
            let help = argument.get_long_help().or(argument.get_help());
            let help = help.map(ToString::to_string).unwrap_or_default();
            for (index, paragraph) in help.split("\n\n").enumerate() {
                if index > 0 {
                    self.roff.control("IP", []);
                }
                self.paragraph(&format!("{}.", paragraph.trim_end_matches('.')));
            }
            self.values(argument);
        }
    }

    fn values(&mut self, argument: &Arg) {
        let values = argument.get_possible_values();
        let values: Vec<_> = values.iter().filter(|value| !value.is_hide_set()).collect();
        if !values.is_empty() && argument.get_action().takes_values() {
            let values: Vec<_> = values
                .iter()
                .map(|value| match value.get_help() {
                    Some(help) => format!("{} ({help})", value.get_name()),
                    None => value.get_name().to_owned(),
                })
                .collect();
            self.roff.control("IP", []);
            self.paragraph(&format!("Possible values: {}.", values.join(", ")));
        }
        let defaults = argument.get_default_values();
        let is_shown =
            argument.get_action().takes_values() && !argument.is_hide_default_value_set();
        if is_shown && !defaults.is_empty() {
            let defaults: Vec<_> = defaults.iter().map(|value| value.to_string_lossy()).collect();
            self.paragraph(&format!("Default: {}.", defaults.join(", ")));
        }
    }

    fn commands(&mut self, commands: &[&Command]) {
        self.section("COMMANDS");
        for command in commands {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            self.roff.control("TP", []);
            self.roff.text([bold(name(command)), roman("(1)")]);
            self.paragraph(&format!("{about}."));
        }
    }

    fn end(&mut self, blocks: &[Vec<Part<'_>>], name: &str, names: &[String], can_update: bool) {
        for block in blocks {
            if let Some(Part::Paragraph(text)) = block.first() {
                if let Some(status) = text.strip_prefix("Exit status: ") {
                    self.section("EXIT STATUS");
                    self.paragraph(status);
                }
            }
        }
        self.section("ENVIRONMENT");
        let registry = REGISTRY_ENVIRONMENT.iter().filter(|_| can_update);
        let update = UPDATE_ENVIRONMENT.iter().filter(|_| name == "iana-ports-update");
        for (variable, meaning) in ENVIRONMENT.iter().chain(registry).chain(update) {
            self.roff.control("TP", []);
            self.roff.text([bold(*variable)]);
            self.paragraph(meaning);
        }
        for block in blocks.iter().filter(|block| begins(block, "Example")) {
            self.section("EXAMPLES");
            self.block(block.get(1..).unwrap_or_default());
        }
        self.section("SEE ALSO");
        let pages = names.iter().filter(|other| *other != name).map(|other| (&**other, "1"));
        let others = [("getservbyport", "3"), ("services", "5"), ("ss", "8")];
        let mut see: Vec<_> = pages.chain(others).collect();
        let last = see.pop();
        for (page, section) in see {
            self.roff.text([bold(page), roman(format!("({section}),"))]);
        }
        if let Some((page, section)) = last {
            self.roff.text([bold(page), roman(format!("({section})"))]);
        }
    }

    fn section(&mut self, title: &str) {
        self.roff.control("SH", [title]);
        self.is_after_heading = true;
    }

    fn block(&mut self, block: &[Part<'_>]) {
        for part in block {
            match part {
                Part::Paragraph(text) => self.paragraph(text),
                Part::Lines(lines) => self.lines(lines),
            }
        }
    }

    /// Writes each sentence on a line of its own, the convention of manual pages.
    fn paragraph(&mut self, text: &str) {
        self.is_after_heading = false;
        let sentences = text.replace(". ", ".\n");
        for line in sentences.lines() {
            for line in terminal::wrap_to(SOURCE_WIDTH, line, "", "") {
                self.roff.text([roman(line)]);
            }
        }
    }

    /// Writes lines that are not wrapped, each with its meaning below it.
    fn lines(&mut self, lines: &[Line<'_>]) {
        for Line { line, meaning } in lines {
            // A heading begins a paragraph by itself.
            if !std::mem::take(&mut self.is_after_heading) {
                self.roff.control("PP", []);
            }
            self.roff.control("nf", []);
            self.roff.text([bold(*line)]);
            self.roff.control("fi", []);
            if !meaning.is_empty() {
                self.roff.control("RS", ["4"]);
                self.paragraph(meaning);
                self.roff.control("RE", []);
            }
        }
    }
}

/// An option with the name of its value, or the name of a positional argument.
fn header(argument: &Arg) -> Vec<Inline> {
    let value = argument.get_value_names().map(|names| names.join(" "));
    let value = value.filter(|_| argument.get_action().takes_values());
    if argument.is_positional() {
        let name = value.unwrap_or_else(|| argument.get_id().to_string().to_uppercase());
        return vec![italic(name)];
    }
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let mut header = Vec::new();
    for flag in [short, long].into_iter().flatten() {
        if !header.is_empty() {
            header.push(roman(", "));
        }
        header.push(bold(flag));
    }
    if let Some(value) = value {
        header.extend([roman(" "), italic(value)]);
    }
    header
}
