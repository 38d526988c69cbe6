// The entry points of the package, as Node resolves them.

import * as byName from "iana-ports/by-name";
import * as full from "iana-ports";

export const builds = { full, "by-name": byName };

/** Properties of a row in each build, with the columns' titles. */
export const columns = {
    "by-name": {
        serviceName: "Service Name",
        portNumber: "Port Number",
        transport: "Transport Protocol",
        description: "Description",
    },
    full: {
        serviceName: "Service Name",
        portNumber: "Port Number",
        transport: "Transport Protocol",
        description: "Description",
        assignee: "Assignee",
        contact: "Contact",
        registrationDate: "Registration Date",
        modificationDate: "Modification Date",
        reference: "Reference",
        serviceCode: "Service Code",
        unauthorizedUse: "Unauthorized Use Reported",
        assignmentNotes: "Assignment Notes",
    },
};

/** The cells of a row that a build has, as in the file. */
export function cellsOf(build, record) {
    return Object.entries(columns[build]).map(([property]) => `${record[property] ?? ""}`);
}

/** The cells that the build should have. */
export function expectedCells(build, row) {
    return Object.values(columns[build]).map((title) => row[title]);
}
