// The rows of the registry, with all twelve columns.
import { element } from "../dom.js";
import { linked } from "../linked.js";
import { counted, onTransport } from "../words.js";

/** The titles of the columns, as in IANA's file, and the keys of the values in JSON. */
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

/** The most rows that are open at first. If there are more, all are closed. */
const MAX_OPEN = 2;

/** The number of rows that are drawn at first, and with each press of the button. */
const FIRST_DRAWN = 20;
const MORE_DRAWN = 200;

/** The longest value that shares a line. */
const LONG = 60;

/** The section of the rows, or `undefined` if there are none. */
export function recordsSection(registry, explained) {
  const rows = explained.records.length > 0 ? explained.records : rowsOfPorts(registry, explained);
  if (rows.length === 0) return undefined;
  const isOpen = rows.length <= MAX_OPEN;
  const drawn = (some) => some.map((row) => card(row.toJSON?.() ?? row, isOpen));
  const body = element("div.section-body", {}, ...drawn(rows.slice(0, FIRST_DRAWN)));
  if (rows.length > FIRST_DRAWN) body.append(moreButton(rows.slice(FIRST_DRAWN), drawn));
  const title = element("h2", { id: "ui-rows-title" }, "Rows of the registry");
  return element("section.section", { "aria-labelledby": "ui-rows-title" }, title, body);
}

/** A button that draws more of the rows before itself, until none is left. */
function moreButton(rows, drawn) {
  const button = element("button.button", { type: "button" });
  let left = rows;
  const label = () => {
    const next = Math.min(left.length, MORE_DRAWN);
    const all = counted(left.length, "more row");
    button.textContent = next === left.length ? `Show ${all}` : `Show ${next} of ${all}`;
  };
  button.addEventListener("click", () => {
    const more = drawn(left.slice(0, MORE_DRAWN));
    left = left.slice(MORE_DRAWN);
    button.before(...more);
    more[0].querySelector("summary").focus();
    if (left.length > 0) label();
    else button.remove();
  });
  label();
  return button;
}

/** The rows of a range, which its explanation leaves out. */
function rowsOfPorts(registry, { ports, transport }) {
  const isHere = ({ ports: own, transport: ownTransport }) =>
    own !== undefined &&
    ports.some((one) => own.first <= one.last && one.first <= own.last) &&
    (transport === undefined || ownTransport === undefined || ownTransport === transport);
  return [...registry.records()].filter(isHere);
}

function emptyCell() {
  const dash = element("span", { "aria-hidden": "true" }, "–");
  return element("dd.is-empty", {}, dash, element("span.hidden-label", {}, "empty"));
}

function card(row, isOpen) {
  const { port_number: port, transport_protocol: transport } = row;
  const place = port === undefined ? "no port" : onTransport(port, transport);
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
