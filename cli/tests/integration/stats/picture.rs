//! The plot of `stats`, read back.

use std::path::PathBuf;

use super::{small, years};
use crate::files::folder;
use crate::picture_reader::{Label, Svg, png};
use crate::{csv, embedded_table, file, succeeds};
use iana_ports_test_support::csv::split;

fn drawn(name: &str, options: &[&str]) -> PathBuf {
    let path = folder().join(name);
    succeeds(&[&["stats", "--output", path.to_str().unwrap()], options].concat(), "");
    path
}

/// Each year with rows has a bar above it, as high as its count on the axis, with the
/// count on top.
#[test]
fn the_plot_has_the_counts() {
    let years = years(&embedded_table()[1..]);
    let svg = Svg::read(&drawn("years.svg", &[]));
    let texts = svg.texts();
    for (class, what, count) in [
        ("registered", "registration", (|year| year.1) as fn(&(u16, usize, usize)) -> usize),
        ("modified", "modification", |year| year.2),
    ] {
        let counts: Vec<_> = years.iter().map(|year| (usize::from(year.0), count(year))).collect();
        let filled: Vec<_> = counts.iter().filter(|(_, count)| *count > 0).collect();
        let bars = svg.areas(class);
        assert_eq!(bars.len(), filled.len());
        // The axis begins with the first bar.
        assert!(bars[0][0] - svg.areas("grid")[0][0] < bars[0][2] / 2, "{bars:?}");
        let (bottom, most) =
            (bars[0][1] + bars[0][3], filled.iter().map(|(_, count)| count).max().unwrap());

        // The first and the last year give the horizontal scale, the ticks the vertical
        // one.
        let below = |label: &&Label| (bottom + 10..bottom + 40).contains(&label.y);
        let labelled = texts
            .iter()
            .filter(below)
            .filter_map(|label| Some((label.text.parse::<usize>().ok()?, label.x)));
        let labelled: Vec<_> = labelled.collect();
        let [(first_year, first_x), .., (last_year, last_x)] = labelled[..] else {
            panic!("{labelled:?}")
        };
        let middle_of = |year: usize| {
            let x = |year: usize| (last_x - first_x) * year / (last_year - first_year);
            if year < first_year {
                first_x - x(first_year - year)
            } else {
                first_x + x(year - first_year)
            }
        };
        let beside =
            |label: &&Label| label.x < bars[0][0] && (bottom - 300..bottom + 10).contains(&label.y);
        let ticks = texts
            .iter()
            .filter(beside)
            .filter_map(|label| Some((label.text.parse::<usize>().ok()?, label.y)));
        let ticks: Vec<_> = ticks.collect();
        assert!(ticks.len() >= 3, "{ticks:?}");
        for (count, y) in ticks {
            assert_eq!(bottom + 8 - y, 300 * count / most, "tick {count}");
        }
        let around = bottom - 330..bottom + 60;
        for title in ["rows", "year"] {
            let has_title = |label: &Label| label.text == title && around.contains(&label.y);
            assert!(texts.iter().any(has_title), "{class}: {title}");
        }

        for (&[x, y, width, height], &&(year, count)) in bars.iter().zip(&filled) {
            assert_eq!((y + height, height), (bottom, (300 * count / most).max(2)), "{year}");
            let middle = x + width / 2;
            assert!(middle.abs_diff(middle_of(year)) <= width / 4, "{year} at {middle}");
            let is_above = |label: &Label| {
                (label.x, label.y) == (middle, y - 6) && label.text == count.to_string()
            };
            assert!(texts.iter().any(is_above), "{year}: {count} above its bar");
        }
        let total: usize = counts.iter().map(|(_, count)| count).sum();
        let grouped = if total < 1000 {
            total.to_string()
        } else {
            format!("{},{:03}", total / 1000, total % 1000)
        };
        let heading = format!("Rows by year of {what}: {grouped} of ");
        assert!(texts.iter().any(|label| label.text.starts_with(&heading)), "{heading}");
    }
}

/// In each form and theme, bars are as high as in the SVG, and no higher.
#[test]
fn the_plot_is_the_same_in_each_form() {
    let svg = Svg::read(&drawn("years-both.svg", &[]));
    let bars: Vec<_> =
        ["registered", "modified"].iter().flat_map(|class| svg.areas(class)).collect();
    for (theme, dark) in [("light", false), ("dark", true)] {
        let expected = svg.draw(dark);
        let themed = |form: &str| drawn(&format!("years-{theme}.{form}"), &["--theme", theme]);
        for raster in [png(&themed("png")), Svg::read(&themed("svg")).draw(!dark)] {
            assert_eq!(
                (raster.width, raster.pixels.len()),
                (expected.width, expected.pixels.len())
            );
            for &[x, y, width, height] in &bars {
                let colour = expected.at(x, y);
                for column in x..x + width {
                    let is_bar = |y: usize| raster.at(column, y) == colour;
                    assert!((y..y + height).all(is_bar) && !is_bar(y - 1), "{theme}: bar at {x}");
                }
            }
        }
    }
    let [unasked, light] =
        [drawn("years-unasked.png", &[]), drawn("years-asked.png", &["--theme", "light"])];
    assert!(std::fs::read(unasked).unwrap() == std::fs::read(light).unwrap(), "a PNG is light");
}

#[test]
fn plots_of_small_registries_have_their_bars() {
    let (path, text) = small("plot");
    let svg = Svg::read(&drawn("small-years.svg", &["--registry", path.to_str().unwrap()]));
    let filled = years(&split(&text)[1..]).iter().filter(|year| year.1 > 0).count();
    assert_eq!((svg.areas("registered").len(), filled), (2, 2));
    let heading = |svg: &Svg| {
        let is_heading = |label: &Label| label.text.starts_with("Rows by year of registration: ");
        svg.texts()
            .into_iter()
            .find(is_heading)
            .unwrap()
            .text
            .split_once(": ")
            .unwrap()
            .1
            .to_owned()
    };
    assert_eq!(heading(&svg), "3 of 6 have a registration date; rows without one are not shown");
    let dated = file("dated-years.csv", csv(&["a,1,tcp,,,,2020-01"]));
    let svg = Svg::read(&drawn("dated-years.svg", &["--registry", dated.to_str().unwrap()]));
    assert_eq!(heading(&svg), "1 of 1 have a registration date");
    // Without dates, and with too many years for a bar each.
    let empty = file("empty-years.csv", csv(&[]));
    let svg = Svg::read(&drawn("empty-years.svg", &["--registry", empty.to_str().unwrap()]));
    assert_eq!(svg.areas("registered").len(), 0);
    let long = file("long-years.csv", csv(&["a,1,tcp,,,,0001-01,9999-12"]));
    let svg = Svg::read(&drawn("long-years.svg", &["--registry", long.to_str().unwrap()]));
    assert_eq!((svg.areas("registered").len(), svg.areas("modified").len()), (1, 1));
    png(&drawn("long-years.png", &["--registry", long.to_str().unwrap()]));
}
