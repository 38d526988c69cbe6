//! The line below the cards that points to `explain`.

use crate::run;

#[test]
fn a_line_after_the_cards_points_to_explain() {
    let more = |args: &[&str]| run(args).stdout.lines().last().map(str::to_owned);
    for (args, expected) in [
        (&["80"][..], "More: iana-ports explain 80"),
        (&["SSH/tcp", "79-80", "65000"], "More: iana-ports explain SSH/tcp 65000"),
        (&["1,2,3,4"], "More: iana-ports explain 1 2 3 4"),
        (&["1,2,3,4,5,6"], "More: iana-ports explain 1 2 3 4 ..."),
        (&["sql*net"], "More: iana-ports explain 'sql*net'"),
    ] {
        assert_eq!(more(args).as_deref(), Some(expected), "{args:?}");
    }
    for args in [&["79-80"][..], &["-q", "80"], &["--json", "80"], &["nor-this"]] {
        assert!(!run(args).stdout.contains("More:"), "{args:?}");
    }
    let names = crate::file("more.csv", "80,tcp,web\n");
    let names = ["--names", names.to_str().unwrap()];
    let with_names = more(&[&names[..], &["22", "80"]].concat());
    assert_eq!(with_names, Some(format!("More: iana-ports explain {} 22 80", names.join(" "))));
    let without = more(&[&names[..], &["22"]].concat());
    assert_eq!(without.as_deref(), Some("More: iana-ports explain 22"));
}
