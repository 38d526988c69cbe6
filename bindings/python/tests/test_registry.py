"""Registries that are loaded from a file."""

import copy
import hashlib
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from iana_ports import SNAPSHOT, Registry, RegistryError, lookup, search

FILE = ROOT / "data/service-names-port-numbers.csv"
HEADER = (
    "Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,Registration Date,Modification Date,"
    "Reference,Service Code,Unauthorized Use Reported,Assignment Notes\n"
)
SMALL = f"{HEADER}one,1,tcp,The first,,,2025-01-31,,[RFC1],,,\ntwo,2-3,udp,,,,,,,,,\n".encode()


@pytest.fixture(scope="module")
def loaded() -> Registry:
    return Registry.from_csv(FILE)


def test_the_same_file_is_the_same_registry(loaded: Registry) -> None:
    assert loaded == Registry.embedded()
    assert hash(loaded) == hash(Registry.embedded())
    assert loaded.snapshot == SNAPSHOT
    assert SNAPSHOT.sha256 == hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert loaded.lookup(80) == lookup(80)
    assert loaded.records() == Registry.embedded().records()
    assert Registry.from_bytes(FILE.read_bytes()) == loaded


def test_the_embedded_registry_is_one_object() -> None:
    assert Registry.embedded() is Registry.embedded()
    assert lookup.__self__ is Registry.embedded()  # type: ignore[attr-defined]


def test_another_file_is_another_registry() -> None:
    small = Registry.from_bytes(SMALL)
    assert small != Registry.embedded()
    assert small.snapshot.rows == len(small.records()) == 2
    assert small.snapshot.newest_date == "2025-01-31"
    assert small.snapshot.max_service_name_len == 3
    assert small.lookup(1).name == "one"
    assert small.lookup(1) != lookup(1)
    assert small.service_name(3, "udp") == "two"
    assert small.service_port("TWO") == 2
    assert [port.number for port in small.assigned_ports()] == [1, 2, 3]
    assert [hit.name for hit in small.search("first")] == ["one"]
    assert repr(small) == "<Registry: loaded, 2 rows, newest date 2025-01-31>"


def test_a_port_of_another_registry_may_be_equal() -> None:
    # Both reserve it, without any row.
    assert Registry.from_bytes(SMALL).lookup(1023).on("dccp") == lookup(1023).on("dccp")


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("fuzz/corpus/reader/good-*.csv")), ids=lambda path: path.name
)
def test_older_forms(path: Path) -> None:
    """IANA's files of other years: other titles and line ends, and overlapping ranges."""
    registry = Registry.from_csv(path)
    rows = path.read_text(encoding="utf-8-sig").split("\n", 1)[1]
    assert (registry.snapshot.rows > 0) == bool(rows.strip())
    assert len(registry.records()) == registry.snapshot.rows


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("fuzz/corpus/reader/bad-*.csv")), ids=lambda path: path.name
)
def test_bad_files(path: Path) -> None:
    with pytest.raises(RegistryError) as raised:
        Registry.from_csv(path)
    message = str(raised.value)
    assert message.startswith(f"{path}:")
    assert message.isprintable()


def test_the_message_names_the_place(tmp_path: Path) -> None:
    path = tmp_path / f"{'long' * 20}.csv"
    path.write_text(f"{HEADER}one,70000,tcp,,,,,,,,,\n", encoding="utf-8")
    with pytest.raises(RegistryError) as raised:
        Registry.from_csv(str(path))
    expected = f'{path}:2: column 2 (Port Number): a port over 65535: "70000": expected a port from 0 to 65535'
    assert str(raised.value).startswith(expected)
    assert isinstance(raised.value, ValueError)
    with pytest.raises(RegistryError, match="^<bytes>:2: column 2"):
        Registry.from_bytes(path.read_bytes())


def test_a_path_with_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb\u202ec.csv"
    path.write_bytes(b"")
    with pytest.raises(RegistryError) as raised:
        Registry.from_csv(path)
    assert str(raised.value).isprintable()


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    missing = tmp_path / "missing.csv"
    with pytest.raises(FileNotFoundError) as raised:
        Registry.from_csv(missing)
    assert raised.value.filename == str(missing)
    with pytest.raises(OSError) as directory:
        Registry.from_csv(tmp_path)
    assert directory.value.filename == str(tmp_path)


def test_a_file_without_an_end() -> None:
    """Reading stops after more bytes than a registry may have."""
    zeros = Path("/dev/zero")
    if not zeros.exists():
        pytest.skip("needs a device that never ends")
    with pytest.raises(RegistryError, match="larger than 67108864 bytes"):
        Registry.from_csv(zeros)


@pytest.mark.parametrize("path", [3, None, 1.5, ["a"]])
def test_wrong_paths(path: Any) -> None:
    with pytest.raises(TypeError) as raised:
        Registry.from_csv(path)
    expected = f"path is {path!r} of type {type(path).__name__}: expected a str or an os.PathLike"
    assert str(raised.value) == expected


@pytest.mark.parametrize("data", ["text", None, 3])
def test_wrong_bytes(data: Any) -> None:
    with pytest.raises(TypeError) as raised:
        Registry.from_bytes(data)
    assert str(raised.value) == f"data is {data!r} of type {type(data).__name__}: expected bytes"


def test_a_path_with_a_null() -> None:
    with pytest.raises(ValueError, match="null"):
        Registry.from_csv("a\0b")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_objects_carry_their_registry_once(protocol: int) -> None:
    small = Registry.from_bytes(SMALL)
    found = small.service("two")
    assert found is not None
    things = [
        small,
        *map(small.lookup, range(100)),
        *small.records(),
        found,
        *small.search("first"),
    ]
    pickled = pickle.dumps([small.service_name, *things], protocol)
    assert pickled.count(b"[RFC1]") == 1
    service_name, *again = pickle.loads(pickled)
    assert again == things
    assert again[0] is not small
    assert service_name.__self__ is again[0]
    assert service_name(2) == "two"
    assert copy.deepcopy(things)[0] is small


def test_a_whole_registry_pickles(loaded: Registry) -> None:
    pickled = pickle.dumps([loaded, loaded.lookup(1455), loaded.records()])
    assert len(pickled) < 1.6 * FILE.stat().st_size
    assert pickle.loads(pickled) == [loaded, loaded.lookup(1455), loaded.records()]


def test_objects_outlive_their_registry() -> None:
    registry = Registry.from_bytes(SMALL)
    (hit,) = registry.search("first")
    port = registry.lookup(1)
    del registry
    assert (hit.name, hit.records, port.name) == ("one", port.records, "one")


def test_threads_share_a_registry() -> None:
    """All threads search first, so that each may be the one that builds the index."""
    registry = Registry.from_bytes(FILE.read_bytes())
    expected = search("license manager")
    start = threading.Barrier(4)
    answers: list[bool] = []

    def ask() -> None:
        start.wait()
        found = registry.search("license manager") == expected
        answers.append(found and all(registry.lookup(port) == lookup(port) for port in range(2000)))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 4
