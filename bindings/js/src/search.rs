//! Search by words.

use crate::answer::{self, List};
use crate::registry::with_index;
use crate::{input, results};

/// The hits for the words in the input, best first: a list of entries, each followed by
/// how it matches each word.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn search(length: usize) -> List {
    let hits = input::text(length, |words| with_index(|index| index.search(words)));
    answer::list(|list| {
        list.items(&hits.unwrap_or_default(), |list, hit| {
            results::entry(list, hit.entry());
            list.items(hit.matches(), results::word_match);
        });
    })
}
