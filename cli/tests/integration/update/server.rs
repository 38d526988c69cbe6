//! An HTTP server that gives one answer for each connection.

use std::io::{BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A request as it came.
#[derive(Clone)]
pub(super) struct Request {
    /// Its first line and its headers, to the blank line.
    pub(super) head: String,
}

/// Listens on a port of 127.0.0.1 until the tests end.
pub(super) struct Server {
    /// The address of `/a.csv` there.
    pub(super) url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

/// A whole answer.
pub(super) fn answer(status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

impl Server {
    /// A server that answers each request with these bytes.
    pub(super) fn new(respond: impl Fn(&Request) -> Vec<u8> + Send + 'static) -> Self {
        Self::with_stream(move |request, stream| {
            // The program closes the connection when it refuses an answer.
            let _ = stream.write_all(&with_close(respond(request)));
        })
    }

    /// A server that answers on the connection itself.
    pub(super) fn with_stream(respond: impl Fn(&Request, &mut TcpStream) + Send + 'static) -> Self {
        Self::start("http", move |mut stream, requests| {
            let Some(request) = read(&mut stream) else { return };
            requests.lock().unwrap().push(request.clone());
            respond(&request, &mut stream);
        })
    }

    /// A server of HTTPS, with the certificate in `tests/certificates`.
    pub(super) fn with_tls(respond: impl Fn(&Request) -> Vec<u8> + Send + 'static) -> Self {
        let file = |name: &str| format!("{}/tests/certificates/{name}", env!("CARGO_MANIFEST_DIR"));
        let certificate = CertificateDer::from_pem_file(file("server.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_file(file("server.key")).unwrap();
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let config = Arc::new(config);
        Self::start("https", move |stream, requests| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream);
            // A client that does not trust the certificate sends no request.
            let Some(request) = read(&mut stream) else { return };
            requests.lock().unwrap().push(request.clone());
            stream.write_all(&with_close(respond(&request))).unwrap();
            stream.conn.send_close_notify();
            let _ = stream.flush();
        })
    }

    fn start(
        scheme: &str,
        serve: impl Fn(TcpStream, &Mutex<Vec<Request>>) + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("{scheme}://{}/a.csv", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                serve(stream.unwrap(), &seen);
            }
        });
        Self { url, requests }
    }

    /// Host and port.
    pub(super) fn host(&self) -> &str {
        self.url.split('/').nth(2).unwrap()
    }

    /// The requests so far.
    pub(super) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

/// The answer with the header that closes the connection, so that a client opens another
/// one for its next request.
fn with_close(mut answer: Vec<u8>) -> Vec<u8> {
    const HEADER: &[u8] = b"Connection: close\r\n";
    if let Some(end) = answer.windows(2).position(|bytes| bytes == b"\r\n") {
        answer.splice(end + 2..end + 2, HEADER.iter().copied());
    }
    answer
}

/// The request on this connection, or `None` if the connection ends before.
fn read(stream: &mut impl Read) -> Option<Request> {
    let mut head = String::new();
    let mut bytes = BufReader::new(stream).bytes();
    while !head.ends_with("\r\n\r\n") {
        head.push(char::from(bytes.next()?.ok()?));
    }
    Some(Request { head })
}
