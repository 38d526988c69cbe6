//! Addresses for downloads, and redirects.

use std::net::IpAddr;

use ureq::http::Uri;
use ureq::http::uri::{Authority, Scheme};

/// An address that `update` may download from: an `https` one, or an `http` one of this
/// machine.
#[derive(Debug, Clone)]
pub(super) struct Address {
    uri: Uri,
    authority: Authority,
    is_secure: bool,
}

/// Why the program refuses to download from an address.
#[derive(Debug, PartialEq, thiserror::Error)]
pub(super) enum AddressError {
    #[error("the port after the host is wrong: expected a number from 0 to 65535")]
    Port,
    #[error(
        "expected an https:// address, or an http:// address of this machine such as \
         http://127.0.0.1:8000/"
    )]
    Kind,
}

impl Address {
    /// Parses an address.
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        let uri: Uri = text.parse().map_err(|_| AddressError::Kind)?;
        let authority = uri.authority().ok_or(AddressError::Kind)?.clone();
        let is_secure = uri.scheme() == Some(&Scheme::HTTPS);
        let is_local = uri.scheme() == Some(&Scheme::HTTP) && is_loopback(authority.host());
        if !is_secure && !is_local {
            return Err(AddressError::Kind);
        }
        if !has_valid_port(&authority) {
            return Err(AddressError::Port);
        }
        Ok(Self { uri, authority, is_secure })
    }

    /// The address.
    pub(super) fn uri(&self) -> &Uri {
        &self.uri
    }

    /// Whether its scheme is `https`.
    pub(super) fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// The text of the address that a redirect to `location` leads to (RFC 3986, section
    /// 5.2). Drops the fragment, which is never sent.
    pub(super) fn join(&self, location: &str) -> String {
        let Reference { scheme, authority, path, query } = Reference::new(location);
        let own = self.uri.path();
        let (authority, path, query) = if scheme.is_some() || authority.is_some() {
            (authority, without_dots(path), query)
        } else {
            let (path, query) = if path.is_empty() {
                (own.to_owned(), query.or(self.uri.query()))
            } else if path.starts_with('/') {
                (without_dots(path), query)
            } else {
                let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
                (without_dots(&format!("{folder}/{path}")), query)
            };
            (Some(self.authority.as_str()), path, query)
        };
        let scheme = scheme.unwrap_or(if self.is_secure { "https" } else { "http" });
        let authority = authority.map_or(String::new(), |authority| format!("//{authority}"));
        let query = query.map_or(String::new(), |query| format!("?{query}"));
        format!("{scheme}:{authority}{path}{query}")
    }
}

/// The parts of a reference (RFC 3986, section 4.1), without its fragment. The crate
/// `url` would add twenty dependencies, and `http` does not parse relative references.
struct Reference<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

impl<'a> Reference<'a> {
    fn new(text: &'a str) -> Self {
        let text = text.split_once('#').map_or(text, |(text, _)| text);
        let (text, query) =
            text.split_once('?').map_or((text, None), |(text, query)| (text, Some(query)));
        let (scheme, text) = match text.split_once(':') {
            Some((scheme, text)) if is_scheme(scheme) => (Some(scheme), text),
            _ => (None, text),
        };
        let (authority, path) = match text.strip_prefix("//") {
            Some(text) => {
                let (authority, path) = text.split_at(text.find('/').unwrap_or(text.len()));
                (Some(authority), path)
            }
            None => (None, text),
        };
        Self { scheme, authority, path, query }
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|char| char.is_ascii_alphanumeric() || "+-.".contains(char))
}

/// The path without its segments `.` and `..`, as in RFC 3986, section 5.2.4.
fn without_dots(path: &str) -> String {
    let Some(inner) = path.strip_prefix('/') else { return path.to_owned() };
    let mut kept = Vec::new();
    let mut segments = inner.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            other => kept.push(other),
        }
    }
    format!("/{}", kept.join("/"))
}

/// Whether the port is missing, empty or a number. `Uri` accepts any digits; if they are
/// out of range, the client connects to the default port of the scheme.
fn has_valid_port(authority: &Authority) -> bool {
    let text = authority.as_str();
    let address = text.rsplit_once('@').map_or(text, |(_, address)| address);
    let port = address.strip_prefix(authority.host()).unwrap_or_default();
    port.strip_prefix(':').is_none_or(|port| {
        port.chars().all(|char| char.is_ascii_digit())
            && (port.is_empty() || port.parse::<u16>().is_ok())
    })
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
            "http://127.0.0.1:65535/a",
            "http://127.0.0.1:/a",
            "http://localhost/a",
        ] {
            assert!(Address::parse(text).is_ok(), "{text}");
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
            assert_eq!(Address::parse(text).unwrap_err(), AddressError::Kind, "{text}");
        }
    }

    #[test]
    fn a_wrong_port_is_refused() {
        for text in [
            "http://127.0.0.1:99999/x",
            "http://127.0.0.1:65536",
            "http://[::1]:99999/x",
            "https://mirror.example:100000/x",
            "https://user:word@mirror.example:100000/x",
            "https://mirror.example:+443/x",
        ] {
            assert_eq!(Address::parse(text).unwrap_err(), AddressError::Port, "{text}");
        }
    }

    /// The examples of RFC 3986, section 5.4, without fragments.
    #[test]
    fn redirects_are_resolved_as_in_the_standard() {
        let address = Address::parse("https://a/b/c/d;p?q").unwrap();
        for (location, expected) in [
            ("g:h", "g:h"),
            ("g", "https://a/b/c/g"),
            ("./g", "https://a/b/c/g"),
            ("g/", "https://a/b/c/g/"),
            ("/g", "https://a/g"),
            ("//g", "https://g"),
            ("?y", "https://a/b/c/d;p?y"),
            ("g?y", "https://a/b/c/g?y"),
            ("#s", "https://a/b/c/d;p?q"),
            ("g#s", "https://a/b/c/g"),
            ("g?y#s", "https://a/b/c/g?y"),
            (";x", "https://a/b/c/;x"),
            ("g;x", "https://a/b/c/g;x"),
            ("g;x?y#s", "https://a/b/c/g;x?y"),
            ("", "https://a/b/c/d;p?q"),
            (".", "https://a/b/c/"),
            ("./", "https://a/b/c/"),
            ("..", "https://a/b/"),
            ("../", "https://a/b/"),
            ("../g", "https://a/b/g"),
            ("../..", "https://a/"),
            ("../../", "https://a/"),
            ("../../g", "https://a/g"),
            ("../../../g", "https://a/g"),
            ("../../../../g", "https://a/g"),
            ("/./g", "https://a/g"),
            ("/../g", "https://a/g"),
            ("g.", "https://a/b/c/g."),
            (".g", "https://a/b/c/.g"),
            ("g..", "https://a/b/c/g.."),
            ("..g", "https://a/b/c/..g"),
            ("./../g", "https://a/b/g"),
            ("./g/.", "https://a/b/c/g/"),
            ("g/./h", "https://a/b/c/g/h"),
            ("g/../h", "https://a/b/c/h"),
            ("g;x=1/./y", "https://a/b/c/g;x=1/y"),
            ("g;x=1/../y", "https://a/b/c/y"),
            ("g?y/./x", "https://a/b/c/g?y/./x"),
            ("g?y/../x", "https://a/b/c/g?y/../x"),
            ("http:g", "http:g"),
        ] {
            assert_eq!(address.join(location), expected, "{location:?}");
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
