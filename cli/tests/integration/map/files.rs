//! The files of `map` and `stats`: names, themes, whole or not at all.

use std::path::Path;

use super::{map, picture_file};
use crate::files::{empty_folder, names_in};
use crate::picture_reader::Svg;
#[cfg(unix)]
use crate::program::shell;
use crate::{Ended, is_refused, run, succeeds};

#[test]
fn the_ending_decides_the_format_in_any_case() {
    assert_eq!(std::fs::read(map("case.PNG", &[])).unwrap()[..4], *b"\x89PNG");
    assert!(Svg::read(&map("case.x.Svg", &[])).0.starts_with("<svg "));
    for name in ["map", "map.gif", "-", "svg", ".png", "map.svg.gz"] {
        for command in ["map", "stats"] {
            is_refused(
                &[command, "--output", name],
                "expected --format png or svg, or an --output FILE that ends in .png or .svg; try --help",
            );
        }
    }
    assert!(Svg::read(&map("format.png", &["--format", "svg"])).0.starts_with("<svg "));
    for theme in ["Dark", "LIGHT"] {
        let themed = |theme: &str| std::fs::read(map("case.svg", &["--theme", theme])).unwrap();
        assert!(themed(theme) == themed(&theme.to_lowercase()));
    }
    is_refused(
        &["map", "--theme", "pink"],
        "invalid value 'pink' for '--theme <THEME>' [possible values: light, dark]; try --help",
    );
    is_refused(
        &["map", "--transport", "icmp"],
        "invalid value 'icmp' for '--transport <TRANSPORT>' [possible values: tcp, udp, sctp, dccp]; tip: a similar value exists: 'tcp'; try --help",
    );
}

#[test]
fn a_place_that_cannot_be_written_is_left_as_it_was() {
    let folder = empty_folder("unwritable");
    std::fs::create_dir(folder.join("taken.svg")).unwrap();
    for command in ["map", "stats"] {
        for place in ["no/such/folder.svg", "taken.svg"] {
            let path = folder.join(place);
            let Ended { stdout, stderr, status } =
                run(&[command, "--output", path.to_str().unwrap()]);
            assert!(stderr.starts_with(&format!("iana-ports: {}: ", path.display())), "{stderr}");
            assert_eq!((stdout.as_str(), stderr.lines().count(), status), ("", 1, 2), "{stderr}");
            assert_eq!(names_in(&folder), ["taken.svg"]);
        }
    }
}

/// A limit on the size of files stands for a disk that is full.
#[test]
#[cfg(unix)]
fn a_file_is_replaced_by_a_whole_one_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = empty_folder("replaced");
    let path = folder.join("map.svg");
    let shell = |settings: &str| -> Ended {
        let line = format!("{settings}; exec \"$PROGRAM\" map --output \"$0\"");
        shell(&line).arg(&path).output().unwrap().into()
    };
    std::fs::write(&path, "the one before").unwrap();
    let Ended { stdout, stderr, status } = shell("trap '' XFSZ; ulimit -f 8");
    assert_eq!((stdout.as_str(), status), ("", 2));
    assert_eq!(stderr, format!("iana-ports: {}: File too large (os error 27)\n", path.display()));
    assert_eq!(
        (names_in(&folder), std::fs::read_to_string(&path).unwrap().as_str()),
        (vec!["map.svg".to_owned()], "the one before")
    );

    // A file that was there keeps its mode, a new one has that of any new file.
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o604)).unwrap();
    for mode in [0o604, 0o640] {
        let ended = shell("umask 027");
        assert_eq!((ended.stdout.as_str(), ended.stderr.as_str(), ended.status), ("", "", 0));
        assert_eq!(names_in(&folder), ["map.svg"]);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
        assert!(Svg::read(&path).0.ends_with("</svg>\n"));
        std::fs::remove_file(&path).unwrap();
    }
}

/// What a README and a page of documentation need of an SVG.
#[test]
fn an_svg_can_be_embedded_in_a_page() {
    for command in ["map", "stats"] {
        let path = picture_file(&format!("page-{command}.svg"));
        succeeds(&[command, "--output", path.to_str().unwrap()], "");
        let svg = Svg::read(&path).0;
        assert!(!svg.contains("\n\n"), "Markdown ends HTML at an empty line");
        let id = svg.split_once(" id=\"").unwrap().1.split_once('"').unwrap().0;
        let rules = svg.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        let foreign = |line: &&str| {
            !line.starts_with(&format!("#{id}")) && !line.starts_with("@media ") && *line != "}"
        };
        assert_eq!(rules.trim().lines().find(foreign), None, "styles are of this picture alone");
        assert!(
            svg.contains(&format!("<title id=\"{id}-title\">"))
                && svg.contains(&format!("<desc id=\"{id}-desc\">"))
        );
    }
}

/// A picture that is older than what the command draws.
#[test]
fn the_pictures_of_the_repository_are_up_to_date() {
    for (name, command) in [("map", "map"), ("years", "stats")] {
        let path = picture_file(&format!("today-{name}.svg"));
        succeeds(&[command, "--output", path.to_str().unwrap()], "");
        let committed =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../pictures/{name}.svg"));
        let is_same = std::fs::read(&committed).ok() == std::fs::read(&path).ok();
        assert!(
            is_same,
            "at the root of the repository, run: cargo run -- {command} --output pictures/{name}.svg"
        );
        // The same registry, loaded.
        let csv =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/service-names-port-numbers.csv");
        let loaded = picture_file(&format!("loaded-{name}.svg"));
        let args =
            ["--registry", csv.to_str().unwrap(), command, "--output", loaded.to_str().unwrap()];
        succeeds(&args, "");
        assert!(std::fs::read(&loaded).unwrap() == std::fs::read(&path).unwrap());
    }
}
