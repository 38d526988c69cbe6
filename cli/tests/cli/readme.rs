//! The README shows what the program prints.

use crate::run;

#[test]
fn every_command_prints_what_the_readme_shows() {
    let readme = include_str!("../../README.md");
    let sessions = readme.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let mut commands = 0;
    for command in sessions.flat_map(|session| session.split("$ iana-ports ").skip(1)) {
        let (args, expected) = command.split_once('\n').unwrap();
        let ended = run(&args.split(' ').collect::<Vec<_>>());
        assert_eq!(ended.stdout + &ended.stderr, expected, "{args}");
        commands += 1;
    }
    assert_eq!(commands, 15);
}
