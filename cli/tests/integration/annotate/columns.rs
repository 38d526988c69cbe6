//! `annotate --column` of CSV.

use std::io::Write as _;

use super::{annotate, annotated};
use crate::{HEADER, file, is_refused};

pub(crate) fn text(args: &[&str], input: &str) -> String {
    String::from_utf8(annotated(args, input)).unwrap()
}

/// The input becomes `expected`, which a second run leaves alone.
#[track_caller]
pub(crate) fn becomes(args: &[&str], input: &str, expected: &str) {
    let written = text(args, input);
    assert_eq!(written, expected);
    assert_eq!(text(args, &written), written, "twice");
}

/// The input is refused. What is written before that is `stdout`.
#[track_caller]
pub(crate) fn fails(args: &[&str], input: &str, stdout: &str, complaint: &str) {
    let input = input.to_owned();
    let (written, stderr, status) = annotate(args, move |stdin| {
        let _ = stdin.write_all(input.as_bytes());
    });
    assert_eq!(stderr, format!("iana-ports: standard input:{complaint}\n"));
    assert_eq!((String::from_utf8(written).unwrap().as_str(), status), (stdout, 2));
}

#[test]
fn a_column_is_chosen_by_name_or_number() {
    let csv = "src,dst_port,\"dst_port2\",note\r\n10.0.0.1:80,1455,\"80\",\"a\n80,\"\"443\"\"\"\r\nx,65000,443\n,\"1455\",x80\n";
    let expected = csv.replace(",1455,", ",1455(esl-lm),").replace("\"1455\"", "\"1455(esl-lm)\"");
    for column in ["dst_port", "DST_PORT", "2"] {
        becomes(&["--column", column], csv, &expected);
    }
    let third =
        csv.replace("\"80\",", "\"80(http)\",").replace("65000,443\n", "65000,443(https)\n");
    for column in ["dst_port2", "3"] {
        becomes(&["--column", column], csv, &third);
    }
    becomes(
        &["--column=1", "--delimiter=;", "--transport=udp"],
        "514;80\n\"514\";80\n514",
        "514(syslog);80\n\"514(syslog)\";80\n514(syslog)",
    );
    becomes(
        &["--column=p", "--delimiter=tab"],
        "\u{feff}p\tq\n80\t80\n\n 80\t1\n80 \n",
        "\u{feff}p\tq\n80(http)\t80\n\n 80\t1\n80 \n",
    );
    for nothing in ["", "\u{feff}"] {
        becomes(&["--column=p"], nothing, nothing);
    }
    becomes(&["--column=2"], "80,80x\n\"80\"x,\"80\"\r\n", "80,80x\n\"80\"x,\"80(http)\"\r\n");
    // Within a cell, a quote is an ordinary character. After a byte-order mark, it opens
    // a cell.
    becomes(&["--column=2"], "a\",80\n", "a\",80(http)\n");
    becomes(&["--column=a,b"], "\u{feff}\"a,b\",c\n80,1\n", "\u{feff}\"a,b\",c\n80(http),1\n");
}

#[test]
fn several_columns_are_annotated() {
    let csv = "sport,dport,x\n514,80,22\n1,\"443\",22\n80\n";
    let expected = "sport,dport,x\n514(shell),80(http),22\n1(tcpmux),\"443(https)\",22\n80(http)\n";
    becomes(&["--column", "sport", "--column", "DPORT"], csv, expected);
    becomes(&["--column", "2", "--column", "sport", "--column", "dport"], csv, expected);
    // A name in the same case is taken before one in another.
    becomes(&["--column", "port"], "Port,port\n80,80\n", "Port,port\n80,80(http)\n");
    becomes(&["--column", "PORT"], "Port,port\n80,80\n", "Port,port\n80(http),80\n");
}

#[test]
fn the_header_decides_the_delimiter() {
    becomes(&["--column", "b"], "a\tb\n1,2\t80\n", "a\tb\n1,2\t80(http)\n");
    becomes(&["--column", "b"], "a\tx,b\n1\t2,80\n", "a\tx,b\n1\t2,80(http)\n");
    becomes(&["--column", "1"], "80\t443\n", "80(http)\t443\n");
    becomes(
        &["--column", "2", "--delimiter", "|"],
        "80|80\tx|,\n80|80\n",
        "80|80\tx|,\n80|80(http)\n",
    );
}

#[test]
fn a_missing_column_is_refused() {
    let zeek = "#separator \\x09\n#fields\ta\tb\n";
    let w3c = "#Version: 1.0\n\n#Fields: a b\n";
    for (args, input, complaint) in [
        ("dst", "a,b\n1,2\n", "1: \"dst\": no such column: expected one of 2: \"a\", \"b\""),
        ("dst", "a,b", "1: \"dst\": no such column: expected one of 2: \"a\", \"b\""),
        (
            "dst",
            "\u{feff}a,\"b\"\"\"\n",
            "1: \"dst\": no such column: expected one of 2: \"a\", \"b\\\"\"",
        ),
        ("dst", "\n80\n", "1: \"dst\": no such column: expected one of 1: \"\""),
        ("3", "a,b\n80,80\n", "1: 3: no such column: expected one of 2: \"a\", \"b\""),
        ("dst", zeek, "2: \"dst\": no such column: expected one of 2: \"a\", \"b\""),
        ("dst", w3c, "3: \"dst\": no such column: expected one of 2: \"a\", \"b\""),
    ] {
        fails(&["--column", args], input, "", complaint);
        fails(&["--column", "1", "--transport-column", args], input, "", complaint);
    }
    let many: Vec<_> = (0..10_000).map(|number| format!("column {number}")).collect();
    let (_, stderr, _) = annotate(&["--column", "dst"], move |stdin| {
        let _ = stdin.write_all(many.join(",").as_bytes());
    });
    assert!(stderr.contains("expected one of 10000: \"column 0\", \"column 1\", "), "{stderr}");
    assert!(stderr.ends_with(", …\n") && stderr.len() < 600, "{stderr}");
    for delimiter in ["e", "7", "(", "ab", "ä"] {
        let ended = crate::run(&["annotate", "--column", "1", "--delimiter", delimiter]);
        let expected = "expected tab, or one ASCII character other than";
        assert!(ended.stderr.contains(expected), "{}", ended.stderr);
        assert_eq!(ended.status, 2, "{delimiter:?}");
    }
    is_refused(
        &["annotate", "--column", "0"],
        "invalid value '0' for '--column <COLUMN>': columns are counted from 1; try --help",
    );
}

#[test]
fn the_transport_column_decides() {
    let args = ["--column", "port", "--transport-column", "proto"];
    for (cell, name) in [
        ("tcp", "(shell)"),
        ("UDP", "(syslog)"),
        ("tcp6", "(shell)"),
        ("udp6", "(syslog)"),
        ("6", "(shell)"),
        ("17", "(syslog)"),
        ("17.0", "(syslog)"),
        ("\"udp\"", "(syslog)"),
        (" udp ", "(syslog)"),
        ("132", ""),
        ("dccp", ""),
        ("icmp", ""),
        ("1", ""),
        ("ipv6-icmp", ""),
        ("unknown_transport", ""),
        ("999", ""),
        ("-", "(shell)"),
        ("", "(shell)"),
    ] {
        becomes(
            &args,
            &format!("port,proto\n514,{cell}\n"),
            &format!("port,proto\n514{name},{cell}\n"),
        );
        // The column may be before the port, and be chosen by number.
        let by_number = ["--column", "port", "--transport-column", "1"];
        becomes(
            &by_number,
            &format!("proto,port\n{cell},514\n"),
            &format!("proto,port\n{cell},514{name}\n"),
        );
        let is_empty = ["", "-"].contains(&cell);
        let expected = if is_empty { "(syslog)" } else { name };
        let with_default = [&args[..], &["--transport", "udp"]].concat();
        let written = text(&with_default, &format!("port,proto\n514,{cell}\n"));
        assert_eq!(written, format!("port,proto\n514{expected},{cell}\n"));
    }
    // A row that ends before its transport has none.
    becomes(&args, "port,proto\n514\n", "port,proto\n514(shell)\n");
}

#[test]
fn append_adds_a_column_for_each_one() {
    becomes(
        &["--column", "dport", "--column", "sport", "--append"],
        "sport,dport\r\n514,80\r\n\r\n\"443\",65000\r\n1,\"2\"\"\"",
        "sport,dport,sport_service,dport_service\r\n514,80,shell,http\r\n\r\n\"443\",65000,https,\r\n1,\"2\"\"\",tcpmux,",
    );
    becomes(
        &["--column", "2", "--append", "--transport-column", "proto"],
        "\u{feff}proto,\"a,\"\"port\"\"\"\nudp,514\nicmp,8\n",
        "\u{feff}proto,\"a,\"\"port\"\"\",\"a,\"\"port\"\"_service\"\nudp,514,syslog\nicmp,8,\n",
    );
    becomes(
        &["--column", "p", "--append", "--delimiter", "_"],
        "p_q\n3283_x\n",
        "p_q_\"p_service\"\n3283_x_Apple Remote Desktop (Net Assistant)\n",
    );
    // Own names with the delimiter are quoted.
    let own = file("append.csv", "80,,\"a,b\"\n443,,web\n");
    let args = ["--column", "p", "--append", "--names", own.to_str().unwrap()];
    becomes(&args, "p\n80\n443\n", "p,p_service\n80,\"a,b*\"\n443,web*\n");
    becomes(&args, "p\tq\n80\t\n443\t\n", "p\tq\tp_service\n80\t\ta,b*\n443\t\tweb*\n");
    // They cannot be added within cells.
    let args = ["annotate", "--column", "p", "--names", own.to_str().unwrap()];
    let csv = file("comma.csv", "p,q\n80,1\n");
    let tabs = file("tabs.csv", "p\tq\n80\t1\n");
    let complaint = "contains ',', which separates columns: expected a name without it";
    is_refused(
        &[&args[..], &[csv.to_str().unwrap()]].concat(),
        &format!("{}:1: \"a,b\": {complaint}", own.display()),
    );
    crate::succeeds(&[&args[..], &[tabs.to_str().unwrap()]].concat(), "p\tq\n80(a,b*)\t1\n");
    // One of two columns exists already.
    becomes(
        &["--column", "p", "--column", "q", "--append"],
        "p,q,P_Service\n80,80,x\n",
        "p,q,P_Service,q_service\n80,80,x,http\n",
    );
    // All exist already: rows of any length pass.
    becomes(
        &["--column", "p", "--append"],
        "p,p_service\n80\n80,1,2\n",
        "p,p_service\n80\n80,1,2\n",
    );
}

#[test]
fn append_needs_a_header_and_rows_of_its_length() {
    let args = ["--column", "1", "--append"];
    for cell in ["443", "443.0", "", "-"] {
        let complaint = "not a column name: --append expects column names in the first row";
        fails(&args, &format!("{cell},a\n80,b\n"), "", &format!("1: {cell:?}: {complaint}"));
    }
    let header = "p,q,p_service\n";
    let complaint = "expected 2, as many as the header has";
    fails(
        &args,
        "p,q\n80,\n\"a\nb\"\n",
        &format!("{header}80,,http\n"),
        &format!("3: 1 cell: {complaint}"),
    );
    fails(&args, "p,q\n80,1,2\n", header, &format!("2: 3 cells: {complaint}"));
}

#[test]
fn floats_as_pandas_writes_them_are_ports() {
    becomes(
        &["--column", "src_port", "--column", "dst_port", "--append"],
        ",src_port,dst_port\n0,51000.0,443.0\n1,,1455.0\n2,80.5,080.0\n",
        ",src_port,dst_port,src_port_service,dst_port_service\n0,51000.0,443.0,,https\n1,,1455.0,,esl-lm\n2,80.5,080.0,,\n",
    );
    becomes(&["--column", "p"], "p,q\n443.0,1\n", "p,q\n443.0(https),1\n");
}

#[test]
fn a_quote_without_an_end_is_refused_and_names_are_quoted() {
    fails(
        &["--column", "2"],
        "a,80\nb,\"80\n\nc,80\n",
        "a,80(http)\n",
        "2: \"\\\"80\\n\\nc,80\\n\": a quote without an end: expected a closing quote",
    );
    // Another registry may have any name.
    let registry = format!("{HEADER}\r\n\"a,\"\"b\",80,tcp,,,,,,,,,\r\n");
    let registry = file("delimiter-in-name.csv", registry);
    let args = ["--registry", registry.to_str().unwrap(), "--column", "1"];
    becomes(&args, "\"80\",1\n", "\"80(a,\"\"b)\",1\n");
    becomes(
        &[&args[..], &["--append"]].concat(),
        "p,q\n80,1\n",
        "p,q,p_service\n80,1,\"a,\"\"b\"\n",
    );
    becomes(&args, "1,2\n80,1\n", "1,2\n\"80(a,\"\"b)\",1\n");
    // A VPC flow log as text.
    becomes(
        &["--column", "srcport", "--column", "dstport", "--delimiter", " "],
        "srcaddr srcport dstport\n192.0.2.1 3283 80\n- - -\n",
        "srcaddr srcport dstport\n192.0.2.1 \"3283(Apple Remote Desktop (Net Assistant))\" 80(http)\n- - -\n",
    );
}

#[test]
fn a_row_over_64_mb_is_refused() {
    let long = "8".repeat(20_000_000);
    becomes(&["--column", "2"], &format!("{long},80\n"), &format!("{long},80(http)\n"));
    for (start, complaint) in [
        ("a,b\n", "2: longer than 64 MB: expected a shorter row, with every quote closed"),
        ("a,b\n\"\n", "2: longer than 64 MB: expected a shorter row, with every quote closed"),
        ("", "1: longer than 64 MB: expected a shorter line"),
    ] {
        let (_, stderr, status) = annotate(&["--column", "2"], move |stdin| {
            stdin.write_all(start.as_bytes()).unwrap();
            while stdin.write_all(&vec![b'8'; 1 << 20]).is_ok() {}
        });
        assert_eq!(stderr, format!("iana-ports: standard input:{complaint}\n"));
        assert_eq!(status, 2);
    }
    let (_, stderr, _) = annotate(&["--column", "2"], |stdin| {
        let mut line = vec![b'#'; 1 << 20];
        line.push(b'\n');
        stdin.write_all(b"#separator \\x09\n").unwrap();
        while stdin.write_all(&line).is_ok() {}
    });
    assert!(stderr.ends_with("longer than 64 MB: expected a line #fields\n"), "{stderr}");
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_bounded() {
    use super::{filter, peak_is_low};

    let rows = "p,\"q\"\n80,\"443\n\"\n".repeat(30_000);
    peak_is_low(filter(&["--column", "1", "--append"]), rows.as_bytes());
}
