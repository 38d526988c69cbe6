// How the page writes numbers, ports and counts.

const GROUPED = new Intl.NumberFormat("en-US");

/** `14,447` */
export function grouped(number) {
  return GROUPED.format(number);
}

/** `1 port`, `14,447 ports` */
export function counted(number, singular, plural = `${singular}s`) {
  return `${grouped(number)} ${number === 1 ? singular : plural}`;
}

/** `1455` or `27000-27009` */
export function interval({ first, last }) {
  return first === last ? String(first) : `${first}-${last}`;
}

/** `591, 8008`: the first `most` of them, then `…`. */
export function intervals(ports, most = 3) {
  const shown = ports.slice(0, most).map(interval);
  if (ports.length > most) shown.push("…");
  return shown.join(", ");
}

/** The query for a subject on a transport, or on all: `1455`, `514/udp`. */
export function onTransport(subject, transport) {
  return transport === undefined ? String(subject) : `${subject}/${transport}`;
}

/** `IANA's registry of 2024-06-12, 14,447 rows` */
export function registryInWords({ newestDate: date, rows }) {
  const of = date === undefined ? "IANA's registry without a date" : `IANA's registry of ${date}`;
  return `${of}, ${counted(rows, "row")}`;
}

/** The transports of the registry, in its order. */
export const TRANSPORTS = ["tcp", "udp", "sctp", "dccp"];
