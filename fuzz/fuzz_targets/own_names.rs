//! Fuzzes the reader of own names with any bytes.
//!
//! The result is one error on one line, which begins with the place, or names that are
//! all found by port and by name.

#![no_main]

use iana_ports_explain::own_names;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let own = match own_names::parse("own".to_owned(), bytes) {
        Ok(own) => own,
        Err(error) => {
            let error = error.to_string();
            assert!(error.starts_with("own:") && !error.contains(char::is_control), "{error}");
            return;
        }
    };
    for name in own.names() {
        assert!(own.named(&name.to_ascii_uppercase(), None).is_some(), "{name}");
    }
    for port in [0, 1, 80, u16::MAX] {
        for entry in own.all_of(port) {
            let found = own.of(port, Some(entry.transport())).map(|found| found.name());
            assert_eq!(found, Some(entry.name()));
            let named = own.named(entry.name(), Some(entry.transport())).unwrap();
            assert!(named.covers(port, entry.transport()));
        }
    }
});
