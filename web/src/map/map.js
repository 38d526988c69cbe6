// The map of all ports: connects its parts with the input of the reader and of the page.

import { buildFrame } from "./frame.js";
import { listenToPointers } from "./gestures.js";
import { MapModel, portAfterKey } from "./model.js";
import { Painter } from "./painter.js";
import { Panel } from "./panel.js";
import { readPalette } from "./palette.js";
import { Tooltip, inWords } from "./tooltip.js";
import { Viewport, fitInto } from "./viewport.js";

/** The factor of a zoom by button or key. */
const STEP = 2;

/** The smallest side of a cell that a finger can tap. */
const TAPPABLE = 20;

const ZOOM_TIME = 200;

/**
 * The height of the whole map, in heights of the window. More than 1, because the last
 * quarter of the map has only Dynamic Ports, which all look alike.
 */
const TALLEST = 1.1;

/** The smallest width with the panel beside the map. */
const WIDE = 860;
/** The smallest width of the panel and its gap. */
const PANEL = 288;

let maps = 0;

/**
 * The map in a host element. Fires `choose` with `detail.port` when the reader clicks a
 * port or presses Enter.
 */
export class PortMap extends EventTarget {
  #root;
  #buttons;
  #live;
  #panel;
  #painter;
  #tooltip = new Tooltip();
  #model;
  #filter = {};
  #palette;
  #view;
  /** @type {number | undefined} */
  #current;
  /** @type {string | undefined} of the current port, if the page gave one */
  #label;
  /** @type {number | undefined} */
  #hovered;
  #ratio = 0;
  #frame = 0;
  #animation = 0;
  #cleanUp = new AbortController();

  /**
   * @param {HTMLElement} host
   * @param {object} registry with `lookup(port)`, as of bindings/js
   */
  constructor(host, registry) {
    super();
    const id = `port-map-${++maps}`;
    this.#panel = new Panel(id, (town) => this.#showTown(town));
    const frame = buildFrame(id, this.#tooltip.root, this.#panel.root);
    this.#root = frame.root;
    this.#buttons = frame.buttons;
    this.#live = frame.live;
    this.canvas = frame.canvas;
    host.append(frame.root);
    this.#model = new MapModel(registry);
    this.#painter = new Painter(this.canvas);
    this.#listen();
    this.#fit();
    this.#readTheme();
    this.#panel.update(this.#model);
  }

  /** @param {object} registry after the reader has dropped another snapshot */
  setRegistry(registry) {
    const filter = this.#filter;
    this.#model = new MapModel(registry);
    this.setFilter(filter);
  }

  /** @param {import("./model.js").Filter} filter cells that do not match are dimmed */
  setFilter(filter) {
    this.#filter = filter;
    this.#model.setFilter(filter);
    this.#painter.colour(this.#model, this.#palette);
    this.#panel.update(this.#model);
    this.#tooltip.hide();
    this.#redraw();
  }

  /**
   * Marks a port. The map moves only if the port is outside its view. Neither moves the
   * keyboard's focus nor scrolls the page.
   * @param {number} port
   * @param {string} [label] what to write beside it, instead of its number and name
   */
  show(port, label) {
    this.#setCurrent(port);
    this.#label = label;
    this.#tooltip.hide();
    if (!this.#view.shows(port)) this.#animateTo(this.#view.centredOn(port));
  }

  /** Moves the keyboard's focus to the map. */
  focus() {
    this.canvas.focus();
  }

  /** Removes the map and its listeners. */
  destroy() {
    this.#cleanUp.abort();
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#animation);
    this.#root.remove();
  }

  #listen() {
    const { signal } = this.#cleanUp;
    listenToPointers(this.canvas, {
      pan: (x, y) => this.#setView(this.#view.panBy(x, y)),
      zoom: (factor, x, y) => {
        this.#hover(undefined);
        this.#setView(this.#view.zoomTo(this.#view.cell * factor, x, y));
      },
      hover: (x, y) => this.#hover(this.#view.portAt(x, y)),
      leave: () => this.#hover(undefined),
      click: (x, y, isTouch) => this.#click(x, y, isTouch),
    });
    this.canvas.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.canvas.addEventListener("focus", () => this.#focusChanged(true), { signal });
    this.canvas.addEventListener("blur", () => this.#focusChanged(false), { signal });
    const { out, whole, in: closer } = this.#buttons;
    out.addEventListener("click", () => this.#zoom(1 / STEP, this.#current), { signal });
    closer.addEventListener("click", () => this.#zoom(STEP, this.#current), { signal });
    whole.addEventListener("click", () => this.#zoom(0), { signal });

    const size = new ResizeObserver(() => this.#fit());
    size.observe(this.#root);
    const theme = new MutationObserver(() => this.#readTheme());
    theme.observe(document.documentElement, { attributes: true });
    signal.addEventListener("abort", () => {
      size.disconnect();
      theme.disconnect();
    });
    addEventListener("resize", () => this.#fit(), { signal });
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.#readTheme(), { signal });
    }
  }

  /** Sizes the canvas after a change of the space or of the screen's density. */
  #fit() {
    const ratio = devicePixelRatio || 1;
    const available = this.#root.clientWidth;
    // A hidden map keeps its size.
    if (available === 0 && this.#view !== undefined) return;
    const isWide = available >= WIDE;
    this.#root.classList.toggle("is-wide", isWide);
    const width = isWide ? available - PANEL : available;
    const fit = fitInto(width, innerHeight * TALLEST, ratio);
    const before = this.#view;
    const isSame = fit.width === before?.width && fit.height === before?.height;
    if (isSame && ratio === this.#ratio) return;
    if (ratio !== this.#ratio) this.#watchDensity(ratio);
    this.#ratio = ratio;
    this.canvas.width = Math.round(fit.width * ratio);
    this.canvas.height = Math.round(fit.height * ratio);
    this.canvas.style.setProperty("width", `${fit.width}px`);
    this.canvas.style.setProperty("height", `${fit.height}px`);
    this.#root.style.setProperty("--port-map-width", `${fit.width}px`);
    const view = new Viewport(fit);
    this.#setView(
      before === undefined || before.isWhole
        ? view
        : view.centredOn(before.portAtCentre(), before.cell),
    );
  }

  /** Sizes the canvas again when the window moves to a screen of another density. */
  #watchDensity(ratio) {
    const { signal } = this.#cleanUp;
    const query = matchMedia(`(resolution: ${ratio}dppx)`);
    query.addEventListener("change", () => this.#fit(), { signal, once: true });
  }

  #readTheme() {
    this.#palette = readPalette(this.#root);
    this.#painter.colour(this.#model, this.#palette);
    this.#redraw();
  }

  #setView(view) {
    cancelAnimationFrame(this.#animation);
    this.#view = view;
    this.canvas.classList.toggle("is-zoomed", !view.isWhole);
    this.#buttons.out.disabled = this.#buttons.whole.disabled = view.isWhole;
    this.#buttons.in.disabled = view.isClosest;
    this.#redraw();
  }

  /** Moves to a view, at once if the reader wants less motion. */
  #animateTo(view) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.#setView(view);
      return;
    }
    const from = this.#view;
    const begin = performance.now();
    const step = (now) => {
      const time = Math.min(1, Math.max(0, now - begin) / ZOOM_TIME);
      this.#setView(time === 1 ? view : from.towards(view, 1 - (1 - time) ** 3));
      if (time < 1) this.#animation = requestAnimationFrame(step);
    };
    cancelAnimationFrame(this.#animation);
    this.#animation = requestAnimationFrame(step);
  }

  #redraw() {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#painter.draw({
        view: this.#view,
        model: this.#model,
        palette: this.#palette,
        ratio: this.#ratio,
        current: this.#current,
        isCurrentLabelled: this.#tooltip.root.hidden,
        label: this.#label,
        hovered: this.#hovered,
      });
    });
  }

  /** The port that keys start from. */
  get #port() {
    return this.#current ?? this.#view.portAtCentre();
  }

  #setCurrent(port) {
    this.#current = port;
    this.#label = undefined;
    this.#redraw();
  }

  #hover(port) {
    if (port === this.#hovered) return;
    this.#hovered = port;
    this.canvas.classList.toggle("is-over-port", port !== undefined);
    if (port === undefined) this.#tooltip.hide();
    else this.#tooltip.show(this.#model, port, this.#view.cornerOf(port), this.#view);
    this.#redraw();
  }

  #click(x, y, isTouch) {
    const port = this.#view.portAt(x, y);
    if (port === undefined) return;
    if (isTouch && this.#view.cell < TAPPABLE) {
      // A finger cannot hit a cell of a few pixels, so the first tap zooms.
      this.#setCurrent(port);
      this.#animateTo(this.#view.zoomTo(Math.max(TAPPABLE * 1.5, this.#view.cell * 4), x, y));
      return;
    }
    this.#choose(port);
  }

  #choose(port) {
    this.#setCurrent(port);
    this.dispatchEvent(new CustomEvent("choose", { detail: { port } }));
  }

  #key(event) {
    if (event.altKey || event.metaKey) return;
    if (this.#act(event)) event.preventDefault();
  }

  /** Returns whether the key is one of the map's. */
  #act({ key, ctrlKey }) {
    if (ctrlKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      this.#moveTo(this.#model.nextAssigned(this.#port, key === "ArrowLeft" ? -1 : 1));
      return true;
    }
    const port = portAfterKey(this.#port, key, ctrlKey);
    if (port !== undefined) {
      this.#moveTo(port);
      return true;
    }
    if (ctrlKey) return false;
    switch (key) {
      case "Enter":
        this.#choose(this.#port);
        return true;
      case "+":
      case "=":
        this.#zoom(STEP, this.#port);
        return true;
      case "-":
        this.#zoom(1 / STEP, this.#port);
        return true;
      case "0":
        this.#zoom(0);
        return true;
      case "Escape":
        if (this.#tooltip.root.hidden) return false;
        this.#tooltip.hide();
        this.#redraw();
        return true;
      default:
        return false;
    }
  }

  #moveTo(port) {
    this.#setCurrent(port);
    this.#setView(this.#view.revealing(port));
    this.#tooltip.show(this.#model, port, this.#view.cornerOf(port), this.#view);
    this.#say(inWords(this.#model, port));
  }

  /** Zooms by a factor, around a port or the middle; 0 shows the whole map. */
  #zoom(factor, port) {
    this.#hover(undefined);
    this.#tooltip.hide();
    const cell = this.#view.cell * factor;
    const isAround = port !== undefined && this.#view.shows(port);
    const { x, y } = isAround
      ? this.#view.cornerOf(port)
      : { x: this.#view.width / 2, y: this.#view.height / 2 };
    const view = this.#view.zoomTo(cell, x, y);
    this.#animateTo(isAround ? view.revealing(port) : view);
    const times = Math.round(view.cell / view.fit.cell);
    this.#say(view.isWhole ? "Whole map" : `Zoomed in ${times} times`);
  }

  #showTown(town) {
    this.#setCurrent(town.first);
    this.#tooltip.hide();
    this.#animateTo(this.#view.around(town.first, town.last));
    this.#say(`The map shows ${town.first} to ${town.last}`);
    this.canvas.scrollIntoView({ block: "nearest" });
  }

  #focusChanged(hasFocus) {
    if (hasFocus && this.canvas.matches(":focus-visible")) {
      this.#setCurrent(this.#current ?? (this.#view.isWhole ? 0 : this.#view.portAtCentre()));
      this.#say(inWords(this.#model, this.#current));
    }
    if (!hasFocus && this.#hovered === undefined) this.#tooltip.hide();
    this.#redraw();
  }

  #say(words) {
    this.#live.textContent = words;
  }
}
