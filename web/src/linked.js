// Texts with links to the RFCs and services that they name.
import { addressOf } from "./address.js";
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

/** The nodes of a list such as `ms-wbt-server (3389), …`, with a link per service. */
export function linkedServices(list) {
  return list.split(/, (?![^(]*\))/).flatMap((service, index) => {
    const [name, ...ports] = service.split(" ");
    const link = element("a", { href: addressOf(name) }, name);
    return [index > 0 && ", ", link, ["", ...ports].join(" ")];
  });
}

function rfc(text, number) {
  const href = `https://www.rfc-editor.org/rfc/rfc${Number(number)}`;
  return element("a", { href, rel: "noreferrer" }, text);
}
