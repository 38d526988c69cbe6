//! A column by the buffer protocol.

use std::sync::Arc;

use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{ArrayRef, ArrowPrimitiveType, PrimitiveArray, StringArray};
use pyo3::buffer::{Element, ElementType, PyUntypedBuffer};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMemoryView};

/// The contents of an object's buffer.
pub(super) enum Buffer {
    /// Numbers or texts: a copy, since other threads may write into the object's buffer.
    Items(ArrayRef),
    /// References to objects.
    Objects,
    /// An array whose number of dimensions is not one.
    Dimensions(usize),
    /// Items of another format.
    Other(String),
}

/// Reads the object's buffer, if it lends one.
pub(super) fn read(object: &Bound<'_, PyAny>) -> PyResult<Option<Buffer>> {
    // A memoryview has strides even if the object leaves them out, as ctypes does.
    let Ok(view) = PyMemoryView::from(object) else { return Ok(None) };
    let Ok(buffer) = PyUntypedBuffer::get(view.as_any()) else {
        // A buffer without dimensions has no shape.
        return Ok(Some(Buffer::Dimensions(0)));
    };
    if buffer.dimensions() != 1 {
        return Ok(Some(Buffer::Dimensions(buffer.dimensions())));
    }
    let format = buffer.format().to_str().unwrap_or_default();
    match format {
        "O" => return Ok(Some(Buffer::Objects)),
        // Single characters, not numbers.
        "c" => return Ok(Some(Buffer::Other(format.to_owned()))),
        _ => {}
    }
    let items = Items { view: &view, buffer: &buffer, order: Order::of(format) };
    /// The numbers of a type. The conversions take the bytes in either order.
    macro_rules! numbers {
        ($arrow:ty, $native:ty) => {
            items.numbers::<$arrow, { size_of::<$native>() }>(
                <$native>::from_le_bytes,
                <$native>::from_be_bytes,
            )?
        };
    }
    let array = match ElementType::from_format(buffer.format()) {
        ElementType::UnsignedInteger { bytes: 1 } => numbers!(UInt8Type, u8),
        ElementType::UnsignedInteger { bytes: 2 } => numbers!(UInt16Type, u16),
        ElementType::UnsignedInteger { bytes: 4 } => numbers!(UInt32Type, u32),
        ElementType::UnsignedInteger { bytes: 8 } => numbers!(UInt64Type, u64),
        ElementType::SignedInteger { bytes: 1 } => numbers!(Int8Type, i8),
        ElementType::SignedInteger { bytes: 2 } => numbers!(Int16Type, i16),
        ElementType::SignedInteger { bytes: 4 } => numbers!(Int32Type, i32),
        ElementType::SignedInteger { bytes: 8 } => numbers!(Int64Type, i64),
        ElementType::Float { bytes: 4 } => numbers!(Float32Type, f32),
        ElementType::Float { bytes: 8 } => numbers!(Float64Type, f64),
        _ => {
            match format.trim_start_matches(['<', '>', '=']).trim_start_matches(char::is_numeric) {
                // NumPy's texts: characters of four bytes, or of one.
                "w" => items.texts::<4>()?,
                "s" => items.texts::<1>()?,
                _ => return Ok(Some(Buffer::Other(format.to_owned()))),
            }
        }
    };
    Ok(Some(Buffer::Items(array)))
}

/// The order of an item's bytes.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Native,
    Little,
    Big,
}

impl Order {
    fn of(format: &str) -> Self {
        match format.as_bytes().first() {
            Some(b'<') => Self::Little,
            Some(b'>' | b'!') => Self::Big,
            _ => Self::Native,
        }
    }
}

#[derive(Clone, Copy)]
struct Items<'a, 'py> {
    view: &'a Bound<'py, PyMemoryView>,
    buffer: &'a PyUntypedBuffer,
    order: Order,
}

impl<'py> Items<'_, 'py> {
    fn numbers<T: ArrowPrimitiveType, const SIZE: usize>(
        self,
        little: fn([u8; SIZE]) -> T::Native,
        big: fn([u8; SIZE]) -> T::Native,
    ) -> PyResult<ArrayRef>
    where
        T::Native: Element,
    {
        let py = self.view.py();
        if self.order == Order::Native {
            if let Ok(buffer) = self.buffer.as_typed::<T::Native>() {
                return Ok(Arc::new(PrimitiveArray::<T>::new(buffer.to_vec(py)?.into(), None)));
            }
        }
        // Bytes of the other order, or without alignment.
        let from_bytes = if self.is_big_endian() { big } else { little };
        let bytes = self.bytes()?;
        let items = bytes.as_bytes().chunks_exact(SIZE).filter_map(|item| item.try_into().ok());
        Ok(Arc::new(PrimitiveArray::<T>::from_iter_values(items.map(from_bytes))))
    }

    /// Texts of characters that have `SIZE` bytes, filled with zeros at the end.
    fn texts<const SIZE: usize>(self) -> PyResult<ArrayRef> {
        let is_big_endian = self.is_big_endian();
        let character = |bytes: &[u8]| {
            let push = |code: u32, byte: &u8| code << 8 | u32::from(*byte);
            let code = if is_big_endian {
                bytes.iter().fold(0, push)
            } else {
                bytes.iter().rev().fold(0, push)
            };
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        };
        let text = |item: &[u8]| {
            let text: String = item.chunks_exact(SIZE).map(character).collect();
            text.trim_end_matches('\0').to_owned()
        };
        let bytes = self.bytes()?;
        let items = bytes.as_bytes().chunks_exact(self.buffer.item_size().max(1));
        Ok(Arc::new(StringArray::from_iter_values(items.map(text))))
    }

    fn is_big_endian(self) -> bool {
        self.order == Order::Big || (self.order == Order::Native && cfg!(target_endian = "big"))
    }

    /// The bytes of all items, one after the other, whatever the strides are.
    fn bytes(self) -> PyResult<Bound<'py, PyBytes>> {
        let tobytes = intern!(self.view.py(), "tobytes");
        Ok(self.view.call_method0(tobytes)?.cast_into()?)
    }
}
