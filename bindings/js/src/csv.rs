//! A registry that a reader loads from a file.

use std::sync::OnceLock;

use iana_ports::{OwnedRegistry, Registry};

use crate::answer::{self, List};
use crate::input;

static LOADED: OnceLock<OwnedRegistry> = OnceLock::new();

/// The registry that was loaded into this instance of the module.
pub(crate) fn loaded() -> Option<Registry<'static>> {
    LOADED.get().map(OwnedRegistry::registry)
}

/// Loads a registry into this instance of the module, which must not have answered anything
/// yet. The input contains the name of the file, which has this length, and then its bytes.
/// The list contains a text: the problem, or none.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn load_csv(name_length: usize) -> List {
    let input = input::take();
    let (name, csv) = input.split_at_checked(name_length).unwrap_or_default();
    let problem = match OwnedRegistry::check_reader(&String::from_utf8_lossy(name), csv) {
        Ok(registry) => LOADED.set(registry).err().map(|_| "a registry is loaded".to_owned()),
        Err(problems) => problems.first().map(ToString::to_string),
    };
    drop(input);
    answer::list(|list| match problem {
        Some(problem) => list.computed(problem),
        None => list.text(None),
    })
}
