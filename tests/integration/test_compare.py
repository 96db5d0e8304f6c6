"""Runs in groups, and what the next one will come to, as the actions answer."""

from datetime import datetime, timedelta
import json
from typing import Any

import pytest

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError

from .attic import PLAIN, Attic, file_of
from .bench import Bench

# What the runs of one model below come to.
SDXL: dict[str, Any] = {
    "group": "sdxl",
    "runs": 3,
    "steps": 3000,
    "energy_kwh": 1.5,
    "cost": 0.2,
    "currency": "EUR",
    "energy_per_1000_steps_kwh": {
        "runs": 3,
        "median": 0.5,
        "lowest": 0.4,
        "highest": 0.6,
        "lower_quartile": 0.45,
        "upper_quartile": 0.55,
    },
    "cost_per_1000_steps": {
        "runs": 2,
        "median": 0.1,
        "lowest": 0.08,
        "highest": 0.12,
        "lower_quartile": 0.09,
        "upper_quartile": 0.11,
    },
    "step_rate": {
        "runs": 3,
        **dict.fromkeys(
            ("median", "lowest", "highest", "lower_quartile", "upper_quartile"), pytest.approx(1000 / 3600)
        ),
    },
    "last": {
        "id": "3",
        "name": "Run 3",
        "started_at": "2026-03-04T08:00:00+00:00",
        "energy_per_1000_steps_kwh": 0.5,
        "cost_per_1000_steps": None,
        "step_rate": pytest.approx(1000 / 3600),
        "change_percent": {
            "energy_per_1000_steps_kwh": pytest.approx(-100 / 6),
            "cost_per_1000_steps": None,
            "step_rate": 0.0,
        },
    },
}


@pytest.fixture
async def attic(hass: HomeAssistant) -> Attic:
    """Return a rig with some runs in its history."""
    attic = await Attic(hass).set_up()
    runs: tuple[dict[str, Any], ...] = (
        {"model": "SDXL", "energy_kwh": 0.4, "cost": 0.08, "tags": ["lora"]},
        {"model": "SDXL", "energy_kwh": 0.6, "cost": 0.12, "tags": ["lora", "night"]},
        {"model": "Llama", "energy_kwh": 2, "cost": 0.4},
        {"model": "sdxl", "energy_kwh": 0.5, "cost": 0.1, "currency": "USD"},
        {"energy_kwh": 0.3, "cost": 0.06, "steps": None},
    )
    day = timedelta(days=1)
    start, end = (datetime.fromisoformat(PLAIN[field]) for field in ("started_at", "ended_at"))
    sessions = [
        {
            **PLAIN,
            "id": str(i),
            "name": f"Run {i}",
            "started_at": (start + i * day).isoformat(),
            "ended_at": (end + i * day).isoformat(),
            **run,
        }
        for i, run in enumerate(runs)
    ]
    await attic.ask("import_sessions", content=file_of(*sessions))
    return attic


async def test_models_are_compared(attic: Attic) -> None:
    """Each group says what its runs came to, and how the last one fared; foreign money is left out."""
    groups = (await attic.ask("compare_sessions"))["groups"]
    assert [(group["group"], group["runs"]) for group in groups] == [(None, 1), ("sdxl", 3), ("Llama", 1)]
    assert groups[0]["last"] is None
    assert groups[0]["step_rate"] is None
    assert groups[1] == SDXL


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"group_by": "tag"}, {None: 3, "lora": 2, "night": 1}, id="tags"),
        pytest.param({"group_by": "TAG", "tag": "night"}, {"lora": 1, "night": 1}, id="filtered"),
        pytest.param({"group_by": "name", "after": "2026-03-05"}, {"Run 4": 1}, id="names since"),
        pytest.param({"model": "llama"}, {"Llama": 1}, id="one model"),
        pytest.param({"before": "2026-01-01"}, {}, id="none"),
    ],
)
async def test_sessions_are_grouped_as_asked(attic: Attic, asked: dict[str, str], expected: dict[str, int]) -> None:
    """All filters of the list are there."""
    groups = (await attic.ask("compare_sessions", **asked))["groups"]
    assert {group["group"]: group["runs"] for group in groups} == expected


async def test_session_that_runs_is_not_compared(bench: Bench) -> None:
    """What settles is: it is over."""
    await bench.set_up()
    await bench.run(1500, 80)
    await bench.ask("start_session", model="SDXL")
    await bench.run(610, 400)
    assert await bench.ask("compare_sessions") == {"groups": []}
    await bench.ask("stop_session", steps=100)
    assert bench.panel.shows("status") == "settling"
    (group,) = (await bench.ask("compare_sessions"))["groups"]
    assert (group["runs"], group["steps"]) == (1, 100)


async def test_run_is_estimated_by_its_model(attic: Attic) -> None:
    """At the price of now, from the lowest to the highest of its runs."""
    assert await attic.ask("estimate", model="SDXL", steps=2000) == {
        "energy_kwh": 1.0,
        "energy_min_kwh": 0.8,
        "energy_max_kwh": 1.2,
        "cost": 0.3,
        "cost_min": 0.24,
        "cost_max": 0.36,
        "duration_s": 7200.0,
        "duration_min_s": 7200.0,
        "duration_max_s": 7200.0,
        "currency": "EUR",
        "price": 0.3,
        "model": "sdxl",
        "steps": 2000,
        "based_on": {"sessions": 3, "ids": ["3", "1", "0"], "steps": 3000},
    }


async def test_model_that_is_left_out_is_that_of_the_latest_run(attic: Attic) -> None:
    """Runs without a model are estimated by runs without one."""
    assert (await attic.ask("estimate", steps=1))["model"] == "sdxl"
    row = "id,started_at,ended_at,energy_kwh,currency,steps\nnew,2026-03-09 00:00,2026-03-09 01:00,0.1,EUR,10"
    await attic.ask("import_sessions", content=row)
    answer = await attic.ask("estimate", steps=1)
    assert (answer["model"], answer["based_on"]["ids"]) == (None, ["new"])


async def test_estimate_goes_by_the_latest_ten(attic: Attic) -> None:
    """A card that was sold says nothing of the one that is there."""
    table = "id,started_at,ended_at,energy_kwh,currency,steps,model\n" + "".join(
        f"n{i},2026-04-{i:02} 00:00,2026-04-{i:02} 01:00,1,EUR,1000,SDXL\n" for i in range(1, 13)
    )
    await attic.ask("import_sessions", content=table)
    based_on = (await attic.ask("estimate", steps=1))["based_on"]
    assert based_on == {"sessions": 10, "ids": [f"n{i}" for i in range(12, 2, -1)], "steps": 10_000}


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        pytest.param({}, "steps is missing", id="no steps"),
        pytest.param({"steps": 0}, "from 1 to", id="not one step"),
        pytest.param({"steps": 5, "model": "GPT"}, r"no session of GPT .* some of: sdxl, Llama\.", id="no such model"),
    ],
)
async def test_estimate_says_what_it_lacks(attic: Attic, asked: dict[str, object], message: str) -> None:
    """And which models it knows."""
    with pytest.raises(ServiceValidationError, match=message):
        await attic.ask("estimate", **asked)


async def test_first_run_cannot_be_estimated(hass: HomeAssistant) -> None:
    """There is nothing to go by."""
    attic = await Attic(hass).set_up()
    for asked in ({}, {"model": "SDXL"}):
        with pytest.raises(ServiceValidationError, match="No session of this rig"):
            await attic.ask("estimate", steps=1, **asked)


async def test_rig_without_a_price_estimates_no_cost(hass: HomeAssistant) -> None:
    """The energy all the same."""
    attic = await Attic(hass, price=None).set_up()
    row = "id,started_at,ended_at,energy_kwh,currency,steps\nnew,2026-03-09 00:00,2026-03-09 01:00,0.1,EUR,10"
    await attic.ask("import_sessions", content=row)
    answer = await attic.ask("estimate", steps=10)
    assert (answer["energy_kwh"], answer["cost"], answer["price"]) == (0.1, None, None)


async def test_broken_session_is_left_out(attic: Attic) -> None:
    """A file that was edited by hand costs no more than that session."""
    attic.panel.rig.archive.rows[0]["charge"] = "broken"
    groups = (await attic.ask("compare_sessions", model="sdxl"))["groups"]
    assert groups[0]["runs"] == 2
    assert (await attic.ask("estimate", model="sdxl", steps=1))["based_on"]["sessions"] == 2
    exported = (await attic.ask("export_sessions", format="json"))["content"]
    assert [session["id"] for session in json.loads(exported)["sessions"]] == ["1", "2", "3", "4"]
