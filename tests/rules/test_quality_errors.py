"""Whether whatever is refused, and whatever has to be repaired, is said in the user's language, with all its facts."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
import re
from typing import Any, Final, override

import pytest

from custom_components.training_energy.advice import Plug
from custom_components.training_energy.const import LEARN_MORE
from custom_components.training_energy.ledger import LedgerError

from .conftest import PACKAGE, ROOT
from .pages import anchors
from .test_site import SITE

ROOMS: Final = sorted(PACKAGE.rglob("*.py"))
LEDGER: Final = {error.__name__: error.key for error in LedgerError.__subclasses__()}
# Whose errors Home Assistant shows to the user.
SHOWN: Final = re.compile(r"(HomeAssistant|ServiceValidation|ConfigEntry\w*)Error|ConfigEntryNotReady|UpdateFailed")
# Said by these with facts of their own: which field it is, and what was given; which file it is, and what befell it.
IMPLIED: Final = {"_refused": {"field", "value"}, "_unready": {"path", "error"}}
SOURCES: Final = ("meter", "price_entity", "power_entity", "carbon_intensity_entity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that is refused, with the facts that fill its text."""

    key: str
    facts: frozenset[str]

    @override
    def __str__(self) -> str:
        """Return what it is called in a list of tests."""
        return self.key


def _name(call: ast.Call) -> str:
    """Return the name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _calls(path: Path) -> Iterator[ast.Call]:
    """Yield all calls in a file."""
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def _texts_of(call: ast.Call) -> Iterator[str]:
    """Yield the texts that a call is given, by position or as its key."""
    given = [*call.args, *(each.value for each in call.keywords if each.arg in {"key", "translation_key"})]
    return (each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))


def _facts_of(call: ast.Call) -> frozenset[str]:
    """Return what a call tells by name; the placeholders of Home Assistant's own errors are in a table."""
    named = {each.arg: each.value for each in call.keywords if each.arg}
    table = named.get("translation_placeholders")
    if isinstance(table, ast.Dict):
        return frozenset(str(each.value) for each in table.keys if isinstance(each, ast.Constant))
    own = set(named) - {"key", "translation_key", "translation_domain", "wait"}
    return frozenset(own | IMPLIED.get(_name(call), set()))


def _said(keys: set[str]) -> Iterator[Said]:
    """Yield what is refused anywhere, by one of the keys or as an error of the ledger."""
    for path in ROOMS:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and _name(node) in LEDGER:
                yield Said(key=LEDGER[_name(node)], facts=_facts_of(node))
            elif isinstance(node, ast.Call):
                yield from (Said(key=key, facts=_facts_of(node)) for key in _texts_of(node) if key in keys)
            elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and node.exc.id in LEDGER:
                yield Said(key=LEDGER[node.exc.id], facts=frozenset())


def test_every_error_that_is_raised_has_a_text_with_its_facts(texts: dict[str, Any]) -> None:
    """A placeholder that nothing fills stands there in its braces, and a fact that no text mentions is lost."""
    exceptions = {key: set(re.findall(r"\{(\w+)\}", each["message"])) for key, each in texts["exceptions"].items()}
    raised: dict[str, set[frozenset[str]]] = {}
    for each in _said(set(exceptions)):
        raised.setdefault(each.key, set()).add(each.facts)
    assert set(raised) == set(exceptions)
    unfilled = {key: facts for key, ways in raised.items() for facts in ways if not exceptions[key] <= facts}
    assert not unfilled
    mute = {key: facts - exceptions[key] for key, ways in raised.items() for facts in ways if facts - exceptions[key]}
    assert {name for facts in mute.values() for name in facts} <= {"value"}


def test_no_refusal_has_a_key_without_a_text(texts: dict[str, Any]) -> None:
    """It would be said as its key."""
    refusing = {"refusal", "_refused", "_unready", "_admit", "RejectedError"}
    keys = {
        key
        for path in ROOMS
        for call in _calls(path)
        if _name(call) in refusing
        for key in _texts_of(call)
        if re.fullmatch(r"[a-z]+(_[a-z]+)+", key)
    }
    fields = {"start_time", "end_time", "started_at", "ended_at"}
    assert keys - fields <= set(texts["exceptions"])


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: str(room.relative_to(PACKAGE)))
def test_no_error_speaks_without_a_text(room: Path) -> None:
    """What Home Assistant shows is never a sentence out of the code."""
    spoken = [call for call in _calls(room) if SHOWN.fullmatch(_name(call))]
    assert not [call.lineno for call in spoken if call.args or not {"translation_key"} & {k.arg for k in call.keywords}]


def _issues() -> dict[str, set[str]]:
    """Return the repairs that the code may open, each with the facts that fill its text."""
    issues: dict[str, set[str]] = {}
    for path in ROOMS:
        for call in _calls(path):
            if _name(call) == "async_create_issue":
                issues |= {key: set(_facts_of(call)) for key in _texts_of(call) if key.isidentifier()}
    for source in SOURCES:
        issues |= {f"{source}_gone": {"rig", "entity"}, f"{source}_unusable": {"rig", "entity", "currency", "unit"}}
    return issues | {f"coarse_meter_{plug}": {"rig", "entity", "count"} for plug in Plug}


def test_every_repair_has_a_text_and_every_text_is_used(texts: dict[str, Any]) -> None:
    """A repair without one shows its key."""
    assert set(_issues()) == set(texts["issues"])


def test_every_repair_says_what_to_do(texts: dict[str, Any]) -> None:
    """In a paragraph of its own after what has happened, or by a form that does it; and with facts that are known."""
    for key, facts in _issues().items():
        issue = texts["issues"][key]
        assert issue["fix_flow"]["step"] if "fix_flow" in issue else "\n\n" in issue["description"], key
        shown = {name for text in (issue["title"], str(issue)) for name in re.findall(r"\{(\w+)\}", text)}
        assert shown <= facts | {"error"}, key


def test_every_repair_leads_to_its_row_in_the_troubleshooting(texts: dict[str, Any]) -> None:
    """Who asks for more finds the same words there, with what to do."""
    path, _, anchor = LEARN_MORE.removeprefix(SITE).partition("/#")
    page = ROOT / "docs" / f"{path}.md"
    assert anchor in anchors(page)
    titles = {issue["title"].replace("{rig}", "…") for issue in texts["issues"].values()}
    rows = page.read_text()
    assert not [title for title in titles if f"*{title}*" not in rows]


def test_every_repair_says_where_there_is_more() -> None:
    """The list of repairs shows it as a link."""
    opened = [call for path in ROOMS for call in _calls(path) if _name(call) == "async_create_issue"]
    assert opened
    assert all("learn_more_url" in {keyword.arg for keyword in call.keywords} for call in opened)
