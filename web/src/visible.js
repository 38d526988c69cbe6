// Text from data without control characters, which a browser obeys instead of showing.

/** Control characters, and those that change the direction of text. Line breaks stay. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

const SHORT = { "\t": "\\t", "\r": "\\r" };

/** The text with escapes such as `\u{202e}` for these, as in the engine's pages. */
export function visible(text) {
  return text.replace(
    HIDDEN,
    (found) => SHORT[found] ?? `\\u{${found.codePointAt(0).toString(16)}}`,
  );
}
