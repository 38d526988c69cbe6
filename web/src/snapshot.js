// The reader's own snapshot: a CSV that is dropped on the page, or chosen.
import { announce, element, part } from "./dom.js";
import { counted, grouped } from "./words.js";

/** The engine's limit, as in `tables/src/limits.rs`. IANA's file has 1 MB. */
const MAX_BYTES = 2 ** 26;

/**
 * Lets the reader choose or drop a CSV. A file with an error does not replace the
 * registry.
 *
 * @param {object} builtIn  the registry of the page
 * @param {(registry: object) => void} answerFrom
 */
export function startSnapshots(builtIn, answerFrom) {
  const back = () => {
    hide(part("banner"));
    hide(part("error"));
    answerFrom(builtIn);
    announce("The built-in registry answers.");
    part("main").focus({ preventScroll: true });
  };
  let latest = 0;
  const open = async ([file, ...others]) => {
    if (file === undefined) return;
    latest += 1;
    const number = latest;
    if (others.length > 0) {
      showError(`${others.length + 1} files; expected one: IANA's CSV`);
      return;
    }
    if (file.size > MAX_BYTES) {
      const found = `${grouped(Math.round(file.size / 1e6))} MB`;
      showError(`${file.name}: ${found}; expected IANA's CSV, which has about 1 MB`);
      return;
    }
    const bytes = await file.arrayBuffer().catch(() => undefined);
    // The reader chose another file while this one was read.
    if (number !== latest) return;
    if (bytes === undefined) {
      showError(`${file.name}: cannot be read; expected IANA's CSV`);
      return;
    }
    let registry;
    try {
      registry = builtIn.withCsv(new Uint8Array(bytes), file.name);
    } catch (error) {
      showError(error.message);
      return;
    }
    hide(part("error"));
    showBanner(file.name, registry.snapshot, back);
    answerFrom(registry);
  };
  part("file").addEventListener("change", (event) => {
    open(event.target.files);
    // The same file may be chosen again, after a correction.
    event.target.value = "";
  });
  startDrops(open);
}

function startDrops(open) {
  const sheet = part("drop");
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  // Every element reports when the pointer enters and leaves it. The count is 0 when the
  // pointer has left the page.
  let depth = 0;
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth += 1;
    sheet.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) sheet.hidden = true;
  });
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    sheet.hidden = true;
    open(event.dataTransfer.files);
  });
}

/** Shows a problem on one line, until the reader closes it. */
export function showError(message) {
  const close = element("button.button", { type: "button" }, "Close");
  close.addEventListener("click", () => hide(part("error")));
  part("error").replaceChildren(element("p", {}, message), close);
  reveal(part("error"));
}

function showBanner(name, { newestDate, rows }, back) {
  const attributes = { type: "button", id: "ui-built-in" };
  const button = element("button.button", attributes, "Back to the built-in registry");
  button.addEventListener("click", back);
  const facts = [newestDate ?? "without a date", counted(rows, "row")].join(", ");
  const text = element("p", {}, "Answers come from ", element("strong", {}, name), `: ${facts}.`);
  part("banner").replaceChildren(text, button);
  reveal(part("banner"));
  announce(text.textContent);
}

/** Shows a notice. The reader may have chosen the file at the end of the page. */
function reveal(notice) {
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

function hide(notice) {
  notice.hidden = true;
  notice.replaceChildren();
}
