// Texts with links to the RFCs that they name.
import { element } from "./dom.js";

const RFC = /\bRFC ?(\d{1,5})\b/g;

/** The nodes of a text: its words, and a link for each RFC. */
export function linked(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(RFC)) {
    nodes.push(text.slice(end, found.index), rfc(found[0], found[1]));
    end = found.index + found[0].length;
  }
  nodes.push(text.slice(end));
  return nodes;
}

function rfc(text, number) {
  const href = `https://www.rfc-editor.org/rfc/rfc${Number(number)}`;
  return element("a", { href, rel: "noreferrer" }, text);
}
