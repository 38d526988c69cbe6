//! Files and folders of one test.

use std::path::{Path, PathBuf};

/// The folder of the running test. Tests run at the same time, and one must not truncate
/// a file that another one reads.
pub(crate) fn folder() -> PathBuf {
    let thread = std::thread::current();
    let test = thread.name().unwrap().replace("::", "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// An empty folder in that of the running test.
pub(crate) fn empty_folder(name: &str) -> PathBuf {
    let folder = folder().join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file into the folder of the running test.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Writes such a file and returns its path as an argument.
pub(crate) fn path_of(name: &str, content: impl AsRef<[u8]>) -> String {
    file(name, content).into_os_string().into_string().unwrap()
}

/// The names of what is in a folder, sorted.
#[track_caller]
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
