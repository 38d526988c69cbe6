//! Downloads a file over HTTPS.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::time::Duration;

use ureq::http::{Response, StatusCode, header};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

use super::address::{Address, AddressError};
use crate::error::UpdateError;
use crate::messages::note;

/// The maximum size of a download, the same limit as the library's. IANA's file has 1.2
/// MB.
const MAX_LEN: u64 = 1 << 26;

/// The maximum number of redirects. A longer chain is a server error.
const MAX_REDIRECTS: usize = 5;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
/// The maximum time between two parts of the answer.
const READ_TIMEOUT: Duration = Duration::from_secs(30);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(300);

/// The variable that names a file of trusted certificates, as for OpenSSL and curl.
const CERTIFICATES: &str = "SSL_CERT_FILE";

/// Downloads the file at this address.
pub(super) fn download(url: &str) -> Result<Vec<u8>, UpdateError> {
    let refused = |reason| UpdateError::Refused { url: url.to_owned(), reason };
    let mut address = Address::parse(url).map_err(|error| refused(error.to_string()))?;
    let agent = agent().map_err(refused)?;
    if io::stderr().is_terminal() {
        let seconds = READ_TIMEOUT.as_secs();
        note(&format!("Downloading {url}; gives up after {seconds} seconds without an answer"));
    }
    for _ in 0..=MAX_REDIRECTS {
        let mut response = get(&agent, &address).map_err(|error| refused(reason(&error)))?;
        if response.status() == StatusCode::OK {
            let body = response.body_mut().with_config().limit(MAX_LEN).read_to_vec();
            return body.map_err(|error| refused(reason(&error)));
        }
        if !response.status().is_redirection() {
            let status = response.status();
            return Err(refused(format!(
                "the server answered {status}: expected 200 and the file"
            )));
        }
        address = redirect(&address, &response).map_err(refused)?;
    }
    Err(refused(format!("more than {MAX_REDIRECTS} redirects")))
}

fn get(agent: &Agent, address: &Address) -> Result<Response<Body>, ureq::Error> {
    let mut request = agent.get(address.uri()).config();
    if !address.is_secure() {
        // An address of this machine needs no proxy, and a proxy must not answer for it.
        request = request.proxy(None);
    }
    request.build().call()
}

/// The address that a redirect leads to.
fn redirect(from: &Address, response: &Response<Body>) -> Result<Address, String> {
    let status = response.status();
    let location = response.headers().get(header::LOCATION).and_then(|text| text.to_str().ok());
    let Some(location) = location else {
        return Err(format!("the server answered {status} without an address"));
    };
    let to = from.join(location);
    // A redirect must not lead from HTTPS to HTTP.
    match Address::parse(&to) {
        Ok(address) if address.is_secure() || !from.is_secure() => Ok(address),
        Err(error @ AddressError::Port) => Err(format!("redirected to {to:?}: {error}")),
        _ => Err(format!("redirected to {to:?}: expected an https:// address")),
    }
}

fn agent() -> Result<Agent, String> {
    let tls = TlsConfig::builder().root_certs(certificates()?).build();
    Ok(Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .timeout_per_read(Some(READ_TIMEOUT))
        .timeout_global(Some(TOTAL_TIMEOUT))
        .user_agent(concat!("iana-ports/", env!("CARGO_PKG_VERSION")))
        .tls_config(tls)
        .build()
        .new_agent())
}

/// The certificates to trust: those in the user's file, else the system's.
fn certificates() -> Result<RootCerts, String> {
    let Some(path) = std::env::var_os(CERTIFICATES).filter(|path| !path.is_empty()) else {
        return Ok(RootCerts::PlatformVerifier);
    };
    let wrong = |problem: &dyn std::fmt::Display| {
        format!("{CERTIFICATES}: {}: {problem}", path.to_string_lossy())
    };
    let pem = fs::read(&path).map_err(|error| wrong(&error))?;
    let mut certificates = Vec::new();
    for item in parse_pem(&pem) {
        match item {
            Ok(PemItem::Certificate(certificate)) => certificates.push(certificate),
            Ok(_) => {}
            Err(error) => return Err(wrong(&error)),
        }
    }
    if certificates.is_empty() {
        return Err(wrong(&"no certificate in this file: expected PEM"));
    }
    Ok(RootCerts::from(certificates))
}

/// The reason in plain words, without the names of libraries.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(error) => error.to_string(),
        ureq::Error::Rustls(error) => error.to_string(),
        ureq::Error::HostNotFound => {
            "unknown host name: check the address and the network".to_owned()
        }
        ureq::Error::BodyExceedsLimit(limit) => {
            format!("more than {limit} bytes: expected IANA's CSV, which has some 1,200,000")
        }
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        other => other.to_string(),
    }
}
