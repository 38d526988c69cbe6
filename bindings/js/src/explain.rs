//! Pages about a port, a range or a service, and the meaning of a text in a search box.

use iana_ports_explain::own_names::OwnNames;
use iana_ports_explain::query::Understood;
use iana_ports_explain::suggest::Suggestions;
use iana_ports_explain::{Facts, NoPage, Page, Source};
use serde::Serialize;

use crate::answer::{self, List};
use crate::registry::{registry, with_facts};
use crate::{csv, input};

/// The page for the query in the input: a list of one text, the page as JSON. Without a
/// page, the list is no text and then a second text, the problem as JSON.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn explain(length: usize) -> List {
    let page = input::text(length, |query| with_facts(|facts| page(query, facts)));
    answer::list(|list| match page {
        Some(Ok(page)) => list.computed(page),
        Some(Err(problem)) => {
            list.text(None);
            list.computed(problem);
        }
        None => (0..2).for_each(|_| list.text(None)),
    })
}

/// The meaning of the text in the input in a search box: a list of one text, JSON.
#[unsafe(no_mangle)]
#[expect(unsafe_code, reason = "exported")]
pub extern "C" fn meaning(length: usize) -> List {
    let own_names = OwnNames::default();
    let meaning = input::text(length, |text| Understood::new(text, registry(), &own_names));
    answer::list(|list| list.computed(json(&meaning)))
}

fn page(query: &str, facts: &Facts<'static>) -> Result<String, String> {
    let own_names = OwnNames::default();
    match Page::parse(query, facts, None, &own_names) {
        Ok(page) => {
            let snapshot = facts.registry().snapshot();
            Ok(json(&page.document(&Source { snapshot, file: csv::file().map(Into::into) })))
        }
        Err(NoPage::Wrong(error)) => Err(json(&Suggestions {
            message: error.to_string(),
            did_you_mean: error.did_you_mean().into_iter().map(str::to_owned).collect(),
            search: None,
        })),
        Err(NoPage::NoService(no_service)) => {
            Err(json(&Suggestions::new(&no_service, facts.index(), &own_names)))
        }
    }
}

/// The JSON of a value. Never fails, because all keys are texts.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
