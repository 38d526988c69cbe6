//! Files that are replaced atomically.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind};
use std::path::Path;

use super::chunks::CHUNK_LEN;
use super::links::{self, LinkTarget};
use crate::error::Error;

/// The prefix of the names of temporary files.
pub(crate) const TEMPORARY_PREFIX: &str = ".iana-ports-";

/// Writes a file atomically: other programs never see a part of it. Writes directly to
/// anything else, such as `/dev/stderr` or a named pipe. Follows links, and replaces the
/// file that the last one points to.
pub(super) fn write(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Error>,
) -> Result<(), Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let write = |file| -> Result<File, Error> {
        let mut out = BufWriter::with_capacity(CHUNK_LEN, file);
        write(&mut out).map_err(|error| match error {
            Error::Output(error) => failed(error),
            other => other,
        })?;
        out.into_inner().map_err(|error| failed(error.into_error()))
    };
    let target = match links::resolve(path) {
        Ok(LinkTarget::OpenFile(descriptor)) => {
            return write(descriptor.open().map_err(failed)?).map(drop);
        }
        Ok(LinkTarget::File(target)) => Ok(target),
        Err(error) => Err(error),
    };
    let permissions = match File::options().write(true).open(path) {
        // This closes the file: Windows does not replace an open one.
        Ok(old) => match old.metadata() {
            Ok(facts) if facts.is_file() => Some(facts.permissions()),
            // Windows has no metadata for a device such as `NUL`.
            Ok(_) | Err(_) => return write(old).map(drop),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        // A file that the user may not write must not be replaced. A cycle of links also
        // fails here.
        Err(error) => return Err(failed(error)),
    };
    let target = target.map_err(failed)?;
    let directory = target.parent().filter(|directory| !directory.as_os_str().is_empty());
    let unfinished = tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        // Gives it the permissions of a new file: only its owner can read a temporary
        // file.
        .make_in(directory.unwrap_or(Path::new(".")), |path| File::create_new(path))
        .map_err(failed)?;
    if let Some(permissions) = permissions {
        fs::set_permissions(unfinished.path(), permissions).map_err(failed)?;
    }
    let (handle, unfinished) = unfinished.into_parts();
    write(handle)?.sync_all().map_err(failed)?;
    unfinished.persist(target).map_err(|error| failed(error.error))
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use super::*;

    /// A directory with a file `old` in it.
    fn directory() -> tempfile::TempDir {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("old"), "old").unwrap();
        directory
    }

    fn names_in(directory: &Path) -> Vec<String> {
        let entries = fs::read_dir(directory).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// More than one chunk.
    const MUCH: usize = 3 * CHUNK_LEN / 2;

    fn write_much(out: &mut impl Write) -> Result<(), Error> {
        Ok(out.write_all(&vec![b'x'; MUCH])?)
    }

    #[test]
    fn a_file_is_not_seen_before_it_is_whole() {
        let directory = directory();
        for name in ["old", "new"] {
            let path = directory.path().join(name);
            let before = fs::read(&path).ok();
            super::write(&path, |out| {
                write_much(out)?;
                out.flush()?;
                assert_eq!(fs::read(&path).ok(), before);
                Ok(())
            })
            .unwrap();
            assert_eq!(fs::read(&path).unwrap(), vec![b'x'; MUCH]);
        }
        assert_eq!(names_in(directory.path()), ["new", "old"]);
    }

    #[test]
    fn a_file_that_cannot_be_written_whole_is_not_there() {
        let directory = directory();
        for name in ["old", "new"] {
            let path = directory.path().join(name);
            let error = super::write(&path, |out| {
                write_much(out)?;
                Err(io::Error::other("full").into())
            });
            assert_eq!(error.unwrap_err().to_string(), format!("{}: full", path.display()));
        }
        assert_eq!(names_in(directory.path()), ["old"]);
        assert_eq!(fs::read(directory.path().join("old")).unwrap(), b"old");
    }

    #[test]
    #[cfg(unix)]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let directory = directory();
        let mode = |name: &str| {
            fs::metadata(directory.path().join(name)).unwrap().permissions().mode() & 0o777
        };
        let (old, link) = (directory.path().join("old"), directory.path().join("link"));
        let by_default = mode("old");
        fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("old", &link).unwrap();
        super::write(&link, write_much).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!((fs::read(&old).unwrap().len(), mode("old")), (MUCH, 0o640));
        super::write(&directory.path().join("new"), write_much).unwrap();
        assert_eq!(mode("new"), by_default);
    }
}
