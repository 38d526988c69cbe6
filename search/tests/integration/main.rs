//! The tests of search and related services, one module for each topic.

/// Every row and every port of the embedded registry.
mod every_row;

/// What people search for, and the service that comes first.
mod hits;

/// The services that are related to a port or a service, and why.
mod related;

/// Random registries, one with very many rows, and an empty one.
mod random_registries;
