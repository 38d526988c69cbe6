//! Registrations and modifications by year, as a picture.

use iana_ports_explain::words::Grouped;

use super::figures::{Annual, Figures};
use crate::picture::{Anchor, Area, ColourRole, LINE, Picture, Size, text_width};

const MARGIN: u32 = 48;

/// Space around the labels of the axes.
const GAP: u32 = 12;

/// The size of the bars.
const LEFT: u32 = MARGIN + 70;
const WIDTH: u32 = 1700;
const HEIGHT: u32 = 300;

const FIRST_PANEL: u32 = 164;

/// The space from a heading to the top of its bars.
const BARS: u32 = 84;

/// The space below the first plot.
const SECOND_PANEL: u32 = FIRST_PANEL + BARS + HEIGHT + 4 * LINE;

pub(super) fn picture(figures: &Figures<'_>) -> Picture {
    let mut picture = Picture {
        id: "iana-ports-years",
        command: "stats",
        title: "Registrations and modifications by year".to_owned(),
        description: description(figures),
        width: LEFT + WIDTH + MARGIN,
        height: SECOND_PANEL + BARS + HEIGHT + 2 * LINE + MARGIN - GAP,
        shapes: Vec::new(),
    };
    let title = picture.title.clone();
    picture.text_at(ColourRole::Text, (MARGIN, 70), Anchor::Start, Size::Large, title);
    let source = format!(
        "{}. Rows are counted: an assignment has one for each transport it names.",
        figures.source
    );
    picture.text(ColourRole::Muted, MARGIN, 70 + LINE + 8, source);
    let rows = &figures.rows;
    let some_are_undated = rows.with_registration_date < rows.total;
    let registration = format!(
        "Rows by year of registration: {} of {} have a registration date{}",
        Grouped(rows.with_registration_date),
        Grouped(rows.total),
        if some_are_undated { "; rows without one are not shown" } else { "" }
    );
    let modification = format!(
        "Rows by year of modification: {} of {} have a modification date",
        Grouped(rows.with_modification_date),
        Grouped(rows.total)
    );
    let registered = from_first_row(figures, |year| year.registered);
    let modified = from_first_row(figures, |year| year.modified);
    picture.text(ColourRole::Text, MARGIN, FIRST_PANEL, registration);
    panel(&mut picture, ColourRole::Registered, FIRST_PANEL + BARS, &registered);
    picture.text(ColourRole::Text, MARGIN, SECOND_PANEL, modification);
    panel(&mut picture, ColourRole::Modified, SECOND_PANEL + BARS, &modified);
    picture
}

fn description(figures: &Figures<'_>) -> String {
    let years = figures.years.iter().map(|Annual { year, registered, modified }| {
        format!("{year}: {registered} registered, {modified} modified")
    });
    format!("{}. Rows by year. {}.", figures.source, years.collect::<Vec<_>>().join("; "))
}

/// Years and their rows, from the first year with a row.
fn from_first_row(figures: &Figures<'_>, rows: fn(&Annual) -> u32) -> Vec<(u16, u32)> {
    let years = figures.years.iter().map(|year| (year.year, rows(year)));
    years.skip_while(|&(_, rows)| rows == 0).collect()
}

/// Draws bars, with an axis of years and an axis of rows.
fn panel(picture: &mut Picture, role: ColourRole, top: u32, counts: &[(u16, u32)]) {
    let bottom = top + HEIGHT;
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let height = |count: u32| (u64::from(count) * u64::from(HEIGHT) / u64::from(most)) as u32;
    for tick in ticks(most) {
        let y = bottom - height(tick);
        picture.area(ColourRole::Grid, Area { x: LEFT, y, width: WIDTH, height: 1 });
        let label = Grouped(tick).to_string();
        picture.text_at(ColourRole::Muted, (LEFT - GAP, y + 8), Anchor::End, Size::Small, label);
    }
    picture.text_at(ColourRole::Muted, (LEFT - GAP, top - 22), Anchor::End, Size::Small, "rows");
    let years = counts.len() as u32;
    let start = |index: u32| LEFT + index * WIDTH / years;
    let pitch = WIDTH / years.max(1);
    let label_width = text_width("2000", Size::Small) + GAP;
    let every = step_of_at_least(label_width.div_ceil(pitch.max(1)));
    for (index, &(year, count)) in (0..).zip(counts) {
        let (x, width) = (start(index) + pitch / 8, (pitch * 3 / 4).max(1));
        let middle = x + width / 2;
        // At least two pixels, so that a single row is visible.
        let tall = height(count).max(u32::from(count > 0) * 2);
        if count > 0 {
            picture.area(role, Area { x, y: bottom - tall, width, height: tall });
        }
        let label = count.to_string();
        let label_width = text_width(&label, Size::Small);
        if count > 0 && label_width <= pitch {
            // Interrupts the grid lines, which would cross the digits.
            let (x, y) = (middle - label_width / 2 - 2, bottom - tall - 26);
            picture.area(ColourRole::Paper, Area { x, y, width: label_width + 4, height: 24 });
            picture.text_at(
                ColourRole::Text,
                (middle, bottom - tall - 6),
                Anchor::Middle,
                Size::Small,
                label,
            );
        }
        if u32::from(year) % every == 0 {
            let y = bottom + LINE - 4;
            picture.text_at(
                ColourRole::Muted,
                (middle, y),
                Anchor::Middle,
                Size::Small,
                year.to_string(),
            );
        }
    }
    picture.area(ColourRole::Muted, Area { x: LEFT, y: bottom, width: WIDTH, height: 2 });
    let end = (LEFT + WIDTH, bottom + 2 * LINE - 4);
    picture.text_at(ColourRole::Muted, end, Anchor::End, Size::Small, "year");
}

/// The labelled values of the axis of rows: at most five steps, at round numbers.
fn ticks(most: u32) -> impl Iterator<Item = u32> {
    let step = step_of_at_least(most.div_ceil(5));
    (0..=most).step_by(step as usize)
}

/// The smallest number of 1, 2, 5, 10, 20, 50 and so on that is at least `least`.
fn step_of_at_least(least: u32) -> u32 {
    let mut power = 1;
    loop {
        if let Some(step) =
            [1, 2, 5].map(|digit| digit * power).into_iter().find(|&step| step >= least)
        {
            return step;
        }
        power *= 10;
    }
}
