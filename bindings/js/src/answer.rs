//! How answers are returned: as numbers that name a place in the module's memory.
//!
//! A [`Text`] is the text's length times 2^32 plus its address, or 0 if there is no text.
//! It is a float, because JavaScript reads that faster than a 64-bit integer. The sum is
//! exact for lengths up to 2^21, and a cell of a registry is shorter. Longer texts are in
//! lists.
//!
//! A [`List`] is the address of 32-bit words, in an order that each export documents.
//!
//! Texts of the tables stay where they are. Computed texts and lists are in the *output*,
//! which the next call of any export may overwrite.

use std::cell::RefCell;

/// A text of the tables, or a short computed one.
pub(crate) type Text = f64;

/// No text.
pub(crate) const NO_TEXT: Text = 0.0;

/// The address of a list.
pub(crate) type List = usize;

/// The parts of an answer that no table has.
struct Output {
    words: Vec<u32>,
    texts: Vec<String>,
}

thread_local! {
    static OUTPUT: RefCell<Output> =
        const { RefCell::new(Output { words: Vec::new(), texts: Vec::new() }) };
}

/// A text of the tables.
#[inline]
pub(crate) fn text(text: Option<&'static str>) -> Text {
    text.map_or(NO_TEXT, of)
}

/// A text that the output keeps.
#[cfg(feature = "full")]
pub(crate) fn computed(text: String) -> Text {
    OUTPUT.with_borrow_mut(|output| {
        let answer = of(&text);
        output.texts.clear();
        // Moving a `String` does not move its text.
        output.texts.push(text);
        answer
    })
}

#[inline]
fn of(text: &str) -> Text {
    place(text.as_ptr().addr(), text.len())
}

/// An address and a length as one number.
#[inline]
pub(crate) fn place(address: usize, length: usize) -> f64 {
    f64::from(length as u32) * 4_294_967_296.0 + f64::from(address as u32)
}

/// The list that `write` writes.
pub(crate) fn list(write: impl FnOnce(&mut Writer<'_>)) -> List {
    OUTPUT.with_borrow_mut(|output| {
        output.words.clear();
        output.texts.clear();
        write(&mut Writer(output));
        output.words.as_ptr().expose_provenance()
    })
}

/// Writes a list.
pub(crate) struct Writer<'o>(&'o mut Output);

impl Writer<'_> {
    /// Adds a number.
    pub(crate) fn number(&mut self, number: u32) {
        self.0.words.push(number);
    }

    /// Adds the number of items, then each item.
    pub(crate) fn items<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let place = self.0.words.len();
        self.number(0);
        let mut count = 0;
        for item in items {
            write(self, item);
            count += 1;
        }
        if let Some(first) = self.0.words.get_mut(place) {
            *first = count;
        }
    }

    /// Adds a text of the tables: its address and its length, both 0 if there is no text.
    pub(crate) fn text(&mut self, text: Option<&'static str>) {
        match text {
            Some(text) => self.place(text),
            None => self.0.words.extend([0, 0]),
        }
    }

    /// Adds a text that the output keeps.
    pub(crate) fn computed(&mut self, text: String) {
        // Moving a `String` does not move its text.
        self.place(&text);
        self.0.texts.push(text);
    }

    fn place(&mut self, text: &str) {
        self.0.words.extend([text.as_ptr().addr() as u32, text.len() as u32]);
    }
}
