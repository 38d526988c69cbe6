// Text from data, made visible: no character that a browser obeys instead of showing.

/** Control characters, and those that change the direction of text. Line breaks stay. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

const SHORT = { "\t": "\\t", "\r": "\\r" };

/** The text with `\u{202e}` for each such character, as the engine's pages have them. */
export function visible(text) {
  return text.replace(
    HIDDEN,
    (found) => SHORT[found] ?? `\\u{${found.codePointAt(0).toString(16)}}`,
  );
}
