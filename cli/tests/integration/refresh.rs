//! `data/refresh`, against servers that the tests start: it changes all files or none.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Shutdown, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::HEADER;

/// What a refresh may change.
const FILES: [&str; 5] = [
    "data/service-names-port-numbers.csv",
    "data/README.md",
    "CHANGELOG.md",
    "pictures/map.svg",
    "pictures/years.svg",
];

/// A changelog with changes that have no release yet.
const CHANGELOG: &str = "\
# Changelog

## [Unreleased]

### Data

- An earlier refresh.

### Command line

- A change.

## [0.1.0] - 2024-07-01

### Data

- The first.
";

/// A registry of this many rows. A row without a name has the date.
fn csv(rows: usize, date: &str) -> String {
    let row = |port| format!("service-{port},{port},tcp,Service {port},,,,,,,,\r\n");
    let services: String = (1..rows).map(row).collect();
    format!("{HEADER}\r\n{services},9000,,Reserved,,,,{date},,,,\r\n")
}

/// A copy of the files of the repository that a refresh reads.
struct Repository(PathBuf);

impl Repository {
    fn new(test: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("refresh-{test}"));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("data")).unwrap();
        fs::create_dir_all(root.join("pictures")).unwrap();
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        fs::create_dir_all(root.join(".ci")).unwrap();
        for file in FILES[1..].iter().chain(&["data/refresh", ".ci/shell.sh"]) {
            fs::copy(project.join(file), root.join(file)).unwrap();
        }
        fs::write(root.join("CHANGELOG.md"), CHANGELOG).unwrap();
        fs::write(root.join(FILES[0]), csv(100, "2024-06-12")).unwrap();
        Self(root)
    }

    fn files(&self) -> [String; 5] {
        FILES.map(|file| fs::read_to_string(self.0.join(file)).unwrap())
    }

    fn command(&self, url: &str) -> Command {
        let mut command = Command::new("bash");
        command.arg(self.0.join("data/refresh")).arg(url);
        command.env("IANA_PORTS", env!("CARGO_BIN_EXE_iana-ports"));
        for variable in ["http_proxy", "all_proxy", "ALL_PROXY"] {
            command.env_remove(variable);
        }
        command
    }

    /// No temporary file is left.
    #[track_caller]
    fn is_clean(&self) {
        let names = |directory: PathBuf| {
            let entries = fs::read_dir(directory).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        assert_eq!(
            names(self.0.join("data")),
            ["README.md", "refresh", "service-names-port-numbers.csv"]
        );
        assert_eq!(names(self.0.join("pictures")), ["map.svg", "years.svg"]);
        assert_eq!(names(self.0.clone()), [".ci", "CHANGELOG.md", "data", "pictures"]);
    }
}

/// Starts a server that gives each client this answer. Returns its address.
fn serve(answer: impl Into<Vec<u8>>) -> String {
    let (listener, answer) = (TcpListener::bind("127.0.0.1:0").unwrap(), answer.into());
    let url = format!("http://{}/registry.csv", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let mut client = client.unwrap();
            let mut request = BufReader::new(client.try_clone().unwrap()).lines();
            while request.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            // A stopped client reads no answer.
            let _ = client.write_all(&answer);
            let _ = client.shutdown(Shutdown::Both);
        }
    });
    url
}

fn ok(kind: &str, length: usize, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

fn answer(body: &str) -> String {
    ok("text/csv", body.len(), body)
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_good_file_updates_the_facts_about_it() {
    let repository = Repository::new("good");
    let old = repository.files();
    let new = csv(1_101, "2025-01-02");
    let url = serve(answer(&new));
    let output = repository.command(&url).output().unwrap();
    assert!(output.status.success(), "{}", text(&output));
    repository.is_clean();
    let [data, provenance, changelog, map, years] = repository.files();
    assert_eq!(data, new);

    let again = repository.0.join("again.svg");
    for (command, picture) in [("map", map), ("stats", years)] {
        assert!(picture.contains("IANA's registry of 2025-01-02, 1,101 rows"), "{picture}");
        let mut program = Command::new(env!("CARGO_BIN_EXE_iana-ports"));
        program
            .arg("--registry")
            .arg(repository.0.join(FILES[0]))
            .args([command, "--output"])
            .arg(&again);
        assert!(program.status().unwrap().success());
        assert_eq!(picture, fs::read_to_string(&again).unwrap());
    }

    let shown = text(&output);
    assert!(shown.contains("\nAdded: 1,001\n  service-100   100/tcp   Service 100\n"), "{shown}");

    let hash = Command::new("sha256sum").arg(repository.0.join(FILES[0])).output().unwrap();
    let hash = String::from_utf8(hash.stdout).unwrap();
    let facts = [
        "| Newest date in it | 2025-01-02 |".to_owned(),
        "| Rows | 1,101, and the header |".to_owned(),
        format!("| SHA-256 | `{}` |", &hash[..64]),
    ];
    for fact in facts {
        assert!(provenance.contains(&fact), "{fact}: {provenance}");
    }
    assert!(provenance.contains(&format!(" from <{url}> |\n")), "{provenance}");
    // Five lines change.
    let differing = provenance.lines().zip(old[1].lines()).filter(|(new, old)| new != old).count();
    assert_eq!((differing, provenance.lines().count()), (5, old[1].lines().count()));

    let entry = "- IANA's registry as of 2025-01-02: 1,101 rows. Assignments since 2024-06-12: 1001 added, 0 removed, \
                 0 renamed, 0 moved.\n";
    let (before, after) = changelog.split_once(entry).expect(&changelog);
    assert_eq!(before.to_owned() + after, old[2]);
    assert!(before.ends_with("\n### Data\n\n"), "{before}");
    assert_eq!(before.matches("### Data").count(), 1);
}

/// Right after a release, Unreleased is empty.
#[test]
fn a_local_file_is_taken_and_the_changelog_gets_a_section() {
    let repository = Repository::new("local");
    let (head, released) = CHANGELOG.split_once("### Data\n\n- An").unwrap();
    let released = &released[released.find("## [0.1.0]").unwrap()..];
    let changelog = repository.0.join("CHANGELOG.md");
    fs::write(&changelog, format!("{head}{released}")).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refresh-local-files");
    fs::create_dir_all(&folder).unwrap();
    let new = csv(101, "2025-01-02");
    fs::write(folder.join("new|er.csv"), &new).unwrap();
    let output = repository.command("new|er.csv").current_dir(&folder).output().unwrap();
    assert!(output.status.success(), "{}", text(&output));
    repository.is_clean();
    let [data, provenance, changelog, ..] = repository.files();
    assert_eq!(data, new);
    assert!(
        provenance.contains("\n| Source of this copy | a local file, `new_er.csv`, on "),
        "{provenance}"
    );
    let section = "### Data\n\n- IANA's registry as of 2025-01-02: 101 rows. Assignments since 2024-06-12: 1 added, \
                   0 removed, 0 renamed, 0 moved.\n\n";
    assert_eq!(changelog, format!("{head}{section}{released}"));
}

#[test]
fn a_local_file_that_is_wrong_is_refused() {
    refused(
        "missing",
        "nothing.csv",
        "/nothing.csv is not a file: expected a copy of IANA's CSV, or its https address",
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join("refresh-short.csv");
    fs::write(&path, csv(97, "2025-01-02")).unwrap();
    refused("few", path.to_str().unwrap(), "the new file has 97 rows where there were 100");
}

#[test]
fn a_large_file_is_refused() {
    // The library's limit.
    let most = 1 << 26;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refresh-large.csv");
    let file = fs::File::create(&path).unwrap();
    file.set_len(most + 1).unwrap();
    refused("large", path.to_str().unwrap(), "refresh-large.csv has more than 67108864 bytes");
    // Without the last byte, it fails only because it is not a registry.
    file.set_len(most).unwrap();
    refused("less-large", path.to_str().unwrap(), "the new file is not a registry");
    fs::remove_file(path).unwrap();

    let length = usize::try_from(most).unwrap() + 1;
    refused("large-download", &serve(ok("text/csv", length, "")), "Maximum file size exceeded");
}

#[test]
fn the_same_file_changes_nothing() {
    let repository = Repository::new("same");
    let old = repository.files();
    let output = repository.command(&serve(answer(&old[0]))).output().unwrap();
    assert_eq!((output.status.code(), repository.files()), (Some(0), old));
    assert!(
        text(&output).contains("Nothing new: the registry of 2024-06-12, 100 rows"),
        "{}",
        text(&output)
    );
    repository.is_clean();
}

#[track_caller]
fn refused(test: &str, url: &str, expected: &str) {
    let repository = Repository::new(test);
    let old = repository.files();
    let output = repository.command(url).output().unwrap();
    let message = text(&output);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains(expected), "{message}");
    assert!(message.ends_with("; nothing is changed\n"), "{message}");
    assert_eq!(repository.files(), old);
    repository.is_clean();
}

#[test]
fn a_part_of_the_file_is_refused() {
    let whole = csv(200, "2025-01-02");
    let half = &whole[..whole.len() / 2];
    refused("truncated", &serve(ok("text/csv", whole.len(), half)), "the download failed");
    // Without a length, only the last row or the number of rows shows the cut.
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\n";
    refused("cut", &serve(format!("{head}{half}")), "expected 12; is a comma or a quote missing?");
    let rows = csv(97, "2025-01-02");
    refused("shrunk", &serve(answer(&rows)), "the new file has 97 rows where there were 100");
    refused("empty", &serve(answer("")), "the new file is not a registry");
}

#[test]
fn another_file_is_refused() {
    let page = "<!DOCTYPE html>\n<title>Maintenance</title>\n";
    refused("html", &serve(ok("text/html", page.len(), page)), "wrong header");
    let other = "Value,Description,Reference\r\n0,Reserved,[RFC1]\r\n";
    refused("other", &serve(answer(other)), "wrong header");
    let bad = csv(200, "2025-01-02").replace(",150,tcp", ",150,icmp");
    refused("bad", &serve(answer(&bad)), "unknown transport protocol: \"icmp\"");
    refused(
        "older",
        &serve(answer(&csv(200, "2024-05-01"))),
        "the new file is of 2024-05-01, older than that of 2024-06-12",
    );
    refused("undated", &serve(answer(&csv(200, ""))), "the new file has no dates");
}

#[test]
fn other_answers_of_a_server_are_refused() {
    let target = serve(answer(&csv(200, "2025-01-02")));
    let moved = format!(
        "HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    refused("redirect", &serve(moved), &format!("the server answered 302 {target}: expected 200"));
    let error =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    refused("error", &serve(error), "the server answered 503 : expected 200");
    refused("silent", &serve(""), "the download failed");
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    refused("closed", &format!("http://{closed}/"), "the download failed");
    refused("plain", "http://localhost/", "the download failed");
}

/// Commands that signal the script when any of them is called for the `STOP`th time.
fn stopping_commands(directory: &Path) {
    const STOPPING: &str = "#!/bin/sh\n\
        count=$(($(/bin/cat \"$COUNT\") + 1))\n\
        echo $count >\"$COUNT\"\n\
        if [ $count = $STOP ]; then kill -s $SIGNAL $(/usr/bin/cut -d ' ' -f 5 /proc/$$/stat); fi\n\
        PATH=${PATH#*:}\n\
        exec \"${0##*/}\" \"$@\"\n";
    fs::create_dir_all(directory).unwrap();
    for name in ["awk", "cp", "curl", "date", "grep", "mkdir", "mv", "rm", "sed", "touch", "wc"] {
        let path = directory.join(name);
        fs::write(&path, STOPPING).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

/// Stops a refresh at each of its steps. Afterwards, all files are old or all are new. A
/// killed script cannot clean up: the next run does.
fn interrupted_at_each_step(signal: &str, number: i32) {
    let new = serve(answer(&csv(200, "2025-01-02")));
    let refusing =
        serve("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    let commands =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("refresh-{signal}-commands"));
    stopping_commands(&commands);
    let (mut kept, mut replaced) = (0, 0);
    for stop in 1.. {
        let repository = Repository::new(signal);
        let old = repository.files();
        let count = commands.join("count");
        fs::write(&count, "0").unwrap();
        let path = format!("{}:{}", commands.display(), std::env::var("PATH").unwrap());
        let mut command = repository.command(&new);
        command
            .env("PATH", path)
            .env("COUNT", &count)
            .env("STOP", stop.to_string())
            .env("SIGNAL", signal);
        let output = command.process_group(0).output().unwrap();
        let steps: i32 = fs::read_to_string(&count).unwrap().trim().parse().unwrap();
        if steps < stop {
            assert!(output.status.success() && steps > 20, "{steps} steps: {}", text(&output));
            break;
        }
        let stopped =
            output.status.signal() == Some(number) || output.status.code() == Some(128 + number);
        // A signal during the cleanup does not stop it.
        assert!(
            stopped || output.status.success(),
            "step {stop}: {:?} {}",
            output.status,
            text(&output)
        );
        if signal == "KILL" {
            let output = repository.command(&refusing).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "step {stop}: {}", text(&output));
        }
        repository.is_clean();
        let files = repository.files();
        if files == old {
            kept += 1;
        } else {
            for (file, (new, old)) in FILES.iter().zip(files.iter().zip(&old)) {
                assert_ne!(new, old, "step {stop}: {file}");
            }
            replaced += 1;
        }
    }
    assert!(kept > 20 && replaced <= 3, "{kept} times all was kept, {replaced} times all replaced");
}

#[test]
fn a_terminated_refresh_changes_nothing() {
    interrupted_at_each_step("TERM", 15);
}

#[test]
fn the_next_refresh_repairs_a_killed_one() {
    interrupted_at_each_step("KILL", 9);
}
