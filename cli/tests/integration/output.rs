//! `--output`: standard output, links, and a standard output that is closed.

#[cfg(unix)]
use std::io::Write as _;
use std::process::Stdio;

use crate::files::{empty_folder, names_in};
#[cfg(target_os = "linux")]
use crate::program::on_a_terminal;
#[cfg(unix)]
use crate::program::shell;
use crate::{Ended, embedded_csv, is_refused, program, run, succeeds};

#[track_caller]
fn stdout(args: &[&str]) -> Vec<u8> {
    let output = program(args).output().unwrap();
    assert_eq!((output.stderr.len(), output.status.code()), (0, Some(0)), "{args:?}");
    output.stdout
}

#[test]
fn a_dash_is_standard_output() {
    let folder = empty_folder("dash");
    for (args, file) in [
        (&["export", "--format", "csv"][..], "rows.csv"),
        (&["export", "--format", "jsonl", "--expand"], "rows.jsonl"),
        (&["map", "--format", "svg"], "map.svg"),
        (&["map", "--format", "PNG", "--theme", "dark"], "map.png"),
        (&["stats", "--format", "svg", "--theme", "light"], "years.svg"),
        (&["stats", "--format", "png"], "years.png"),
    ] {
        let path = folder.join(file);
        succeeds(&[args, &["--output", path.to_str().unwrap()]].concat(), "");
        let written = std::fs::read(path).unwrap();
        assert!(written.len() > 1000, "{args:?}");
        assert!(stdout(&[args, &["--output", "-"]].concat()) == written, "{args:?}");
        assert!(stdout(args) == written, "{args:?}");
    }
    let files = names_in(&folder).len();
    assert_eq!(files, 6);
    let without = program(&["export", "--output", "-", "--format", "json"])
        .current_dir(&folder)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(without.success() && !folder.join("-").exists());
}

#[test]
fn a_file_can_be_called_dash() {
    let folder = empty_folder("called-dash");
    let args = ["export", "--format", "csv", "--output", "./-"];
    let ended = Ended::from(program(&args).current_dir(&folder).output().unwrap());
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", "", 0));
    assert_eq!(std::fs::read_to_string(folder.join("-")).unwrap(), embedded_csv());
}

#[test]
fn a_dash_needs_a_format() {
    is_refused(
        &["export", "--output", "-"],
        "expected --format FORMAT, or an --output FILE that ends in .csv, .json, .jsonl or .parquet; try --help",
    );
    for command in ["map", "stats"] {
        is_refused(
            &[command, "--output", "-"],
            "expected --format png or svg, or an --output FILE that ends in .png or .svg; try --help",
        );
    }
    is_refused(
        &["stats", "--json", "--format", "svg"],
        "the argument '--json' cannot be used with '--format <FORMAT>'; try --help",
    );
}

#[test]
fn the_manual_page_goes_to_a_dash() {
    assert_eq!(run(&["man", "--output", "-"]), run(&["man"]));
}

#[test]
#[cfg(target_os = "linux")]
fn a_png_is_not_for_a_terminal() {
    let text = on_a_terminal("\"$PROGRAM\" map --format png; echo $?");
    let expected =
        "iana-ports: png is binary, and standard output is a terminal; try --output FILE\n2\n";
    assert_eq!(text, expected);
}

#[test]
#[cfg(unix)]
fn the_file_appears_where_links_point() {
    use std::os::unix::fs::symlink;
    let folder = empty_folder("links");
    std::fs::create_dir(folder.join("data")).unwrap();
    symlink("data/rows.csv", folder.join("relative")).unwrap();
    symlink(folder.join("relative"), folder.join("chain")).unwrap();
    let export = |link: &str| {
        let path = folder.join(link);
        succeeds(&["export", "--format", "csv", "--output", path.to_str().unwrap()], "");
        assert!(path.symlink_metadata().unwrap().is_symlink(), "{link}");
        assert!(!folder.join("data/rows.csv").symlink_metadata().unwrap().is_symlink());
        std::fs::read_to_string(folder.join("data/rows.csv")).unwrap()
    };
    let rows = embedded_csv();
    for link in ["relative", "chain"] {
        assert!(export(link) == rows, "{link}: where there is no file");
        std::fs::write(folder.join("data/rows.csv"), "old").unwrap();
        assert!(export(link) == rows, "{link}: where there is one");
        std::fs::remove_file(folder.join("data/rows.csv")).unwrap();
    }
    assert_eq!(names_in(&folder.join("data")).len(), 0);
    assert_eq!(names_in(&folder).len(), 3);
}

#[test]
#[cfg(target_os = "linux")]
fn links_that_lead_nowhere_are_an_error() {
    use std::os::unix::fs::symlink;
    let folder = empty_folder("lost-links");
    symlink("two", folder.join("one")).unwrap();
    symlink("one", folder.join("two")).unwrap();
    symlink("no/such/file", folder.join("lost")).unwrap();
    for (link, error) in [
        ("one", "Too many levels of symbolic links (os error 40)\n"),
        ("lost", "No such file or directory (os error 2)"),
    ] {
        let path = folder.join(link);
        let path = path.to_str().unwrap();
        let Ended { stdout, stderr, status } =
            run(&["export", "--format", "csv", "--output", path]);
        assert!(stderr.starts_with(&format!("iana-ports: {path}: {error}")), "{stderr}");
        assert_eq!((stdout.as_str(), stderr.lines().count(), status), ("", 1, 2));
    }
    assert_eq!(names_in(&folder).len(), 3);
}

/// The program with the shell's `redirections`.
#[cfg(unix)]
fn redirected(args: &str, redirections: &str) -> Ended {
    shell(&format!("exec \"$PROGRAM\" {args} {redirections}")).output().unwrap().into()
}

#[test]
#[cfg(unix)]
fn a_standard_output_that_is_closed_is_an_error() {
    for args in [
        "80",
        "--json 80",
        "0-65535",
        "esl-ml 80",
        "--help",
        "--version",
        "list --csv",
        "export --format csv",
        "map",
        "map --format png",
        "stats",
        "completions bash",
        "man",
    ] {
        let ended = redirected(args, ">&-");
        let last = ended.stderr.lines().last();
        assert_eq!(last, Some("iana-ports: standard output: it is closed"), "{args}");
        assert_eq!((ended.stdout.as_str(), ended.status), ("", 2), "{args}");
        assert_eq!(redirected(args, ">&- 2>&-").status, 2, "{args}");
    }
}

/// Shells open `/dev/null` for writing alone, Python and Node for reading too.
#[test]
#[cfg(unix)]
fn a_standard_output_that_is_dev_null_is_no_error() {
    for redirection in [">/dev/null", "1<>/dev/null", "</dev/null 1<>/dev/null 2>&-", "<&-"] {
        let ended = redirected("80", redirection);
        assert_eq!((ended.stderr.as_str(), ended.status), ("", 0), "{redirection}");
        assert_eq!(redirected("6", redirection).status, 1, "{redirection}");
    }
}

#[test]
#[cfg(unix)]
fn a_file_needs_no_standard_output() {
    let path = empty_folder("closed").join("rows.csv");
    let ended = redirected(&format!("export --output '{}'", path.display()), ">&-");
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    assert_eq!(std::fs::read_to_string(path).unwrap(), embedded_csv());
}

/// The program appends to the open file, at its position.
#[test]
#[cfg(unix)]
fn an_open_file_is_written_as_it_goes() {
    let path = empty_folder("open").join("port");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(b"before\n").unwrap();
    assert!(program(&["-q", "80"]).stdout(file).status().unwrap().success());
    assert_eq!(std::fs::read_to_string(path).unwrap(), "before\nhttp\n");
}

/// A path of an open file, such as `/dev/stdout`, is written at the file's position: the
/// program neither truncates the file nor replaces it.
#[test]
#[cfg(target_os = "linux")]
fn a_path_of_an_open_file_is_written_as_it_goes() {
    let folder = empty_folder("descriptors");
    std::os::unix::fs::symlink("/dev/stdout", folder.join("link.csv")).unwrap();
    let rows = embedded_csv();
    for (redirection, echo, path) in [
        (">", "", "/dev/stdout"),
        (">>", "", "/dev/stdout"),
        (">", "", "/dev/fd/1"),
        (">", "", "/proc/self/fd/1"),
        (">", "", "/proc/thread-self/fd/1"),
        (">", "", "link.csv"),
        ("2>", ">&2", "/dev/stderr"),
        ("2>>", ">&2", "/proc/self/fd/2"),
        ("3>", ">&3", "/dev/fd/3"),
        ("3>>", ">&3", "/proc/self/fd/3"),
    ] {
        let file = folder.join("file");
        std::fs::write(&file, "old\n").unwrap();
        let line = format!(
            "{{ echo a {echo}; \"$PROGRAM\" export --format csv --output {path} || exit; echo b {echo}; }} {redirection}file"
        );
        let ended = Ended::from(shell(&line).current_dir(&folder).output().unwrap());
        let none = Ended { stdout: String::new(), stderr: String::new(), status: 0 };
        assert_eq!(ended, none, "{line}");
        let before = if redirection.ends_with(">>") { "old\n" } else { "" };
        let written = std::fs::read_to_string(&file).unwrap();
        assert!(written == format!("{before}a\n{rows}b\n"), "{line}");
        assert_eq!(names_in(&folder).len(), 2, "{line}");
    }
    assert!(folder.join("link.csv").symlink_metadata().unwrap().is_symlink());
}

/// A removed file that is still open stays without a name.
#[test]
#[cfg(target_os = "linux")]
fn an_open_file_that_was_removed_stays_so() {
    let folder = empty_folder("removed");
    let path = folder.join("file");
    let mut file = std::fs::File::options();
    let mut file = file.read(true).write(true).create_new(true).open(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let args = ["export", "--format", "csv", "--output", "/dev/stdout"];
    assert!(program(&args).stdout(file.try_clone().unwrap()).status().unwrap().success());
    assert_eq!(names_in(&folder).len(), 0);
    let mut written = String::new();
    std::io::Seek::rewind(&mut file).unwrap();
    std::io::Read::read_to_string(&mut file, &mut written).unwrap();
    assert!(written == embedded_csv());
}

#[test]
#[cfg(target_os = "linux")]
fn a_path_of_standard_output_that_is_closed_is_an_error() {
    for path in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let ended = redirected(&format!("export --format csv --output {path}"), ">&-");
        let stderr = "iana-ports: standard output: it is closed\n".to_owned();
        assert_eq!(ended, Ended { stdout: String::new(), stderr, status: 2 }, "{path}");
    }
    assert_eq!(
        stdout(&["export", "--format", "csv", "--output", "/dev/stdout"]),
        stdout(&["export", "--format", "csv"])
    );
}
