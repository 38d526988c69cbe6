//! `search`: rows that speak of all the words, the best first.

use std::collections::HashMap;
use std::io::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use clap::Args;
use iana_ports::{Column, Record, Registry, Status};

use crate::commands::Outcome;
use crate::error::Error;
use crate::text::{self, Cell, Table};
use crate::{complain, json, output};

const EXAMPLES: &str = "\
Examples:
  iana-ports search license manager
  iana-ports search apache
  iana-ports search --json time protocol

Names, descriptions, assignees and notes are searched for all of the words, in any case. Exact names come first, then
names that begin so, then whole words, then parts of words. The initials of several words stand for them: license
manager also finds Sentinel LM.

Exit status: 0 if anything is found, 1 if nothing is, 2 for wrong usage or a bad file.";

/// Nobody shortens more words than these to their initials.
const LONGEST_RUN: usize = 6;

const MATCH: Style = AnsiColor::Yellow.on_default().bold();

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Search {
    /// What to look for, all of it in each row
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,

    /// Print one JSON object a line, for each row
    #[arg(long)]
    json: bool,
}

/// How well a word is met, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Exact,
    Prefix,
    WholeWord,
    Part,
    /// As one of several words whose initials stand for them.
    Initials,
}

/// Where a word is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Name,
    Description,
    Assignee,
    Notes,
}

impl Field {
    /// The field for a column, or `None` for a column that is not searched.
    const fn of(column: Column) -> Option<Self> {
        match column {
            Column::ServiceName => Some(Self::Name),
            Column::Description => Some(Self::Description),
            Column::Assignee => Some(Self::Assignee),
            Column::AssignmentNotes => Some(Self::Notes),
            Column::PortNumber
            | Column::TransportProtocol
            | Column::Contact
            | Column::RegistrationDate
            | Column::ModificationDate
            | Column::Reference
            | Column::ServiceCode
            | Column::UnauthorizedUseReported => None,
        }
    }

    /// Whether the initials of several words stand for them here.
    const fn abbreviates(self) -> bool {
        match self {
            Self::Name | Self::Description => true,
            Self::Assignee | Self::Notes => false,
        }
    }
}

/// The words' matches: the worst, whether the words stand apart, all from the worst to the best.
type Rank = (Match, bool, Vec<(Match, Field)>);

/// Rows that say the same of the same service.
struct Hit<'a> {
    rank: Rank,
    records: Vec<Record<'a>>,
}

impl Search {
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let words: Vec<String> = self
            .words
            .iter()
            .flat_map(|word| word.split_whitespace())
            .map(str::to_ascii_lowercase)
            .collect();
        let hits = if words.is_empty() { Vec::new() } else { hits(registry, &words) };
        if hits.is_empty() {
            complain(&format!("nothing is registered that speaks of {:?}", self.words.join(" ")));
            return Ok(Outcome::NotFound);
        }
        if self.json {
            let mut out = output::bytes();
            hits.iter()
                .flat_map(|hit| &hit.records)
                .try_for_each(|&record| json::record(&mut out, record))?;
            out.flush()?;
        } else {
            let mut out = output::styled();
            table(&hits, &words).write(&mut out)?;
            out.flush()?;
        }
        Ok(Outcome::Found)
    }
}

fn hits<'a>(registry: Registry<'a>, words: &[String]) -> Vec<Hit<'a>> {
    let known = known_initials(registry, words);
    let mut hits: Vec<Hit<'a>> = Vec::new();
    let mut places = HashMap::new();
    // What is unassigned says nothing but that.
    for record in registry.records().filter(|record| record.status() != Status::Unassigned) {
        let Some(rank) = rank(record, words, &known) else { continue };
        let port = record.service_name().is_none().then(|| record.ports());
        let said = (record.service_name(), record.description(), record.assignment_notes(), port);
        let place = *places.entry(said).or_insert(hits.len());
        if place == hits.len() {
            hits.push(Hit { rank, records: Vec::new() });
        } else if rank < hits[place].rank {
            hits[place].rank = rank;
        }
        hits[place].records.push(record);
    }
    // The sort is stable: of equals, the lower port comes first.
    hits.sort_by(|one, other| one.rank.cmp(&other.rank));
    hits
}

/// How well a row meets the words, `None` if it does not meet all.
fn rank(record: Record<'_>, words: &[String], known: &[Initials]) -> Option<Rank> {
    let fields = fields(record);
    let mut met: Vec<_> = words.iter().map(|word| best_match(word, &fields)).collect();
    if met.contains(&None) {
        meet_by_initials(known, &fields, &mut met);
    }
    let mut met: Vec<(Match, Field)> = met.into_iter().collect::<Option<_>>()?;
    let is_whole = |text: &str| text == words.join("-") || text == words.join(" ");
    if fields.iter().any(|(field, text)| *field == Field::Name && is_whole(text)) {
        met = vec![(Match::Exact, Field::Name); words.len()];
    }
    let worst = met.iter().map(|&(how, _)| how).max()?;
    let phrase = words.join(" ");
    let stand_apart = !fields.iter().any(|(_, text)| text.contains(&phrase));
    met.sort_unstable_by(|one, other| other.cmp(one));
    Some((worst, stand_apart, met))
}

/// The cells that are searched, in lower case.
fn fields(record: Record<'_>) -> Vec<(Field, String)> {
    let lower = |column| record.cell(column).to_string().to_ascii_lowercase();
    let field = |column| Some((Field::of(column)?, lower(column)));
    Column::ALL.into_iter().filter_map(field).collect()
}

fn best_match(word: &str, fields: &[(Field, String)]) -> Option<(Match, Field)> {
    let matches = fields.iter().filter_map(|(field, text)| {
        let mut occurrences = occurrences(text, word).peekable();
        occurrences.peek()?;
        let how = match field {
            Field::Name if text == word => Match::Exact,
            Field::Name if text.starts_with(word) => Match::Prefix,
            _ if occurrences.any(|start| is_whole_word(text, start, word)) => Match::WholeWord,
            _ => Match::Part,
        };
        Some((how, *field))
    });
    matches.min()
}

/// The initials of several words in a row, which stand for them.
struct Initials {
    words: Range<usize>,
    text: String,
}

/// Those that the registry uses: LM stands for license manager, as a name such as esl-lm stands beside ESL License Manager.
fn known_initials(registry: Registry<'_>, words: &[String]) -> Vec<Initials> {
    let initial = |word: &String| word.chars().next().unwrap_or_default();
    let runs = (0..words.len()).flat_map(|start| {
        (start + 2..=words.len().min(start + LONGEST_RUN)).map(move |end| start..end)
    });
    let is_used = |initials: &Initials| {
        let phrase = words[initials.words.clone()].join(" ");
        registry.records().any(|record| {
            let speaks = |text: Option<&str>, of: &str| {
                text.is_some_and(|text| has_whole_word(&text.to_ascii_lowercase(), of))
            };
            speaks(record.service_name(), &initials.text) && speaks(record.description(), &phrase)
        })
    };
    runs.map(|run| Initials { text: words[run.clone()].iter().map(initial).collect(), words: run })
        .filter(is_used)
        .collect()
}

fn meet_by_initials(
    known: &[Initials],
    fields: &[(Field, String)],
    met: &mut [Option<(Match, Field)>],
) {
    for initials in known {
        let found = fields
            .iter()
            .find(|(field, text)| field.abbreviates() && has_whole_word(text, &initials.text));
        if let Some((field, _)) = found {
            for place in &mut met[initials.words.clone()] {
                place.get_or_insert((Match::Initials, *field));
            }
        }
    }
}

fn occurrences(text: &str, word: &str) -> impl Iterator<Item = usize> {
    text.match_indices(word).map(|(start, _)| start)
}

fn is_whole_word(text: &str, start: usize, word: &str) -> bool {
    !text[..start].ends_with(char::is_alphanumeric)
        && !text[start + word.len()..].starts_with(char::is_alphanumeric)
}

fn has_whole_word(text: &str, word: &str) -> bool {
    occurrences(text, word).any(|start| is_whole_word(text, start, word))
}

fn table(hits: &[Hit<'_>], words: &[String]) -> Table {
    let mut table = Table::new(&["PORT", "NAME", "DESCRIPTION"]);
    for hit in hits {
        let record = hit.records[0];
        let (name, description) =
            (record.service_name().unwrap_or_default(), record.description().unwrap_or_default());
        table.add(vec![
            Cell::new(&text::places(&hit.records)),
            Cell::painted(name, |name| highlighted(name, words, text::HEADING)),
            Cell::painted(description, |description| highlighted(description, words, Style::new())),
        ]);
        for (label, text) in reasons(hit, words) {
            table.add_below(
                label,
                &Cell::painted(text, |text| highlighted(text, words, Style::new())),
            );
        }
    }
    table
}

/// What the hit was found by, where name and description do not show it.
fn reasons<'a>(hit: &Hit<'a>, words: &[String]) -> Vec<(&'static str, &'a str)> {
    let is_met_in = |asked: Field| hit.rank.2.iter().any(|&(_, field)| field == asked);
    let speaks = |text: &&str| words.iter().any(|word| text.to_ascii_lowercase().contains(word));
    let mut reasons = Vec::new();
    if is_met_in(Field::Assignee) {
        // Of the rows that say the same, one may have another assignee.
        let assignee = hit.records.iter().filter_map(|record| record.assignee()).find(speaks);
        reasons.extend(assignee.map(|assignee| ("Assignee", assignee)));
    }
    if is_met_in(Field::Notes) {
        let notes = hit.records[0].assignment_notes().unwrap_or_default();
        reasons.extend(text::lines(notes).find(speaks).map(|line| ("Notes", line)));
    }
    reasons
}

/// The text in `style`, what meets a word in another.
fn highlighted(text: &str, words: &[String], style: Style) -> String {
    let lower = text.to_ascii_lowercase();
    let mut met = vec![false; text.len()];
    let mut mark = |start: usize, word: &str| met[start..start + word.len()].fill(true);
    for word in words {
        occurrences(&lower, word).for_each(|start| mark(start, word));
    }
    let mut shown = String::new();
    let mut start = 0;
    for part in met.chunk_by(|one, other| one == other) {
        let style = if part[0] { MATCH } else { style };
        let end = start + part.len();
        shown.extend([
            style.render().to_string(),
            text[start..end].to_owned(),
            style.render_reset().to_string(),
        ]);
        start = end;
    }
    shown
}
