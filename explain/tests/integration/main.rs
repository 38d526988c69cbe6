//! The tests of queries and pages, one module for each topic.

/// The meaning of a text in a search box, and suggestions for a name that no service has.
mod queries;

/// The page about a port, a range or a service, from the embedded registry and others.
mod pages;
