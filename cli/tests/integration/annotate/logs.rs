//! `annotate --column` of Zeek's logs and of the W3C's extended logs.

use super::columns::{becomes, fails, text};
use crate::file;

const ZEEK: &str = "\
#separator \\x09
#set_separator\t,
#empty_field\t(empty)
#unset_field\t-
#path\tconn
#open\t2026-01-02-03-04-05
#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice
#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring
1767323045.100000\tCa1\t192.0.2.1\t50514\t198.51.100.2\t443\ttcp\t\"ssl
1767323045.200000\tCa2\t192.0.2.1\t514\t198.51.100.2\t514\tudp\t-
1767323045.300000\tCa3\t192.0.2.1\t8\t198.51.100.2\t80\ticmp\t-
1767323045.400000\tCa4\t2001:db8::1\t3283\t2001:db8::2\t53\t-\t(empty)
#close\t2026-01-02-04-00-00
";

#[test]
fn zeek_logs() {
    let expected = ZEEK
        .replace("\t443\t", "\t443(https)\t")
        .replace("\t514\tudp", "\t514(syslog)\tudp")
        .replace("\t53\t", "\t53(domain)\t");
    becomes(&["--column", "id.resp_p", "--transport-column", "proto"], ZEEK, &expected);
    let appended = |one: &str, line: &str| -> String {
        let rows = ZEEK.lines().zip(line.split('|'));
        rows.flat_map(|(row, added)| [row, added, one, "\n"]).collect()
    };
    let args =
        ["--column", "ID.orig_p", "--column", "6", "--transport-column", "proto", "--append"];
    let lines = "||||||\tid.orig_p_service\tid.resp_p_service|\tstring\tstring|\t-\thttps|\tsyslog\tsyslog|\t-\t-\
                 |\tApple Remote Desktop (Net Assistant)\tdomain|";
    becomes(&args, ZEEK, &appended("", lines));
    // With CR LF, too.
    becomes(&args, &ZEEK.replace('\n', "\r\n"), &appended("", lines).replace('\n', "\r\n"));
    // A log that was rotated, and has other columns now.
    let rotated = format!(
        "{ZEEK}{}",
        "#separator |\n#unset_field|?\n#fields|proto|id.resp_p|id.orig_p\n#types|enum|port|port\nudp|514|?\n"
    );
    let expected = appended("", lines)
        + "#separator |\n#unset_field|?\n#fields|proto|id.resp_p|id.orig_p|id.resp_p_service|id.orig_p_service\n\
           #types|enum|port|port|string|string\nudp|514|?|syslog|?\n";
    let args = [
        "--column",
        "id.orig_p",
        "--column",
        "id.resp_p",
        "--transport-column",
        "proto",
        "--append",
    ];
    becomes(&args, &rotated, &expected);
    // Without the first lines, by another delimiter, without rows.
    becomes(&["--column", "p"], "#fields\tp\tq\n80\tx\n", "#fields\tp\tq\n80(http)\tx\n");
    becomes(
        &["--column", "p", "--delimiter", ",", "--append"],
        "#separator \\x09\n#fields,p,q\n80,x\n",
        "#separator \\x09\n#fields,p,q,p_service\n80,x,http\n",
    );
    becomes(&["--column", "p"], "#separator \\x09\n#path\tx\n", "#separator \\x09\n#path\tx\n");
    // A name with the separator in it.
    becomes(
        &["--column", "p", "--append"],
        "#separator \\x20\n#fields p\n3283\n",
        "#separator \\x20\n#fields p p_service\n3283 Apple\\x20Remote\\x20Desktop\\x20(Net\\x20Assistant)\n",
    );
}

#[test]
fn broken_zeek_logs_are_refused() {
    let args = ["--column", "p"];
    let header = "#separator \\x09\n#fields\tp\tq\n";
    fails(
        &args,
        "#separator \\x0909\n#fields\tp\n",
        "",
        "1: \"\\\\x0909\": not a separator: expected a tab (\\x09), or one ASCII character other than A-Z a-z 0-9 \" ( ) * + \\",
    );
    fails(
        &args,
        "#separator \\x09\n80\t\u{7f}\n",
        "",
        "2: \"80\\t\\u{7f}\": a row before the column names: expected a line #fields first",
    );
    fails(
        &args,
        &format!("{header}80\t1\n80\n"),
        &format!("{header}80(http)\t1\n"),
        "4: 1 cell: expected 2, as many as the header has",
    );
    let other = format!("{header}80\t1\n#fields\ta\n1\n");
    fails(
        &args,
        &other,
        &format!("{header}80(http)\t1\n"),
        "4: \"p\": no such column: expected one of 1: \"a\"",
    );
}

#[test]
fn iis_logs() {
    let log = "\
#Software: Microsoft Internet Information Services 10.0\r
#Version: 1.0\r
#Date: 2026-01-02 03:04:05\r
#Fields: date time s-ip cs-method cs-uri-query s-port c-ip cs(User-Agent) \r
2026-01-02 03:04:05 192.0.2.1 GET \"q 443 198.51.100.1 \"Mozilla/5.0+(X11)\r
2026-01-02 03:04:06 192.0.2.1 GET - 80 198.51.100.1 Mozilla/5.0\r
#Software: Microsoft Internet Information Services 10.0\r
#fields: time s-port\r
03:04:07 3283\r
03:04:08 - \r
";
    becomes(
        &["--column", "s-port"],
        log,
        &log.replace(" 443 ", " 443(https) ")
            .replace(" 80 ", " 80(http) ")
            .replace(" 3283", " 3283(Apple+Remote+Desktop+(Net+Assistant))"),
    );
    becomes(
        &["--column", "S-PORT", "--append"],
        log,
        &log.replace("(User-Agent) \r", "(User-Agent) s-port_service \r")
            .replace("time s-port\r", "time s-port s-port_service\r")
            .replace("(X11)\r", "(X11) https\r")
            .replace("5.0\r\n#", "5.0 http\r\n#")
            .replace("3283\r", "3283 Apple+Remote+Desktop+(Net+Assistant)\r")
            .replace("- \r", "- - \r"),
    );
    let own = file("w3c.csv", "80,,my web\n");
    let args = ["--column", "s-port", "--names", own.to_str().unwrap()];
    becomes(&args, log, &text(&["--column", "s-port"], log).replace("80(http)", "80(my+web*)"));
}

#[test]
fn w3c_cells_may_be_quoted() {
    let log = "#Version: 1.0\n#Fields: x-comment s-port x-agent\n\"a \"\"b\"\" c\" 80 \"d e\"\n\"a 80 c\"\n- 80 -\n";
    becomes(&["--column", "s-port"], log, &log.replace(" 80 ", " 80(http) "));
    fails(
        &["--column", "s-port"],
        "#Version: 1.0\n#Fields: a s-port\n- 80\n- 80 x\n",
        "#Version: 1.0\n#Fields: a s-port\n- 80(http)\n",
        "4: 3 cells: expected 2, as many as the header has",
    );
}

/// Blanks in the header, tabs in the rows.
#[test]
fn cloudfront_logs() {
    let log = "\
#Version: 1.0
#Fields: date time c-ip cs-protocol c-port cs(User-Agent)
2026-01-02\t03:04:05\t192.0.2.1\thttps\t3283\tMozilla/5.0%20(X11)
2026-01-02\t03:04:06\t192.0.2.1\thttp\t1455\ta b
";
    becomes(
        &["--column", "c-port"],
        log,
        &log.replace("3283", "3283(Apple Remote Desktop (Net Assistant))")
            .replace("1455", "1455(esl-lm)"),
    );
    becomes(
        &["--column", "c-port", "--append"],
        log,
        &log.replace("Agent)", "Agent) c-port_service")
            .replace("(X11)", "(X11)\tApple Remote Desktop (Net Assistant)")
            .replace("a b", "a b\tesl-lm"),
    );
}

#[test]
fn windows_firewall_logs() {
    let log = "\
#Version: 1.5
#Software: Microsoft Windows Firewall
#Time Format: Local
#Fields: date time action protocol src-ip dst-ip src-port dst-port size path

2026-01-02 03:04:05 ALLOW UDP 192.0.2.1 198.51.100.1 514 514 0 SEND
2026-01-02 03:04:05 DROP ICMP 192.0.2.1 198.51.100.1 - - 80 RECEIVE
";
    becomes(
        &["--column", "src-port", "--column", "dst-port", "--transport-column", "protocol"],
        log,
        &log.replace(" 514 514 ", " 514(syslog) 514(syslog) "),
    );
}
