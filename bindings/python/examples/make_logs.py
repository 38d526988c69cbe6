"""Writes the sample logs of this folder: the flows of one network in three formats.

    python make_logs.py

`conn.log` is Zeek's, as text; `conn.json.log` has the same flows as JSON; `vpc.log` has
them as an AWS VPC flow log, with a record for each direction. Each run writes the same
bytes. The addresses are those that RFC 5737 reserves for documentation.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
START = 1_731_400_000
PROTOCOLS = {"icmp": 1, "tcp": 6, "udp": 17}

# Port, transport, the service that Zeek detects, the flows of 1,000, and the typical
# bytes of the answer.
SERVICES = [
    (443, "tcp", "ssl", 300, 60_000),
    (53, "udp", "dns", 230, 180),
    (443, "udp", "quic", 90, 150_000),
    (80, "tcp", "http", 60, 20_000),
    (123, "udp", "ntp", 60, 48),
    (22, "tcp", "ssh", 40, 30_000),
    (5432, "tcp", None, 35, 90_000),
    (445, "tcp", "smb", 30, 200_000),
    (993, "tcp", "ssl", 25, 40_000),
    (25, "tcp", "smtp", 20, 900),
    (3389, "tcp", "rdp", 15, 400_000),
    (514, "udp", "syslog", 15, 0),
    (51820, "udp", None, 12, 700_000),
    (5353, "udp", "dns", 10, 0),
    (27017, "tcp", None, 10, 120_000),
    (8080, "tcp", "http", 10, 15_000),
    (8, "icmp", None, 24, 64),
    (3, "icmp", None, 14, 0),
]


@dataclass
class Flow:
    """What both kinds of logs show of a flow; the originator's numbers come first."""

    start: float
    duration: float | None
    protocol: str
    hosts: tuple[str, str]
    ports: tuple[int, int]
    payload: tuple[int, int]
    packets: tuple[int, int]
    service: str | None

    def ip_bytes(self, side: int) -> int:
        """The bytes with the headers of IP and transport, without options."""
        header = 40 if self.protocol == "tcp" else 28
        return self.payload[side] + header * self.packets[side]


def flows(count: int) -> Iterator[Flow]:
    rng = random.Random(1455)
    weights = [weight for *_, weight, _ in SERVICES]
    start = float(START)
    for _ in range(count):
        start += rng.expovariate(0.5)
        port, protocol, service, _, size = rng.choices(SERVICES, weights)[0]
        client = f"192.0.2.{rng.randrange(10, 60)}"
        server = f"{rng.choice(['198.51.100', '203.0.113'])}.{rng.randrange(1, 255)}"
        answer = round(size * rng.lognormvariate(0, 1))
        request = rng.randrange(40, 1200)
        # Linux uses ports from 32768 up for clients. Some of them have a name. ICMP has
        # type and code instead of ports.
        ports = (
            (port, 0 if port == 8 else 3)
            if protocol == "icmp"
            else (rng.randrange(32768, 61000), port)
        )
        if protocol == "tcp" and rng.random() < 0.05:
            # Nobody answers.
            yield Flow(start, None, protocol, (client, server), ports, (0, 0), (1, 0), None)
            continue
        packets = (1 + request // 1400 + answer // 2800, 1 + answer // 1400 if answer else 0)
        duration = round(rng.expovariate(2), 6)
        yield Flow(
            start, duration, protocol, (client, server), ports, (request, answer), packets, service
        )


def zeek(flow: Flow, uid: str) -> dict[str, object]:
    """The fields of Zeek's log in their order; None where Zeek leaves the field unset."""
    answered = flow.duration is not None
    return {
        "ts": round(flow.start, 6),
        "uid": uid,
        "id.orig_h": flow.hosts[0],
        "id.orig_p": flow.ports[0],
        "id.resp_h": flow.hosts[1],
        "id.resp_p": flow.ports[1],
        "proto": flow.protocol,
        "service": flow.service,
        "duration": flow.duration,
        "orig_bytes": flow.payload[0] if answered else None,
        "resp_bytes": flow.payload[1] if answered else None,
        "conn_state": "SF" if answered else "S0",
        "missed_bytes": 0,
        "orig_pkts": flow.packets[0],
        "orig_ip_bytes": flow.ip_bytes(0),
        "resp_pkts": flow.packets[1],
        "resp_ip_bytes": flow.ip_bytes(1),
    }


TYPES = {
    "ts": "time",
    "id.orig_h": "addr",
    "id.orig_p": "port",
    "id.resp_h": "addr",
    "id.resp_p": "port",
    "proto": "enum",
    "duration": "interval",
    "uid": "string",
    "service": "string",
    "conn_state": "string",
}


def zeek_text(records: list[dict[str, object]]) -> Iterator[str]:
    names = list(records[0])
    yield "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n"
    yield "#open\t2024-11-12-08-26-40\n"
    yield "\t".join(["#fields", *names]) + "\n"
    yield "\t".join(["#types", *(TYPES.get(name, "count") for name in names)]) + "\n"
    for record in records:
        cells = (f"{cell:.6f}" if isinstance(cell, float) else cell for cell in record.values())
        yield "\t".join("-" if cell is None else str(cell) for cell in cells) + "\n"
    yield "#close\t2024-11-12-09-00-00\n"


def zeek_json(records: list[dict[str, object]]) -> Iterator[str]:
    for record in records:
        yield (
            json.dumps(
                {key: cell for key, cell in record.items() if cell is not None},
                separators=(",", ":"),
            )
            + "\n"
        )


VPC_FIELDS = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"


def vpc(log: list[Flow]) -> Iterator[str]:
    yield VPC_FIELDS + "\n"
    interface = "2 123456789012 eni-0a1b2c3d4e5f60718"
    for number, flow in enumerate(log):
        begin, end = int(flow.start), int(flow.start + (flow.duration or 0)) + 1
        # VPC flow logs have no ICMP types.
        ports = (0, 0) if flow.protocol == "icmp" else flow.ports
        action = "ACCEPT" if flow.duration is not None else "REJECT"
        for side in (0, 1):
            if flow.packets[side] == 0:
                continue
            addresses = f"{flow.hosts[side]} {flow.hosts[1 - side]} {ports[side]} {ports[1 - side]}"
            counts = f"{PROTOCOLS[flow.protocol]} {flow.packets[side]} {flow.ip_bytes(side)}"
            yield f"{interface} {addresses} {counts} {begin} {end} {action} OK\n"
        if number % 100 == 50:
            status = "NODATA" if number % 200 == 50 else "SKIPDATA"
            yield f"{interface} - - - - - - - {begin} {begin + 60} - {status}\n"


def main() -> None:
    log = list(flows(200))
    ids = random.Random(27000)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    records = [zeek(flow, "C" + "".join(ids.choices(alphabet, k=17))) for flow in log]
    for name, lines in [
        ("conn.log", zeek_text(records)),
        ("conn.json.log", zeek_json(records)),
        ("vpc.log", vpc(log)),
    ]:
        (HERE / name).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
