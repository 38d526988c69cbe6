//! Highlights: the parts of a text that match a search.

use alloc::vec::Vec;
use core::ops::Range;

use crate::matching::Match;
use crate::search::Hit;
use crate::words::{self, MIN_PART};

impl Hit<'_> {
    /// The parts of a text that match the words of the search, as byte ranges in
    /// ascending order. They are not empty and do not touch. Meant for the entry's own
    /// texts, such as its name and description. Takes linear time per word.
    ///
    /// ```
    /// use iana_ports::Registry;
    /// use iana_ports_search::search;
    ///
    /// let hits = search(Registry::embedded(), "mail transfer");
    /// let smtp = hits.iter().find(|hit| hit.entry().name() == Some("smtp")).unwrap();
    /// assert_eq!(smtp.highlights("Simple Mail Transfer"), [7..11, 12..20]);
    /// ```
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let lower = text.to_ascii_lowercase();
        let mut found = Vec::new();
        for matched in self.matches() {
            let before = found.len();
            for word in words::words(matched.word()) {
                mark(&lower, &matched.word()[word], &mut found);
            }
            match matched.how() {
                Match::Initials => mark_equal(&lower, matched.found(), &mut found),
                Match::Exact | Match::NameStart | Match::NamePrefix if found.len() == before => {
                    found.extend(joined_start(&lower, matched.word()));
                }
                _ => {}
            }
        }
        merged(found, text)
    }
}

/// Finds the forms of a word, and the word inside others.
fn mark(lower: &str, word: &str, found: &mut Vec<Range<usize>>) {
    let stem = words::stem(word);
    for range in words::words(lower) {
        let other = &lower[range.clone()];
        if other == word || words::stem(other) == stem {
            found.push(range);
        } else if word.len() >= MIN_PART || range.start == 0 && other.starts_with(word) {
            let parts = other.match_indices(word).map(|(start, part)| {
                let start = range.start + start;
                start..start + part.len()
            });
            found.extend(parts);
        }
    }
}

fn mark_equal(lower: &str, word: &str, found: &mut Vec<Range<usize>>) {
    found.extend(words::words(lower).filter(|range| &lower[range.clone()] == word));
}

/// The start of a name that equals a word if its parts are joined: `ms-sql` for `mssql`.
fn joined_start(lower: &str, word: &str) -> Option<Range<usize>> {
    let mut rest = word.chars().filter(|c| c.is_alphanumeric());
    let mut next = rest.next()?;
    for (index, c) in lower.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        if c != next {
            return None;
        }
        match rest.next() {
            Some(c) => next = c,
            None => return Some(0..index + c.len_utf8()),
        }
    }
    None
}

/// The ranges in ascending order. Merges ranges that overlap or touch, and those with a
/// single punctuation mark between them: `[Abel_Chou]`.
fn merged(mut ranges: Vec<Range<usize>>, text: &str) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let is_sign = |gap: &str| matches!(gap, "-" | "_" | "/" | "." | "+" | "*");
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last)
                if range.start <= last.end
                    || text.get(last.end..range.start).is_some_and(is_sign) =>
            {
                last.end = last.end.max(range.end);
            }
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned as _;
    use alloc::vec::Vec;

    use iana_ports::Registry;

    use crate::index::Index;

    #[test]
    fn shows_what_was_found() {
        let index = Index::new(Registry::embedded());
        let shown = |words: &str, name: &str| {
            let hits = index.search(words);
            let hit = hits.iter().find(|hit| hit.entry().name() == Some(name)).unwrap();
            let text = [name, hit.entry().description().unwrap_or_default()].map(|text| {
                let ranges = hit.highlights(text).into_iter();
                ranges.map(|range| text[range].to_owned()).collect::<Vec<_>>()
            });
            text.concat()
        };
        assert_eq!(shown("license manager", "esl-lm"), ["License", "Manager"]);
        assert_eq!(shown("license manager", "sentinel-lm"), ["lm", "LM"]);
        assert_eq!(shown("mssql", "ms-sql-s"), ["ms-sql"]);
        assert_eq!(shown("914C/G", "914c-g"), ["914c-g", "914C/G"]);
        assert_eq!(shown("messages", "submission"), ["Message"]);
        assert_eq!(shown("vnc", "rfb"), [""; 0]);
    }
}
