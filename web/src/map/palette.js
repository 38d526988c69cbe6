// The colours of the map, from the CSS custom properties of map.css and of the page.
// Themes need no code here.

import { INKS } from "./model.js";

/** @typedef {[number, number, number]} Rgb */

/**
 * @typedef {object} Palette
 * @property {Rgb[]} cells a colour for each of `INKS`
 * @property {Rgb[]} dimmed the same for ports that do not match the filter
 * @property {Rgb} paper
 * @property {Rgb} text
 * @property {Rgb} muted
 * @property {string} font the family
 */

/** How much of a dimmed cell is paper. */
const DIMMED = 0.82;

/**
 * Reads the palette at an element.
 * @param {HTMLElement} element
 * @returns {Palette}
 */
export function readPalette(element) {
  const { colour, done } = reader(element);
  const paper = colour("--map-paper");
  const cells = INKS.map((ink) => colour(`--map-${ink}`));
  const palette = {
    cells,
    dimmed: cells.map((cell) => mixed(cell, paper, DIMMED)),
    paper,
    text: colour("--map-text"),
    muted: colour("--map-muted"),
    font: getComputedStyle(element).fontFamily,
  };
  done();
  return palette;
}

/**
 * Resolves `light-dark()`, system colours and all other colours of CSS: an element turns
 * them into a colour, and a pixel of a canvas turns that into three numbers.
 * @param {HTMLElement} element
 */
function reader(element) {
  const probe = element.appendChild(document.createElement("span"));
  probe.hidden = true;
  // With forced colours, the cells keep their colours, as a picture does. Text does not.
  probe.style.setProperty("forced-color-adjust", "none");
  const values = getComputedStyle(probe);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    context.fillStyle = values.color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return /** @type {Rgb} */ ([red, green, blue]);
  };
  return { colour, done: () => probe.remove() };
}

/**
 * @param {Rgb} one
 * @param {Rgb} other
 * @param {number} share how much of the result is `other`, 0 to 1
 * @returns {Rgb}
 */
export function mixed(one, other, share) {
  const mix = (channel) => Math.round(one[channel] * (1 - share) + other[channel] * share);
  return [mix(0), mix(1), mix(2)];
}

/** @param {Rgb} colour */
export function css([red, green, blue], alpha = 1) {
  return alpha === 1 ? `rgb(${red} ${green} ${blue})` : `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/**
 * The relative luminance of WCAG 2.
 * @param {Rgb} colour
 */
function luminance(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast ratio of WCAG 2, 1 to 21.
 * @param {Rgb} one
 * @param {Rgb} other
 */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour with the highest contrast on a ground.
 * @param {Rgb} ground
 * @param {Rgb[]} inks
 */
export function readableOn(ground, ...inks) {
  return inks.reduce((best, ink) => (contrast(ink, ground) > contrast(best, ground) ? ink : best));
}
