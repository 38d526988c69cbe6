import * as byName from "iana-ports/by-name";

import { answers } from "./answers.js";

postMessage(answers(byName));
