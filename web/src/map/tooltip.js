// The box beside the port that the pointer or the keyboard is on. Screen readers read the
// live region instead.

import { element } from "./elements.js";

/** The distance from the cell. */
const DISTANCE = 10;

export class Tooltip {
  constructor() {
    this.root = element("div", { class: "port-map-tip", "aria-hidden": "true" });
    this.root.hidden = true;
  }

  hide() {
    this.root.hidden = true;
  }

  /**
   * @param {import("./model.js").MapModel} model
   * @param {number} number
   * @param {{x: number, y: number}} corner the cell's, on the canvas
   * @param {import("./viewport.js").Viewport} view
   */
  show(model, number, corner, view) {
    const { name, description } = model.port(number);
    const status = model.status(number);
    const heading = element("p", { class: "port-map-tip-title" }, String(number));
    if (name) heading.append(" ", element("b", {}, name));
    const swatch = element("span", { class: "port-map-swatch" });
    swatch.style.setProperty("--swatch", `var(--map-${model.ink(number)})`);
    const lines = [heading, element("p", { class: "port-map-tip-status" }, swatch, status)];
    if (adds(description, name, status)) {
      lines.push(element("p", { class: "port-map-tip-text" }, description));
    }
    this.root.replaceChildren(...lines);
    this.root.hidden = false;
    this.#place(corner, view);
  }

  /** Below the cell and to its right; elsewhere if there is no room. */
  #place({ x, y }, view) {
    const { offsetWidth: width, offsetHeight: height } = this.root;
    const right = x + view.cell + DISTANCE;
    const below = y + view.cell + DISTANCE;
    const left = right + width <= view.width ? right : Math.max(0, x - DISTANCE - width);
    const top = below + height <= view.height ? below : Math.max(0, y - DISTANCE - height);
    this.root.style.setProperty("left", `${Math.round(left)}px`);
    this.root.style.setProperty("top", `${Math.round(top)}px`);
  }
}

/** Whether a description is more than the name or the status. */
function adds(description, name, status) {
  const text = description?.toLowerCase();
  return Boolean(text) && text !== status && text !== name?.toLowerCase();
}

/**
 * A port in words, for the live region: `1455, esl-lm, assigned, ESL License Manager`.
 * @param {import("./model.js").MapModel} model
 * @param {number} number
 */
export function inWords(model, number) {
  const { name, description } = model.port(number);
  const status = model.status(number);
  const more = adds(description, name, status) ? description : "";
  const words = [String(number), name, status, more];
  return words.filter(Boolean).join(", ");
}
