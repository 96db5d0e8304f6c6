"""Whether the integration and its cards say the same in each of their languages."""

from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any, Final

import pytest

from .conftest import PACKAGE, ROOT

# Each language with the forms that its numbers have, by the Unicode CLDR.
LANGUAGES: Final = {
    "de": {"one", "other"},
    "es": {"one", "many", "other"},
    "fr": {"one", "many", "other"},
    "it": {"one", "many", "other"},
    "nl": {"one", "other"},
    "pl": {"one", "few", "many", "other"},
    "pt-BR": {"one", "many", "other"},
    "zh-Hans": {"other"},
}
PLACES: Final = {"integration": PACKAGE / "translations", "cards": ROOT / "frontend" / "src" / "translations"}
# As many words as no two languages share by chance.
SHARED_WORDS: Final = 4
# What a name may be longer than in English, in characters, before it is cut off in lists and on tiles.
LONGEST_NAME: Final = 34

type Texts = dict[str, Any]
type Forms = dict[str, str]


def _read(place: str, language: str) -> Texts:
    """Return what the integration or its cards say in a language."""
    texts: Texts = json.loads((PLACES[place] / f"{language}.json").read_text())
    return texts


def _is_plural(value: object) -> bool:
    """Tell whether a value is one text in several forms."""
    return isinstance(value, dict) and set(value) <= {"zero", "one", "two", "few", "many", "other"}


def _said(texts: Texts, path: str = "") -> Iterator[tuple[str, Forms]]:
    """Yield each text with its path, as its forms; a text that has but one has `other`."""
    for key, value in texts.items():
        if isinstance(value, str):
            yield f"{path}{key}", {"other": value}
        elif _is_plural(value):
            yield f"{path}{key}", value
        else:
            yield from _said(value, f"{path}{key}.")


def _facts(text: str) -> set[str]:
    """Return the facts that a text has a place for."""
    return set(re.findall(r"\{(\w+)\}", text))


def _words(text: str) -> int:
    """Return how many words a text has beside its facts."""
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", text)))


def _order(value: Texts) -> object:
    """Return the keys of texts in their order."""
    return [
        (key, None if isinstance(inner, str) or _is_plural(inner) else _order(inner)) for key, inner in value.items()
    ]


PAIRS: Final = [(place, language) for place in PLACES for language in LANGUAGES]


@pytest.mark.parametrize("place", PLACES)
def test_there_is_a_file_for_each_language_and_no_other(place: str) -> None:
    """A language that only half of it speaks would be a mix of two."""
    assert {path.stem for path in PLACES[place].iterdir()} == {"en", *LANGUAGES}


def test_cards_load_each_language() -> None:
    """A file that nothing loads is shown to nobody."""
    loaded = re.findall(r'translations/([\w-]+)\.json"\)', (ROOT / "frontend/src/shared/languages.ts").read_text())
    assert set(loaded) == set(LANGUAGES)


@pytest.mark.parametrize(("place", "language"), PAIRS)
def test_language_has_each_text_in_the_same_order(place: str, language: str) -> None:
    """What it lacks would be in English, and what it has beside is said by nobody."""
    assert _order(_read(place, language)) == _order(_read(place, "en"))


@pytest.mark.parametrize(("place", "language"), PAIRS)
def test_text_has_a_place_for_the_same_facts(place: str, language: str) -> None:
    """A fact that is missing, or one that nobody tells, makes a sentence that is wrong."""
    english = {path: _facts(forms["other"]) for path, forms in _said(_read(place, "en"))}
    for path, forms in _said(_read(place, language)):
        for form, text in forms.items():
            # "The last run" needs no figure.
            told = {"count", *_facts(text)} if form == "one" and "count" in english[path] else _facts(text)
            assert told == english[path], f"{path} ({form})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_with_forms_has_those_of_its_language(language: str) -> None:
    """A number in a form that is missing would be told in that of another."""
    forms = {path for path, each in _said(_read("cards", "en")) if set(each) != {"other"}}
    assert forms
    assert {path: set(each) for path, each in _said(_read("cards", language)) if path in forms} == dict.fromkeys(
        forms, LANGUAGES[language]
    )


@pytest.mark.parametrize(("place", "language"), PAIRS)
def test_text_is_in_its_language(place: str, language: str) -> None:
    """A sentence that is the same as in English was forgotten."""
    english = dict(_said(_read(place, "en")))
    same = [
        path
        for path, forms in _said(_read(place, language))
        if forms == english[path] and _words(forms["other"]) >= SHARED_WORDS
    ]
    assert not same


@pytest.mark.parametrize(("place", "language"), PAIRS)
def test_text_can_be_shown(place: str, language: str) -> None:
    """It is no markup, has no loose ends, and no apostrophe that takes the fact behind it for text."""
    for path, forms in _said(_read(place, language)):
        for text in forms.values():
            assert text == text.strip(), path
            assert text, path
            assert not re.search(r"<[a-z/]", text, re.IGNORECASE), path
            assert "'" not in text, path


@pytest.mark.parametrize("place", PLACES)
def test_chinese_addresses_its_reader_as_home_assistant_does(place: str) -> None:
    """Politely: beside the other texts the familiar form reads as if somebody else spoke."""
    assert not [path for path, forms in _said(_read(place, "zh-Hans")) if "你" in forms["other"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_name_of_an_entity_fits_its_place(language: str) -> None:
    """Longer ones are cut off in lists and on tiles."""
    entities = _read("integration", language)["entity"]
    names = [entity["name"] for platform in entities.values() for entity in platform.values()]
    assert not [name for name in names if len(name) > LONGEST_NAME]


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_cards_and_integration_have_the_same_words(language: str) -> None:
    """A status that has two names is looked for twice."""
    texts, cards = _read("integration", language), _read("cards", language)["shared"]
    words = {f"status_{key}": name for key, name in texts["entity"]["sensor"]["status"]["state"].items()}
    words |= {f"outcome_{key}": name for key, name in texts["selector"]["outcome"]["options"].items()}
    assert {key: cards[key] for key in words} == words


def _files() -> list[Path]:
    """Return all files of texts."""
    return [path for place in PLACES.values() for path in place.glob("*.json")]


@pytest.mark.parametrize("path", _files(), ids=lambda path: f"{path.parent.parent.name} {path.stem}")
def test_file_is_written_as_the_others(path: Path) -> None:
    """So that a translator's tool changes nothing but what was translated."""
    text = path.read_text()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
