// The search box: a combobox with a list of results, as in the WAI-ARIA pattern "editable
// combobox with list autocomplete".
import { open, searchFor } from "../address.js";
import { announce, element, part } from "../dom.js";
import { visible } from "../visible.js";
import { counted } from "../words.js";
import { resultsFor } from "./results.js";

/** The most results of the list. The page of results has all. */
const MAX_OPTIONS = 8;

export class SearchBox {
  #input = part("search");
  #panel = part("options-panel");
  #list = part("options");
  #message = part("options-message");
  #registry;
  /** The index of the option that the arrow keys selected, or -1. */
  #active = -1;

  constructor(registry) {
    this.#registry = registry;
    this.#input.addEventListener("input", () => this.#update());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("focus", () => this.#input.select());
    this.#input.addEventListener("click", () => this.#update());
    this.#input.addEventListener("blur", () => this.close());
    // A press on an option must not take the focus from the box, because that closes the
    // list.
    this.#panel.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option);
    });
    part("search-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    addEventListener("keydown", (event) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (isShortcut && event.key.toLowerCase() === "k") {
        event.preventDefault();
        this.#input.focus();
        this.#input.select();
      }
    });
    if (/Mac|iP(hone|ad|od)/.test(navigator.platform)) part("search-key").textContent = "⌘ K";
  }

  setRegistry(registry) {
    this.#registry = registry;
    this.close();
  }

  /** Shows the query of the current page. */
  setText(text) {
    this.#input.value = text;
    this.close();
  }

  close() {
    this.#panel.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#select(-1);
  }

  get #isOpen() {
    return !this.#panel.hidden;
  }

  get #options() {
    return this.#list.children;
  }

  #update() {
    const text = this.#input.value.trim();
    if (text === "") {
      this.close();
      return;
    }
    const { direct, hits, messages } = resultsFor(this.#registry, text);
    const results = [...direct, ...hits];
    const shown = results.slice(0, MAX_OPTIONS);
    const options = shown.map((result, index) => optionOf(result, index));
    if (hits.length > 0 && results.length > shown.length) {
      options.push(allOption(text, results.length, shown.length));
    }
    this.#list.replaceChildren(...options);
    const isNothing = results.length === 0 && messages.length === 0;
    const note = isNothing ? `Nothing found for "${visible(text)}".` : messages.join("\n");
    this.#message.textContent = note;
    this.#message.hidden = note === "";
    this.#panel.hidden = false;
    this.#input.setAttribute("aria-expanded", String(options.length > 0));
    this.#select(-1);
    announce([note, counted(results.length, "result")].filter((part) => part !== "").join(" "));
  }

  #press(event) {
    const count = this.#options.length;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        if (!this.#isOpen) {
          this.#update();
          return;
        }
        if (count === 0) return;
        // The box itself is one more place, before the first option.
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.#select(((this.#active + 1 + step + count + 1) % (count + 1)) - 1);
        return;
      }
      case "Escape":
        event.preventDefault();
        if (this.#isOpen) this.close();
        else this.#input.value = "";
        return;
      case "Enter":
        if (this.#isOpen && this.#active >= 0) {
          event.preventDefault();
          this.#choose(this.#options[this.#active]);
        }
    }
  }

  #select(index) {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = index;
    const option = this.#options[index];
    if (option === undefined) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #choose(option) {
    this.close();
    this.#go(option.dataset.query);
  }

  #submit() {
    const text = this.#input.value.trim();
    if (text === "") return;
    this.close();
    this.#go(text);
  }

  #go(query) {
    this.#input.blur();
    open(query);
  }
}

function optionOf(result, index) {
  const { query, ports, name, description, why } = result;
  return element(
    "li.option",
    optionAttributes(query, index),
    element("span.option-ports", {}, ports === "" ? "no port" : ports),
    element(
      "span.option-text",
      {},
      name !== "" && element("span.option-name", {}, name),
      name !== "" && " ",
      description !== "" && element("span.option-description", {}, description),
    ),
    " ",
    element("span.option-why", {}, why),
  );
}

function optionAttributes(query, index) {
  const id = `ui-option-${index}`;
  return { id, role: "option", "aria-selected": "false", "data-query": query };
}

function allOption(text, count, index) {
  return element(
    "li.option.option-all",
    optionAttributes(searchFor(text), index),
    `All ${counted(count, "result")} for "${text}"`,
  );
}
