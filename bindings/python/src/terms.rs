//! The enums of `terms.py`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::arguments::integer;

/// Defines a function that returns a member of an enum of `terms.py`. The function stores
/// the members, because a call of the class takes longer than a lookup.
macro_rules! members {
    ($function:ident, $enum:ident) => {
        pub(crate) fn $function(
            py: Python<'_>,
            term: iana_ports::$enum,
        ) -> PyResult<Bound<'_, PyAny>> {
            const ALL: &[iana_ports::$enum] = &iana_ports::$enum::ALL;
            static MEMBERS: PyOnceLock<Vec<Py<PyAny>>> = PyOnceLock::new();
            let members = MEMBERS.get_or_try_init(py, || {
                let class = py.import("iana_ports.terms")?.getattr(stringify!($enum))?;
                let member = |term: &iana_ports::$enum| class.call1((term.as_str(),));
                ALL.iter().map(|term| member(term).map(Bound::unbind)).collect::<PyResult<_>>()
            })?;
            Ok(members[term as usize].bind(py).clone())
        }
    };
}

members!(transport, Transport);
members!(status, Status);
members!(port_range, PortRange);

/// The transport with this protocol number: `Transport.from_protocol_number`.
#[pyfunction]
#[pyo3(name = "_from_protocol_number")]
pub(crate) fn from_protocol_number<'py>(
    number: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let found = integer(number, "number", "an integer from 0 to 255")?;
    let found = iana_ports::Transport::from_protocol_number(found);
    found.map(|found| transport(number.py(), found)).transpose()
}
