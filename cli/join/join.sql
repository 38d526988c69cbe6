-- Flows, packets and bytes by service. A flow's service is at the one of its two ports
-- that has a name, or at the lower port if both have a name or neither has. The first two
-- joins only ask whether a port has a name. The sums by port come before the names, so
-- that the last join sees each port once, not each flow. The joins are LEFT, because a
-- flow without a service counts too. NULLIF is for engines that read an empty cell of a
-- CSV as an empty text. The hints are for Spark; other engines read comments there.
WITH registry AS (
    SELECT port, transport, NULLIF(name, '') AS name, status
    FROM ports
),
named AS (
    SELECT port, transport
    FROM registry
    WHERE name IS NOT NULL
),
served AS (
    SELECT /*+ BROADCAST(src, dst) */
        flow.transport AS transport,
        CASE
            WHEN src.port IS NOT NULL AND dst.port IS NULL THEN flow.src_port
            WHEN src.port IS NULL AND dst.port IS NOT NULL THEN flow.dst_port
            ELSE least(flow.src_port, flow.dst_port)
        END AS port,
        flow.packets AS packets,
        flow.bytes AS bytes
    FROM flows AS flow
    LEFT JOIN named AS src ON src.port = flow.src_port AND src.transport = flow.transport
    LEFT JOIN named AS dst ON dst.port = flow.dst_port AND dst.transport = flow.transport
),
by_port AS (
    SELECT port, transport, count(*) AS flows, sum(packets) AS packets, sum(bytes) AS bytes
    FROM served
    GROUP BY port, transport
)
SELECT /*+ BROADCAST(service) */
    service.name AS name,
    service.status AS status,
    by_port.transport AS transport,
    sum(by_port.flows) AS flows,
    sum(by_port.packets) AS packets,
    sum(by_port.bytes) AS bytes
FROM by_port
LEFT JOIN registry AS service ON service.port = by_port.port AND service.transport = by_port.transport
GROUP BY service.name, service.status, by_port.transport
ORDER BY name NULLS FIRST, status, transport
