"""The objects that the functions return: immutable, equal by value, copied and pickled."""

import copy
import json
import multiprocessing
import pickle
from collections.abc import Callable
from typing import Any

import iana_ports
import pytest
from iana_ports import (
    SNAPSHOT,
    Record,
    Registry,
    Transport,
    lookup,
    records,
    related,
    search,
    service,
    service_name,
)

OBJECTS = {
    "port": lambda: lookup(1455),
    "port on a transport": lambda: lookup(514).on("udp"),
    "port without a row": lambda: lookup(65000),
    "service": lambda: service("http-alt"),
    "service without a port": lambda: service("argus"),
    "record": lambda: lookup(1455).records[0],
    "record of a range": lambda: lookup(6010).records[0],
    "record without a port": lambda: records()[-1],
    "hit": lambda: search("license manager")[0],
    "hit with aliases": lambda: search("http")[0],
    "related": lambda: related(1455)[0],
    "word match": lambda: search("rdp")[0].matches[0],
    "snapshot": lambda: SNAPSHOT,
    "registry": Registry.embedded,
}


@pytest.fixture(params=OBJECTS)
def make(request: pytest.FixtureRequest) -> Callable[[], Any]:
    return OBJECTS[request.param]


def attributes(thing: Any) -> dict[str, Any]:
    """The values of all attributes."""
    names = [name for name in dir(type(thing)) if not name.startswith("_")]
    values = {name: getattr(thing, name) for name in names}
    return {name: value for name, value in values.items() if not callable(value)}


def test_attributes_are_frozen(make: Callable[[], Any]) -> None:
    thing = make()
    names = attributes(thing)
    assert names
    for name in [*names, "another"]:
        with pytest.raises(AttributeError):
            setattr(thing, name, None)
        with pytest.raises(AttributeError):
            delattr(thing, name)
    assert not hasattr(thing, "__dict__")


def test_nothing_makes_objects_but_the_functions(make: Callable[[], Any]) -> None:
    thing = make()
    with pytest.raises(TypeError, match="cannot create"):
        type(thing)()


def test_equal_objects_are_one_key(make: Callable[[], Any]) -> None:
    one, other = make(), make()
    assert one == other
    assert not one != other
    assert hash(one) == hash(other)
    assert {one: "found"}[other] == "found"
    assert one not in (None, 1, "1", object())


def test_different_objects_are_different() -> None:
    things = [make() for make in OBJECTS.values()]
    assert len(set(things)) == len(things)
    assert lookup(80) != lookup(80).on("tcp")
    assert lookup(1455).records[0] != lookup(1455).records[1]
    with pytest.raises(TypeError):
        lookup(80) < lookup(81)  # type: ignore[operator]


def test_copies_are_the_object(make: Callable[[], Any]) -> None:
    thing = make()
    assert copy.copy(thing) is thing
    assert copy.deepcopy([thing])[0] is thing


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(make: Callable[[], Any], protocol: int) -> None:
    thing = make()
    again = pickle.loads(pickle.dumps(thing, protocol))
    assert type(again) is type(thing)
    assert again == thing
    assert attributes(again) == attributes(thing)


def test_pickles_are_small() -> None:
    ports = [lookup(port) for port in range(1000)]
    assert pickle.loads(pickle.dumps(ports)) == ports
    assert len(pickle.dumps(ports)) < 60_000


def test_a_pickle_of_rows_knows_its_registry() -> None:
    """A row's id means another row in another registry."""
    reduced: Any = lookup(1455).records[0].__reduce__()
    _, (registry, fingerprint, row) = reduced
    assert (registry, fingerprint) == (None, int(SNAPSHOT.sha256[:16], 16))
    restore = Record._restore  # type: ignore[attr-defined]
    assert restore(None, fingerprint, row) == lookup(1455).records[0]
    with pytest.raises(
        ValueError, match="the pickle has rows of another registry: its SHA-256 begins with 0{16}"
    ):
        restore(None, 0, row)
    with pytest.raises(ValueError, match="no row has the id 4294967295"):
        restore(None, fingerprint, 2**32 - 1)


def test_functions_cross_processes() -> None:
    assert pickle.loads(pickle.dumps(lookup)) == lookup
    # Without the state that a fork would copy.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(lookup, [22, 80]) == [lookup(22), lookup(80)]
        assert pool.starmap(service_name, [(514, "tcp"), (514, Transport.UDP)]) == [
            "shell",
            "syslog",
        ]


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (
            lambda: lookup(514).on("udp"),
            "Port(514, transport='udp', name='syslog', status='assigned')",
        ),
        (lambda: lookup(4), "Port(4, status='unassigned')"),
        (lambda: service("ipp"), "Service('ipp', tcp=631, udp=631)"),
        (lambda: service("ARGUS"), "Service('argus')"),
        (
            lambda: lookup(4).records[0],
            "Record(port_number='4', transport='tcp', description='Unassigned')",
        ),
        (
            lambda: search("rdp")[0],
            "Hit('ms-wbt-server', ports='3389', description='MS WBT Server', matches='everyday name: rdp')",
        ),
        (
            lambda: related(1455)[1],
            "Related('sentinel-lm', ports='5093', description='Sentinel LM', "
            "reason='LM (license manager) in its name')",
        ),
        (
            lambda: search("rdp")[0].matches[0],
            "WordMatch('rdp', found='rdp', how='exact', field='everyday name')",
        ),
        (
            Registry.embedded,
            f"<Registry: embedded, {SNAPSHOT.rows} rows, newest date {SNAPSHOT.newest_date}>",
        ),
        (
            lambda: SNAPSHOT,
            f"Snapshot(rows={SNAPSHOT.rows}, newest_date='{SNAPSHOT.newest_date}', sha256='{SNAPSHOT.sha256}', "
            f"max_service_name_len={SNAPSHOT.max_service_name_len})",
        ),
    ],
)
def test_repr(thing: Callable[[], Any], expected: str) -> None:
    assert repr(thing()) == expected


def test_str() -> None:
    assert [str(lookup(514)), str(lookup(514).on(Transport.UDP))] == ["514", "514/udp"]
    assert str(service("HTTPS")) == "https"
    assert str(search("rdp")[0].matches[0]) == "everyday name: rdp"
    expected = (
        f"{SNAPSHOT.rows} rows, newest date {SNAPSHOT.newest_date}, SHA-256 {SNAPSHOT.sha256}"
    )
    assert str(SNAPSHOT) == expected


def test_a_port_is_an_index() -> None:
    assert int(lookup(80)) == 80
    assert lookup(lookup(22)) == lookup(22)
    assert range(100)[lookup(80)] == 80


def test_names_are_in_registry_order() -> None:
    assert lookup(80).names == ("http", "www", "www-http")
    assert lookup(514).names == ("shell", "syslog")


def test_matches() -> None:
    match lookup(514).on("udp"):
        case iana_ports.Port(514, Transport.UDP, name="syslog"):
            pass
        case other:
            pytest.fail(repr(other))
    match lookup(1455).records[0]:
        case Record("esl-lm", "1455", "tcp"):
            pass
        case row:
            pytest.fail(repr(row))


def test_on_replaces_the_transport() -> None:
    assert lookup(514).on("tcp").on("udp") == lookup(514).on("udp") == lookup(514, "UDP")


@pytest.mark.parametrize(
    "query", ["80", "514/udp", "6010/sctp", "4", "65000", "0", "2049", "27005"]
)
def test_a_port_as_dict_is_the_json_of_the_command_line(
    cli: Callable[..., str], query: str
) -> None:
    number, _, transport = query.partition("/")
    port = lookup(int(number))
    expected = json.loads(cli("--json", query))
    del expected["query"]
    found = (port.on(transport) if transport else port).to_dict()
    assert found == expected
    assert list(found) == list(expected)
    # Plain values, which any serializer takes.
    assert {type(value) for value in found.values()} <= {int, str, list}
    assert json.loads(json.dumps(found)) == expected


@pytest.mark.parametrize("name", ["http-alt", "ESL-LM", "x11", "argus", "z39.50", "sip"])
def test_a_service_as_dict_is_the_json_of_the_command_line(
    cli: Callable[..., str], name: str
) -> None:
    expected = json.loads(cli("--json", name))
    del expected["query"]
    found = service(name)
    assert found is not None
    assert found.to_dict() == expected
    assert list(found.to_dict()) == list(expected)
