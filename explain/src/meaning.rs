//! What ranges, statuses and registrations mean, by RFC 6335.

use iana_ports::{PortRange, Status};

/// A range of ports, in the words of RFC 6335, section 6.
pub(crate) struct RangeMeaning {
    /// The term of the RFC: `User Ports`.
    pub(crate) term: &'static str,
    /// The everyday words: `registered ports`.
    pub(crate) also: &'static str,
    /// What the range is for, in a sentence.
    pub(crate) purpose: &'static str,
}

/// The meaning of a range; see RFC 6335, sections 6 and 8.1.2.
pub(crate) const fn of_range(range: PortRange) -> RangeMeaning {
    match range {
        PortRange::System => RangeMeaning {
            term: "System Ports",
            also: "well-known ports",
            purpose: "IANA assigns them only after a review by the IETF or an approval by the \
                      IESG.",
        },
        PortRange::User => RangeMeaning {
            term: "User Ports",
            also: "registered ports",
            purpose: "IANA assigns them on application, as a rule after a review by an expert.",
        },
        PortRange::Dynamic => RangeMeaning {
            term: "Dynamic Ports",
            also: "private or ephemeral ports",
            purpose: "IANA never assigns them. Any program may use one that is free at the moment, \
                      so no service can be known by its number.",
        },
    }
}

/// What a status means; see RFC 6335, section 6.
pub(crate) const fn of_status(status: Status) -> &'static str {
    match status {
        Status::Assigned => "IANA has assigned it to a service",
        Status::Reserved => "IANA withholds it from regular assignment",
        Status::Unassigned => "nobody has it; IANA can assign it on request",
        Status::Dynamic => "IANA never assigns it",
    }
}

/// What a registration means, and what it does not mean: RFC 6335, section 9, and the
/// note above IANA's registry.
pub(crate) const OF_REGISTRATION: [&str; 3] = [
    "A registration says who asked IANA for a name and a number, and for which service.",
    "It does not say which program uses the port: any program can use any port.",
    "It does not say that traffic on the port is good, nor that IANA endorses the service. \
     Decide by what you know of the traffic, not by the registration.",
];

/// Where [`OF_REGISTRATION`] comes from.
pub(crate) const SOURCE_OF_REGISTRATION: &str = "RFC 6335, section 9";

/// Where [`of_range`] comes from.
pub(crate) const SOURCE_OF_RANGE: &str = "RFC 6335, sections 6 and 8.1.2";

/// What a name without a port is for: RFC 6335, sections 5 and 5.2.
pub(crate) const OF_PORTLESS: &str = "The name has no port. Programs find the service by its name, \
                                      for example with DNS SRV records or DNS-based Service \
                                      Discovery (RFC 6335, section 5).";
