// The functions that both entry points export, for one registry.

export const functionsOf = (registry) => ({
    snapshot: registry.snapshot,
    serviceName: registry.serviceName,
    lookup: (port) => registry.lookup(port),
    servicePort: (name, transport) => registry.servicePort(name, transport),
    service: (name) => registry.service(name),
    records: () => registry.records(),
    assignedPorts: () => registry.assignedPorts(),
    search: (words) => registry.search(words),
});
