// Makes elements. Text is set as text, so data never becomes markup.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * A count with commas: `42,459`.
 * @param {number} count
 */
export function grouped(count) {
  return count.toLocaleString("en");
}

/** @param {number} count */
export function ports(count) {
  return `${grouped(count)} ${count === 1 ? "port" : "ports"}`;
}
