-- Flows, packets and bytes by service. Of a flow's two ports the one that has a name is the service's; the lower one, if both
-- have a name or neither has. The joins are LEFT so that no flow is lost, whatever its transport, and so that no engine joins
-- `ports` with itself first, by the transport alone, which would be billions of rows. NULLIF is for engines that read an empty
-- cell of a CSV as an empty text: there too a port has a name or NULL.
WITH registry AS (
    SELECT port, transport, NULLIF(name, '') AS name, status
    FROM ports
),
served AS (
    SELECT
        flow.transport AS transport,
        CASE
            WHEN src.name IS NOT NULL AND dst.name IS NULL THEN flow.src_port
            WHEN src.name IS NULL AND dst.name IS NOT NULL THEN flow.dst_port
            ELSE least(flow.src_port, flow.dst_port)
        END AS port,
        flow.packets AS packets,
        flow.bytes AS bytes
    FROM flows AS flow
    LEFT JOIN registry AS src ON src.port = flow.src_port AND src.transport = flow.transport
    LEFT JOIN registry AS dst ON dst.port = flow.dst_port AND dst.transport = flow.transport
)
SELECT
    service.name AS name,
    service.status AS status,
    served.transport AS transport,
    count(*) AS flows,
    sum(served.packets) AS packets,
    sum(served.bytes) AS bytes
FROM served
LEFT JOIN registry AS service ON service.port = served.port AND service.transport = served.transport
GROUP BY service.name, service.status, served.transport
ORDER BY name NULLS FIRST, status, transport
