// The switch between light and dark. Without a choice, the page follows the system.
import { part } from "./dom.js";

const KEY = "iana-ports-theme";

export function startTheme() {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");
  const show = () => {
    const other = current() === "dark" ? "light" : "dark";
    part("theme-label").textContent = other === "dark" ? "Dark" : "Light";
    part("theme").setAttribute("aria-label", `Use ${other} colours`);
  };
  const chosen = remembered();
  if (chosen !== undefined) root.dataset.theme = chosen;
  part("theme").addEventListener("click", () => {
    const other = current() === "dark" ? "light" : "dark";
    // The choice of the system's theme is not stored, so that the page follows the
    // system.
    if (other === (system.matches ? "dark" : "light")) delete root.dataset.theme;
    else root.dataset.theme = other;
    remember(root.dataset.theme);
    show();
  });
  system.addEventListener("change", show);
  show();
}

/** The choice of an earlier visit. Browsers may deny storage to a page from disk. */
function remembered() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme === "dark" || theme === "light" ? theme : undefined;
  } catch {
    return undefined;
  }
}

function remember(theme) {
  try {
    if (theme === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage, the choice lasts as long as the page.
  }
}
