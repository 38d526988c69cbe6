// The port explorer: opens the registry, then shows what the address asks for.
import { currentQuery, followAddress, open, wordsOf } from "./address.js";
import { part } from "./dom.js";
import { openRegistry } from "./engine.js";
import { Overview } from "./overview.js";
import { SearchBox } from "./search/box.js";
import { searchPage } from "./search/page.js";
import { isSubject } from "./search/results.js";
import { showError, startSnapshots } from "./snapshot.js";
import { subjectPage } from "./subject/page.js";
import { startTheme } from "./theme.js";
import { visible } from "./visible.js";
import { registryInWords } from "./words.js";

const SITE = "Port explorer";

class Explorer {
  #registry;
  #overview;
  #search;

  constructor(registry) {
    this.#registry = registry;
    this.#search = new SearchBox(registry);
    this.#overview = new Overview(registry);
    this.#overview.addEventListener("choose", ({ detail }) => open(String(detail.port)));
    part("loading").remove();
    part("overview").hidden = false;
    part("own").hidden = false;
    this.#describeRegistry();
    startSnapshots(registry, (other) => this.#answerFrom(other));
    startSkipLinks();
    followAddress((visit) => this.#show(visit));
    prepareSearch(registry);
  }

  /** Answers from another registry. The address stays. */
  #answerFrom(registry) {
    this.#registry = registry;
    this.#search.setRegistry(registry);
    this.#overview.setRegistry(registry);
    this.#describeRegistry();
    this.#draw(currentQuery());
  }

  #describeRegistry() {
    const registry = registryInWords(this.#registry.snapshot);
    part("registry").textContent = `The answers come from ${registry}.`;
  }

  #show({ isFirst }) {
    this.#draw(currentQuery());
    if (!isFirst) this.#heading.focus({ preventScroll: true });
  }

  get #heading() {
    return part("title") ?? part("hero-title");
  }

  #draw(query) {
    const subject = part("subject");
    const root = document.documentElement;
    setHero(query);
    if (query === "") {
      root.dataset.view = "overview";
      this.#overview.setAlone(true);
      subject.hidden = true;
      subject.replaceChildren();
      document.title = `${SITE}: all 65,536 ports`;
      this.#search.setText("");
      this.#overview.show(undefined);
      return;
    }
    const { kind, title, ports, label, parts } = this.#answer(query);
    root.dataset.view = kind;
    this.#overview.setAlone(false);
    subject.replaceChildren(...parts);
    subject.hidden = false;
    document.title = `${visible(title)} · ${SITE}`;
    this.#search.setText(wordsOf(query) ?? query);
    this.#overview.show(ports, label);
  }

  /** The page of a query: of its subject, or of a search for its words. */
  #answer(query) {
    const registry = this.#registry;
    const words = wordsOf(query);
    const meaning = registry.meaning(query);
    if (words === undefined && isSubject(meaning)) {
      const explained = registry.explain(query);
      const { title, ports } = explained;
      // A port's name may depend on the transport: 514 is shell on tcp, syslog on udp.
      const label = meaning.kind === "port" && meaning.transport ? visible(title) : undefined;
      const parts = subjectPage(registry, meaning, explained);
      return { kind: "subject", title, ports, label, parts };
    }
    const text = words ?? query;
    const parts = searchPage(registry, text, (found) => this.#overview.filterBy(found));
    return { kind: "search", title: text, parts };
  }
}

/** Builds the index of the search before the reader types the first letter. */
function prepareSearch(registry) {
  const later = self.requestIdleCallback ?? setTimeout;
  later(() => registry.search("port"));
}

/** Skip links cannot use the address: it holds the query. */
function startSkipLinks() {
  const skip = (link, target) =>
    part(link).addEventListener("click", (event) => {
      event.preventDefault();
      part(target).focus();
      part(target).scrollIntoView({ block: "start" });
    });
  skip("skip", "main");
  skip("skip-map", "map-title");
}

/** Makes the search box large on the overview, and small on the other pages. */
function setHero(query) {
  document.documentElement.toggleAttribute("data-hero", query === "");
}

async function start() {
  startTheme();
  setHero(currentQuery());
  try {
    new Explorer(await openRegistry());
  } catch (error) {
    part("loading")?.remove();
    showError(`The registry does not open in this browser: ${error.message}`);
    throw error;
  }
}

start();
