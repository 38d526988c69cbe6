import * as full from "iana-ports";
import * as byName from "iana-ports/by-name";

import { answers } from "./answers.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
globalThis.results = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve({ full: answers(full), byName: answers(byName), worker: data });
    worker.onerror = ({ message }) => reject(new Error(`worker: ${message}`));
});
