"""Whether the questions and the options are explained: where they are asked, where an answer is refused, on a page."""

import re
from typing import Any, Final

import pytest

from custom_components.training_energy.candidates import IntensityFault, MeterFault, PowerFault, PriceFault
from custom_components.training_energy.options import NUMBERS, OPTIONS
from custom_components.training_energy.units import UnitFault

from .conftest import PACKAGE, ROOT

COMPLAINT: Final = re.compile(r'Complaint\([^()]*\bkey="(\w+)"')
# What is known of a source when it is refused, by how the complaint begins.
FACTS: Final = {
    "meter": {"meter", "meter_unit"},
    "meters": {"rig"},
    "price": {"price_entity", "price_unit", "currency"},
    "power": {"power_entity", "power_unit"},
    "intensity": {"intensity_entity", "intensity_unit"},
}


def _literal(*names: str) -> set[str]:
    """Return the complaints that are written out in some files."""
    return {key for name in names for key in COMPLAINT.findall((PACKAGE / name).read_text())}


COMPLAINTS: Final = {
    "config": {*MeterFault, *PriceFault, *UnitFault, *_literal("answers.py", "config_flow.py")},
    "options": {
        *PowerFault,
        *IntensityFault,
        *(allowed.complaint for allowed in NUMBERS.values()),
        *_literal("options.py"),
    },
}


@pytest.mark.parametrize("flow", COMPLAINTS)
def test_every_complaint_of_a_form_has_a_text_and_every_text_is_used(flow: str, texts: dict[str, Any]) -> None:
    """A complaint without one shows its key, and a text that nobody says is kept true by nobody."""
    assert {str(key) for key in COMPLAINTS[flow]} == set(texts[flow]["error"])


@pytest.mark.parametrize("flow", COMPLAINTS)
def test_a_complaint_names_only_what_is_known_then(flow: str, texts: dict[str, Any]) -> None:
    """A placeholder that nothing fills stands there in its braces."""
    for key, text in texts[flow]["error"].items():
        assert set(re.findall(r"\{(\w+)\}", text)) <= FACTS.get(key.partition("_")[0], set()), key


def test_every_question_and_option_is_documented(texts: dict[str, Any]) -> None:
    """By the name that the form shows; options by their keys as well, for those who set them over REST."""
    page = (ROOT / "docs" / "setup.md").read_text()
    questions, options = texts["config"]["step"]["user"]["data"], texts["options"]["step"]["init"]["data"]
    assert not {name for name in (*questions.values(), *options.values()) if f"**{name}**" not in page}
    assert not {key for key in OPTIONS if f"`{key}`" not in page}
