//! Programs with registries of their own, which Cargo builds and runs.

use std::fs;
use std::path::Path;

use iana_ports::{Transport, lookup};
use iana_ports_test_support::csv::HEADER;
use iana_ports_test_support::program::{Program, errors};

const BUILD_DEPENDENCIES: &str =
    "[build-dependencies]\niana-ports-build = { path = 'LIBRARY/build' }\n";

const BUILD: &str = "
fn main() -> Result<(), iana_ports_build::BuildError> {
    iana_ports_build::compile(\"config/ports.csv\")?;
    iana_ports_build::iana().ports(PORTS).compile(\"used\")
}

const PORTS: [u16; 7] = [22, 53, 443, 514, 2049, 27_005, 65_000];
";

/// The ports of [`BUILD`].
const PORTS: [u16; 7] = [22, 53, 443, 514, 2_049, 27_005, 65_000];

/// A program that prints every name of both registries, and some of what its tier adds.
const MAIN: &str = r#"
#![warn(missing_docs, unused, clippy::pedantic)]
#![forbid(unsafe_code)]
//! A program with two registries.

use iana_ports::{Registry, Transport, include_registry};

const PORTS: Registry<'static> = include_registry!("ports");
static USED: Registry<'static> = include_registry!("used");

/// The macro ignores the caller's names.
#[allow(unused)]
mod hostile_names {
    use iana_ports::{Registry, include_registry};

    macro_rules! assert {
        ($($token:tt)*) => {
            compile_error!("the caller's assert")
        };
    }

    macro_rules! concat {
        ($($token:tt)*) => {
            compile_error!("the caller's concat")
        };
    }

    enum Mine {
        Some,
        None,
    }

    use Mine::*;

    const USED: Registry<'static> = include_registry!("used",);
}

fn walk(label: &str, registry: Registry<'static>) {
    for number in 0..=u16::MAX {
        for transport in Transport::ALL {
            let port = registry.lookup(number).on(transport);
            assert!(port.covered());
            let Some(name) = port.name() else { continue };
            let names: Vec<_> = port.names().collect();
            println!("{label} {number}/{transport} {name} {names:?}");
            #[cfg(feature = "descriptions")]
            println!("{label} {number}/{transport} {} {:?}", port.status(), port.description());
        }
    }
    println!("{label} {} rows", registry.snapshot().rows());
    println!("{label} {:?}", registry.assigned_ports());
    #[cfg(feature = "by-name")]
    for record in registry.records() {
        let Some(name) = record.service_name() else { continue };
        let service = registry.service(name).expect(name);
        println!("{label} {name} {:?}", service.port(Transport::Tcp));
    }
    #[cfg(feature = "full")]
    println!("{label} {:?}", registry.records().filter_map(|row| row.contact()).next());
}

fn main() {
    walk("ports", PORTS);
    walk("used", USED);
    // The embedded registry of the base tier does not cover this port.
    #[cfg(not(any(feature = "user-ports", feature = "descriptions")))]
    assert_ne!(PORTS.lookup(60_000), iana_ports::lookup(60_000));
}
"#;

const ROWS: &str = "shop,8080,tcp,The shop,,[Me],,,,,,\n\
                    shop,8081-8082,,\"The shop, again\",,,,,,,,\n\
                    https,443,tcp,Not IANA's,,,,,,,,\n\
                    ,9000,udp,Reserved for later,,,,,,,,\n\
                    portless,,tcp,,,,,,,,,\n";

/// What the program prints of a port that has a name.
fn lines_of(
    label: &str,
    tier: &str,
    (port, transport): (u16, Transport),
    names: &[&str],
    (status, description): (&str, Option<&str>),
) -> Vec<String> {
    let mut lines = vec![format!("{label} {port}/{transport} {} {names:?}", names[0])];
    if !["", "user-ports"].contains(&tier) {
        lines.push(format!("{label} {port}/{transport} {status} {description:?}"));
    }
    lines
}

fn expected_of_own(tier: &str) -> Vec<String> {
    use Transport::{Dccp, Sctp, Tcp, Udp};
    let mut lines = Vec::new();
    let mut add = |port, transport, name, description| {
        let assigned = ("assigned", Some(description));
        lines.extend(lines_of("ports", tier, (port, transport), &[name], assigned));
    };
    add(443, Tcp, "https", "Not IANA's");
    add(8_080, Tcp, "shop", "The shop");
    for port in [8_081, 8_082] {
        for transport in [Tcp, Udp, Sctp, Dccp] {
            add(port, transport, "shop", "The shop, again");
        }
    }
    lines.push("ports 5 rows".to_owned());
    lines.push("ports [443, 8080, 8081, 8082]".to_owned());
    if ["by-name", "full"].contains(&tier) {
        lines.push("ports https Some(443)".to_owned());
        lines.extend(["ports shop Some(8080)", "ports shop Some(8080)"].map(str::to_owned));
        lines.push("ports portless None".to_owned());
    }
    if tier == "full" {
        lines.push("ports Some(\"[Me]\")".to_owned());
    }
    lines
}

/// The lines of the subset for its ports, from the embedded registry.
fn expected_of_subset(tier: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for number in PORTS {
        for transport in Transport::ALL {
            let port = lookup(number).on(transport);
            let Some(name) = port.name() else { continue };
            let names: Vec<&str> = port.names().collect();
            let of_port = format!("used {number}/{transport} {name} {names:?}");
            lines.push(of_port);
            if !["", "user-ports"].contains(&tier) {
                let (status, description) = (port.status(), port.description());
                lines.push(format!("used {number}/{transport} {status} {description:?}"));
            }
        }
    }
    lines
}

fn new_program(name: &str) -> Program {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let program = Program::new(env!("CARGO_TARGET_TMPDIR"), name, library, BUILD_DEPENDENCIES);
    program.write("build.rs", BUILD);
    program.write("src/main.rs", MAIN);
    program.write("config/ports.csv", &format!("{HEADER}{ROWS}"));
    program
}

#[test]
fn a_program_has_registries_of_its_own() {
    let program = new_program("own");
    every_tier_answers_from_both(&program);
    the_embedded_registry_is_not_linked(&program);
    a_changed_file_is_compiled_again(&program);
    a_registry_that_is_no_longer_written_is_gone(&program);
    wrong_files_and_names_stop_the_build(&program);
}

fn every_tier_answers_from_both(program: &Program) {
    for tier in ["", "user-ports", "descriptions", "by-name", "full"] {
        let output = program.run(tier, None);
        assert!(output.status.success() && errors(&output).is_empty(), "{}", errors(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        let (own, used): (Vec<&str>, Vec<&str>) =
            text.lines().partition(|line| line.starts_with("ports "));
        assert_eq!(own, expected_of_own(tier), "{tier}");
        // A row that covers other ports too, 27000-27009, is there in whole.
        let of_ports: Vec<&str> = used
            .iter()
            .copied()
            .filter(|line| PORTS.iter().any(|port| line.starts_with(&format!("used {port}/"))))
            .collect();
        assert_eq!(of_ports, expected_of_subset(tier), "{tier}");
        let others = used.iter().filter(|line| line.contains('/') && !of_ports.contains(line));
        let ports: Vec<&&str> = others.filter(|line| !line.starts_with("used 2700")).collect();
        assert!(ports.is_empty(), "{ports:?}");
    }
}

/// `MAIN` asks its own registries only.
fn the_embedded_registry_is_not_linked(program: &Program) {
    program.prints("full", None);
    let name = if cfg!(windows) { "program.exe" } else { "program" };
    let bytes = fs::read(program.target().join("debug").join(name)).unwrap();
    let contains = |text: &str| bytes.windows(text.len()).any(|found| found == text.as_bytes());
    assert!(contains("The shop, again") && contains("flex-lm"));
    assert!(!contains("ESL License Manager"), "the embedded registry is in the program");
}

fn a_changed_file_is_compiled_again(program: &Program) {
    let path = program.write("config/ports.csv", &format!("{HEADER}kiosk,8080,udp,,,,,,,,,\n"));
    let lines = program.prints("", None);
    assert_eq!(lines[0], "ports 8080/udp kiosk [\"kiosk\"]");
    fs::write(&path, format!("{HEADER}{ROWS}")).unwrap();
    assert_eq!(program.prints("", None)[..expected_of_own("").len()], expected_of_own(""));
}

fn a_registry_that_is_no_longer_written_is_gone(program: &Program) {
    program.write("build.rs", &BUILD.replace("compile(\"used\")", "compile(\"renamed\")"));
    let output = program.run("", None);
    let message = errors(&output);
    // The message has the path.
    let path = Path::new("out").join("iana-ports").join("used").join("user-ports");
    let names = message.replace('/', std::path::MAIN_SEPARATOR_STR);
    assert!(!output.status.success() && names.contains(path.to_str().unwrap()), "{message}");
    program.write("build.rs", BUILD);
    program.prints("", None);
}

fn wrong_files_and_names_stop_the_build(program: &Program) {
    let config = program.root.join("config");
    let place = config.join("ports.csv").display().to_string();
    let missing = config.join("missing.csv").display().to_string();
    let twice = |name| {
        format!("two registries named {name:?}, from {place} and from the embedded registry")
    };
    let cases = [
        ("compile(\"config/missing.csv\")", format!("{missing}: cannot be read: ")),
        ("compile(\"..\")", "expected the path of a file".to_owned()),
        ("iana().ports(PORTS).compile(\"ports\")", twice("ports")),
        ("iana().ports(PORTS).compile(\"Ports\")", twice("Ports")),
        ("iana().ports(PORTS).compile(\"a/b\")", "\"a/b\" is not a name".to_owned()),
        ("iana().ports(PORTS).compile(\"..\")", "\"..\" is not a name".to_owned()),
        ("iana().ports(PORTS).compile(\"\")", "\"\" is not a name".to_owned()),
        ("iana().ports([]).compile(\"used\")", "no ports chosen: expected at least one".to_owned()),
    ];
    // One build script has all mistakes, and stops after them.
    let mistakes = cases.iter().fold(String::new(), |lines, (call, _)| {
        lines + &format!("eprintln!(\"{{}}\", iana_ports_build::{call}.unwrap_err());\n")
    });
    let call = "iana_ports_build::iana().ports(PORTS).compile(\"used\")";
    let wrong = format!("{mistakes}iana_ports_build::compile(\"config/missing.csv\")");
    program.write("build.rs", &BUILD.replace(call, &wrong));
    let message = stops(program);
    let mut lines = message.split("--- stderr\n").nth(1).unwrap_or_default().lines();
    for (call, expected) in cases {
        let line = lines.next().unwrap_or_default();
        assert!(line.contains(&expected), "{call}: {line}\n{message}");
    }

    program.write("build.rs", BUILD);
    program
        .write("config/ports.csv", &format!("{HEADER}a,1,tcp,,,,,,,,,\nb,eighty,tcp,,,,,,,,,\n"));
    let expected = format!(
        "{place}:3: column 2 (Port Number): not a port number: \"eighty\": expected a port from 0 to 65535"
    );
    let message = stops(program);
    assert!(message.contains(&expected), "{message}");
}

/// What Cargo says of a program that it cannot build.
#[track_caller]
fn stops(program: &Program) -> String {
    let output = program.cargo(&program.root, ["build"], None);
    let message = errors(&output);
    assert!(!output.status.success() && !message.contains("panicked"), "{message}");
    message
}
