// The elements of the map: canvas, zoom buttons, help and a live region, beside a panel.

import { element } from "./elements.js";
import { hint, keysHelp } from "./help.js";

/**
 * For screen readers, the canvas is an application, so that arrow keys reach it. The live
 * region announces the port that the keyboard is on.
 *
 * @param {string} id a prefix of ids that is unique on the page
 * @param {HTMLElement} tooltip
 * @param {HTMLElement} panel
 */
export function buildFrame(id, tooltip, panel) {
  const canvas = element("canvas", {
    class: "port-map-canvas",
    tabindex: "0",
    role: "application",
    "aria-roledescription": "map",
    "aria-label": "Map of all 65,536 ports",
    "aria-describedby": `${id}-help`,
  });
  const buttons = {
    out: button("Zoom out", "−"),
    whole: button("Whole map", "Whole map"),
    in: button("Zoom in", "+"),
  };
  const zoom = element("div", { class: "port-map-zoom", role: "group", "aria-label": "Zoom" });
  zoom.append(buttons.out, buttons.whole, buttons.in);
  const main = element(
    "div",
    { class: "port-map-main" },
    element("div", { class: "port-map-bar" }, hint(), zoom),
    element("div", { class: "port-map-stage" }, canvas, tooltip),
    keysHelp(`${id}-help`),
  );
  const live = element("p", { class: "port-map-live", "aria-live": "polite" });
  const layout = element("div", { class: "port-map-layout" }, main, panel);
  const root = element("div", { class: "port-map" }, layout, live);
  return { root, canvas, buttons, live };
}

function button(label, text) {
  const made = element("button", { type: "button", class: "port-map-button" }, text);
  if (text !== label) made.setAttribute("aria-label", label);
  return made;
}
