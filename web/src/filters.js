// The controls that filter the map: transport, status, text.
import { announce, element } from "./dom.js";
import { TRANSPORTS, counted } from "./words.js";

const STATUSES = ["assigned", "reserved", "unassigned", "dynamic"];

export class Filters extends EventTarget {
  #form;
  #text;
  #count;
  #clear;
  #registry;

  /** @param {HTMLFormElement} form an empty form, which gets the controls */
  constructor(form, registry) {
    super();
    this.#form = form;
    this.#registry = registry;
    this.#text = element("input.text-input", {
      id: "ui-filter-text",
      name: "text",
      type: "search",
      placeholder: "All services",
      maxlength: "200",
      autocomplete: "off",
      spellcheck: "false",
    });
    this.#count = element("span.filter-count", { id: "ui-filter-count" });
    this.#clear = element(
      "button.button",
      { type: "reset", hidden: true, "aria-label": "Clear filters" },
      "Clear",
    );
    form.append(transports(), statuses(), this.#textField());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.#change());
    form.addEventListener("reset", () => setTimeout(() => this.#change()));
  }

  setRegistry(registry) {
    this.#registry = registry;
    this.#change();
  }

  /** Shows only what the words find. */
  setText(words) {
    this.#text.value = words;
    this.#change();
  }

  /** The filter for `PortMap.setFilter`. */
  get value() {
    const data = new FormData(this.#form);
    const transport = data.get("transport") || undefined;
    const statuses = new Set(data.getAll("status"));
    return { transport, statuses, ports: this.#ports() };
  }

  /** Whether the map shows all ports. */
  get isEmpty() {
    const data = new FormData(this.#form);
    const isChosen = data.get("transport") !== "" || data.get("text").trim() !== "";
    return !isChosen && data.getAll("status").length === STATUSES.length;
  }

  /** The ports that the text names or finds; `undefined` without a text. */
  #ports() {
    const text = this.#text.value.trim();
    if (text === "") return undefined;
    const ports = new Set();
    const add = ({ first, last }) => {
      for (let port = first; port <= last; port += 1) ports.add(port);
    };
    const meaning = this.#registry.meaning(text);
    if (meaning.kind === "port") add({ first: meaning.port, last: meaning.port });
    else if (meaning.kind === "range") add(meaning);
    else this.#registry.search(text).forEach((hit) => (hit.ports ?? []).forEach(add));
    return ports;
  }

  #change() {
    const { ports } = this.value;
    const text = ports === undefined ? "" : counted(ports.size, "port");
    this.#count.textContent = text;
    if (text !== "") announce(`${text} on the map`);
    this.#clear.hidden = this.isEmpty;
    this.dispatchEvent(new Event("change"));
  }

  #textField() {
    return element(
      "div.filter.filter-text",
      {},
      element("label.filter-title", { for: "ui-filter-text" }, "Only services with"),
      element("div.filter-row", {}, this.#text, this.#count, this.#clear),
    );
  }
}

function transports() {
  const choice = (value, text) =>
    element(
      "label.segment",
      {},
      element("input", { type: "radio", name: "transport", value, checked: value === "" }),
      element("span", {}, text),
    );
  return element(
    "fieldset.filter",
    {},
    element("legend.filter-title", {}, "Transport"),
    element("div.segments", {}, choice("", "all"), ...TRANSPORTS.map((name) => choice(name, name))),
  );
}

function statuses() {
  const choice = (status) =>
    element(
      "label.check",
      { "data-status": status },
      element("input", { type: "checkbox", name: "status", value: status, checked: true }),
      element("span", {}, status),
    );
  return element(
    "fieldset.filter",
    {},
    element("legend.filter-title", {}, "Status"),
    element("div.checks", {}, ...STATUSES.map(choice)),
  );
}
