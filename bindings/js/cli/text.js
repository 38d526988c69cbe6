// Text from the registry and from arguments, in a form that a terminal can show.

// Control characters, and those that change the direction of text (Unicode's property
// Bidi_Control). A terminal obeys them instead of showing them.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const SHORT_ESCAPES = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const MAX_EXCERPT = 60;
const MAX_COLUMN_WIDTH = 40;

/** The text with its control characters escaped: `\u{1b}`. */
export function visible(text) {
    return text.replace(HIDDEN, (char) => SHORT_ESCAPES[char] ?? `\\u{${char.charCodeAt(0).toString(16)}}`);
}

/** One line of JSON. Escapes control characters that JSON allows, too. */
export function jsonLine(value) {
    const escape = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return `${JSON.stringify(value).replace(HIDDEN, escape)}\n`;
}

/** An argument in a message: quoted, escaped, and truncated if it is long. */
export function excerpt(text) {
    const chars = [...text];
    const shown = JSON.stringify(chars.slice(0, MAX_EXCERPT).join(""));
    return chars.length > MAX_EXCERPT ? `${shown}…` : shown;
}

/** The lines of a cell, without the blanks of the registry's own layout. */
export function lines(cell) {
    return cell.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}

/** A cell with its lines joined into one, and control characters escaped. */
export function inOneLine(cell) {
    return visible(lines(cell).join(" "));
}

/** Parts separated by commas, on lines of about 60 characters. */
export function wrapped(parts) {
    const maxWidth = 60;
    let [text, width] = ["", 0];
    for (const part of parts) {
        const fits = width + part.length + 3 <= maxWidth;
        if (text !== "") {
            text += fits ? ", " : ",\n";
        }
        width = text === "" || !fits ? part.length : width + part.length + 2;
        text += part;
    }
    return text;
}

/** Rows of cells, as lines with aligned columns. */
export function table(rows) {
    const widths = [];
    for (const cells of rows) {
        cells.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, Math.min([...cell].length, MAX_COLUMN_WIDTH));
        });
    }
    const pad = (cell, column) => cell + " ".repeat(Math.max(0, widths[column] - [...cell].length));
    return rows.map((cells) => cells.map(pad).join("  ").trimEnd());
}
