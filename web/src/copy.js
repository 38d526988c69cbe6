// Buttons that copy a text.
import { announce, element, icon } from "./dom.js";

/**
 * A button that copies `text`.
 *
 * @param {string} label what is copied, for screen readers: `the command for Linux`
 * @param {string} [caption] the button's visible text; without it, the button is an icon
 */
export function copyButton(text, label, caption) {
  const name = element("span.copy-caption", {}, caption);
  const button = element(
    caption === undefined ? "button.copy" : "button.button.copy-wide",
    { type: "button", "aria-label": `Copy ${label}`, title: `Copy ${label}` },
    icon("copy"),
    caption === undefined ? null : name,
  );
  let timer;
  button.addEventListener("click", async () => {
    const isCopied = await copy(text);
    clearTimeout(timer);
    button.replaceChildren(icon(isCopied ? "done" : "close"), ...(caption ? [name] : []));
    button.classList.toggle("is-done", isCopied);
    announce(isCopied ? `Copied ${label}` : "The browser does not allow copying");
    timer = setTimeout(() => {
      button.replaceChildren(icon("copy"), ...(caption ? [name] : []));
      button.classList.remove("is-done");
    }, 2000);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Copies without the clipboard API, which some browsers deny to a page from disk. */
function copyBySelection(text) {
  const before = document.activeElement;
  const area = element("textarea.hidden-label", { "aria-hidden": "true", tabindex: "-1" });
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  before?.focus({ preventScroll: true });
  return isCopied;
}
