// The legend and the list of ghost towns beside the map, in HTML, which screen readers
// can read.

import { element, grouped, ports } from "./elements.js";

export class Panel {
  /**
   * @param {string} id a prefix of ids that is unique on the page
   * @param {(town: {first: number, last: number, length: number}) => void} onTown
   */
  constructor(id, onTown) {
    this.onTown = onTown;
    this.summary = element("p", { class: "port-map-summary" });
    this.legend = element("ul", { class: "port-map-legend", "aria-labelledby": `${id}-legend` });
    this.towns = element("ol", { class: "port-map-towns", "aria-labelledby": `${id}-towns` });
    this.root = element(
      "div",
      { class: "port-map-panel" },
      element(
        "div",
        {},
        element("h3", { class: "port-map-title", id: `${id}-legend` }, "Legend"),
        this.legend,
        this.summary,
      ),
      element(
        "div",
        {},
        element("h3", { class: "port-map-title", id: `${id}-towns` }, "Ghost towns"),
        element(
          "p",
          { class: "port-map-note" },
          "The longest stretches of User Ports without an assigned one.",
        ),
        this.towns,
      ),
    );
  }

  /** @param {import("./model.js").MapModel} model */
  update(model) {
    this.legend.replaceChildren(...model.legend().map((range) => rangeItem(range, model)));
    const matching = model.matching();
    this.summary.textContent = model.isFiltered
      ? `${ports(matching)} ${matching === 1 ? "matches" : "match"} the filter.`
      : "";
    this.summary.hidden = !model.isFiltered;
    const towns = model.ghostTowns.map((town, index) => this.#townItem(town, index));
    this.towns.replaceChildren(...towns);
  }

  #townItem(town, index) {
    const button = element(
      "button",
      { type: "button", class: "port-map-town" },
      element("span", { class: "port-map-rank", "aria-hidden": "true" }, String(index + 1)),
      element("span", { class: "port-map-range" }, `${town.first}-${town.last}`),
      " ",
      element("span", { class: "port-map-length" }, ports(town.length)),
    );
    button.addEventListener("click", () => this.onTown(town));
    return element("li", {}, button);
  }
}

function rangeItem({ title, first, last, counts }, model) {
  const items = counts.map(({ status, ink, count, matching }) => {
    const swatch = element("span", { class: "port-map-swatch", "aria-hidden": "true" });
    swatch.style.setProperty("--swatch", `var(--map-${ink})`);
    const text = model.isFiltered
      ? `${grouped(matching)} of ${grouped(count)} ${status}`
      : `${grouped(count)} ${status}`;
    const item = element("li", {}, swatch, text);
    item.classList.toggle("is-empty", model.isFiltered && matching === 0);
    return item;
  });
  return element(
    "li",
    {},
    element("span", { class: "port-map-bounds" }, `${title}, ${first}-${last}`),
    element("ul", { class: "port-map-counts" }, ...items),
  );
}
