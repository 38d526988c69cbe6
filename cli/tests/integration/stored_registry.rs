//! Which registry answers: the embedded one, the stored one, or a file of the user's
//! choice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use iana_ports::SNAPSHOT;

use crate::files::path_of;
use crate::{Ended, csv, embedded_csv, program};
use iana_ports_test_support::csv::split;

/// A home of a test's own.
pub(crate) struct Home(PathBuf);

/// The user's data directory in a home. On macOS, no variable sets another one.
const DATA: &str = if cfg!(target_os = "macos") { "Library/Application Support" } else { "data" };

impl Home {
    /// A home in which nothing is stored.
    pub(crate) fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("homes").join(test);
        // If the program was built on another system, the path has no drive.
        let path = std::path::absolute(path).unwrap();
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join(DATA)).unwrap();
        Self(path)
    }

    /// The directory of the stored file.
    pub(crate) fn directory(&self) -> PathBuf {
        self.0.join(DATA).join("iana-ports")
    }

    /// The stored file.
    pub(crate) fn stored(&self) -> PathBuf {
        self.directory().join("service-names-port-numbers.csv")
    }

    pub(crate) fn store(&self, content: &str) {
        fs::create_dir_all(self.directory()).unwrap();
        fs::write(self.stored(), content).unwrap();
    }

    /// The command with this home as the user's.
    pub(crate) fn of(&self, mut command: Command) -> Command {
        command.env("HOME", &self.0);
        for variable in ["XDG_DATA_HOME", "APPDATA"] {
            command.env(variable, self.0.join(DATA));
        }
        command
    }

    pub(crate) fn program(&self, args: &[&str]) -> Command {
        self.of(program(args))
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        self.program(args).output().unwrap().into()
    }

    #[track_caller]
    pub(crate) fn prints(&self, args: &[&str], stdout: &str) {
        let expected = Ended { stdout: stdout.to_owned(), stderr: String::new(), status: 0 };
        assert_eq!(self.run(args), expected, "{args:?}");
    }

    #[track_caller]
    pub(crate) fn refuses(&self, args: &[&str], complaint: &str) {
        let stderr = format!("iana-ports: {complaint}\n");
        assert_eq!(self.run(args), Ended { stdout: String::new(), stderr, status: 2 }, "{args:?}");
    }
}

/// A registry of one row, which calls port 80 `name`, of this date.
fn registry(name: &str, date: &str) -> String {
    csv(&[&format!("{name},80,tcp,,,,{date}")])
}

/// The embedded registry with other names for port 80, which start with `stored`, and one
/// row more of the date `NEWER`. A stored file that answers is as long as the embedded
/// registry.
fn newer() -> String {
    let csv = embedded_csv();
    let renamed = csv.replace("\r\nhttp,80,", "\r\nstored,80,");
    assert!(renamed != csv);
    renamed + &format!("moon-lamp,10,tcp,Moon Lamp,[A],[A],{NEWER},,,,,\r\n")
}

const NEWER: &str = "2099-12-31";

#[test]
fn a_stored_file_answers_if_it_is_newer() {
    let home = Home::new("newer");
    let embedded = SNAPSHOT.newest_date().unwrap().to_string();
    for (stored, answer) in [
        (newer(), "stored\n"),
        (registry("stored", &embedded), "http\n"),
        (registry("stored", "2001-01-01"), "http\n"),
        (registry("stored", ""), "http\n"),
    ] {
        home.store(&stored);
        home.prints(&["-q", "80"], answer);
        home.prints(&["--embedded", "-q", "80"], "http\n");
    }
}

#[test]
fn the_version_and_json_name_the_registry() {
    let home = Home::new("named");
    let version = env!("CARGO_PKG_VERSION");
    let date = SNAPSHOT.newest_date().unwrap();
    let row_count = crate::embedded_rows();
    let rows = crate::with_commas(row_count);
    let embedded = format!("iana-ports {version} (registry of {date}, {rows} rows)\n");
    home.prints(&["--version"], &embedded);
    let stored = home.stored().display().to_string();
    home.store(&newer());
    let line = |rows: &str, path: &str| {
        format!("iana-ports {version} (registry of {rows}, from {path})\n")
    };
    let stored_rows = format!("2099-12-31, {} rows", crate::with_commas(row_count + 1));
    home.prints(&["--version"], &line(&stored_rows, &stored));
    home.prints(&["-V", "--embedded"], &embedded);
    let file = &path_of("own-version.csv", registry("own", ""));
    home.prints(&["--registry", file, "-V"], &line("no date, 1 row", file));

    let json = home.run(&["--json", "80"]).stdout;
    let start = "{\"query\":\"80\",\"port\":80,\"range\":\"system\",\"status\":\"assigned\",\"name\":\"stored\",";
    assert!(json.starts_with(start), "{json}");
    let end = format!(
        "\"registry\":{{\"date\":\"2099-12-31\",\"rows\":{},\"source\":{stored:?}}}}}\n",
        row_count + 1
    );
    assert!(json.ends_with(&end), "{json}");
    let object = format!(
        "{{\"query\":\"80\",\"port\":80,\"range\":\"system\",\"status\":\"assigned\",\"name\":\"own\",\
         \"records\":[{{\"service_name\":\"own\",\"port_number\":\"80\",\"transport_protocol\":\"tcp\"}}],\
         \"registry\":{{\"rows\":1,\"source\":{file:?}}}}}\n"
    );
    home.prints(&["--json", "80", "--registry", file], &object);
    assert!(!home.run(&["--json", "80", "--embedded"]).stdout.contains("\"registry\""));
}

#[test]
fn the_option_wins_over_the_variable_and_the_variable_over_the_stored_file() {
    let home = Home::new("choice");
    home.store(&newer());
    let own = crate::file("choice-own.csv", registry("own", "2001-01-01"));
    let other = crate::file("choice-other.csv", registry("other", "2001-01-01"));
    let with_variable = |value: &Path, args: &[&str]| -> Ended {
        home.program(args).env("IANA_PORTS_REGISTRY", value).output().unwrap().into()
    };
    let answer =
        |stdout: &str| Ended { stdout: stdout.to_owned(), stderr: String::new(), status: 0 };
    assert_eq!(with_variable(&own, &["-q", "80"]), answer("own\n"));
    assert_eq!(
        with_variable(&own, &["-q", "80", "--registry", other.to_str().unwrap()]),
        answer("other\n")
    );
    assert_eq!(with_variable(&own, &["-q", "80", "--embedded"]), answer("http\n"));
    assert_eq!(with_variable(Path::new(""), &["-q", "80"]), answer("stored\n"));
    let reason = fs::read("no/such/file").unwrap_err();
    let stderr =
        format!("iana-ports: IANA_PORTS_REGISTRY: no/such/file: cannot be read: {reason}\n");
    let refused = Ended { stdout: String::new(), stderr, status: 2 };
    assert_eq!(with_variable(Path::new("no/such/file"), &["80"]), refused);
}

#[test]
fn commands_without_a_registry_refuse_its_options() {
    let home = Home::new("refused");
    home.refuses(
        &["--embedded", "--registry", "file", "80"],
        "the argument '--embedded' cannot be used with '--registry <FILE>'; try --help",
    );
    for command in [
        &["check", "file"][..],
        &["diff", "old", "new"],
        &["update"],
        &["completions", "bash"],
        &["man"],
    ] {
        for option in [&["--registry", "file"][..], &["--embedded"]] {
            let complaint = format!(
                "{} does not answer from a registry; leave out {}; try --help",
                command[0], option[0]
            );
            home.refuses(&[option, command].concat(), &complaint);
            home.refuses(&[command, option].concat(), &complaint);
        }
    }
}

/// A lookup goes on, and its exit status is that of the answer.
#[test]
fn a_damaged_stored_file_is_reported_and_the_embedded_registry_answers() {
    let home = Home::new("damaged");
    let path = home.stored().display().to_string();
    let advice = "the embedded registry answers instead: replace that file by `iana-ports update`, or remove it by \
                  `iana-ports update --remove`\n";
    let mut cut = embedded_csv().to_owned();
    cut.truncate(cut.len() / 2);
    // Cut at the end of a row.
    let mut short = embedded_csv().to_owned();
    short.truncate(short.match_indices("\r\n").nth(84).unwrap().0 + 2);
    short.push_str("moon-lamp,10,tcp,Moon Lamp,[A],[A],2099-12-31,,,,,\r\n");
    let rows = split(&short).len() - 1;
    let embedded_rows = crate::with_commas(crate::embedded_rows());
    let expected =
        format!("expected at least 98 % of the {embedded_rows} rows of the embedded registry; ");
    let too_short = format!(": the registry has {rows} rows, {expected}");
    let one_row = format!(": the registry has 1 row, {expected}");
    for (content, problem) in [
        (csv(&["x,70000,tcp"]), ":2: column 2 (Port Number): a port over 65535: \"70000\""),
        (String::new(), ": the file is empty: expected IANA's CSV"),
        (cut, ":"),
        (short, &too_short),
        (registry("stored", NEWER), &one_row),
    ] {
        home.store(&content);
        for (query, stdout, status) in [("80", "http\n", 0), ("4", "", 1)] {
            let ended = home.run(&["-q", query]);
            let start = format!("iana-ports: {path}{problem}");
            assert!(ended.stderr.starts_with(&start), "{}", ended.stderr);
            assert!(ended.stderr.ends_with(advice), "{}", ended.stderr);
            assert_eq!((ended.stdout.as_str(), ended.status), (stdout, status));
            assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
        }
        assert_eq!(home.run(&["-q", "--embedded", "80"]).stderr, "");
    }
    fs::remove_file(home.stored()).unwrap();
    fs::create_dir(home.stored()).unwrap();
    let ended = home.run(&["-q", "80"]);
    let unreadable =
        format!("iana-ports: {path}: cannot be read: expected a regular file; {advice}");
    assert_eq!((ended.stderr, ended.stdout.as_str(), ended.status), (unreadable, "http\n", 0));
}

/// A named pipe, which nobody writes, and a device: to read either would never end.
#[test]
#[cfg(unix)]
fn a_pipe_or_device_is_not_read() {
    let home = Home::new("pipe");
    home.store("");
    for make in ["mkfifo", "ln -s /dev/zero"] {
        fs::remove_file(home.stored()).unwrap();
        let line = format!("{make} \"$0\"");
        let made = Command::new("sh").args(["-c", &line]).arg(home.stored()).status().unwrap();
        assert!(made.success());
        let ended = home.run(&["-q", "80"]);
        let start = format!(
            "iana-ports: {}: cannot be read: expected a regular file; the embedded",
            home.stored().display()
        );
        assert!(ended.stderr.starts_with(&start), "{}", ended.stderr);
        assert_eq!((ended.stdout.as_str(), ended.status), ("http\n", 0));
        assert_eq!(home.run(&["-q", "--embedded", "80"]).stderr, "");
    }
    home.run(&["update", "--remove"]);
    assert!(home.stored().symlink_metadata().is_err());
}

/// A link to a registry elsewhere is a registry.
#[test]
#[cfg(unix)]
fn a_link_to_a_file_answers() {
    let home = Home::new("link");
    home.store("");
    fs::remove_file(home.stored()).unwrap();
    let elsewhere = home.directory().join("elsewhere.csv");
    fs::write(&elsewhere, newer()).unwrap();
    std::os::unix::fs::symlink(&elsewhere, home.stored()).unwrap();
    home.prints(&["-q", "80"], "stored\n");
}

#[test]
fn standard_input_is_no_registry() {
    let home = Home::new("dash");
    home.refuses(
        &["--registry", "-", "80"],
        "invalid value '-' for '--registry <FILE>': expected a file, not standard input; for a file named -, \
         write ./-; try --help",
    );
}

#[test]
fn the_stored_file_is_removed_by_one_command() {
    let home = Home::new("removed");
    let path = home.stored().display().to_string();
    let embedded = format!(
        "answers come from IANA's registry of {}, {} rows, embedded\n",
        SNAPSHOT.newest_date().unwrap(),
        crate::with_commas(crate::embedded_rows())
    );
    home.prints(&["update", "--remove"], &format!("There is no {path}; {embedded}"));
    home.store(&newer());
    home.prints(&["-q", "80"], "stored\n");
    home.prints(&["update", "--remove"], &format!("Removed {path}; {embedded}"));
    home.prints(&["-q", "80"], "http\n");
    assert!(!home.stored().exists());
}

/// In the base directory specification, a relative path does not count.
#[test]
#[cfg(target_os = "linux")]
fn a_relative_data_directory_does_not_count() {
    let home = Home::new("directories");
    let share = home.directory().join(".local/share/iana-ports");
    fs::create_dir_all(&share).unwrap();
    fs::write(share.join("service-names-port-numbers.csv"), newer()).unwrap();
    for data_home in ["", "relative"] {
        let mut command = home.program(&["-q", "80"]);
        command.env("HOME", home.directory()).env("XDG_DATA_HOME", data_home);
        assert_eq!(Ended::from(command.output().unwrap()).stdout, "stored\n", "{data_home:?}");
    }
}

#[cfg(not(feature = "update"))]
#[test]
fn a_program_without_update_refuses_the_command() {
    Home::new("without").refuses(
        &["update"],
        "this program was built without update; in a clone: cargo install --path cli; or download the file and use \
         --registry",
    );
}
