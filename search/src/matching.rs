//! How and where a word of a search matches.

use alloc::string::String;
use core::fmt;

/// How a word matches, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Match {
    /// All the words together are the whole name, an everyday name or an alias; or the
    /// word is the port number, or the whole name without its separators.
    Exact,
    /// All the words together are the whole description: `subversion` of `svn`.
    WholeDescription,
    /// The name begins with the word: `ldap` of `ldap-admin`, and `mssql` of `ms-sql-s`.
    NameStart,
    /// The name begins with these letters: `ldap` of `ldaps`.
    NamePrefix,
    /// The word occurs as a whole word.
    Word,
    /// Another form of the word occurs: `managers` for `manager`, `licence` for
    /// `license`.
    Stem,
    /// A word begins with these letters: `sec` of `security`.
    WordStart,
    /// The initials of several words of the search occur, and the registry uses them for
    /// these words: `lm` of `sentinel-lm` for license manager. Or the word is not in the
    /// registry and consists of the initials of a whole description.
    Initials,
    /// A word contains these letters: `rdp` of `vmrdp`.
    Part,
}

impl Match {
    /// The name of the variant in lower-case words: `whole description`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::WholeDescription => "whole description",
            Self::NameStart => "name start",
            Self::NamePrefix => "name prefix",
            Self::Word => "word",
            Self::Stem => "stem",
            Self::WordStart => "word start",
            Self::Initials => "initials",
            Self::Part => "part",
        }
    }
}

impl fmt::Display for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a word matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The service name.
    Name,
    /// The name of an alias.
    Alias,
    /// A name from the table of [everyday names](crate::everyday_names::EVERYDAY_NAMES).
    EverydayName,
    /// The port number.
    Port,
    /// The description.
    Description,
    /// The assignee (feature `full`).
    Assignee,
    /// The assignment notes (feature `full`).
    Notes,
}

impl Field {
    /// The field in lower-case words: `everyday name`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::EverydayName => "everyday name",
            Self::Port => "port number",
            Self::Description => "description",
            Self::Assignee => "assignee",
            Self::Notes => "assignment notes",
        }
    }

    /// Whether the field is about the registration rather than the service itself.
    pub(crate) const fn is_about_registration(self) -> bool {
        match self {
            Self::Name | Self::Alias | Self::EverydayName | Self::Port | Self::Description => false,
            Self::Assignee | Self::Notes => true,
        }
    }

    /// Whether the field holds names of services.
    pub(crate) const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Alias)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How and where one word of a search matches in a hit. If it matches in several ways,
/// the best one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordMatch {
    pub(crate) word: String,
    pub(crate) found: String,
    pub(crate) how: Match,
    pub(crate) field: Field,
}

impl WordMatch {
    /// The word of the search, in lower case.
    pub fn word(&self) -> &str {
        &self.word
    }

    /// What matches it, in lower case: the word itself, another form of it, a word that
    /// contains it, initials, or the everyday name.
    pub fn found(&self) -> &str {
        &self.found
    }

    /// How the word matches.
    pub fn how(&self) -> Match {
        self.how
    }

    /// Where the word matches.
    pub fn field(&self) -> Field {
        self.field
    }
}

/// In plain words: `everyday name: rdp`, `"managers" in its description`,
/// `LM in its name`.
impl fmt::Display for WordMatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.field, self.how) {
            (Field::EverydayName | Field::Alias | Field::Port, _) => {
                write!(f, "{}: {}", self.field, self.found)
            }
            (field, Match::Initials) => {
                write!(f, "{} in its {field}", self.found.to_ascii_uppercase())
            }
            (field, _) => write!(f, "\"{}\" in its {field}", self.found),
        }
    }
}

/// How well a word matches. Matches in names and descriptions rank above the same matches
/// elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quality {
    class: u8,
    pub(crate) field: Field,
    pub(crate) how: Match,
}

impl Quality {
    /// The quality of a match of this kind in this field.
    pub(crate) const fn new(how: Match, field: Field) -> Self {
        let class = match (how, field.is_about_registration()) {
            (Match::Exact, _) => 0,
            (Match::WholeDescription, _) => 1,
            (Match::NameStart, _) => 2,
            (Match::NamePrefix, _) => 3,
            // The registry's own words rank above a part of an everyday name.
            (Match::Word, false) if matches!(field, Field::EverydayName) => 5,
            (Match::Word, false) => 4,
            (Match::Stem, false) => 5,
            (Match::WordStart, false) => 6,
            (Match::Initials, _) => 7,
            (Match::Word | Match::Stem, true) => 8,
            (Match::Part, false) => 9,
            (Match::WordStart | Match::Part, true) => 10,
        };
        Self { class, field, how }
    }

    /// The number of the class: 0 for the best kind of match.
    pub(crate) const fn class(self) -> u8 {
        self.class
    }
}
