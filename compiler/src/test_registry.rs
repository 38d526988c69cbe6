//! Registries for the unit tests.

use iana_ports_tables::Column;

use crate::ParsedRegistry;

/// A registry of these rows. Each may leave out commas at its end.
pub(crate) fn registry<R: AsRef<str>>(rows: impl IntoIterator<Item = R>) -> ParsedRegistry {
    let mut csv = Column::ALL.map(Column::title).join(",");
    for row in rows {
        let row = row.as_ref();
        let missing = Column::ALL.len() - row.split(',').count();
        csv.extend(["\n", row, &",".repeat(missing)]);
    }
    crate::parse::read("test", csv.as_bytes()).expect("a registry")
}
