//! The tests of registries that build scripts compile, one module for each topic.

/// Programs with registries of their own, which Cargo builds and runs.
mod programs;

/// Calls outside a build script.
mod outside_build_scripts;
