"""What holds for all cards: their colours, their texts, and what they never do."""

from ast import literal_eval
import json
from pathlib import Path
import re

import pytest

from custom_components.training_energy.const import DOMAIN
from custom_components.training_energy.formats import VERSION

from .conftest import CLIENT, ROOT

SOURCES = sorted((ROOT / "frontend" / "src").rglob("*.ts"))
TEXTS: dict[str, dict[str, object]] = json.loads((ROOT / "frontend" / "src" / "translations" / "en.json").read_text())
CODE = "\n".join(source.read_text() for source in SOURCES)
# A colour of its own: by its digits, or by its name where a style has one.
COLOUR = re.compile(
    r"""(?<=[\s:"'])\#[0-9a-f]{3,8}(?![\w(]) | \b(?:rgb|hsl)a?\( | :\s*(?:white|black|red|green|blue|gr[ae]y)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What darkens the page behind a dialog does so in every theme.
VEIL = "background: rgb(0 0 0 / 45%);"
# What makes markup of a text, or code of it.
UNSAFE = re.compile(r"unsafeHTML|unsafeSVG|unsafeCSS|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")
# A room may only know itself and what all share; the strategy names the others by their types.
ROOMS = ("card", "comparison", "history", "meter", "strategy")


def _named(source: Path) -> str:
    """Return what a file is called below the sources."""
    return str(source.relative_to(ROOT / "frontend" / "src"))


@pytest.mark.parametrize("source", SOURCES, ids=_named)
def test_card_has_the_colours_of_the_theme(source: Path) -> None:
    """A colour of our own would be wrong in somebody's theme."""
    code = re.sub(r"/\*.*?\*/", "", source.read_text(), flags=re.DOTALL).replace(VEIL, "")
    assert not COLOUR.findall(code)


def test_file_of_a_session_has_the_form_that_is_imported() -> None:
    """The card writes it, and the action reads it."""
    assert f'{{ format: "{DOMAIN}", version: {VERSION}, ' in CODE


def test_cards_and_client_tell_alike_what_a_meter_did() -> None:
    """Who reads both looks for one cause, not for two."""
    told = re.search(r"^_WORDS = (\{.*?^\})", (CLIENT / "flagged.py").read_text(), re.DOTALL | re.MULTILINE)
    assert told
    for fault, words in literal_eval(told[1]).items():
        shown = TEXTS["history"][fault]
        begin = words.partition(":")[0].replace("{times}", "")
        assert (shown["one"] if isinstance(shown, dict) else str(shown)).startswith(f"{{meter}} {begin}: ")


@pytest.mark.parametrize("source", SOURCES, ids=_named)
def test_card_never_makes_markup_of_a_text(source: Path) -> None:
    """The name of a session is whatever somebody typed, or sent."""
    assert not UNSAFE.findall(source.read_text())


@pytest.mark.parametrize("room", ROOMS)
def test_card_knows_no_other_card(room: str) -> None:
    """What two of them need is shared."""
    others = "|".join(other for other in ROOMS if other != room)
    for source in (ROOT / "frontend" / "src" / room).rglob("*.ts"):
        assert not re.findall(rf'"(?:\.\./)+(?:{others})/', source.read_text()), source


@pytest.mark.parametrize("room", TEXTS)
def test_every_text_of_a_card_is_said(room: str) -> None:
    """A text that nobody says is a text that nobody keeps true; some are chosen by what there is to say."""
    begun = set(re.findall(rf"{room}\.(\w+)\$", CODE))
    unsaid = [
        key
        for key in TEXTS[room]
        if not re.search(rf"\b{key}\b", CODE) and not any(key.startswith(start) for start in begun)
    ]
    assert not unsaid
