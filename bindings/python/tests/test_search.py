"""Search and related services, beside the answers of the Rust command line."""

import json
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from iana_ports import (
    Entry,
    Hit,
    Registry,
    Related,
    lookup,
    related,
    related_to_service,
    search,
    service,
)

QUERIES = [
    "license manager",
    "rdp",
    "http",
    "managers",
    "LDAP secure",
    "redis server",
    "27005",
    "ms-sql",
    "printing",
    "\u00e9",
    "of the",
    "zzzzzz",
]


@pytest.mark.parametrize("words", QUERIES)
def test_the_rows_are_those_of_the_command_line(cli: Callable[..., str], words: str) -> None:
    expected = [json.loads(line) for line in cli("search", "--json", words).splitlines()]
    hits = search(words)
    assert [row.to_dict() for hit in hits for row in (*hit.records, *hit.alias_records)] == expected
    assert Registry.embedded().search(words) == hits


def rows_of_page(page: str) -> list[tuple[str, str]]:
    """The names and the reasons of the section `Related services`."""
    section = page.partition("\nRelated services\n")[2].partition("\n\n")[0]
    assert section
    return re.findall(r"^  \S+ +(\S+).*\n(?:   {9,}.*\n)*      Why: (.*)", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("1455", lambda: related(1455)),
        ("514/udp", lambda: related(514, "udp")),
        ("443", lambda: related(443)),
        ("syslog-tls", lambda: related_to_service("syslog-tls")),
    ],
)
def test_related_services_are_those_of_the_command_line(
    cli: Callable[..., str], query: str, answer: Callable[[], tuple[Related, ...]]
) -> None:
    expected = rows_of_page(cli("explain", query))
    assert len(expected) > 1
    found = [(one.name, one.reason) for one in answer()]
    assert found[: len(expected)] == expected


def test_an_entry_explains_itself() -> None:
    hit = search("http")[0]
    assert isinstance(hit, Hit)
    assert isinstance(hit, Entry)
    assert (hit.name, hit.aliases) == ("http", ("www", "www-http"))
    assert hit.ports == (range(80, 81),)
    assert [str(transport) for transport in hit.transports] == ["tcp", "udp", "sctp"]
    assert hit.description == "World Wide Web HTTP"
    assert {row.service_name for row in hit.records} == {"http"}
    assert {row.service_name for row in hit.alias_records} == {"www", "www-http"}
    (match,) = hit.matches
    assert (match.word, match.found, match.how, match.field) == ("http", "http", "exact", "name")


def test_the_sentence_about_a_replaced_name_is_left_out() -> None:
    hit = search("interhdl license manager")[0]
    assert (hit.name, hit.aliases) == ("interhdl-elmd", ("interhdl_elmd",))
    assert hit.description == "interHDL License Manager"
    assert "well-formed" in (hit.records[0].description or "")


def test_words_that_find_nothing() -> None:
    for words in ("", " ", "!?", "\0", "\udc80"):
        assert search(words) == ()
    assert related(65000) == ()
    assert related_to_service("no-such-service") == ()


@pytest.mark.parametrize("words", [3, None, b"http", ["http"]])
def test_wrong_words(words: Any) -> None:
    with pytest.raises(TypeError) as raised:
        search(words)
    assert str(raised.value) == f"words is {words!r} of type {type(words).__name__}: expected a str"


def test_many_words() -> None:
    assert search("é" * 256) == ()
    for words in ("x" * 257, "license " * 10_000):
        with pytest.raises(ValueError) as raised:
            search(words)
        assert str(raised.value) == f"words is '{words[:59]}…: expected at most 256 characters"


def test_related_takes_what_lookup_takes() -> None:
    assert related(lookup(80), "TCP") == related(80, 6)
    assert related(514) != related(514, "udp")
    found = service("syslog")
    assert found is not None
    assert related_to_service("SYSLOG") == related_to_service(found.name)


def test_searches_let_other_threads_run() -> None:
    """A thread that only counts goes on while this one searches."""
    stop = threading.Event()
    rounds = 0

    def count() -> None:
        nonlocal rounds
        while not stop.is_set():
            rounds += 1

    thread = threading.Thread(target=count)
    thread.start()
    before = rounds
    for _ in range(20):
        search("license manager of the server")
    stop.set()
    thread.join()
    assert rounds > before
