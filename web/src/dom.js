// Makes elements without markup in strings: every text from data becomes a text node,
// without hidden characters.
import { visible } from "./visible.js";

const ABSENT = [undefined, null, false];
const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element. A string among the children becomes a visible text; `null`,
 * `undefined` and `false` are left out. An attribute that is `true` has no value; one
 * that is `undefined` or `false` is absent.
 *
 * @param {string} tag   the name of the element, with classes: `p.note`
 * @param {object} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length > 0) made.className = classes.join(" ");
  setAttributes(made, attributes);
  const present = children.filter((child) => !ABSENT.includes(child));
  made.append(...present.map((child) => (typeof child === "string" ? visible(child) : child)));
  return made;
}

/** An icon of 24 by 24 units, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  setAttributes(svg, { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" });
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  done: "m5 12.5 4.5 4.5L19 7",
  back: "m14 6-6 6 6 6",
  forward: "m10 6 6 6-6 6",
  close: "m6 6 12 12M18 6 6 18",
};

function setAttributes(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (ABSENT.includes(value)) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
}

/** A part of the static page. Its id is in `index.html`. */
export function part(id) {
  return document.getElementById(`ui-${id}`);
}

/** Announces a text to screen readers, without moving the focus. */
export function announce(text) {
  part("live").textContent = text;
}
