"""The forms in which faults and wishes are told: as GitHub wants them, else it shows none."""

from pathlib import Path
import re
from typing import Any

import pytest

from homeassistant.util.yaml import load_yaml_dict

from .conftest import PACKAGE, ROOT
from .pages import anchors, links

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
CHOICE = GITHUB / "ISSUE_TEMPLATE" / "config.yml"
PAGES = sorted(GITHUB.glob("*.md"))
# What each kind of field may say beside its label, which all but a text have to have.
FIELDS = {
    "checkboxes": {"description", "options"},
    "dropdown": {"default", "description", "multiple", "options"},
    "input": {"description", "placeholder", "value"},
    "markdown": {"value"},
    "textarea": {"description", "placeholder", "render", "value"},
}
OURS = re.compile(
    r"https://github\.com/training-energy/training-energy/blob/main/(?P<path>[^\s)#]+)(?:#(?P<anchor>[\w-]+))?"
)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_as_github_wants_it(path: Path) -> None:
    """By its own syntax for forms: what it does not know makes it leave out the whole form."""
    form = load_yaml_dict(str(path))
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "body", "labels", "title"}
    fields: list[dict[str, Any]] = [field for field in form["body"] if field["type"] != "markdown"]
    for key in ("id", "label"):
        named = [field.get(key) or field["attributes"][key] for field in fields]
        assert len(set(named)) == len(named) > 0
    assert any(field.get("validations", {}).get("required") is True for field in fields)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_field_is_as_github_wants_it(path: Path) -> None:
    """Each says its kind, and nothing that this kind does not have."""
    for field in load_yaml_dict(str(path))["body"]:
        kind, says = field["type"], field["attributes"]
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert set(says) <= FIELDS[kind] | ({"label"} if kind != "markdown" else set())
        assert all(isinstance(text, str) and text.strip() for key, text in says.items() if key != "options")
        assert re.fullmatch(r"[\w-]+", field.get("id", "text"))
        assert set(field.get("validations", {})) <= {"required"}


def test_the_form_for_faults_asks_for_what_is_needed() -> None:
    """The diagnostics of the rig, the versions, and of a figure the meter: else the first answer is a question."""
    fault, figure = (
        {field["id"] for field in load_yaml_dict(str(path))["body"] if "validations" in field} for path in FORMS[:2]
    )
    assert "diagnostics" in fault
    assert {"diagnostics", "meter"} <= figure
    assert {"version", "homeassistant"} <= {field.get("id") for field in load_yaml_dict(str(FORMS[0]))["body"]}
    assert "training_energy.get_session" in FORMS[1].read_text()


def test_whoever_looks_for_something_else_is_led_there() -> None:
    """Each link says where to and what for."""
    choice = load_yaml_dict(str(CHOICE))
    assert set(choice) == {"blank_issues_enabled", "contact_links"}
    for link in choice["contact_links"]:
        assert set(link) == {"name", "url", "about"}
        assert link["url"].startswith("https://")


@pytest.mark.parametrize("path", [*FORMS, CHOICE, *PAGES], ids=lambda path: path.stem)
def test_links_to_our_pages_lead_somewhere(path: Path) -> None:
    """Whole ones from the forms, and those from one page to the other."""
    for match in OURS.finditer(path.read_text()):
        assert (ROOT / match["path"]).exists()
        assert match["anchor"] is None or match["anchor"] in anchors(ROOT / match["path"])
    for link in links(path) if path in PAGES else ():
        target, _, anchor = link.partition("#")
        assert (path.parent / target).exists(), link
        assert not anchor or anchor in anchors(path.parent / target), link


def test_owners_are_those_of_the_manifest() -> None:
    """Who is asked about a change is who is named in Home Assistant."""
    owners = re.findall(r"@\S+", (GITHUB / "CODEOWNERS").read_text())
    assert f'"codeowners": ["{'", "'.join(owners)}"]' in (PACKAGE / "manifest.json").read_text()
