// How to move on the map, as visible help and for screen readers.

import { element } from "./elements.js";

const KEYS = [
  [["Arrows"], "the next port; the port above or below"],
  [["Ctrl", "←", "→"], "the next assigned port"],
  [["Page Up", "Page Down"], "the next block of 1,024 ports"],
  [["Home", "End"], "the block's first or last port; with Ctrl, the map's"],
  [["+", "-", "0"], "zoom in, zoom out, whole map"],
  [["Enter"], "open the port"],
];

/** The help for mouse and touch. The style sheet shows one of them. */
export function hint() {
  const touch = "Tap or pinch to zoom. Zoomed in, drag to move and tap a port to open it.";
  const mouse = "Click a port to open it. Ctrl and wheel, or a pinch, zooms. Drag to move.";
  return element(
    "div",
    { class: "port-map-hint" },
    element("p", { class: "port-map-touch" }, touch),
    element("p", { class: "port-map-mouse" }, mouse),
  );
}

/**
 * The help for keys.
 * @param {string} id of the text that describes the map to screen readers
 */
export function keysHelp(id) {
  const list = element("dl");
  for (const [keys, effect] of KEYS) {
    const term = element("dt");
    for (const key of keys) term.append(element("kbd", {}, key), " ");
    list.append(term, element("dd", {}, effect));
  }
  const description =
    "Arrow keys move by one port or one line of 32, Page Up and Page Down by 1,024. " +
    "Ctrl with left or right finds the next assigned port. " +
    "Plus and minus zoom, 0 shows the whole map, Enter opens the port.";
  return element(
    "div",
    { class: "port-map-help" },
    element("details", { class: "port-map-keys" }, element("summary", {}, "Keys"), list),
    element("p", { class: "port-map-description", id }, description),
  );
}
