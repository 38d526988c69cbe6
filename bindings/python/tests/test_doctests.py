"""The examples of the docstrings."""

import doctest
import inspect
from collections.abc import Iterator

import iana_ports
import pytest


def docstrings() -> Iterator[tuple[str, str]]:
    """The names and docstrings of the package and of all its public items."""
    yield "iana_ports", inspect.getdoc(iana_ports) or ""
    for name in iana_ports.__all__:
        value = getattr(iana_ports, name)
        if not (inspect.isclass(value) or inspect.isroutine(value)):
            continue
        yield name, inspect.getdoc(value) or ""
        if not inspect.isclass(value):
            continue
        for own, attribute in vars(value).items():
            # The members of an enum are explained at the class.
            if not own.startswith("_") and not isinstance(attribute, value):
                yield f"{name}.{own}", inspect.getdoc(attribute) or ""


DOCSTRINGS = dict(docstrings())


@pytest.mark.parametrize("name", DOCSTRINGS)
def test_everything_public_has_a_docstring(name: str) -> None:
    first = DOCSTRINGS[name].partition("\n")[0]
    assert first[:1].isupper(), first


@pytest.mark.parametrize("name", [name for name, doc in DOCSTRINGS.items() if ">>>" in doc])
def test_examples(name: str) -> None:
    examples = doctest.DocTestParser().get_doctest(DOCSTRINGS[name], {}, name, None, None)
    assert examples.examples
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples)
    assert result.failed == 0


def test_functions_have_examples() -> None:
    functions = [
        name for name in iana_ports.__all__ if inspect.isroutine(getattr(iana_ports, name))
    ]
    assert functions
    assert [name for name in functions if ">>>" not in DOCSTRINGS[name]] == []


def test_docstrings_fit_into_a_window() -> None:
    lines = [(name, line) for name, doc in DOCSTRINGS.items() for line in doc.splitlines()]
    assert [(name, line) for name, line in lines if len(line) > 100] == []
