"""What is printed of a session."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, strategies as st
import pytest

from tests.client.book import record, reference
from tests.client.fake import FakeHomeAssistant
from training_energy_client.homeassistant import HomeAssistant
from training_energy_client.plain import clean, columns, duration, fit, number, sentence, span, table
from training_energy_client.summary import previous_of, summary

REFERENCE = """\
 Energy of 'sdxl lora' (PonyDiffusion XL v6) on Training PC, completed:

          0.2110 kWh    energy             0.2093 … 0.2121
          0.0422 USD    cost               at 0.20 USD/kWh
           2,000        steps              of 2,000
       0.0000211 USD    per step           0.105 Wh
          47,393        steps per USD
           366.2 W      average power
         0:34:34        duration"""


def test_the_reference_run() -> None:
    """Each figure with its unit, one below another."""
    assert summary(reference(energy_per_step_wh=0.1054)) == REFERENCE


def test_it_is_compared_with_the_run_before() -> None:
    """By the energy of a step, which no price changes."""
    before = reference(energy_per_step_wh=0.11, started_at="2026-11-20T12:00:00+00:00")
    last = summary(reference(), before).splitlines()[-1]
    assert last == "          -4.1 %        per step           than on 2026-11-20, 'sdxl lora'"


@pytest.mark.parametrize("name", [None, "a name that is so long that it has no room in a line"])
def test_the_day_of_the_run_before_is_never_cut_off(name: str | None) -> None:
    """Only a long name is; a run without one is told by its day, since it is of the same model."""
    before = reference(name=name, energy_per_step_wh=0.11, started_at="2026-11-20T12:00:00+00:00")
    last = summary(reference(name=name), before).splitlines()[-1]
    assert "per step           than on 2026-11-20" in last
    assert last.endswith("2026-11-20") if name is None else "…" in summary(reference(), before)


def test_a_short_run_is_compared_once_its_energy_is_final() -> None:
    """Before that it may be off by more than two runs differ."""
    previous = reference(energy_per_step_wh=0.11)
    assert "%" not in summary(reference(settled=False, active_s=599), previous)
    assert "%" in summary(reference(settled=False, active_s=600), previous)
    assert "%" in summary(reference(settled=True, active_s=5), previous)


@pytest.mark.parametrize("previous", [None, reference(energy_per_step_wh=None), reference(energy_per_step_wh=0.0)])
def test_there_may_be_nothing_to_compare_with(previous: dict[str, Any] | None) -> None:
    """Then nothing is said."""
    assert "%" not in summary(reference(), previous)


def test_what_is_not_final_says_so() -> None:
    """Beside its interval."""
    text = summary(reference(settled=False, status="settling"))
    assert "0.2093 … 0.2121\n" + " " * 43 + "not final yet: waiting for the meter" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "0.2093 … 0.2121, not final yet: waiting for the meter" in summary(reference(settled=False), width=120)
    away = summary(reference(settled=False, status="settling"), is_away=True)
    assert "\n" + " " * 43 + "not final: the meter is unavailable\n" in away


def test_a_session_that_runs_is_still_doing_so() -> None:
    """And not waiting for its meter."""
    text = summary(record(name="a", steps=1))
    assert text.startswith(" Energy of 'a' on Training PC, still training:")
    assert "not final" not in text


def test_what_is_unknown_is_left_out() -> None:
    """Without steps it says how to give them."""
    text = summary(record(energy_kwh=None, cost=None, currency=None, duration_s=None))
    assert re.findall(r"^ {5,}.*", text, re.MULTILINE) == []
    how = "with `training-energy stop --steps N`, or type them into Steps on the rig's page."
    assert f"Steps are unknown: give them {how}" in " ".join(text.split())
    assert "steps" not in summary(reference()).replace("steps              of", "").replace("steps per USD", "")


def test_money_may_be_earned() -> None:
    """With a negative price; small numbers stay readable."""
    text = summary(reference(cost=-0.0422, average_price=-0.2, cost_per_step=-0.0000211))
    assert "-0.0422 USD" in text
    assert "at -0.20 USD/kWh" in text
    assert "-0.0000211 USD" in text


def test_what_else_may_be_known() -> None:
    """A pause, a resumed run, a budget, estimates, rest, emissions, a whole line of sessions."""
    line = {"ids": ["a", "b"], "sessions": 2, "steps": 3000, "energy_kwh": 0.3165, "cost": 0.0633, "active_s": 1.0}
    more = {"start_step": 1000, "planned_steps": 4000, "active_s": 1800.0, "estimated_kwh": 0.1, "lineage": line}
    text = summary(reference(**more, net_energy_kwh=0.18, emissions_kg=0.0801), width=100)
    assert "of 1,000 to" not in text
    for part in (
        "from 1,000 to 3,000 of 4,000",
        "0:30:00 without pauses",
        "cost, estimated    at 0.20 USD/kWh, price of 0.1000 kWh is estimated",
        "0.1800 kWh    net energy",
        "0.0801 kg     CO2",
        "0.3165 kWh    whole run          2 sessions, 3,000 steps, 0.0633 USD",
    ):
        assert part in text
    assert "over its budget of 0.03 USD" in summary(reference(budget=0.03))
    both = summary(reference(budget=0.03, estimated_kwh=0.1))
    assert "cost, estimated" in both
    assert "over its budget of 0.03 USD" in both
    assert "estimated" not in summary(reference(estimated_kwh=0.0004))


def test_flags_are_in_plain_words() -> None:
    """One sentence for each kind, however often."""
    flags = [
        {"fault": "spike", "meter": "sensor.plug", "at": "", "kwh": 1.0, "count": 1},
        {"fault": "spike", "meter": "sensor.plug", "at": "", "kwh": 0.5, "count": 3},
        {"fault": "reset", "meter": "sensor.plug", "at": "", "kwh": 0.0, "count": 1},
        {"fault": "coarse_meter", "meter": "sensor.plug", "at": "", "kwh": 0.02, "count": 1},
        {"fault": "of_a_newer_version", "meter": "sensor.plug", "at": "", "kwh": 0.02, "count": 1},
    ]
    text = " ".join(summary(reference(flags=flags)).split())
    assert "sensor.plug jumped by more than the rig can have used and fell back 4 times: 1.500 kWh were undone." in text
    assert "began anew: what it showed then counts in full." in text
    blamed = "reports too rarely, or in too large steps, for so short a run: 0.020 kWh of it is uncertain."
    assert blamed in text
    assert "sensor.plug of_a_newer_version, 0.020 kWh." in text


def test_colours_are_only_there_where_they_are_wanted() -> None:
    """And change nothing else."""
    colored = summary(reference(), color=True)
    assert "\033[1m" in colored
    assert re.sub(r"\033\[\dm", "", colored) == summary(reference())


@given(name=st.text(min_size=1, max_size=40), model=st.text(max_size=40))
def test_a_name_does_nothing_to_the_terminal(name: str, model: str) -> None:
    """Whatever signs it has."""
    flags = [{"fault": name, "meter": model, "at": "", "kwh": 0, "count": 1}]
    text = summary(reference(name=name, model=model, rig=name, currency=model, flags=flags), reference(name=name))
    assert not [
        sign for sign in text.replace("\n", "") if sign != " " and not sign.isprintable() and clean(sign) == "?"
    ]


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.0000211, 2, "0.0000211"),
        (1e-05, 2, "0.00001"),
        (0.0, 4, "0.0000"),
        (-0.0, 2, "0.00"),
        (1234567.0, 0, "1,234,567"),
        (29.6, 0, "29.6"),
        (0.2, 2, "0.20"),
        (0.19876, 2, "0.199"),
        (float("inf"), 2, "unknown"),
        (1e-30, 2, "0.00"),
    ],
)
def test_numbers(value: float, digits: int, text: str) -> None:
    """With as many decimals as they need."""
    assert number(value, digits) == text


@given(value=st.floats(allow_nan=False, allow_infinity=False), digits=st.integers(0, 4))
def test_a_number_is_never_an_exponent(value: float, digits: int) -> None:
    """However small or large."""
    text = number(value, digits)
    assert re.fullmatch(r"-?[\d,]+(\.\d+)?", text)
    assert float(text.replace(",", "")) == pytest.approx(value, rel=0.006, abs=1e-12)


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [(0.155, 0.16, "0.1550 … 0.1600"), (0.00123, 0.16, "0.00123 … 0.16000"), (-0.0, 12.0, "0.0000 … 12.0000")],
)
def test_both_ends_of_an_interval_have_as_many_decimals(least: float, most: float, text: str) -> None:
    """Or the one that has fewer would look less certain."""
    assert span(least, most, 4) == text


@given(text=st.text(max_size=30).map(clean), width=st.integers(0, 20))
def test_what_is_fitted_fits(text: str, width: int) -> None:
    """Wide signs take two columns."""
    assert columns(fit(text, width)) <= width
    assert columns("音楽") == 4


def test_durations_and_tables() -> None:
    """Hours may be many; numbers stand at the right."""
    assert duration(100 * 3600 + 61.4) == "100:01:01"
    rows = [["name", "kWh"], ["音", "1.5"], ["abc", "10"]]
    assert table(rows, numbers={1}, width=80) == "name  kWh\n音    1.5\nabc    10"


def test_the_run_before(home: HomeAssistant, fake: FakeHomeAssistant) -> None:
    """Of the same model, else of the same name; one with steps rather than a later one without."""
    runs = [
        reference(id="1", started_at="2026-11-01T12:00:00+00:00"),
        reference(id="2", started_at="2026-11-02T12:00:00+00:00", energy_per_step_wh=None),
        reference(id="3", started_at="2026-11-03T12:00:00+00:00", status="settling"),
        reference(id="4", started_at="2026-11-03T12:00:00+00:00", model="other"),
        reference(id="5", started_at="2026-11-20T12:00:00+00:00"),
    ]
    fake.sessions.extend(runs)
    now = reference(id="6", started_at="2026-11-04T12:00:00+00:00")
    assert (previous_of(home, now) or {})["id"] == "1"
    unnamed = {**now, "model": None, "name": "SDXL LoRA"}
    assert (previous_of(home, unnamed) or {})["id"] == "4"
    assert previous_of(home, {**unnamed, "name": "lora"}) is None
    assert previous_of(home, {**unnamed, "name": None}) is None
    fake.sessions.pop(0)
    assert (previous_of(home, now) or {})["id"] == "2"


@pytest.mark.parametrize(("text", "said"), [("Stop it first", "Stop it first."), ("It waits.", "It waits.")])
def test_what_is_said_can_be_followed(text: str, said: str) -> None:
    """Home Assistant ends what it says without a full stop."""
    assert sentence(text) == said
