// The page of a search: every result, or suggestions.
import { addressOf, searchFor } from "../address.js";
import { element } from "../dom.js";
import { counted } from "../words.js";
import { resultsFor } from "./results.js";

/** The number of results that are drawn at first. */
const MAX_DRAWN = 100;

/**
 * The parts of the page.
 *
 * @param {object} registry
 * @param {string} text what was searched
 * @param {(words: string) => void} showOnMap
 * @returns {Node[]}
 */
export function searchPage(registry, text, showOnMap) {
  const { kind, direct, hits, messages, instead } = resultsFor(registry, text);
  const results = [...direct, ...hits];
  const isFound = hits.length > 0;
  const isNothing = kind === "words" && !isFound;
  // The suggestions for a wrong query are not results of its words.
  const count = kind === "wrong" ? hits.length : results.length;
  const isGuess = !isFound && ["words", "wrong"].includes(kind);
  return [
    element(
      "header.subject-head",
      {},
      element("p.eyebrow", {}, "Search"),
      element(
        "h1.subject-title",
        { id: "ui-title", tabindex: "-1" },
        element("span.title-word", {}, isNothing ? `Nothing found for "${text}"` : text),
      ),
      ...messages.map((message) => element("p.subject-description", {}, message)),
      isFound && element("p.subject-description", { id: "ui-count" }, matches(count)),
      isNothing && messages.length === 0 && element("p.subject-description", {}, ADVICE),
      instead !== undefined && searchLink(instead),
      element("div.subject-actions", {}, isFound && mapButton(() => showOnMap(text))),
    ),
    results.length > 0 ? list(results, isGuess ? "Did you mean" : "Results") : help(),
  ];
}

function matches(count) {
  return counted(count, "service matches", "services match");
}

const ADVICE = "The registry has no name, description, assignee or note with these words.";

function searchLink(words) {
  const link = element("a", { href: addressOf(searchFor(words)) }, words);
  return element("p.hint", {}, "Search for ", link, " instead.");
}

function mapButton(act) {
  const button = element("button.button", { type: "button" }, "Show them on the map");
  button.addEventListener("click", act);
  return button;
}

function list(results, title) {
  const items = (some) => some.map(item);
  const body = element("ol.results", {}, ...items(results.slice(0, MAX_DRAWN)));
  const parts = [element("h2", { id: "ui-results-title" }, title), body];
  if (results.length > MAX_DRAWN) {
    const text = `Show all ${counted(results.length, "result")}`;
    const button = element("button.button", { type: "button" }, text);
    button.addEventListener("click", () => {
      const more = items(results.slice(MAX_DRAWN));
      body.append(...more);
      button.remove();
      more[0].querySelector("a").focus();
    });
    parts.push(button);
  }
  return element("section.section", { "aria-labelledby": "ui-results-title" }, ...parts);
}

function item({ query, ports, name, description, why }) {
  const title = name || description || query;
  const rest = description === title ? "" : description;
  return element(
    "li.result",
    {},
    element("span.result-ports", {}, ports === "" ? "no port" : ports),
    " ",
    element(
      "div.result-text",
      {},
      element("a.result-name", { href: addressOf(query) }, title),
      " ",
      rest !== "" && element("span.result-description", {}, rest),
      " ",
      why !== "" && element("span.why", {}, why),
    ),
  );
}

/** Examples of queries, for a search without results. */
function help() {
  const example = (query, meaning) =>
    element("li", {}, element("a", { href: addressOf(query) }, query), ` ${meaning}`);
  return element(
    "section.section",
    { "aria-labelledby": "ui-help-title" },
    element("h2", { id: "ui-help-title" }, "What to ask"),
    element(
      "ul.section-body",
      {},
      example("1455", "is a port"),
      example("514/udp", "is a port on one transport"),
      example("27000-27009", "is a range of ports"),
      example("esl-lm", "is the name of a service"),
      example("license manager", "are words to search for"),
    ),
  );
}
