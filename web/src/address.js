// The address after `#`: a query as on the command line. Navigation changes nothing else.

/** The engine has a limit, and nobody types a longer query. */
const MAX_LENGTH = 10_000;

/** The query in the address; empty on the overview, and for a search without words. */
export function currentQuery() {
  const query = decoded(location.hash.slice(1)).trim().slice(0, MAX_LENGTH);
  return wordsOf(query) === "" ? "" : query;
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A lone `%` is not an encoding. The text stays as it is.
    return fragment;
  }
}

/** The address of the page of a query, for a link. */
export function addressOf(query) {
  return `#${encodeURIComponent(query).replace(/%(2F|2C|3A|2B|40|24|3F)/g, decodeURIComponent)}`;
}

/** Opens the page of a query, or shows it again. */
export function open(query) {
  const address = addressOf(query);
  if (address === location.hash) dispatchEvent(new PopStateEvent("popstate"));
  else location.hash = address;
}

/** The query for the page of all results of a search. No service name begins with `?`. */
export function searchFor(words) {
  return `?${words}`;
}

/** The words of a query that `searchFor` made, or `undefined`. */
export function wordsOf(query) {
  return query.startsWith("?") ? query.slice(1).trim() : undefined;
}

/**
 * Calls `show({ isFirst, isReturn })` now and after each navigation, and restores how far
 * an entry of the history was scrolled.
 */
export function followAddress(show) {
  history.scrollRestoration = "manual";
  let pending;
  const visit = (isFirst) => {
    clearTimeout(pending);
    const known = history.state;
    show({ isFirst, isReturn: known !== null });
    if (known === null) history.replaceState({ scroll: 0 }, "");
    if (known !== null || !isFirst) scrollTo({ top: known?.scroll ?? 0, behavior: "instant" });
  };
  addEventListener("popstate", () => visit(false));
  addEventListener("scroll", () => {
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState({ scroll: scrollY }, ""), 150);
  });
  visit(true);
}
