"""`training-energy estimate`: what a run will use, cost and take."""

from __future__ import annotations

import argparse
import json
import shutil
from typing import Any

from .. import settings as settings_module
from ..errors import FailedError, RefusedError
from ..given import count
from ..homeassistant import HomeAssistant
from ..lines import Line
from ..plain import clean, duration, number, span

NAME = "estimate"
HELP = "say what a run of so many steps will use, cost and take, by the last runs of its model"

# So many sessions back is looked for models, and so many of them are named.
_MOST = 500
_MOST_NAMED = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("steps", type=count, metavar="STEPS", help="how many steps the run will have")
    parser.add_argument("--rig", help="the rig, where Home Assistant has several")
    parser.add_argument("--model", help="what is trained (that of the latest run)")
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(options: argparse.Namespace) -> int:
    """Say it."""
    home = HomeAssistant(settings_module.load(options.rig))
    found = _asked(home, options.steps, options.model)
    print(json.dumps(found) if options.json else _text(found))
    return 0


def _asked(home: HomeAssistant, steps: int, model: str | None) -> dict[str, Any]:
    """Return the estimate. Raises RefusedError, with the models that there are if it is the model."""
    try:
        return home.ask("estimate", steps=steps, model=model)
    except (RefusedError, FailedError):
        if model is None:
            raise
        # Where there is an answer without it, it is the model that is refused.
        home.ask("estimate", steps=steps)
        none = f"There is no run of '{model}' with steps and energy to go by."
        message = f"{none}{_models(home)} Leave out --model to go by the latest."
        raise RefusedError(message) from None


def _models(home: HomeAssistant) -> str:
    """Return a sentence on the models of which there are such runs, the latest first; nothing where none has a name."""
    sessions = home.ask("list_sessions", limit=_MOST)["sessions"]
    models = (each["model"] for each in sessions if each["status"] == "finished" and each["energy_per_step_wh"])
    known = [*dict.fromkeys(model for model in models if model)][:_MOST_NAMED]
    return f" There are some of: {', '.join(known)}." if known else ""


def _text(found: dict[str, Any]) -> str:
    """Return an estimate in lines."""
    runs = found["based_on"]["sessions"]
    of = f" of '{clean(found['model'])}'" if found["model"] else ""
    currency = clean(found["currency"] or "")
    price = "" if found["price"] is None else f"at {number(found['price'], 2)} {currency}/kWh"
    lines = [Line(number(found["energy_kwh"], 4), "kWh", "energy", _range(found, "energy", "kwh"), is_main=True)]
    if found["cost"] is not None:
        lines.append(Line(number(found["cost"], 4), currency, "cost", _range(found, "cost"), price, is_main=True))
    if found["duration_s"] is not None:
        least, most = (found[name] for name in ("duration_min_s", "duration_max_s"))
        between = "" if least is None or most is None else f"{duration(least)} … {duration(most)}"
        lines.append(Line(duration(found["duration_s"]), "", "duration", between))
    width = shutil.get_terminal_size().columns
    title = f" Estimate of {found['steps']:,} steps{of}, by the last {'run' if runs == 1 else f'{runs} runs'}:"
    return "\n".join([title, "", *(text for line in lines for text in line.shown(width))])


def _range(found: dict[str, Any], name: str, unit: str = "") -> str:
    """Return between what an estimate lies."""
    least, most = (found[f"{name}_{end}{unit and '_'}{unit}"] for end in ("min", "max"))
    return "" if least is None or most is None else span(least, most, 4)
