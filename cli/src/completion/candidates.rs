//! The candidates for a word.

/// The candidates for the last word, or the work that the shell does itself.
pub(super) enum Candidates {
    Words(Vec<Candidate>),
    Files,
    Directories,
}

/// A candidate: a whole word that can replace the last one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub(super) word: String,
    pub(super) description: String,
}
