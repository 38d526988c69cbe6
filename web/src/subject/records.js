// The rows of the registry, with all twelve columns.
import { element } from "../dom.js";
import { linked } from "../linked.js";
import { counted, onTransport } from "../words.js";

/** The titles of the columns, as in IANA's file, and the keys of the values. */
const COLUMNS = [
  ["Service Name", "service_name"],
  ["Port Number", "port_number"],
  ["Transport Protocol", "transport_protocol"],
  ["Description", "description"],
  ["Assignee", "assignee"],
  ["Contact", "contact"],
  ["Registration Date", "registration_date"],
  ["Modification Date", "modification_date"],
  ["Reference", "reference"],
  ["Service Code", "service_code"],
  ["Unauthorized Use Reported", "unauthorized_use_reported"],
  ["Assignment Notes", "assignment_notes"],
];

/** More rows than these are closed at first. */
const MAX_OPEN = 2;

/** How many rows are drawn at first. */
const MAX_DRAWN = 20;

/** A longer value has a line of its own. */
const LONG = 60;

/** The section of the rows, or `undefined` if there are none. */
export function recordsSection(registry, explained) {
  const rows = explained.records.length > 0 ? explained.records : rowsOfPorts(registry, explained);
  if (rows.length === 0) return undefined;
  const isOpen = rows.length <= MAX_OPEN;
  const body = element("div.section-body.records", {});
  const drawn = (some) => some.map((row) => card(row, isOpen));
  body.append(...drawn(rows.slice(0, MAX_DRAWN)));
  if (rows.length > MAX_DRAWN) {
    const text = `Show all ${counted(rows.length, "row")}`;
    const button = element("button.button", { type: "button" }, text);
    button.addEventListener("click", () => {
      const more = drawn(rows.slice(MAX_DRAWN));
      button.replaceWith(...more);
      more[0].querySelector("summary").focus();
    });
    body.append(button);
  }
  const title = element("h2", { id: "ui-rows-title" }, "Rows of the registry");
  return element("section.section", { "aria-labelledby": "ui-rows-title" }, title, body);
}

/** The rows of a range, which its explanation leaves out. */
function rowsOfPorts(registry, { ports, transport }) {
  const rows = [];
  for (const record of registry.records()) {
    const isHere =
      record.ports !== undefined &&
      ports.some((one) => record.ports.first <= one.last && one.first <= record.ports.last) &&
      (transport === undefined || record.transport === undefined || record.transport === transport);
    if (isHere) rows.push(record);
  }
  return rows.map((record) => Object.fromEntries(COLUMNS.map(([, key]) => [key, cell(record, key)])));
}

/** A cell of a record, whose properties have the same names in JavaScript's case. */
function cell(record, key) {
  const own = PROPERTIES[key] ?? key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  return record[own];
}

const PROPERTIES = { transport_protocol: "transport", unauthorized_use_reported: "unauthorizedUse" };

function emptyCell() {
  const dash = element("span", { "aria-hidden": "true" }, "–");
  return element("dd.is-empty", {}, dash, element("span.hidden-label", {}, "empty"));
}

function card(row, isOpen) {
  const place = row.port_number ? onTransport(row.port_number, row.transport_protocol || undefined) : "no port";
  const fields = COLUMNS.map(([title, key]) =>
    element(
      (row[key] ?? "").length > LONG ? "div.field.is-long" : "div.field",
      {},
      element("dt", {}, title),
      row[key] ? element("dd", {}, ...linked(row[key])) : emptyCell(),
    ),
  );
  return element(
    "details.record",
    { open: isOpen },
    element(
      "summary",
      {},
      element("span.record-place", {}, place),
      " ",
      element("span.record-name", {}, row.service_name || row.description || ""),
    ),
    element("dl.fields", {}, ...fields),
  );
}
