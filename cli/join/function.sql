-- The sums of join.sql by name and transport. The function `service_name(port,
-- transport)` takes the place of the joins.
WITH named AS (
    SELECT
        transport,
        src_port,
        dst_port,
        service_name(src_port, transport) AS src_name,
        service_name(dst_port, transport) AS dst_name,
        packets,
        bytes
    FROM flows
),
served AS (
    SELECT
        transport,
        CASE
            WHEN src_name IS NOT NULL AND dst_name IS NULL THEN src_port
            WHEN src_name IS NULL AND dst_name IS NOT NULL THEN dst_port
            ELSE least(src_port, dst_port)
        END AS port,
        packets,
        bytes
    FROM named
),
by_port AS (
    SELECT port, transport, count(*) AS flows, sum(packets) AS packets, sum(bytes) AS bytes
    FROM served
    GROUP BY port, transport
),
named_sums AS (
    SELECT service_name(port, transport) AS name, transport, flows, packets, bytes
    FROM by_port
)
SELECT name, transport, sum(flows) AS flows, sum(packets) AS packets, sum(bytes) AS bytes
FROM named_sums
GROUP BY name, transport
ORDER BY name NULLS FIRST, transport
