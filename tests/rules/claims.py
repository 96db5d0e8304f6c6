"""Which test runs which example of the pages: a test says what it runs and gets just that, so all can be added up."""

import ast
from collections.abc import Callable, Iterator
import re
from typing import Final

import pytest

from .conftest import ROOT
from .pages import Example, examples

TESTS: Final = ROOT / "tests"
LANGUAGES: Final = ("yaml", "json", "sh", "python")
# The parts of configuration.yaml that are set up as they stand, and whose entities then have to show something.
SECTIONS: Final = {"input_boolean", "input_number", "template", "utility_meter"}

_CLIENT_OR_TOKEN: Final = re.compile(r"HASS_TOKEN|(?:^|\$\(|install )training-energy\s", re.MULTILINE)


def _is_actions(example: Example) -> bool:
    """Whether an example can be pasted as actions: one, several, or the whole of what an automation does."""
    parsed = example.parsed if example.language == "yaml" else None
    if isinstance(parsed, list):
        return all(isinstance(step, dict) for step in parsed)
    return isinstance(parsed, dict) and bool({"action", "actions"} & parsed.keys()) and "triggers" not in parsed


def _is_measured_afterwards(example: Example) -> bool:
    """Whether its actions ask the recorder, which only some tests have."""
    return _is_actions(example) and "training_energy.record_session" in example.text


def _is_for_a_dashboard(example: Example) -> bool:
    """Whether an example is a card, or a dashboard."""
    parsed = example.parsed if example.language == "yaml" else None
    return isinstance(parsed, dict) and bool({"type", "strategy", "views"} & parsed.keys())


def _is_configuration(example: Example) -> bool:
    """Whether an example is a part of configuration.yaml that can be set up as it stands."""
    parsed = example.parsed if example.language == "yaml" else None
    return isinstance(parsed, dict) and parsed.keys() <= SECTIONS


def _is_for_this_checkout(example: Example) -> bool:
    """Whether a shell example is for whoever works on this checkout."""
    own = ("scripts/", ".venv/")
    return example.language == "sh" and all(line.startswith(own) for line in example.text.splitlines() if line)


def _is_for_a_training_machine(example: Example) -> bool:
    """Whether a shell example is for the machine that trains: it has the client, or a token."""
    return example.language == "sh" and _CLIENT_OR_TOKEN.search(example.text) is not None


KINDS: Final[dict[str, Callable[[Example], bool]]] = {
    "actions": lambda example: _is_actions(example) and not _is_measured_afterwards(example),
    "actions that measure afterwards": _is_measured_afterwards,
    "dashboard": _is_for_a_dashboard,
    "configuration": _is_configuration,
    "shell, this checkout": _is_for_this_checkout,
    "shell, training machine": _is_for_a_training_machine,
}


def runs(**words: str) -> pytest.MarkDecorator:
    """Have a test run, as `example`, what the words mean.

    `kind` means all examples of one; `alias` the automation of that name; `section` the one with that part of
    configuration.yaml; `page` and `language` the one of that page in that language, where there are several the one
    that `says` something.
    """
    return pytest.mark.parametrize("example", chosen(words), ids=str)


def chosen(words: dict[str, str]) -> list[Example]:
    """Return the examples that are meant; that there are none, or too many, is a fault of the test or of the page."""
    match words:
        case {"kind": kind, **rest} if not rest:
            found = [example for example in examples(*LANGUAGES) if KINDS[kind](example)]
        case {"alias": alias, **rest} if not rest:
            found = [example for example in examples("yaml") if _has(example, "alias") == alias]
        case {"section": section, **rest} if not rest:
            found = [example for example in examples("yaml") if _has(example, section) is not None]
        case {"page": page, "language": language, **rest} if rest.keys() <= {"says"}:
            said = rest.get("says", "")
            found = [example for example in examples(language) if example.page.stem == page and said in example.text]
        case _:
            message = f"nothing is meant by {words}"
            raise ValueError(message)
    assert found, f"no page has {words}"
    assert "kind" in words or len(found) == 1, f"more than one example is meant by {words}"
    return found


def _has(example: Example, key: str) -> object:
    """Return what an example has under a key."""
    return example.parsed.get(key) if isinstance(example.parsed, dict) else None


def claimed() -> list[Example]:
    """Return the examples that some test runs, as the tests' own sources say."""
    files = sorted(TESTS.rglob("test_*.py"))
    return [example for file in files for words in _claims(file.read_text()) for example in chosen(words)]


def _claims(source: str) -> Iterator[dict[str, str]]:
    """Yield what the tests of a file say that they run."""
    for test in ast.walk(ast.parse(source)):
        for mark in getattr(test, "decorator_list", ()):
            if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "runs":
                yield {word.arg: ast.literal_eval(word.value) for word in mark.keywords if word.arg}
