//! The context of the last word on a command line, which decides what can complete it.

use std::collections::HashSet;

use clap::{Arg, ArgAction, Command, Id};
use iana_ports::Registry;

use super::candidates::Candidates;
use super::finders;

/// The candidates for the last of the words.
pub(super) fn candidates(
    mut program: Command,
    registry: Registry<'_>,
    words: &[String],
) -> Candidates {
    program.build();
    let (last, before) =
        words.split_last().map_or(("", &[][..]), |(last, before)| (&**last, before));
    let mut position = Position::start(&program);
    for word in before {
        position.pass(word);
    }
    position.candidates(last, registry)
}

/// A position between the words of a command line.
struct Position<'a> {
    command: &'a Command,
    /// The options of the command that are given before this position.
    given: HashSet<&'a Id>,
    /// How many positional arguments come before this position.
    positionals: usize,
    /// The option whose value comes here.
    option: Option<&'a Arg>,
    /// Whether a `--` comes before this position. No options or commands follow it.
    is_escaped: bool,
}

impl<'a> Position<'a> {
    fn start(command: &'a Command) -> Self {
        Self { command, given: HashSet::new(), positionals: 0, option: None, is_escaped: false }
    }

    /// Advances over a word.
    fn pass(&mut self, word: &str) {
        if self.option.take().is_some() {
            // This word is the option's value, whatever it looks like.
        } else if self.is_escaped {
            self.positionals += 1;
        } else if word == "--" {
            self.is_escaped = true;
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, value) = long.split_once('=').map_or((long, None), |(n, v)| (n, Some(v)));
            let option = self.long(name);
            self.given.extend(option.map(Arg::get_id));
            self.option = option.filter(|option| value.is_none() && takes_value(option));
        } else if let Some(shorts) = word.strip_prefix('-').filter(|shorts| !shorts.is_empty()) {
            self.pass_shorts(shorts);
        } else if let Some(command) = self.subcommand(word) {
            *self = Self::start(command);
        } else {
            self.positionals += 1;
        }
    }

    /// Advances over `-qv` or `-n5`.
    fn pass_shorts(&mut self, shorts: &str) {
        for (start, short) in shorts.char_indices() {
            let option = self.options().find(|option| option.get_short() == Some(short));
            self.given.extend(option.map(Arg::get_id));
            if let Some(option) = option.filter(|option| takes_value(option)) {
                let is_last = start + short.len_utf8() == shorts.len();
                self.option = is_last.then_some(option);
                return;
            }
        }
    }

    fn options(&self) -> impl Iterator<Item = &'a Arg> + use<'a> {
        self.command.get_arguments().filter(|arg| !arg.is_positional())
    }

    fn long(&self, name: &str) -> Option<&'a Arg> {
        self.options().find(|option| {
            option.get_long() == Some(name)
                || option.get_all_aliases().is_some_and(|aliases| aliases.contains(&name))
        })
    }

    /// Whether a command may come here: only if no query and no option of a query
    /// precedes it.
    fn takes_command(&self) -> bool {
        let is_global =
            |option: &Arg| option.is_global_set() || !self.given.contains(option.get_id());
        !self.is_escaped && self.positionals == 0 && self.options().all(is_global)
    }

    fn subcommand(&self, name: &str) -> Option<&'a Command> {
        self.takes_command().then(|| self.command.find_subcommand(name))?
    }

    /// The positional argument that comes here.
    fn positional(&self) -> Option<&'a Arg> {
        self.command
            .get_positionals()
            .nth(self.positionals)
            .or_else(|| self.command.get_positionals().last().filter(|arg| takes_many(arg)))
    }

    /// The candidates for this position that begin with `word`.
    fn candidates(&self, word: &str, registry: Registry<'_>) -> Candidates {
        if let Some(option) = self.option {
            return finders::values(option, "", word, registry);
        }
        if word.starts_with('-') && !self.is_escaped {
            if let Some((name, value)) = word.split_once('=') {
                let option = name.strip_prefix("--").and_then(|name| self.long(name));
                return option
                    .filter(|option| takes_value(option))
                    .map_or(Candidates::Words(Vec::new()), |option| {
                        finders::values(option, &format!("{name}="), value, registry)
                    });
            }
            let is_new =
                |option: &&Arg| takes_many(option) || !self.given.contains(option.get_id());
            let mut may_come: Vec<_> = self.options().filter(is_new).collect();
            may_come.sort_by_key(|option| option.get_display_order());
            return Candidates::Words(finders::options(&may_come, word));
        }
        let values = self.positional().map_or(Candidates::Words(Vec::new()), |positional| {
            finders::values(positional, "", word, registry)
        });
        match values {
            Candidates::Words(values) if self.takes_command() => {
                let mut candidates = finders::commands(self.command, word);
                candidates.extend(values);
                Candidates::Words(candidates)
            }
            values => values,
        }
    }
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

fn takes_many(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Append)
}
