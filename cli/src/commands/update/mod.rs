//! `update`: stores IANA's current registry, which all other commands then use.

#[cfg(feature = "update")]
mod address;
#[cfg(feature = "update")]
mod download;
#[cfg(not(feature = "update"))]
mod without_download;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use clap::Args;
use iana_ports::{Date, OwnedRegistry, Registry};

use crate::commands::diff;
use crate::error::{Error, UpdateError};
use crate::messages::report;
use crate::outcome::Outcome;
use crate::output::{self, Target};
use crate::registry_source::{Loaded, Source};
use crate::stored;

#[cfg(feature = "update")]
use download::download;
use iana_ports_explain::words::{Visible, source};
#[cfg(not(feature = "update"))]
use without_download::download;

/// The address where IANA publishes the registry.
const IANA: &str =
    "https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.csv";

/// The maximum number of lines for each kind of change. `diff` shows all.
const MAX_SHOWN: usize = 10;

const EXAMPLES: &str = "\
Examples:
  iana-ports update            download IANA's registry and answer from it
  iana-ports update --dry-run  only show what would change
  iana-ports update --remove   answer from the embedded registry again

The new file must be a registry, not older than the current one, with at least 98 % of its rows. It
is stored whole or not at all. No other command uses the network. HTTPS_PROXY sets a proxy, and
SSL_CERT_FILE a file of certificates to trust instead of the system's.

Exit status: 0 if the registry is up to date, 2 if it cannot be updated; then nothing has changed.";

#[derive(Debug, Args)]
// No registry answers: `Cli` rejects the options that choose one.
#[command(mut_arg("registry", |option| option.hide(true)))]
#[command(mut_arg("embedded", |option| option.hide(true)))]
#[command(after_help = EXAMPLES)]
pub(crate) struct Update {
    /// Download from a mirror
    ///
    /// An https:// address, or an http:// address of this machine.
    #[arg(long, value_name = "URL", default_value = IANA, hide_default_value = true)]
    url: String,

    /// Show what would change, but store nothing
    #[arg(long)]
    dry_run: bool,

    /// Remove the stored file
    ///
    /// The embedded registry answers again.
    #[arg(long, conflicts_with_all = ["url", "dry_run"])]
    remove: bool,
}

impl Update {
    /// Downloads a registry, checks it, shows the changes and stores it.
    pub(crate) fn run(&self) -> Result<Outcome, Error> {
        if self.remove {
            return remove();
        }
        output::check_stdout()?;
        let path = stored::path().ok_or(UpdateError::NoDirectory)?;
        let bytes = download(&self.url)?;
        let new = self.read(&bytes)?;
        // A damaged stored file is simply replaced.
        let current = Loaded::newest(|_| ());
        let is_newer = self.is_newer(new.registry(), current.source().registry)?;
        let mut out = output::styled();
        if !is_newer {
            let date = current.source().registry.snapshot().newest_date();
            let date = date.map_or("without dates".to_owned(), |date| format!("of {date}"));
            writeln!(out, "No change: the registry {date} is the newest")?;
            out.flush()?;
            return Ok(Outcome::Found);
        }
        // Stores nothing if it cannot show the changes. A closed pipe is fine: its reader
        // has seen enough.
        match show_changes(&mut out, current.source(), new.registry()) {
            Err(error) if !error.is_closed_pipe() || self.dry_run => return Err(error),
            _ => {}
        }
        if self.dry_run {
            writeln!(out, "\nNothing is stored")?;
            out.flush()?;
        } else {
            store(&path, &bytes)?;
            let path = path.display().to_string();
            let done = format!("\nStored in {}; all commands answer from it", Visible(&path));
            print_result(&mut out, &done);
        }
        Ok(Outcome::Found)
    }

    /// Parses the downloaded bytes as a registry.
    fn read(&self, bytes: &[u8]) -> Result<OwnedRegistry, UpdateError> {
        let registry = OwnedRegistry::check_reader(&self.url, bytes).map_err(|problems| {
            let first = problems.first().map_or(String::new(), ToString::to_string);
            let others = match problems.len() {
                count @ 2.. => format!("; {count} problems in all"),
                _ => String::new(),
            };
            UpdateError::NoRegistry { first, others }
        })?;
        // A file that is cut off in its last cell would parse.
        if !bytes.ends_with(b"\n") {
            let reason = "the last line has no line end: expected the whole file";
            return Err(UpdateError::Refused { url: self.url.clone(), reason: reason.to_owned() });
        }
        Ok(registry)
    }

    /// Whether the new registry is newer than the current one.
    ///
    /// # Errors
    ///
    /// If it is older than the current one, or has too few rows.
    fn is_newer(&self, new: Registry<'_>, current: Registry<'_>) -> Result<bool, Error> {
        let refused = |reason| Err(UpdateError::Refused { url: self.url.clone(), reason }.into());
        let (snapshot, old) = (new.snapshot(), current.snapshot());
        if snapshot.sha256() == old.sha256() {
            return Ok(false);
        }
        let Some(date) = snapshot.newest_date() else {
            return refused("the registry has no dates".to_owned());
        };
        if let Some(old_date) = old.newest_date().filter(|old_date| *old_date > date) {
            return refused(format!(
                "the registry of {date} is older than that of {old_date}, which is in use"
            ));
        }
        if let Err(few) = stored::check_rows(snapshot, old) {
            return refused(format!("{few} in use"));
        }
        let embedded: Option<Date> = Registry::embedded().snapshot().newest_date();
        Ok(Some(date) > embedded)
    }
}

/// Shows both registries and the differences between them.
fn show_changes(out: &mut impl Write, current: Source<'_>, new: Registry<'_>) -> Result<(), Error> {
    writeln!(out, "Old: {current}")?;
    writeln!(out, "New: {}", source(new.snapshot()))?;
    writeln!(out)?;
    diff::write_differences(out, current.registry, new, Some(MAX_SHOWN))?;
    Ok(out.flush()?)
}

/// Prints the result. A failure to print does not undo the work, so it does not change
/// the exit status.
fn print_result(out: &mut impl Write, done: &str) {
    match writeln!(out, "{done}").and_then(|()| out.flush()).map_err(Error::from) {
        Err(error) if !error.is_closed_pipe() => report(&error),
        _ => {}
    }
}

/// Stores the file atomically.
fn store(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)
            .map_err(|error| Error::File { path: directory.to_owned(), error })?;
        remove_leftovers(directory);
    }
    // Only a regular file can be replaced, not a named pipe or a device.
    if path.metadata().is_ok_and(|facts| !facts.is_file() && !facts.is_dir()) {
        fs::remove_file(path).map_err(|error| Error::File { path: path.to_owned(), error })?;
    }
    Target::File(path.to_owned()).write(|out| Ok(out.write_all(bytes)?))
}

/// Removes the temporary files of updates that were killed: those older than an hour, so
/// that an update in progress keeps its file.
fn remove_leftovers(directory: &Path) {
    const AGE: Duration = Duration::from_secs(3600);
    let oldest = SystemTime::now().checked_sub(AGE);
    let Ok(entries) = fs::read_dir(directory) else { return };
    for entry in entries.flatten() {
        let is_temporary =
            entry.file_name().to_string_lossy().starts_with(output::TEMPORARY_PREFIX);
        let modified = entry.metadata().and_then(|facts| facts.modified()).ok();
        if is_temporary && modified < oldest {
            // Ignores errors: another update may have removed the file, and a leftover
            // does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes the stored file.
fn remove() -> Result<Outcome, Error> {
    output::check_stdout()?;
    let path: PathBuf = stored::path().ok_or(UpdateError::NoDirectory)?;
    let removed = match fs::remove_file(&path) {
        Ok(()) => "Removed",
        Err(error) if error.kind() == io::ErrorKind::NotFound => "There is no",
        Err(error) => return Err(Error::File { path, error }),
    };
    let embedded = Loaded::embedded();
    let mut out = output::bytes();
    let path = path.display().to_string();
    let done = format!("{removed} {}; answers come from {}", Visible(&path), embedded.source());
    print_result(&mut out, &done);
    Ok(Outcome::Found)
}
