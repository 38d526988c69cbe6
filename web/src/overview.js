// The map with its filters, on the overview and beside a page.
import { part } from "./dom.js";
import { Filters } from "./filters.js";
import { PortMap } from "./map/map.js";
import { registryInWords } from "./words.js";

/** The smallest width with room for the filters on the overview, as in `layout.css`. */
const WIDE = matchMedia("(min-width: 68rem)");

export class Overview extends EventTarget {
  #map;
  #filters;
  #isAlone = true;

  constructor(registry) {
    super();
    this.#map = new PortMap(part("map"), registry);
    this.#filters = new Filters(part("filters"), registry);
    this.#filters.addEventListener("change", () => this.#map.setFilter(this.#filters.value));
    this.#map.addEventListener("choose", ({ detail }) =>
      this.dispatchEvent(new CustomEvent("choose", { detail })),
    );
    this.#describe(registry);
    this.#fold();
    WIDE.addEventListener("change", () => this.#fold());
  }

  setRegistry(registry) {
    this.#map.setRegistry(registry);
    this.#filters.setRegistry(registry);
    this.#describe(registry);
  }

  /** Sets whether the map is the whole page. Otherwise it is beside another one. */
  setAlone(isAlone) {
    if (this.#isAlone === isAlone) return;
    this.#isAlone = isAlone;
    this.#fold();
  }

  /**
   * Marks the first of the ports, with a label. Without ports, the map stays as it is.
   */
  show(ports, label) {
    if (ports !== undefined && ports.length > 0) this.#map.show(ports[0].first, label);
  }

  /** Shows only the ports that the words find, and moves the focus to the map. */
  filterBy(words) {
    this.#filters.setText(words);
    part("filters-fold").open = true;
    part("map-title").scrollIntoView({ block: "start" });
    part("map-title").focus({ preventScroll: true });
  }

  /** Opens the filters if there is room or if one is set, and closes them otherwise. */
  #fold() {
    part("filters-fold").open = (WIDE.matches && this.#isAlone) || !this.#filters.isEmpty;
  }

  #describe(registry) {
    part("map-text").textContent = `${registryInWords(registry.snapshot)}. Each cell is one port.`;
  }
}
