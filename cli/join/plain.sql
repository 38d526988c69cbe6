-- Sums without names, to compare with the join: reads the same columns, but joins
-- nothing.
WITH ranged AS (
    SELECT
        transport,
        CASE
            WHEN least(src_port, dst_port) < 1024 THEN 'system'
            WHEN least(src_port, dst_port) < 49152 THEN 'user'
            ELSE 'dynamic'
        END AS port_range,
        packets,
        bytes
    FROM flows
)
SELECT port_range, transport, count(*) AS flows, sum(packets) AS packets, sum(bytes) AS bytes
FROM ranged
GROUP BY port_range, transport
ORDER BY port_range, transport
