// The questions of the app to each entry point, on each platform.

/** The answers of an entry point, as plain data. */
export function answers({ lookup, search, serviceName, servicePort, snapshot }) {
    return {
        name: serviceName(1455, "tcp"),
        inRange: lookup(27005).name,
        onUdp: lookup(514).on("udp").name,
        port: servicePort("ESL-LM", "udp"),
        assignee: lookup(1455).records[0].assignee ?? null,
        hits: search("license manager").length,
        date: snapshot.newestDate,
    };
}
