// Reads the texts of the built page from its elements.

/**
 * The page of a subject, line by line as `iana-ports explain` prints it: the title, the
 * description, and the sections without the rows of the registry.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>}
 */
export function linesOfSubject(page) {
  return page.evaluate(() => {
    const subject = document.getElementById("ui-subject");
    const plain = (text) => text.trim().replaceAll(/\s+/g, " ");
    const textOf = (element) => plain(element.textContent);
    const lines = (element) => element.textContent.split("\n").map(plain);
    const reads = {
      P: (element) => [textOf(element)],
      H2: (element) => [textOf(element)],
      H3: (element) => [textOf(element)],
      UL: (element) => [...element.children].map(textOf),
      TABLE: (element) => [...element.tBodies[0].rows].flatMap(row),
      DL: (element) => [...element.children].flatMap(definition),
    };
    const row = (tableRow) => {
      const why = tableRow.querySelector(".why");
      const below = why === null ? [] : [textOf(why)];
      const cells = [...tableRow.cells].map((cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelector(".why")?.remove();
        return textOf(copy);
      });
      return [cells.filter((text) => text !== "").join(" "), ...below];
    };
    const definition = (group) => {
      const [label, ...values] = [...group.children];
      const texts = values.flatMap((value) => lines(value.querySelector("code") ?? value));
      return [`${textOf(label)} ${texts[0]}`, ...texts.slice(1)];
    };
    const read = (element) => reads[element.tagName](element);
    const description = subject.querySelector(".subject-description");
    const sections = [...subject.querySelectorAll("section")].filter(
      (section) => section.getAttribute("aria-labelledby") !== "ui-rows-title",
    );
    return [
      textOf(document.getElementById("ui-title")),
      ...(description === null ? [] : [textOf(description)]),
      ...sections.flatMap((section) => {
        const [title, body] = section.children;
        return [title, ...body.children].flatMap(read);
      }),
    ].filter((line) => line !== "");
  });
}

/** The rows of a table in the section with this title: cells, reason and link. */
export function tableIn(page, section) {
  return page.getByRole("region", { name: section, exact: true }).evaluate((region) =>
    [...region.querySelectorAll("tbody tr")].map((row) => {
      const why = row.querySelector(".why");
      const label = why?.querySelector(".hidden-label");
      const reason = why?.textContent.slice(label?.textContent.length ?? 0);
      const cells = [...row.cells].map((cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelector(".why")?.remove();
        return copy.textContent;
      });
      return {
        cells,
        reason,
        leadsTo: row.querySelector("a")?.getAttribute("href"),
        isCurrent: row.getAttribute("aria-current") === "true",
      };
    }),
  );
}

/** The commands of a page: `{ Linux: ["sudo ss ..."], ... }`. */
export function commandsIn(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll(".system")].map((system) => [
        system.querySelector("dt").textContent,
        [...system.querySelectorAll("code")].map((code) => code.textContent),
      ]),
    ),
  );
}

/** The rows of the registry on a page, with the titles of their columns as keys. */
export function recordsIn(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("details.record")].map((record) =>
      Object.fromEntries(
        [...record.querySelectorAll(".field")].map((field) => {
          const value = field.querySelector("dd");
          const text = value.classList.contains("is-empty") ? undefined : value.textContent;
          return [field.querySelector("dt").textContent, text];
        }),
      ),
    ),
  );
}
