//! Files and folders of one test.

use std::path::{Path, PathBuf};

/// The folder of the running test. Tests run at the same time, and one must not truncate a file
/// that another one reads.
pub(crate) fn folder() -> PathBuf {
    let thread = std::thread::current();
    let test = thread.name().unwrap().replace("::", "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file into the folder of the running test.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, content).unwrap();
    path
}
