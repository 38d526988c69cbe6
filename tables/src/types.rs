//! The terms of RFC 6335: transport protocol, port range, status.

use core::error::Error;
use core::fmt;
use core::ops::RangeInclusive;
use core::str::FromStr;

/// Defines an enum of terms with `ALL` and `as_str`, so that both have every variant.
macro_rules! terms {
    (
        $(#[$enum_attribute:meta])*
        pub enum $name:ident {
            $($(#[$attribute:meta])* $variant:ident = $text:literal,)*
        }
        $(#[$all_attribute:meta])*
        ALL;
    ) => {
        $(#[$enum_attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "defmt", derive(defmt::Format))]
        pub enum $name {
            $($(#[$attribute])* $variant,)*
        }

        impl $name {
            $(#[$all_attribute])*
            pub const ALL: [Self; [$($text),*].len()] = [$(Self::$variant),*];

            /// The term at `index` of `ALL`.
            ///
            /// Compiles to a comparison, not to a load from `ALL`.
            #[doc(hidden)]
            #[inline]
            pub const fn from_index(index: usize) -> Option<Self> {
                $(if index == Self::$variant as usize {
                    return Some(Self::$variant);
                })*
                None
            }

            /// The term in lower case.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// The transports of [`Transport::ALL`], for error messages.
pub(crate) const TRANSPORT_LIST: &str = "tcp, udp, sctp or dccp";

/// The ranges of [`PortRange::ALL`] with their other names, for error messages.
pub(crate) const RANGE_LIST: &str =
    "system (well-known), user (registered) or dynamic (private, ephemeral)";

/// The statuses of [`Status::ALL`], for error messages.
pub(crate) const STATUS_LIST: &str = "assigned, reserved, unassigned or dynamic";

terms! {
    /// A transport protocol for which IANA assigns ports.
    ///
    /// The registry's column is *Transport Protocol*. These are the four transports of
    /// RFC 6335, section 5. The enum is exhaustive: a fifth transport needs a new major
    /// version.
    ///
    /// ```
    /// # use iana_ports_tables as iana_ports;
    /// use iana_ports::Transport;
    ///
    /// assert_eq!(Transport::Tcp.to_string(), "tcp");
    /// assert_eq!("SCTP".parse(), Ok(Transport::Sctp));
    /// assert!("icmp".parse::<Transport>().is_err());
    /// ```
    pub enum Transport {
        /// Transmission Control Protocol.
        Tcp = "tcp",
        /// User Datagram Protocol.
        Udp = "udp",
        /// Stream Control Transmission Protocol.
        Sctp = "sctp",
        /// Datagram Congestion Control Protocol.
        Dccp = "dccp",
    }
    /// All transports, in the order of precedence for the name of a port for all
    /// transports together.
    ALL;
}

terms! {
    /// A range of port numbers of RFC 6335, section 6.
    ///
    /// The three ranges cover all 65,536 ports. They are complete by definition, so the
    /// enum is exhaustive.
    ///
    /// ```
    /// # use iana_ports_tables as iana_ports;
    /// use iana_ports::PortRange;
    ///
    /// assert_eq!(PortRange::of(1455), PortRange::User);
    /// assert_eq!(PortRange::User.bounds(), 1024..=49151);
    /// assert_eq!("ephemeral".parse(), Ok(PortRange::Dynamic));
    /// ```
    pub enum PortRange {
        /// System Ports, 0 to 1023, also called Well Known Ports.
        #[doc(alias = "well-known")]
        System = "system",
        /// User Ports, 1024 to 49151, also called Registered Ports.
        #[doc(alias = "registered")]
        User = "user",
        /// Dynamic Ports, 49152 to 65535, also called Private or Ephemeral Ports. IANA
        /// never assigns them.
        ///
        /// The *ephemeral ports of a system* are another range: those from which it
        /// chooses the port of a client. Some systems, such as Linux, choose User Ports.
        #[doc(alias("ephemeral", "private"))]
        Dynamic = "dynamic",
    }
    /// All ranges, in ascending order.
    ALL;
}

impl Transport {
    /// The protocol number: 6 for tcp, 17 for udp, 33 for dccp, 132 for sctp.
    ///
    /// The number is from IANA's registry of protocol numbers. The field *Protocol* of
    /// IPv4, the field *Next Header* of IPv6, flow logs, and C constants such as
    /// `IPPROTO_TCP` have this value.
    ///
    /// ```
    /// # use iana_ports_tables as iana_ports;
    /// use iana_ports::Transport;
    ///
    /// assert_eq!(Transport::Udp.protocol_number(), 17);
    /// ```
    #[doc(alias("IPPROTO", "proto"))]
    #[inline]
    pub const fn protocol_number(self) -> u8 {
        match self {
            Self::Tcp => 6,
            Self::Udp => 17,
            Self::Sctp => 132,
            Self::Dccp => 33,
        }
    }

    /// The transport with this [protocol number](Self::protocol_number), or `None`.
    ///
    /// `None` means that the number belongs to another protocol, such as 1 to ICMP.
    ///
    /// ```
    /// # use iana_ports_tables as iana_ports;
    /// use iana_ports::Transport;
    ///
    /// assert_eq!(Transport::from_protocol_number(6), Some(Transport::Tcp));
    /// assert_eq!(Transport::from_protocol_number(1), None);
    /// ```
    #[inline]
    pub const fn from_protocol_number(number: u8) -> Option<Self> {
        let mut index = 0;
        while let Some(transport) = Self::from_index(index) {
            if transport.protocol_number() == number {
                return Some(transport);
            }
            index += 1;
        }
        None
    }
}

impl PortRange {
    /// The range that contains `port`.
    #[inline]
    pub const fn of(port: u16) -> Self {
        match port {
            0..=1023 => Self::System,
            1024..=49151 => Self::User,
            49152..=65535 => Self::Dynamic,
        }
    }

    /// All ports of the range, from the first to the last.
    pub const fn bounds(self) -> RangeInclusive<u16> {
        match self {
            Self::System => 0..=1023,
            Self::User => 1024..=49151,
            Self::Dynamic => 49152..=65535,
        }
    }
}

terms! {
    /// The state of a port, or of one of its rows (RFC 6335, section 6).
    ///
    /// The states are complete by definition, so the enum is exhaustive.
    ///
    /// ```
    /// # use iana_ports_tables as iana_ports;
    /// use iana_ports::Status;
    ///
    /// assert_eq!(Status::Reserved.to_string(), "reserved");
    /// assert_eq!("Assigned".parse(), Ok(Status::Assigned));
    /// ```
    pub enum Status {
        /// Assigned to at least one service.
        Assigned = "assigned",
        /// Reserved by IANA. Also a port below 49152 without a row, or with a row that
        /// has neither a name nor the description "Unassigned".
        Reserved = "reserved",
        /// Available: IANA may assign the port on request.
        Unassigned = "unassigned",
        /// A Dynamic Port: never assigned, for temporary use by any program.
        Dynamic = "dynamic",
    }
    /// All statuses, in order of precedence for a port with several rows.
    ALL;
}

impl Status {
    /// The status of a port that no row covers.
    #[doc(hidden)]
    pub const fn without_rows(port: u16) -> Self {
        match PortRange::of(port) {
            PortRange::Dynamic => Self::Dynamic,
            PortRange::System | PortRange::User => Self::Reserved,
        }
    }

    /// The status of a row: assigned if it has a service name, else unassigned if its
    /// description begins with the word "unassigned" in any case, else reserved.
    ///
    /// The word ends at the end of the text, or before an ASCII character that is not a
    /// letter, digit or underscore.
    #[doc(hidden)]
    pub const fn of_row(service_name: Option<&str>, description: &str) -> Self {
        if service_name.is_some() {
            return Self::Assigned;
        }
        let mut word = Self::Unassigned.as_str().as_bytes();
        let mut rest = description.as_bytes();
        while let Some((expected, word_rest)) = word.split_first() {
            match rest.split_first() {
                Some((found, found_rest)) if found.eq_ignore_ascii_case(expected) => {
                    (word, rest) = (word_rest, found_rest);
                }
                _ => return Self::Reserved,
            }
        }
        match rest {
            [] => Self::Unassigned,
            [next, ..] if next.is_ascii() && !next.is_ascii_alphanumeric() && *next != b'_' => {
                Self::Unassigned
            }
            _ => Self::Reserved,
        }
    }
}

/// The error of parsing a text that is not a [`Transport`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseTransportError(());

/// The error of parsing a text that is not a [`PortRange`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParsePortRangeError(());

/// The error of parsing a text that is not a [`Status`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct ParseStatusError(());

impl fmt::Display for ParseTransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown transport protocol: expected {TRANSPORT_LIST}")
    }
}

impl fmt::Display for ParsePortRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown range of ports: expected {RANGE_LIST}")
    }
}

impl fmt::Display for ParseStatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown status: expected {STATUS_LIST}")
    }
}

impl Error for ParseTransportError {}
impl Error for ParsePortRangeError {}
impl Error for ParseStatusError {}

impl FromStr for Transport {
    type Err = ParseTransportError;

    /// Parses a transport, ignoring ASCII case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        find(&Self::ALL, text, Self::as_str).ok_or(ParseTransportError(()))
    }
}

impl FromStr for PortRange {
    type Err = ParsePortRangeError;

    /// Parses a range, ignoring ASCII case: the name in RFC 6335, or `well-known`,
    /// `registered`, `private` or `ephemeral`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const OTHER_NAMES: [(&str, PortRange); 4] = [
            ("well-known", PortRange::System),
            ("registered", PortRange::User),
            ("private", PortRange::Dynamic),
            ("ephemeral", PortRange::Dynamic),
        ];
        find(&Self::ALL, text, Self::as_str)
            .or_else(|| find(&OTHER_NAMES, text, |(name, _)| name).map(|(_, range)| range))
            .ok_or(ParsePortRangeError(()))
    }
}

impl FromStr for Status {
    type Err = ParseStatusError;

    /// Parses a status, ignoring ASCII case.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        find(&Self::ALL, text, Self::as_str).ok_or(ParseStatusError(()))
    }
}

/// The item whose name is `text`, ignoring ASCII case.
fn find<T: Copy>(all: &[T], text: &str, name: impl Fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|&one| name(one).eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The terms that a list names, in its order.
    fn terms<T: FromStr<Err: fmt::Debug>>(list: &str) -> impl Iterator<Item = T> {
        list.split([',', ' ', '(', ')'])
            .filter(|word| !word.is_empty() && *word != "or")
            .map(|word| word.parse().unwrap())
    }

    #[test]
    fn messages_name_all_terms() {
        assert!(terms::<Transport>(TRANSPORT_LIST).eq(Transport::ALL));
        assert!(terms::<Status>(STATUS_LIST).eq(Status::ALL));
        let [system, user, dynamic] = PortRange::ALL;
        let with_other_names = [system, system, user, user, dynamic, dynamic, dynamic];
        assert!(terms::<PortRange>(RANGE_LIST).eq(with_other_names));
    }

    #[test]
    fn unassigned_is_a_word_in_any_case() {
        for text in ["Unassigned", "unassigned", "UNASSIGNED (was x)", "Unassigned [was netstat]"] {
            assert_eq!(Status::of_row(None, text), Status::Unassigned, "{text}");
        }
        for text in [
            "",
            "Unassigne",
            "(unassigned)",
            "Unassignedly",
            "Unassigned2",
            "Unassigned\u{e9}",
            "Reserved",
        ] {
            assert_eq!(Status::of_row(None, text), Status::Reserved, "{text}");
        }
    }
}
