import * as full from "iana-ports";
import * as byName from "iana-ports/by-name";

import { answers } from "./answers.js";

console.log(JSON.stringify({ full: answers(full), byName: answers(byName) }));
