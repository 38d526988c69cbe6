//! A registry that a reader loads from a file.

use std::sync::OnceLock;

use iana_ports::{OwnedRegistry, Registry};

use crate::answer::{self, List};
use crate::input;

struct Loaded {
    registry: OwnedRegistry,
    file: String,
}

static LOADED: OnceLock<Loaded> = OnceLock::new();

/// The registry that was loaded into this instance of the module.
pub(crate) fn loaded() -> Option<Registry<'static>> {
    LOADED.get().map(|loaded| loaded.registry.registry())
}

/// The name of the file that it was loaded from.
pub(crate) fn file() -> Option<&'static str> {
    LOADED.get().map(|loaded| &*loaded.file)
}

/// Loads a registry into this instance of the module, which must not have answered
/// anything yet. The input contains the name of the file, of this length, and then the
/// file's bytes. Returns a list of one text: the first problem, or no text.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn load_csv(name_length: usize) -> List {
    let problem = load(&input::take(), name_length).err();
    answer::list(|list| match problem {
        Some(problem) => list.computed(problem),
        None => list.text(None),
    })
}

fn load(input: &[u8], name_length: usize) -> Result<(), String> {
    let (name, csv) = input.split_at_checked(name_length).unwrap_or_default();
    let file = String::from_utf8_lossy(name).into_owned();
    let registry = OwnedRegistry::check_reader(&file, csv)
        .map_err(|problems| problems.first().map(ToString::to_string).unwrap_or_default())?;
    LOADED.set(Loaded { registry, file }).map_err(|_| "a registry is loaded".to_owned())
}
