// A row with all columns.

import { Record, withoutEmpty } from "./answers.js";

/** The indices of the columns in the file, and their keys in JSON. */
const KEYS = [
    "service_name",
    "port_number",
    "transport_protocol",
    "description",
    "assignee",
    "contact",
    "registration_date",
    "modification_date",
    "reference",
    "service_code",
    "unauthorized_use_reported",
    "assignment_notes",
];

export class FullRecord extends Record {
    #instance;
    #id;

    constructor(instance, id) {
        super(instance, id);
        this.#instance = instance;
        this.#id = id;
    }

    get assignee() {
        return this.#cell("assignee");
    }

    get contact() {
        return this.#cell("contact");
    }

    get registrationDate() {
        return this.#cell("registration_date");
    }

    get modificationDate() {
        return this.#cell("modification_date");
    }

    get reference() {
        return this.#cell("reference");
    }

    get serviceCode() {
        const code = this.#cell("service_code");
        return code === undefined ? undefined : Number(code);
    }

    get unauthorizedUse() {
        return this.#cell("unauthorized_use_reported");
    }

    get assignmentNotes() {
        return this.#cell("assignment_notes");
    }

    get aliasOf() {
        return this.#instance.text(this.#instance.call.record_alias_of(this.#id));
    }

    toJSON() {
        return withoutEmpty(Object.fromEntries(KEYS.map((key) => [key, this.#cell(key)])));
    }

    /** A cell exactly as in the file, or undefined if it is empty. */
    #cell(key) {
        return this.#instance.text(this.#instance.call.record_cell(this.#id, KEYS.indexOf(key)));
    }
}
