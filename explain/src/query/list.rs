//! Lists of queries in one argument.

use std::borrow::Cow;

use iana_ports::{Registry, Transport};

use super::error::{Problem, QueryError};
use crate::own_names::OwnNames;

/// The queries of a list such as `80,443/tcp,ssh`; a text that is not a list is one
/// query.
///
/// A text that is an own name or a registered name is one query too, even if it has
/// commas. In `1455/tcp,udp`, the notation of tables, every transport applies to the
/// port.
///
/// ```
/// use iana_ports::Registry;
/// use iana_ports_explain::own_names::OwnNames;
/// use iana_ports_explain::query::items;
///
/// let items = items("80,443/tcp,udp", Registry::embedded(), &OwnNames::default())?;
/// assert_eq!(items, ["80", "443/tcp", "443/udp"]);
/// # Ok::<(), iana_ports_explain::query::QueryError>(())
/// ```
///
/// # Errors
///
/// If an item of the list is empty, as in `80,,443`.
pub fn items<'a>(
    text: &'a str,
    registry: Registry<'_>,
    own_names: &OwnNames,
) -> Result<Vec<Cow<'a, str>>, QueryError> {
    let is_name =
        |text: &str| own_names.named(text, None).is_some() || registry.service(text).is_some();
    let before_transport =
        text.rsplit_once('/').filter(|(_, transport)| transport.parse::<Transport>().is_ok());
    let is_one = !text.contains(',')
        || is_name(text)
        || before_transport.is_some_and(|(subject, _)| is_name(subject));
    if is_one {
        return Ok(vec![Cow::Borrowed(text)]);
    }
    let mut items: Vec<Cow<'a, str>> = Vec::new();
    for item in text.split(',').map(str::trim) {
        if item.is_empty() {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            let suggestion =
                Some(items.collect::<Vec<_>>().join(",")).filter(|list| !list.is_empty());
            return Err(Problem::EmptyItem { query: text.to_owned(), suggestion }.into());
        }
        let subject = items.last().and_then(|before| before.rsplit_once('/'));
        items.push(match (subject, item.parse::<Transport>()) {
            (Some((subject, before)), Ok(transport)) if before.parse::<Transport>().is_ok() => {
                Cow::Owned(format!("{subject}/{transport}"))
            }
            _ => Cow::Borrowed(item),
        });
    }
    Ok(items)
}
