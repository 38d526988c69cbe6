// The page's answers equal the command line's.
import assert from "node:assert/strict";
import { test } from "node:test";

import { cli, explained, explainedInLines, searched } from "../cli.js";
import { commandsIn, linesOfSubject, recordsIn, tableIn } from "../reading.js";
import { goTo, shows, useChromium, visit } from "../browser.js";

useChromium();

/** Ports of all ranges and statuses, ranges, services of all kinds, and long pages. */
const QUERIES = [
  "1455",
  "27005",
  "514/udp",
  "3",
  "65000",
  "esl-lm",
  "27000-27009",
  "0",
  "80",
  "443/sctp",
  "4",
  "514",
  "1/dccp",
  "6000-6063",
  "1-1000",
  "65534-65535",
  "49151",
  "http",
  "http/tcp",
  "x11",
  "interhdl_elmd",
  "domain",
];

const interval = ({ first, last }) => (first === last ? String(first) : `${first}-${last}`);
const onTransport = (subject, transport) =>
  transport === undefined ? String(subject) : `${subject}/${transport}`;

test("each page equals `iana-ports explain` and `explain --json`", async () => {
  await visit("", {}, async (page) => {
    for (const query of QUERIES) {
      await page.evaluate((address) => (location.hash = address), `#${query}`);
      const words = explainedInLines(query);
      await shows(page, words[0]);
      assert.ok(words.length > 10, query);
      assert.deepEqual(await linesOfSubject(page), words, query);
      const expected = explained(query);
      await checkFacts(page, expected);
      await checkNeighbours(page, expected);
    }
  });
});

/** Status, ranges, commands, related services and rows. */
async function checkFacts(page, expected) {
  const { query, status, ports, transport, how_to_check: checks, related, records } = expected;

  const badge = page.locator(".subject-head .badge");
  assert.equal((await badge.count()) > 0 ? await badge.textContent() : undefined, status, query);
  const eyebrow = await page.locator(".subject-head .eyebrow").textContent();
  for (const { term } of expected.ranges ?? []) assert.ok(eyebrow.includes(term), query);

  const { "All three": listening, ...commands } = await commandsIn(page);
  const systems = (checks ?? []).map(({ system, commands: lines }) => [system, lines]);
  assert.deepEqual(commands, Object.fromEntries(systems), query);
  const isSeen = ports.length > 0 && !["sctp", "dccp"].includes(transport);
  assert.equal(listening !== undefined, isSeen, query);

  const rows = related.length > 0 ? await tableIn(page, "Related services") : [];
  const shown = rows.map(({ cells: [, name, description], reason, leadsTo }) => {
    return { name, description, why: reason, leadsTo };
  });
  const services = related.map(({ name = "", ports: [first], description = "", why }) => {
    return { name, description, why, leadsTo: `#${first === undefined ? name : first.first}` };
  });
  assert.deepEqual(shown, services, query);

  // Only the page has the rows of a range. A test below compares them.
  const drawn = records.slice(0, 20).map(titled);
  if (records.length > 0) assert.deepEqual(await recordsIn(page), drawn, query);
}

async function checkNeighbours(page, { query, below, above, ports, transport }) {
  if (below.length + above.length === 0) return;
  const title = ports.length > 1 ? `Neighbours of ${interval(ports[0])}` : "Neighbours";
  const rows = (await tableIn(page, title)).map(({ cells, leadsTo, isCurrent }) => {
    return { ports: cells[0], status: cells[1], leadsTo, isCurrent };
  });
  const other = (neighbour) => ({
    ports: interval(neighbour),
    status: neighbour.status,
    leadsTo: `#${onTransport(neighbour.first, transport)}`,
    isCurrent: false,
  });
  const [subject] = rows.splice(below.length, 1);
  assert.deepEqual([subject.ports, subject.isCurrent], [interval(ports[0]), true], query);
  assert.deepEqual(rows, [...below, ...above].map(other), query);
}

/** The columns in IANA's order. The keys of JSON are the titles in snake case. */
const TITLES = [
  "Service Name",
  "Port Number",
  "Transport Protocol",
  "Description",
  "Assignee",
  "Contact",
  "Registration Date",
  "Modification Date",
  "Reference",
  "Service Code",
  "Unauthorized Use Reported",
  "Assignment Notes",
];

function titled(row) {
  const cells = TITLES.map((title) => [title, row[title.toLowerCase().replaceAll(" ", "_")]]);
  return Object.fromEntries(cells);
}

test("a range has the rows of all its ports", async () => {
  await visit("#27000-27010/udp", {}, async (page) => {
    const onUdp = ["27000/udp", "27010/udp"].flatMap((port) => explained(port).records);
    assert.deepEqual(await recordsIn(page), onUdp.map(titled));
    await goTo(page, "#27000-27010");
    const both = ["27000", "27010"].flatMap((port) => explained(port).records);
    assert.deepEqual(await recordsIn(page), both.map(titled));
  });
});

test("the results of a search are those of `iana-ports search --json`", async () => {
  await visit("", {}, async (page) => {
    const cases = [
      "license manager",
      "apache",
      "time protocol",
      "voice over ip",
      "flexera",
      "remote desktop",
    ];
    for (const words of cases) {
      await goTo(page, `#?${encodeURIComponent(words)}`);
      const more = page.getByRole("button", { name: /^Show all/ });
      if ((await more.count()) > 0) await more.click();
      const results = await page.locator(".results .result").evaluateAll((items) =>
        items.map((item) => ({
          name: item.querySelector(".result-name").textContent,
          ports: item.querySelector(".result-ports").textContent,
        })),
      );
      const entries = entriesOf(searched(words));
      assert.ok(entries.length > 0, words);
      assert.deepEqual(results, entries, words);
      const verb = entries.length === 1 ? "service matches" : "services match";
      const count = `${entries.length} ${verb}`;
      assert.equal(await page.locator("#ui-count").textContent(), count);
    }
  });
});

/**
 * The services that rows are about, in order: rows of one name with the same ports or the
 * same description, and the rows of other names on those ports, its aliases.
 */
function entriesOf(rows) {
  const entries = [];
  for (const row of rows) {
    const { service_name: name, port_number: ports, description } = row;
    const last = entries.at(-1);
    const isSame =
      last?.name === name && (last.ports.includes(ports) || last.description === description);
    const isAlias = last !== undefined && isAliasOf(row, last);
    if (!isSame && !isAlias) entries.push({ name, ports: ports ? [ports] : [], description });
    else if (isSame && ports && !last.ports.includes(ports)) last.ports.push(ports);
  }
  return entries.map(({ name, ports }) => {
    const shown = ports.length > 3 ? [...ports.slice(0, 3), "…"] : ports;
    return { name, ports: shown.length > 0 ? shown.join(", ") : "no port" };
  });
}

/** Whether the registry says that the row's name stands for the entry's. */
function isAliasOf(row, { name, ports }) {
  if (!ports.includes(row.port_number) || row.service_name === name) return false;
  const texts = `${row.description ?? ""} ${row.assignment_notes ?? ""}`;
  return row.service_name.replaceAll("_", "-") === name || texts.includes(`"${name}"`);
}

test("a wrong query gets the message of the command line", async () => {
  await visit("", {}, async (page) => {
    for (const query of ["65536", "9-1", "tcp/80", "1455/icmp", "esl-lm/sctp", "[::1]:80"]) {
      const { stderr } = cli(["explain", query]);
      const message = /^iana-ports: (.*)\n$/.exec(stderr)[1];
      await goTo(page, `#${query}`);
      const texts = await page.locator(".subject-description").allTextContents();
      // The page lists the suggestions. The command line adds them to the message.
      assert.ok(
        texts.some((text) => text !== "" && message.startsWith(text)),
        `${texts.join("\n")}\n${message}`,
      );
    }
  });
});
