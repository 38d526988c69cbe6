//! Resolves the symbolic links of a path.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The target of a chain of links.
pub(super) enum LinkTarget {
    /// A file, which need not exist.
    File(PathBuf),
    /// An open file of a process, such as `/dev/stdout` or `/dev/fd/3`. Writes start at
    /// its current offset, and it is never replaced: it may have no name, or a new one.
    OpenFile(Descriptor),
}

/// A path to an open file of a process.
pub(super) struct Descriptor {
    path: PathBuf,
    /// The file descriptor, if this process has the file open.
    number: Option<i32>,
}

/// Follows a chain of links. A relative link is relative to its own directory.
pub(super) fn resolve(path: &Path) -> io::Result<LinkTarget> {
    /// The same limit as in Linux.
    const MAX_LINKS: usize = 40;
    let mut end = path.to_owned();
    for _ in 0..=MAX_LINKS {
        if let Some(descriptor) = Descriptor::new(&end) {
            return Ok(LinkTarget::OpenFile(descriptor));
        }
        if !fs::symlink_metadata(&end).is_ok_and(|facts| facts.is_symlink()) {
            return Ok(LinkTarget::File(end));
        }
        let target = fs::read_link(&end)?;
        end = end.parent().unwrap_or(Path::new("")).join(target);
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

impl Descriptor {
    /// The descriptor that this path stands for, without following a link in its last
    /// component. Descriptors are in `/dev/fd`, which Linux links to `/proc/self/fd`.
    fn new(path: &Path) -> Option<Self> {
        let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
        let directory = fs::canonicalize(directory.unwrap_or(Path::new("."))).ok()?;
        let is_own = directory == Path::new("/dev/fd")
            || ["/proc/self/fd", "/proc/thread-self/fd"]
                .iter()
                .any(|own| fs::canonicalize(own).is_ok_and(|own| own == directory));
        let is_any = is_own || directory.starts_with("/proc") && directory.ends_with("fd");
        let number = || path.file_name()?.to_str()?.parse().ok();
        is_any.then(|| Self { path: path.to_owned(), number: is_own.then(number).flatten() })
    }

    /// Whether this is the program's standard output.
    pub(super) fn is_stdout(&self) -> bool {
        self.number == Some(1)
    }

    /// A handle that shares the offset of the open file, or one that appends. Opening the
    /// path on Linux would start at the first byte.
    pub(super) fn open(&self) -> io::Result<File> {
        match self.number.map(duplicate) {
            Some(Ok(file)) => Ok(file),
            _ => File::options().append(true).open(&self.path),
        }
    }
}

/// A second handle of an open file of this process.
#[cfg(unix)]
fn duplicate(number: i32) -> io::Result<File> {
    use rustix::{io, stdio};
    let descriptor = match number {
        0 => io::dup(stdio::stdin())?,
        1 => io::dup(stdio::stdout())?,
        2 => io::dup(stdio::stderr())?,
        other => duplicate_other(other)?,
    };
    Ok(File::from(descriptor))
}

/// Duplicates a descriptor by number. `pidfd_getfd` is meant for debuggers, but any
/// process may use it on itself.
#[cfg(target_os = "linux")]
fn duplicate_other(number: i32) -> rustix::io::Result<std::os::fd::OwnedFd> {
    use rustix::process::{self, PidfdFlags, PidfdGetfdFlags};
    let process = process::pidfd_open(process::getpid(), PidfdFlags::empty())?;
    process::pidfd_getfd(process, number, PidfdGetfdFlags::empty())
}

/// Elsewhere, opening `/dev/fd/3` duplicates the handle.
#[cfg(all(unix, not(target_os = "linux")))]
fn duplicate_other(_: i32) -> rustix::io::Result<std::os::fd::OwnedFd> {
    Err(rustix::io::Errno::NOSYS)
}

#[cfg(not(unix))]
fn duplicate(_: i32) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}
