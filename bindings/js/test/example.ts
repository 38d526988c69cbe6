// A program that uses all types. `types.test.js` compiles and executes it.

import {
    type FullRecord,
    type Hit,
    type Port,
    type PortRange,
    type Related,
    type Sequence,
    type Service,
    type Snapshot,
    type Status,
    type Transport,
    assignedPorts,
    lookup,
    protocolNumber,
    records,
    related,
    relatedToService,
    search,
    service,
    serviceName,
    servicePort,
    snapshot,
    transportFrom,
    transports,
} from "iana-ports";
import * as byName from "iana-ports/by-name";
import { type Registry as SmallRegistry, open as openByName } from "iana-ports/by-name/open";
import { type Registry, open } from "iana-ports/open";

export function describe(port: Port): string {
    const range: PortRange = port.range;
    const status: Status = port.status;
    const name: string = port.name ?? "no name";
    const names: readonly string[] = port.names;
    const rows: readonly FullRecord[] = port.records;
    const assignees = rows.map(({ assignee }) => assignee ?? "nobody");
    return [
        port.number,
        port.transport ?? "any",
        range,
        status,
        name,
        names.length,
        assignees[0],
    ].join(" ");
}

export function example(): string[] {
    const lines = transports.map((transport) => describe(lookup(514).on(transport)));
    const port: number | undefined = servicePort("esl-lm", "tcp");
    const name: string | undefined = serviceName(443);
    const sameName: string | undefined = serviceName(443, "udp");
    lines.push(`${port} ${name} ${sameName}`);
    const numbers: number[] = transports.map((transport) => protocolNumber(transport));
    lines.push(`${numbers} ${transportFrom(17)} ${namesOf(["host:514/UDP", "host:1/icmp"])}`);

    const ipp: Service | undefined = service("ipp");
    lines.push(`${ipp?.name} ${ipp?.port("tcp")} ${ipp?.records.length} ${ipp?.toJSON().status}`);

    const all: Sequence<FullRecord> = records();
    for (const { registrationDate, serviceCode, ports } of all) {
        if (registrationDate !== undefined && serviceCode !== undefined && ports !== undefined) {
            lines.push(`${registrationDate} ${serviceCode.toFixed()} ${ports.first}-${ports.last}`);
            break;
        }
    }
    lines.push(`${all.length} ${all.at(-1)?.serviceName} ${[...assignedPorts()].length}`);

    const hits: readonly Hit[] = search("rdp");
    const others: readonly Related[] = [...related(1455, "tcp"), ...relatedToService("ipp")];
    lines.push(`${hits[0]?.matches[0]?.text}; ${others[0]?.reason}`);

    const { rows, newestDate, sha256 }: Snapshot = snapshot;
    lines.push(`${rows} ${newestDate ?? "no date"} ${sha256.length}`);

    const small: byName.RegistryRecord | undefined = byName.lookup(80).records[0];
    lines.push(
        [small?.description, byName.search("dns")[0]?.name, byName.service("ssh")?.name].join(),
    );
    return lines;
}

/** The names of lines such as `10.0.0.1:443/tcp`. */
export function namesOf(lines: readonly string[]): (string | undefined)[] {
    return lines.map((line) => {
        const [, port, protocol] = /:(\d+)\/(\w+)$/.exec(line) ?? [];
        const transport: Transport | undefined = transportFrom(protocol ?? "");
        return transport && serviceName(Number(port), transport);
    });
}

/** Opens modules that the program loaded. */
export function openBoth(full: object, small: object): string {
    const registry: Registry = open(full);
    const smallRegistry: SmallRegistry = openByName(small);
    return [registry.related(22).length, smallRegistry.lookup(22).name].join(" ");
}

/** Compiles only if each of these lines is an error. */
export function mistakes(): void {
    // @ts-expect-error a port is a number
    lookup("80");
    // @ts-expect-error no transport
    serviceName(80, "icmp");
    // @ts-expect-error a transport is needed
    servicePort("http");
    // @ts-expect-error the build has no such column
    byName.lookup(80).records[0].assignee;
    // @ts-expect-error nothing can be changed
    lookup(80).name = "www";
    // @ts-expect-error nothing can be changed
    lookup(80).names.push("www");
    // @ts-expect-error there may be none
    lookup(80).name.length;
}
