//! The READMEs show what the program prints.

use crate::files::folder;
use crate::{Ended, file, program};

#[test]
fn every_command_prints_what_the_readme_shows() {
    let readme = include_str!("../../README.md");
    let sessions =
        readme.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    // The file of own names that the commands read.
    let names = readme.split_once("```csv\n").unwrap().1.split_once("```").unwrap().0;
    file("names.csv", names);
    let mut commands = 0;
    for command in sessions.flat_map(|session| session.split("$ iana-ports ").skip(1)) {
        let (args, expected) = command.split_once('\n').unwrap();
        let mut program = program(&args.split(' ').collect::<Vec<_>>());
        let ended = Ended::from(program.current_dir(folder()).output().unwrap());
        assert_eq!(ended.stdout + &ended.stderr, expected, "{args}");
        commands += 1;
    }
    assert_eq!(commands, 24);
}

/// The page of the repository shows one command, through cargo.
#[test]
fn the_first_page_shows_what_the_program_prints() {
    let readme = include_str!("../../../README.md");
    let session = readme.split_once("```console\n$ cargo run -q -- ").unwrap().1;
    let (args, rest) = session.split_once('\n').unwrap();
    let args: Vec<_> = args.split(' ').collect();
    assert_eq!(crate::run(&args).stdout, rest.split("```").next().unwrap());
}

/// What people copy is what `join/run` runs.
#[test]
fn the_page_about_joins_shows_the_files_that_run() {
    let page = include_str!("../../join/README.md");
    for (language, file) in [
        ("sql", include_str!("../../join/join.sql")),
        ("sql", include_str!("../../join/duckdb.sql")),
        ("sql", include_str!("../../join/datafusion.sql")),
        ("sql", include_str!("../../join/clickhouse.sql")),
        ("sql", include_str!("../../join/spark.sql")),
        ("python", include_str!("../../join/duckdb_function.py")),
        ("python", include_str!("../../join/datafusion_function.py")),
        ("python", include_str!("../../join/spark_function.py")),
    ] {
        assert!(page.contains(&format!("```{language}\n{file}```\n")), "{file}");
    }
}
