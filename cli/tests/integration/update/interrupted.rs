//! Updates that are killed, and several at once.

use std::fs;
use std::io::{Read as _, Write as _};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use super::server::{Server, answer};
use super::{STORED, names, newer, update_from};
use crate::stored_registry::Home;

#[test]
fn an_update_that_is_killed_half_way_changes_nothing() {
    let home = Home::new("killed");
    let (halfway, wait) = std::sync::mpsc::channel();
    let stalls = Server::with_stream(move |_, stream| {
        let csv = newer();
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", csv.len()).unwrap();
        stream.write_all(&csv.as_bytes()[..csv.len() / 2]).unwrap();
        let _ = halfway.send(());
        // Until the program is gone.
        let _ = stream.read(&mut [0]);
    });
    let mut child = home.program(&["update", "--url", &stalls.url]).spawn().unwrap();
    wait.recv().unwrap();
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    assert!(names(&home).is_empty());
    home.prints(&["-q", "80"], "http\n");

    let good = Server::new(|_| answer("200 OK", newer()));
    assert_eq!(update_from(&home, &good, &[]).status, 0);
    home.prints(&["-q", "10"], "moon-lamp\n");
}

/// A program that is killed while it writes leaves a temporary file. The next update
/// removes it, but not the file of an update in progress.
#[test]
fn old_temporary_files_are_removed() {
    let home = Home::new("leftovers");
    home.store("damaged");
    for (name, hours) in [(".iana-ports-old", 2), (".iana-ports-new", 0), ("other", 2)] {
        let file = fs::File::create(home.directory().join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(hours * 3600 + 60)).unwrap();
    }
    let server = Server::new(|_| answer("200 OK", newer()));
    let ended = update_from(&home, &server, &[]);
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    assert_eq!(names(&home), [".iana-ports-new", "other", STORED]);
    home.prints(&["-q", "10"], "moon-lamp\n");
}

#[test]
fn simultaneous_updates_leave_one_whole_file() {
    let home = Home::new("at-once");
    let server = Server::new(|_| answer("200 OK", newer()));
    let mut children: Vec<_> = (0..4)
        .map(|_| {
            let mut program = home.program(&["update", "--url", &server.url]);
            program.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    let succeeded: Vec<_> =
        children.iter_mut().map(|child| child.wait().unwrap().success()).collect();
    // Windows may refuse to replace a file while another program replaces it.
    let expected = if cfg!(windows) { succeeded.contains(&true) } else { succeeded == [true; 4] };
    assert!(expected, "{succeeded:?}");
    assert_eq!(names(&home), [STORED]);
    assert_eq!(fs::read_to_string(home.stored()).unwrap(), newer());
}
