//! `iana-ports QUERY...`.

/// The cards and lines that a person reads.
mod cards;
/// The line below the cards that points to `explain`.
mod explain_hint;
/// `--json`.
mod json;
/// The ports on the card of a service name.
mod ports_of_a_name;
/// What counts as a port, a range, a list or a name, and the exit status.
mod queries;
/// `-`: queries from standard input.
mod standard_input;
/// Complaints about unknown names and wrong queries, and what they suggest.
mod suggestions;
