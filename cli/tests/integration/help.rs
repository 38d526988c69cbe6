//! Help at every width, and its examples.

use std::collections::BTreeSet;

use crate::files::folder;
use crate::{Ended, file, program, run};

/// The commands as `--help` lists them, each with its description.
pub(crate) fn commands() -> Vec<(String, String)> {
    let help = help(&["--help"], 200);
    let list = help.split_once("\nCommands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let commands = list.lines().map(|line| line.trim_start().split_once(' ').unwrap());
    let commands: Vec<_> = commands
        .filter(|(name, _)| *name != "help")
        .map(|(name, description)| (name.to_owned(), description.trim_start().to_owned()))
        .collect();
    assert!(commands.len() >= 12, "{list}");
    commands
}

fn help(args: &[&str], width: usize) -> String {
    let output = program(args).env("COLUMNS", width.to_string()).output().unwrap();
    let Ended { stdout, stderr, status } = output.into();
    assert_eq!((stderr.as_str(), status), ("", 0), "{args:?}");
    stdout
}

/// The arguments that ask for help: of the program and of each command, short and long.
fn calls() -> Vec<Vec<String>> {
    let names = commands().into_iter().map(|(name, _)| Some(name));
    let names: Vec<_> = names.chain([None]).collect();
    let flags = ["-h", "--help"].into_iter();
    flags
        .flat_map(|flag| {
            names.iter().map(move |name| name.iter().cloned().chain([flag.to_owned()]))
        })
        .map(Iterator::collect)
        .collect()
}

#[test]
fn the_program_has_long_and_short_help() {
    let long = run(&["--help"]);
    assert_eq!((long.stderr.as_str(), long.status), ("", 0));
    assert_eq!(run(&["help"]), long);
    let usage = "Usage: iana-ports [OPTIONS] QUERY...\n       iana-ports [OPTIONS] COMMAND\n";
    assert!(long.stdout.contains(usage));
    assert_eq!(help(&["--help"], 80), long.stdout, "without a terminal there are 80 columns");
    let short = run(&["-h"]).stdout;
    assert!(short.contains("see more with '--help'") && short.len() < long.stdout.len());
}

/// A command's own help begins with its description in the list of commands.
#[test]
fn help_begins_with_the_description_in_the_list() {
    for (name, description) in commands() {
        for args in [&[name.as_str(), "--help"], &["help", &name], &[&name, "-h"]] {
            assert_eq!(help(args, 200).lines().next(), Some(description.as_str()), "{args:?}");
        }
    }
}

/// Every width has the same words in the same order. Only commands may be wider.
#[test]
fn help_fits_every_width() {
    for call in calls() {
        let args: Vec<_> = call.iter().map(String::as_str).collect();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let all_words = words(&help(&args, 1000));
        for width in [40, 60, 80, 200] {
            let text = help(&args, width);
            assert_eq!(words(&text), all_words, "{call:?}");
            for line in text.lines() {
                let stays_whole = line.starts_with("Usage: ")
                    || line.starts_with("  ") && !line.starts_with("   ");
                let fits = line.chars().count() <= width.min(100);
                assert!(fits || stays_whole, "{call:?} at {width}: {line}");
                assert_eq!(line.trim_end(), line, "{call:?}");
            }
        }
        // At the width of most terminals, few commands do not fit.
        let is_long = |line: &&str| line.chars().count() > 80;
        assert!(help(&args, 80).lines().filter(is_long).count() <= 2, "{call:?}");
    }
}

/// Runs the examples of every help, except those that need a shell.
#[test]
fn examples_work() {
    for (name, content) in [
        ("names.csv", "8080,tcp,shop\n"),
        ("flows.csv", "src_port,dst_port\n40000,443\n"),
        ("conn.log", "#fields\tid.resp_p\tproto\n443\ttcp\n"),
    ] {
        file(name, content);
    }
    // Short and long help may show the same.
    let texts = calls().into_iter().map(|call| {
        let args: Vec<_> = call.iter().map(String::as_str).collect();
        help(&args, 80)
    });
    let mut examples = BTreeSet::new();
    for text in texts {
        let lines = text.lines().filter_map(|line| line.strip_prefix("  iana-ports "));
        examples.extend(lines.map(|line| line.split("  ").next().unwrap().to_owned()));
    }
    // Nothing may ask the network. The files of diff and check are only named.
    examples.retain(|args| {
        let command = args.split(' ').next().unwrap();
        !args.contains(['<', '>', '|', '~']) && !["update", "diff", "check"].contains(&command)
    });
    assert!(examples.len() > 40, "{examples:?}");
    for args in examples {
        let mut program = program(&args.split(' ').collect::<Vec<_>>());
        // Some write files.
        let Ended { stderr, status, .. } = program.current_dir(folder()).output().unwrap().into();
        // Nothing need listen here.
        let may_fail = args.starts_with("listening");
        assert!(status == 0 || (may_fail && status == 1), "{args}: {stderr}");
    }
}

/// A command lists `--registry` and `--embedded` if and only if it takes them.
#[test]
fn options_that_are_refused_are_not_listed() {
    let help = run(&["--help"]).stdout;
    let list = help.split_once("\nCommands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let commands = list.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    let mut refusing = 0;
    for command in commands.filter(|command| !command.is_empty() && *command != "help") {
        for (option, value) in [("--registry", &["/dev/null/no-file"][..]), ("--embedded", &[])] {
            let help = run(&[command, "--help"]).stdout;
            let is_listed = help.lines().any(|line| line.trim_start().starts_with(option));
            // Arguments that the command needs, so that only the option may be wrong.
            let needed: &[&str] = match command {
                "check" | "explain" | "search" => &["80"],
                "diff" => &["old.csv", "new.csv"],
                "completions" => &["bash"],
                "export" => &["--format", "csv"],
                "update" => &["--remove"],
                _ => &[],
            };
            let args = [&[command, option], value, needed].concat();
            let is_refused = run(&args).stderr.contains("leave out ");
            assert_eq!(is_listed, !is_refused, "{args:?}");
            refusing += u32::from(is_refused);
        }
    }
    assert_eq!(refusing, 2 * 5);
}
