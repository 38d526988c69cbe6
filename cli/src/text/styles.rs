//! Colours and other styles of text.

use anstyle::{AnsiColor, Effects, Style};
use iana_ports::Status;
use iana_ports_explain::Emphasis;

/// The style of titles and names.
pub(crate) const HEADING: Style = Style::new().effects(Effects::BOLD);
/// The style of labels and column titles.
pub(crate) const LABEL: Style = Style::new().effects(Effects::DIMMED);
/// The style of warnings.
pub(crate) const WARNING: Style = AnsiColor::Red.on_default();

/// The colour of a status.
pub(crate) fn status_style(status: Status) -> Style {
    match status {
        Status::Assigned => AnsiColor::Green.on_default(),
        Status::Reserved => AnsiColor::Yellow.on_default(),
        Status::Unassigned => AnsiColor::Cyan.on_default(),
        Status::Dynamic => Style::new().effects(Effects::DIMMED),
    }
}

/// The style of a value that stands out.
pub(crate) fn style(emphasis: Emphasis) -> Style {
    match emphasis {
        Emphasis::None => Style::new(),
        Emphasis::Status(status) => status_style(status),
        Emphasis::Warning => WARNING,
    }
}
