// Measures a call of each function, in compiled code.

/** The calls by their titles; `times` calls are one round. */
const CALLS = {
    "serviceName(port, transport)": { times: 10_000, call: (api, i) => api.serviceName(i, "tcp") },
    "servicePort(name, transport)": { times: 10_000, call: (api) => api.servicePort("esl-lm", "tcp") },
    "lookup(port).status": { times: 10_000, call: (api, i) => api.lookup(i).status },
    "lookup(port).description": { times: 10_000, call: (api, i) => api.lookup(i).description },
    "lookup(port).records": { times: 10_000, call: (api, i) => api.lookup(i).records },
    "service(name)": { times: 10_000, call: (api) => api.service("domain") },
    "search(words)": { times: 20, call: (api) => api.search("license manager") },
    "related(port)": { times: 20, call: (api) => api.related(1455) },
    "all assignedPorts(), with names": { times: 1, call: (api) => [...api.assignedPorts()].map(({ name }) => name) },
    "all records(), with names": { times: 1, call: (api) => [...api.records()].map(({ serviceName }) => serviceName) },
};
const ROUNDS = 30;

/** The minimum time of one call, in nanoseconds. */
function cost(api, { times, call }) {
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round += 1) {
        const start = process.hrtime.bigint();
        for (let i = 0; i < times; i += 1) {
            call(api, i);
        }
        best = Math.min(best, Number(process.hrtime.bigint() - start) / times);
    }
    return best;
}

/**
 * The nanoseconds of each call by title, and of the first search, which builds the index.
 */
export function costs(api) {
    const start = process.hrtime.bigint();
    api.search("license manager");
    const first = Number(process.hrtime.bigint() - start);
    const rest = Object.entries(CALLS).filter(([title]) => "related" in api || !title.startsWith("related"));
    return Object.fromEntries([
        ["the first search(words)", first],
        ...rest.map(([title, call]) => [title, cost(api, call)]),
    ]);
}
