import assert from "node:assert/strict";
import { test } from "node:test";

import { visible } from "../../src/visible.js";

test("characters that change the direction of text are escaped", () => {
  assert.equal(visible("a\u202eb\u2066c\u200f"), "a\\u{202e}b\\u{2066}c\\u{200f}");
});

test("control characters are escaped, line breaks stay", () => {
  assert.equal(visible("\0\u0007\u001b[31m\t\r\u0085"), "\\u{0}\\u{7}\\u{1b}[31m\\t\\r\\u{85}");
  assert.equal(visible("two\nlines"), "two\nlines");
});

test("markup, letters and emoji of other scripts stay", () => {
  const text = '<b>"Überall" שלום 👩‍💻</b>';
  assert.equal(visible(text), text);
});
