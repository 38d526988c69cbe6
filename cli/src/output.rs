//! Standard output, in large pieces, and files, whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice, StripStream};

use crate::error::Error;

const PIECE: usize = 1 << 16;

/// For text: without its colours where they are not wanted.
pub(crate) fn styled() -> Box<dyn Write> {
    match AutoStream::choice(&io::stdout()) {
        // What takes colours out writes a bit at a time, and so must not stand behind the buffer.
        ColorChoice::Never => Box::new(StripStream::new(Box::new(bytes()) as Box<dyn Write>)),
        _ => Box::new(BufWriter::with_capacity(PIECE, anstream::stdout().lock())),
    }
}

/// For data: byte for byte.
pub(crate) fn bytes() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(PIECE, io::stdout().lock())
}

/// The colours that are wanted, as far as the terminal has them.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Colours {
    None,
    /// Xterm's 256.
    Few,
    All,
}

pub(crate) fn colours() -> Colours {
    match AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => Colours::None,
        _ if anstyle_query::truecolor() => Colours::All,
        _ => Colours::Few,
    }
}

/// Writes a file, which comes into its place when it is whole, so that nobody ever sees a part of it. What is no file, such
/// as `/dev/stdout` or a named pipe, is written as it goes.
pub(crate) fn file(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Error>,
) -> Result<(), Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    let write = |file| -> Result<File, Error> {
        let mut out = BufWriter::with_capacity(PIECE, file);
        write(&mut out).map_err(|error| match error {
            Error::Output(error) => failed(error),
            other => other,
        })?;
        out.into_inner().map_err(|error| failed(error.into_error()))
    };
    let old = File::options().write(true).open(path).and_then(|old| Ok((old.metadata()?, old)));
    let permissions = match old {
        Ok((facts, _)) if facts.is_file() => Some(facts.permissions()),
        Ok((_, old)) => return write(old).map(drop),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        // What may not be written is not replaced either.
        Err(error) => return Err(failed(error)),
    };
    // Where a link leads to, so that it stays a link.
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let directory = place.parent().filter(|directory| !directory.as_os_str().is_empty());
    let unfinished = tempfile::Builder::new()
        .prefix(".iana-ports-")
        // With the permissions of any new file: those of a temporary one are its owner's alone.
        .make_in(directory.unwrap_or(Path::new(".")), |path| File::create_new(path))
        .map_err(failed)?;
    if let Some(permissions) = permissions {
        fs::set_permissions(unfinished.path(), permissions).map_err(failed)?;
    }
    let (handle, unfinished) = unfinished.into_parts();
    write(handle)?.sync_all().map_err(failed)?;
    unfinished.persist(place).map_err(|error| failed(error.error))
}

#[cfg(test)]
mod tests {
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

    /// More than one piece.
    const MUCH: usize = 3 * PIECE / 2;

    fn write_much(out: &mut impl Write) -> Result<(), Error> {
        Ok(out.write_all(&vec![b'x'; MUCH])?)
    }

    #[test]
    fn a_file_is_not_seen_before_it_is_whole() {
        let directory = directory();
        for name in ["old", "new"] {
            let path = directory.path().join(name);
            let before = fs::read(&path).ok();
            file(&path, |out| {
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
            let error = file(&path, |out| {
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
        file(&link, write_much).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!((fs::read(&old).unwrap().len(), mode("old")), (MUCH, 0o640));
        file(&directory.path().join("new"), write_much).unwrap();
        assert_eq!(mode("new"), by_default);
    }
}
