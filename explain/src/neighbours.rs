//! The ports below and above some ports.

use std::ops::RangeInclusive;

use iana_ports::{Registry, Transport};

use crate::own_names::OwnNames;
use crate::query::on;
use crate::runs::{Cuts, Run, runs};

/// How many neighbours a page shows on each side.
const NEIGHBOURS: usize = 3;

/// The neighbours below the ports and those above, each in ascending order.
pub(crate) fn neighbours<'a>(
    registry: Registry<'a>,
    ports: &RangeInclusive<u16>,
    transport: Option<Transport>,
    cuts: &Cuts,
    own_names: &'a OwnNames,
) -> [Vec<Run<'a>>; 2] {
    let port = |number| on(registry.lookup(number), transport);
    let below = (0..*ports.start()).rev().map(port);
    let above = (*ports.end()..=u16::MAX).skip(1).map(port);
    let mut below = runs(below, cuts, own_names, NEIGHBOURS);
    below.reverse();
    [below, runs(above, cuts, own_names, NEIGHBOURS)]
}
