//! `search`: the services that match words, best first.

use std::io::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use clap::Args;
use iana_ports::{Record, Registry};
use iana_ports_explain::record_ports;
use iana_ports_explain::words::lines;
use iana_ports_search::{Entry, Field, Hit, Index};

use crate::error::Error;
use crate::messages::{note, report};
use crate::outcome::Outcome;
use crate::text::{self, Cell, Table};
use crate::{json, output, terminal};

const EXAMPLES: &str = "\
Examples:
  iana-ports search license manager       services that match both words
  iana-ports search apache                names, descriptions, assignees, notes
  iana-ports search --limit 5 database    the best five
  iana-ports search --json time protocol  for scripts

search looks for all of the words in names, descriptions, assignees and notes, in any case and form:
managers finds manager. Everyday names (rdp, vnc, dns) count as names. Initials match the words for
which the registry uses them: license manager finds Sentinel LM. Exact names come first, then names
that begin with the words, then whole words, then parts of words. Services without a port come last.

Exit status: 0 if anything is found, 1 if nothing is, 2 for wrong usage or a bad file.";

const MATCH: Style = AnsiColor::Yellow.on_default().bold();

/// The lines of a terminal that are not hits: the heading, the count of further hits, and
/// the prompts before and after the output.
const OTHER_LINES: usize = 4;

/// The minimum number of hits on a terminal, even if they do not fit.
const MIN_HITS: usize = 10;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Search {
    /// Words to search for; a result matches all of them
    #[arg(value_name = "WORD", required = true)]
    words: Vec<String>,

    /// Show only the best N
    ///
    /// By default, a terminal shows as many as fit, and other output has all.
    #[arg(short = 'n', long, alias = "count", value_name = "N", value_parser = at_least_one)]
    limit: Option<usize>,

    /// Print one JSON object per line, for each row
    #[arg(long)]
    json: bool,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let limit = text.parse().ok().filter(|&limit| limit > 0);
    limit.ok_or_else(|| "expected a number from 1 up".to_owned())
}

impl Search {
    /// Prints the best hits.
    pub(crate) fn run(&self, registry: Registry<'_>) -> Result<Outcome, Error> {
        let words = self.words.join(" ");
        let index = Index::new(registry);
        let hits = index.search(&words);
        if hits.is_empty() {
            let tip = corrected(&index, &words)
                .map_or(String::new(), |words| format!("; did you mean {words}?"));
            report(&format!("nothing in the registry matches {words:?}{tip}"));
            return Ok(Outcome::NotFound);
        }
        let shown = if self.json {
            let shown = self.limit.unwrap_or(hits.len()).min(hits.len());
            let mut out = output::bytes();
            let entries = hits[..shown].iter().map(Hit::entry);
            entries
                .flat_map(|entry| entry.records().iter().chain(entry.alias_records()))
                .try_for_each(|&record| json::record(&mut out, record))?;
            out.flush()?;
            shown
        } else {
            let shown = self.limit.unwrap_or_else(|| fitting(&hits)).min(hits.len());
            let mut out = output::styled();
            table(&hits[..shown]).write(&mut out)?;
            out.flush()?;
            shown
        };
        if shown < hits.len() {
            let (more, all) = (hits.len() - shown, hits.len());
            note(&format!("{more} more; --limit {all} shows all"));
        }
        Ok(Outcome::Found)
    }
}

/// The number of hits that fit on the terminal; all without a terminal.
fn fitting(hits: &[Hit<'_>]) -> usize {
    let Some(height) = terminal::height() else { return hits.len() };
    let height = height.saturating_sub(OTHER_LINES);
    let mut shown = height.max(MIN_HITS).min(hits.len());
    // A hit may take several lines.
    while shown > MIN_HITS {
        let lines = table(&hits[..shown]).height().saturating_sub(1);
        if lines <= height {
            break;
        }
        shown -= 1;
    }
    shown
}

/// The words with corrected spelling, if a word finds nothing by itself and the corrected
/// words find something.
fn corrected(index: &Index<'_>, words: &str) -> Option<String> {
    let mut is_corrected = false;
    let corrected = words.split_whitespace().map(|word| {
        if !index.search(word).is_empty() {
            return Some(word);
        }
        is_corrected = true;
        nearest(index, &word.to_ascii_lowercase())
    });
    let corrected = corrected.collect::<Option<Vec<_>>>()?.join(" ");
    (is_corrected && !index.search(&corrected).is_empty()).then_some(corrected)
}

/// The word of the registry with the smallest edit distance: at most 1 for four or five
/// letters, 2 for more. On a tie, the word with the most entries. `None` for a shorter
/// word.
fn nearest<'i>(index: &'i Index<'_>, word: &str) -> Option<&'i str> {
    let allowed = match word.chars().count() {
        0..4 => return None,
        4..6 => 1,
        _ => 2,
    };
    // A search matches prefixes of a word too.
    let distance = |other: &str| {
        let start = other.get(..word.len()).unwrap_or(other);
        strsim::damerau_levenshtein(word, other).min(strsim::damerau_levenshtein(word, start))
    };
    let near = index.words().filter(|other| other.len() + allowed >= word.len());
    let near: Vec<_> = near.map(|other| (distance(other), other)).collect();
    let smallest =
        near.iter().map(|&(distance, _)| distance).min().filter(|&smallest| smallest <= allowed)?;
    let nearest = near.into_iter().filter(|&(distance, _)| distance == smallest);
    nearest.map(|(_, other)| other).max_by_key(|other| index.search(other).len())
}

fn table(hits: &[Hit<'_>]) -> Table {
    let mut table = Table::new(&["PORT", "NAME", "DESCRIPTION"]);
    for hit in hits {
        let entry = hit.entry();
        let (name, description) =
            (entry.name().unwrap_or_default(), entry.description().unwrap_or_default());
        let painted = |text: &str, style| Cell::painted(text, |text| highlighted(text, hit, style));
        table.add(vec![
            Cell::new(&ports(entry)),
            painted(name, text::HEADING),
            painted(description, Style::new()),
        ]);
        for (label, text) in reasons(hit) {
            table.add_below(label, &painted(&text, Style::new()));
        }
    }
    table
}

/// The ports of an entry. Leaves out rows without a port if other rows have one.
fn ports(entry: &Entry<'_>) -> String {
    let with_port: Vec<Record<'_>> =
        entry.records().iter().copied().filter(|record| record.ports().is_some()).collect();
    record_ports(if with_port.is_empty() { entry.records() } else { &with_port })
}

/// The aliases, and the matches that name and description do not show.
fn reasons(hit: &Hit<'_>) -> Vec<(&'static str, String)> {
    let entry = hit.entry();
    let records = || entry.records().iter();
    let is_matched = |text: &&str| !hit.highlights(text).is_empty();
    let mut reasons = Vec::new();
    let aliases: Vec<_> = entry.aliases().collect();
    if !aliases.is_empty() {
        let label = if aliases.len() == 1 { "Alias" } else { "Aliases" };
        reasons.push((label, aliases.join(", ")));
    }
    let mut fields: Vec<_> =
        hit.matches().iter().map(|matched| (matched.field(), matched.found())).collect();
    fields.sort_unstable();
    fields.dedup();
    for (field, found) in fields {
        let reason = match field {
            Field::EverydayName => Some(("Everyday name", found.to_owned())),
            // Of the rows of an entry, one may have another assignee.
            Field::Assignee => {
                let mut assignees = records().filter_map(|record| record.assignee());
                assignees.find(is_matched).map(|assignee| ("Assignee", assignee.to_owned()))
            }
            Field::Notes => {
                let notes = records().filter_map(|record| record.assignment_notes());
                let line = notes.flat_map(lines).find(is_matched);
                line.map(|line| ("Notes", line.to_owned()))
            }
            // Of the rows of an entry, only the first one's description is in the table.
            Field::Description
                if hit.highlights(entry.description().unwrap_or_default()).is_empty() =>
            {
                entry.descriptions().find(is_matched).map(|text| ("Description", text.to_owned()))
            }
            Field::Name | Field::Alias | Field::Port | Field::Description => None,
        };
        reasons.extend(reason.filter(|reason| !reasons.contains(reason)));
    }
    reasons
}

/// The text in `style`, with matches highlighted.
fn highlighted(text: &str, hit: &Hit<'_>, style: Style) -> String {
    let mut shown = String::new();
    let mut show = |range: Range<usize>, style: Style| {
        if !range.is_empty() {
            let (start, end) = (style.render().to_string(), style.render_reset().to_string());
            shown.extend([&*start, &text[range], &*end]);
        }
    };
    let mut start = 0;
    for range in hit.highlights(text) {
        show(start..range.start, style);
        start = range.end;
        show(range, MATCH);
    }
    show(start..text.len(), style);
    shown
}
