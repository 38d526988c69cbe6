//! Lines fit the terminal, and `--color` decides on colours.

#[cfg(target_os = "linux")]
use crate::program::on_a_terminal;
use crate::{Ended, csv, file, is_refused, program, run};

/// The lines that the program prints on a terminal of some width.
fn lines(args: &[&str], width: usize) -> Vec<String> {
    let output = program(args).env("COLUMNS", width.to_string()).output().unwrap();
    let Ended { stdout, stderr, .. } = output.into();
    assert_eq!(stderr, "", "{args:?}");
    stdout.lines().map(str::to_owned).collect()
}

const COMMANDS: [&[&str]; 12] = [
    &["1455", "8080", "53/tcp", "65535", "49151"],
    &["esl-lm", "http", "domain", "flex-lm"],
    &["0-1023"],
    &["search", "apple"],
    &["list"],
    &["list", "--since", "2020"],
    &["list", "--unauthorized"],
    &["map"],
    &["map", "--transport", "sctp"],
    &["stats"],
    &["explain", "1455", "http", "27000-27009"],
    &["list", "--ports", "2023-2025"],
];

/// The widest label: that of a card.
const LABEL_WIDTH: usize = 20;

/// Commands that `explain` shows.
const COMMANDS_OF_SYSTEMS: [&str; 4] =
    ["sudo ", "Get-Net", "iana-ports listening", "iana-ports explain"];

#[test]
fn lines_fit_the_terminal() {
    for args in COMMANDS {
        for width in [40, 60, 80, 200] {
            for line in lines(args, width) {
                // A word stays whole that does not fit after its label, and so does a
                // command.
                let last = line.split(' ').next_back().unwrap_or_default().chars().count();
                let is_whole = last + LABEL_WIDTH > width
                    || COMMANDS_OF_SYSTEMS.iter().any(|command| line.contains(command));
                let columns = line.chars().count();
                assert!(columns <= width || is_whole, "{args:?} at {width}: {columns}: {line}");
            }
        }
    }
}

/// Wrapped or not, the same words in the same order.
#[test]
fn no_word_is_broken_or_lost() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for args in &COMMANDS[..7] {
        let whole = words(&run(args).stdout);
        for width in [40, 60, 80, 200] {
            assert_eq!(words(&lines(args, width).join("\n")), whole, "{args:?} at {width}");
        }
    }
}

/// Ports on all transports do not move the rest of their row at 80 columns.
#[test]
fn columns_are_aligned() {
    let lines = lines(&["list", "--range", "well-known"], 80);
    let column = lines[0].find("STATUS").unwrap();
    let all_transports: Vec<_> = lines.iter().filter(|line| line.contains(",dccp")).collect();
    assert!(all_transports.len() > 1);
    for line in all_transports {
        assert_eq!(line.find("assigned"), Some(column), "{line}");
    }
}

/// Messages too, and the commands in them stay whole.
#[test]
fn messages_fit_the_terminal() {
    for (args, width, lines) in [
        (
            &["vnc"][..],
            60,
            "iana-ports: \"vnc\": no service has this name; did you mean\n  rfb (5900)? Or try: iana-ports search vnc\n",
        ),
        (
            &["vnc"],
            80,
            "iana-ports: \"vnc\": no service has this name; did you mean rfb (5900)? Or try:\n  \
             iana-ports search vnc\n",
        ),
        (&["70000"], 40, "iana-ports: \"70000\": not a port:\n  expected 0 to 65535\n"),
        (
            &["search", "--names"],
            80,
            "iana-ports: unexpected argument '--names' found; it is an option of queries,\n  \
             explain, free, listening and annotate, not of search; try --help\n",
        ),
    ] {
        let output = program(args).env("COLUMNS", width.to_string()).output().unwrap();
        assert_eq!(Ended::from(output).stderr, lines, "{args:?} at {width}");
        assert_eq!(run(args).stderr.lines().count(), 1, "{args:?}");
    }
}

#[test]
fn problems_fit_the_terminal() {
    let wrong = file("wide.csv", csv(&["x,70000,tcp"]));
    let args = ["check", wrong.to_str().unwrap()];
    let whole = run(&args).stdout;
    let output = program(&args).env("COLUMNS", "60").output().unwrap();
    let wrapped = Ended::from(output).stdout;
    assert_eq!(whole.lines().count(), 1, "{whole}");
    assert_eq!(wrapped.replace("\n  ", " "), whole);
    assert!(wrapped.lines().count() > 1, "{wrapped}");
}

#[test]
fn without_a_terminal_lines_stay_whole() {
    for columns in ["", "0", "wide", "-5"] {
        let output = program(&["513/udp"]).env("COLUMNS", columns).output().unwrap();
        let Ended { stdout, .. } = output.into();
        assert_eq!(stdout, run(&["513/udp"]).stdout);
        assert!(stdout.lines().any(|line| line.len() > 100), "{stdout}");
    }
}

#[test]
fn color_overrides_the_variables() {
    let with = |args: &[&str], variables: &[(&str, &str)]| {
        let output = program(args).envs(variables.iter().copied()).output().unwrap();
        Ended::from(output).stdout
    };
    let plain = with(&["1455"], &[]);
    let coloured = with(&["1455"], &[("CLICOLOR_FORCE", "1")]);
    assert!(coloured.contains('\x1b') && !plain.contains('\x1b'));
    for args in [&["--color", "always", "1455"][..], &["--color=always", "1455"]] {
        assert_eq!(with(args, &[("NO_COLOR", "1")]), coloured);
    }
    assert_eq!(with(&["--color", "never", "1455"], &[("CLICOLOR_FORCE", "1")]), plain);
    assert_eq!(with(&["--color", "auto", "1455"], &[("CLICOLOR_FORCE", "1")]), coloured);
    assert_eq!(with(&["--color", "auto", "1455"], &[]), plain);
    for args in [&["list", "--ports", "80"][..], &["map"], &["search", "apple"], &["--help"]] {
        let args = |choice| [&["--color", choice], args].concat();
        assert!(with(&args("always"), &[]).contains('\x1b'), "{:?}", args("always"));
        let never = with(&args("never"), &[("CLICOLOR_FORCE", "1")]);
        assert!(!never.contains('\x1b'), "{:?}", args("never"));
    }
    is_refused(
        &["--color", "sometimes", "80"],
        "invalid value 'sometimes' for '--color <WHEN>' [possible values: auto, always, never]; try --help",
    );
}

/// JSON and exports are data, which colours would break.
#[test]
fn data_has_no_colours() {
    let names = file("names-in-colours.csv", "1455,tcp,shop\n");
    for args in [
        &["--json", "1455"][..],
        &["search", "--json", "apple"],
        &["export", "--format", "csv"],
        &["list", "--csv", "--ports", "80"],
        &["--names", names.to_str().unwrap(), "--json", "1455"],
    ] {
        let coloured = run(&[&["--color", "always"], args].concat());
        assert_eq!(coloured, run(args), "{args:?}");
    }
}

/// On a terminal, a card shows the beginning of long notes.
#[test]
fn a_card_on_a_terminal_cuts_long_notes() {
    let on_terminal = lines(&["80"], 80);
    let rest: Vec<_> = on_terminal.iter().filter(|line| line.ends_with(" more lines")).collect();
    let [rest] = rest[..] else { panic!("{on_terminal:#?}") };
    let count: usize = rest.split_whitespace().nth(2).unwrap().parse().unwrap();
    let whole = run(&["80"]).stdout;
    assert!(count > 5 && whole.lines().count() >= on_terminal.len() + count - 10, "{rest}");
    assert!(!whole.contains(" more lines"));
    // explain shows all of them.
    let explained = lines(&["explain", "80"], 200).join("\n");
    assert!(explained.contains("xul-http") && !explained.contains(" more lines"));
}

/// On a terminal, a search shows as many hits as fit beside the line that counts the
/// others and the prompt, and at least ten.
#[test]
#[cfg(target_os = "linux")]
fn a_search_fits_the_screen() {
    let shown = |rows: u32| {
        let stdout = on_a_terminal(&format!(
            "stty rows {rows} cols 80; \"$PROGRAM\" search license manager"
        ));
        assert!(stdout.trim_end().ends_with(" shows all"), "{stdout}");
        stdout.lines().count()
    };
    let heights = [24, 50].map(|rows| (rows, shown(rows)));
    for (rows, lines) in heights {
        assert!(lines < rows as usize && lines + 6 > rows as usize, "{lines} of {rows}");
    }
    // The titles, ten hits and the count.
    assert!(shown(5) >= 12);
}
