//! Addresses, redirects, the proxy and certificates.

use std::fs;

use super::server::{Request, Server, answer};
use super::{is_refused, names, newer, update_from};
use crate::Ended;
use crate::stored_registry::Home;

#[test]
fn redirects_lead_to_https_or_this_machine() {
    let good = Server::new(|_| answer("200 OK", newer()));
    let to = |location: String| {
        Server::new(move |_| {
            format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n")
                .into_bytes()
        })
    };
    let home = Home::new("redirect");
    assert_eq!(update_from(&home, &to(good.url.clone()), &[]).stderr, "");
    home.prints(&["-q", "10"], "moon-lamp\n");

    let home = Home::new("redirect-relative");
    let relative = Server::new(|request| {
        if request.head.starts_with("GET /folder/b.csv ") {
            return answer("200 OK", newer());
        }
        let location = if request.head.starts_with("GET /a.csv ") { "/folder/a" } else { "b.csv" };
        format!(
            "HTTP/1.1 308 Permanent Redirect\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
        )
        .into_bytes()
    });
    assert_eq!(update_from(&home, &relative, &[]).stderr, "");
    home.prints(&["-q", "10"], "moon-lamp\n");

    // RFC 3986: another query of the same path, a folder up, and the address itself.
    for (location, asked) in [
        ("?new", "GET /a.csv?new "),
        ("../../b/./c.csv", "GET /b/c.csv "),
        ("#part", "GET /a.csv "),
    ] {
        let home = Home::new("redirect-resolved");
        let count = std::sync::atomic::AtomicU32::new(0);
        let server = Server::new(move |request| {
            if count.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 0 {
                assert!(request.head.starts_with(asked), "{}", request.head);
                return answer("200 OK", newer());
            }
            format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n")
                .into_bytes()
        });
        assert_eq!(update_from(&home, &server, &[]).stderr, "");
        assert!(server.requests()[1].head.starts_with(asked), "{location}");
    }

    let home = Home::new("redirect-refused");
    let reason = ": redirected to \"http://127.0.0.1:99999/a.csv\": the port after the host is wrong: expected a \
                  number from 0 to 65535";
    is_refused(&home, &to("http://127.0.0.1:99999/a.csv".to_owned()), reason);
    for location in ["http://www.iana.org/a.csv", "ftp://127.0.0.1/a.csv", "file:///etc/passwd"] {
        let reason = format!(": redirected to {location:?}: expected an https:// address");
        is_refused(&home, &to(location.to_owned()), &reason);
    }
    let circle = to("/a.csv".to_owned());
    is_refused(&home, &circle, ": more than 5 redirects");
    assert_eq!(circle.requests().len(), 6);
}

#[test]
fn addresses_that_are_neither_secure_nor_local_are_refused() {
    let home = Home::new("addresses");
    let complaint = "http://127.0.0.1:99999/x: the port after the host is wrong: expected a number from 0 to 65535; \
                     nothing has changed";
    home.refuses(&["update", "--url", "http://127.0.0.1:99999/x"], complaint);
    for url in ["http://www.iana.org/a.csv", "www.iana.org", "file:///etc/passwd", ""] {
        let complaint = format!(
            "{url}: expected an https:// address, or an http:// address of this machine such as \
             http://127.0.0.1:8000/; nothing has changed"
        );
        home.refuses(&["update", "--url", url], &complaint);
    }
}

#[test]
fn an_address_without_a_server_is_an_error() {
    let home = Home::new("nobody");
    // The listener is closed at once, so nothing listens there.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{address}/");
    let reason = std::net::TcpStream::connect(address).unwrap_err();
    let complaint = format!("{url}: {reason}; nothing has changed");
    home.refuses(&["update", "--url", &url], &complaint);
}

#[test]
fn https_goes_through_the_proxy_and_this_machine_does_not() {
    let home = Home::new("proxy");
    let proxy = Server::new(|_| answer("403 Forbidden", ""));
    let proxied = |url: &str| -> Ended {
        let mut program = home.program(&["update", "--url", url]);
        program.env("HTTPS_PROXY", format!("http://{}", proxy.host()));
        program.env("HTTP_PROXY", format!("http://{}", proxy.host()));
        program.output().unwrap().into()
    };
    let ended = proxied("https://mirror.invalid/a.csv");
    assert_eq!(ended.status, 2);
    let start = "iana-ports: https://mirror.invalid/a.csv: CONNECT proxy failed: ";
    assert!(ended.stderr.starts_with(start), "{}", ended.stderr);
    assert!(proxy.requests()[0].head.starts_with("CONNECT mirror.invalid:443 HTTP/1.1\r\n"));
    let server = Server::new(|_| answer("200 OK", newer()));
    assert_eq!(proxied(&server.url).status, 0);
    assert_eq!(proxy.requests().len(), 1);
}

/// Other systems have no variable that names the certificate authorities.
#[test]
#[cfg(target_os = "linux")]
fn certificates_are_verified() {
    let home = Home::new("tls");
    let server = Server::with_tls(|_| answer("200 OK", newer()));
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates/authority.pem");
    let certificate = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates/server.key");
    let trusting = |file: Option<&str>| -> Ended {
        let mut program = home.program(&["update", "--url", &server.url]);
        if let Some(file) = file {
            program.env("SSL_CERT_FILE", file);
        }
        program.output().unwrap().into()
    };
    let refused = |reason: String| Ended {
        stdout: String::new(),
        stderr: format!("iana-ports: {}: {reason}; nothing has changed\n", server.url),
        status: 2,
    };
    let unknown = "invalid peer certificate: UnknownIssuer";
    let ended = trusting(None);
    // The text differs on systems without certificates.
    assert_eq!((ended.status, ended.stdout.as_str()), (2, ""), "{}", ended.stderr);
    assert!(ended.stderr.contains("certificate"), "{}", ended.stderr);
    let other = crate::file("other.pem", other_authority());
    assert_eq!(trusting(other.to_str()), refused(unknown.to_owned()));
    let reason = format!("SSL_CERT_FILE: {certificate}: no certificate in this file: expected PEM");
    assert_eq!(trusting(Some(certificate)), refused(reason));
    let reason = fs::read("no/such/file").unwrap_err();
    let reason = format!("SSL_CERT_FILE: no/such/file: {reason}");
    assert_eq!(trusting(Some("no/such/file")), refused(reason));
    assert!(names(&home).is_empty());

    let ended = trusting(Some(authority));
    assert_eq!((ended.stderr.as_str(), ended.status), ("", 0));
    home.prints(&["-q", "10"], "moon-lamp\n");
    assert_eq!(
        server.requests().iter().map(|Request { head }| head.lines().next()).collect::<Vec<_>>(),
        [Some("GET /a.csv HTTP/1.1")]
    );
}

/// A certificate that did not sign the server's.
fn other_authority() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/certificates/other.pem"))
        .unwrap()
}
