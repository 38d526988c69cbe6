// The sections of an explanation, by the kinds of their items. See
// `explain/src/items.rs`.
import { addressOf } from "../address.js";
import { copyButton } from "../copy.js";
import { element } from "../dom.js";
import { linked, linkedServices } from "../linked.js";

/** A section with its title. */
export function section({ title, items }, id) {
  return element(
    "section.section",
    { "aria-labelledby": id },
    element("h2", { id }, title),
    element("div.section-body", {}, ...groups(items).map(draw)),
  );
}

/** Commands that follow each other make one group, with one row for each system. */
function groups(items) {
  const grouped = [];
  for (const item of items) {
    const last = grouped.at(-1);
    if (item.kind === "commands" && last?.kind === "commands") last.content.push(item.content);
    else if (item.kind === "commands") grouped.push({ kind: "commands", content: [item.content] });
    else grouped.push(item);
  }
  return grouped;
}

const DRAWN = {
  paragraph: (text) => element("p", {}, ...linked(text)),
  heading: (text) => element("h3", {}, text),
  list: (lines) => element("ul", {}, ...lines.map((line) => element("li", {}, ...linked(line)))),
  fields,
  table,
  commands,
};

function draw({ kind, content }) {
  return DRAWN[kind](content);
}

function fields(all) {
  return element("dl.fields", {}, ...all.map(field));
}

/** Fields whose values name services. */
const LINKED = { "Everyday name of": linkedServices };

function field({ label, value, emphasis }) {
  return element(
    "div.field",
    {},
    element("dt", {}, label),
    element("dd", { "data-emphasis": emphasis }, ...(LINKED[label] ?? linked)(value)),
  );
}

// The roles are explicit because narrow screens lay a table out as blocks.
function table({ titles, rows }) {
  const head = titles.map((title) =>
    element("th", { scope: "col", role: "columnheader" }, title),
  );
  return element(
    "table.table",
    { role: "table", "data-columns": titles.join(" ").toLowerCase() },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head)),
    element("tbody", { role: "rowgroup" }, ...rows.map((one) => row(one, titles))),
  );
}

function row({ cells, is_subject: isSubject, below, query }, titles) {
  // A row has one link: on its ports, or else on its name.
  const linkedCell = cells.findIndex((text) => text !== "" && text !== "-");
  const drawn = cells.map((text, index) => {
    const title = titles[index].toLowerCase();
    const isLast = index === cells.length - 1;
    const isLink = query !== undefined && !isSubject && index === linkedCell;
    return element(
      "td",
      { role: "cell", "data-column": title, "data-status": title === "status" && text },
      isLink ? element("a", { href: addressOf(query) }, text) : text,
      isLast && below !== undefined && why(below),
    );
  });
  return element("tr", { role: "row", "aria-current": isSubject && "true" }, ...drawn);
}

function why({ label, value }) {
  return element("span.why", {}, element("span.hidden-label", {}, `${label}: `), value);
}

function commands(systems) {
  return element("dl.commands", {}, ...systems.map(system));
}

function system({ system: name, commands: lines }) {
  const line = (text) =>
    element(
      "dd.command",
      {},
      element("code", {}, text),
      copyButton(text, `the command for ${name}: ${text}`),
    );
  return element("div.system", {}, element("dt", {}, name), ...lines.map(line));
}
