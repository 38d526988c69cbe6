//! serde: a term is serialized as the text that it displays as, and a column as its key.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::types::{RANGE_LIST, STATUS_LIST, TRANSPORT_LIST};
use crate::{Column, Date, PortRange, Status, Transport};

/// Deserializes a text with [`FromStr`].
struct Text<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T: FromStr> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

macro_rules! as_text {
    ($($term:ty, $expected:expr;)*) => {$(
        impl Serialize for $term {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $term {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text { expected: $expected, value: PhantomData })
            }
        }
    )*};
}

as_text! {
    Transport, TRANSPORT_LIST;
    PortRange, RANGE_LIST;
    Status, STATUS_LIST;
    Date, "a date, YYYY-MM-DD or YYYY-MM";
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ColumnKey)
    }
}

struct ColumnKey;

impl Visitor<'_> for ColumnKey {
    type Value = Column;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the key of a column, such as service_name")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Column, E> {
        let column = Column::ALL.into_iter().find(|column| column.key() == key);
        column.ok_or_else(|| E::invalid_value(Unexpected::Str(key), &self))
    }
}
