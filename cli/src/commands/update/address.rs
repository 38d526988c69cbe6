//! Addresses to download from.

use std::net::IpAddr;

use ureq::http::Uri;
use ureq::http::uri::{Authority, Scheme};

/// An address that may be downloaded from: an `https` one, or an `http` one of this machine.
#[derive(Debug, Clone)]
pub(super) struct Address {
    uri: Uri,
    authority: Authority,
    is_secure: bool,
}

impl Address {
    /// The address in this text; `None` for any other one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let uri: Uri = text.parse().ok()?;
        let authority = uri.authority()?.clone();
        let is_secure = uri.scheme() == Some(&Scheme::HTTPS);
        let is_local = uri.scheme() == Some(&Scheme::HTTP) && is_loopback(authority.host());
        (is_secure || is_local).then_some(Self { uri, authority, is_secure })
    }

    /// The address.
    pub(super) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Whether its scheme is `https`.
    pub(super) fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// The text of the address to which a redirect to `location` leads.
    pub(super) fn join(&self, location: &str) -> String {
        let scheme = if self.is_secure { "https" } else { "http" };
        if location.starts_with("//") {
            format!("{scheme}:{location}")
        } else if location.starts_with('/') {
            format!("{scheme}://{}{location}", self.authority)
        } else if has_scheme(location) {
            location.to_owned()
        } else {
            let directory = self.uri.path().rsplit_once('/').map_or("", |(directory, _)| directory);
            format!("{scheme}://{}{directory}/{location}", self.authority)
        }
    }
}

/// Whether the text begins with a scheme, as RFC 3986 defines it.
fn has_scheme(text: &str) -> bool {
    let is_scheme = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char))
    };
    text.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_this_machine() {
        for text in [
            "https://www.iana.org/a.csv",
            "HTTPS://mirror.example:8443/",
            "http://127.0.0.1:8000/a",
            "http://127.9.9.9",
            "http://[::1]:80/a",
            "http://localhost/a",
        ] {
            assert!(Address::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "/a.csv",
            "file:///etc/passwd",
            "ftp://127.0.0.1/a",
            "www.iana.org",
            "http://www.iana.org/a.csv",
            "http://128.0.0.1/",
            "http://127.0.0.1.example/",
            "http://127.0.0.1@mirror.example/",
            "http://[::2]/",
        ] {
            assert!(Address::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn redirects_are_relative_to_the_address() {
        let address = Address::parse("https://a.example:8443/one/two?three").unwrap();
        for (location, expected) in [
            ("https://b.example/c", "https://b.example/c"),
            ("http://b.example/c", "http://b.example/c"),
            ("//b.example/c", "https://b.example/c"),
            ("/c", "https://a.example:8443/c"),
            ("c", "https://a.example:8443/one/c"),
            ("c?d:e", "https://a.example:8443/one/c?d:e"),
            ("file:///c", "file:///c"),
        ] {
            assert_eq!(address.join(location), expected);
        }
    }
}
