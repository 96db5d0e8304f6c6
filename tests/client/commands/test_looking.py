"""What can be looked up: how a session goes, what ran, what a run will take, what a console shows."""

from __future__ import annotations

import json
from pathlib import Path
import shutil
import subprocess
import sys
import types
from typing import Any

import pytest

from tests.client.book import reference
from tests.client.fake import FakeHomeAssistant, Fault
from tests.client.helpers import Do
from training_energy_client.commands import NAMES, completion, status
from training_energy_client.sessions import VARIABLE

FILTERS = ("--model=x", "--tag=t", "--name=n", "--after=2026-11-01", "--before=2026-11-02T10:00", "--limit=3")
ENDED = "2026-11-24T13:00:00+00:00"
RUNNING = {
    "id": "r", "status": "training", "outcome": None, "ended_at": None, "settled": False, "steps": 1200,
    "planned_steps": 2000, "step_rate": 1.0,
}  # fmt: skip


def test_how_it_goes(do: Do, fake: FakeHomeAssistant) -> None:
    """In one line, where nobody watches."""
    fake.sessions.append(reference(**RUNNING))
    fake.sessions.append(reference(id="old", started_at="2026-11-20T12:00:00+00:00"))
    code, said, _ = do("status")
    assert code == 0
    assert said == "sdxl lora  0.2110 kWh  0.0422 USD  1,200/2,000 steps  366 W  0.0000211 USD/step  0:13:20 left\n"
    assert json.loads(do("status", "--json")[1])["id"] == "r"


@pytest.mark.parametrize(
    ("record", "end"),
    [
        ({"status": "paused"}, "paused"),
        ({"step_rate": None}, "USD/step"),
        ({"steps": None}, "USD/step"),
        ({"planned_steps": 1000}, "0:00:00 left"),
        (
            {"ended_at": "2026-11-24T13:00:00+00:00", "outcome": "failed"},
            "failed, not final yet: waiting for the meter",
        ),
        ({"ended_at": ENDED, "outcome": "failed", "settled": True}, "failed"),
    ],
)
def test_where_it_is_in_its_life(record: dict[str, object], end: str) -> None:
    """As far as it is known."""
    assert status.line(reference(**{**RUNNING, **record})).endswith(end)


def test_a_cost_at_a_price_that_nobody_knows_is_an_estimate() -> None:
    """And is not shown as if it were exact."""
    assert "  0.0422 USD (estimated)  " in status.line(reference(**RUNNING, estimated_kwh=0.05))
    assert "  0.0422 USD  " in status.line(reference(**RUNNING, estimated_kwh=0.0004))


@pytest.mark.parametrize("width", [66, 70, 79])
def test_a_narrow_terminal_shows_how_long_it_takes(width: int) -> None:
    """Power and the price of a step give way."""
    said = status.line(reference(**RUNNING), width)
    assert said.startswith("sdxl lora  0.2110 kWh  0.0422 USD  1,200/2,000 steps  ")
    assert said.endswith("0:13:20 left")
    assert len(said) <= width


def test_what_is_unknown_is_left_out_of_the_line() -> None:
    """Only its name is always there."""
    unknown = dict.fromkeys(("energy_kwh", "cost", "currency", "average_power_w", "cost_per_step", "steps"))
    assert status.line(reference(**{**RUNNING, **unknown})) == "sdxl lora"


def test_a_session_is_watched_until_it_ends(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same line, over a time in which Home Assistant is away."""
    session = reference(**RUNNING)
    fake.sessions.append(session)
    news: list[dict[str, Any]] = [
        {"steps": 1300},
        {},
        {"ended_at": "2026-11-24T13:00:00+00:00", "outcome": "completed", "settled": True},
    ]
    fake.faults = [None, None, None, None, Fault.NOT_READY]
    monkeypatch.setattr(status, "wait", lambda _: session.update(news.pop(0)))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    code, said, _ = do("status")
    assert code == 0
    lines = said.rstrip("\n").split("\r\033[K")
    assert [line[-12:] for line in lines[1:3]] == ["0:13:20 left", "0:11:40 left"]
    assert "is not ready" in lines[3]
    assert lines[4].endswith("completed")


def test_a_session_by_its_key_or_id(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand, or by the environment; the last one where none runs."""
    fake.sessions.extend([reference(id="1", key="k", name="one"), reference(id="2", name="two")])
    assert do("status", "--session", "k")[1].startswith("one ")
    assert do("status", "--session", "2")[1].startswith("two ")
    monkeypatch.setenv(VARIABLE, "2")
    assert do("status", "--once")[1].startswith("two ")
    assert do("status", "--session", "3")[0] == 1


def test_no_session_yet(do: Do, fake: FakeHomeAssistant) -> None:
    """Says how to have one."""
    assert do("sessions") == (0, "No sessions.\n", "")
    code, _, complained = do("status")
    assert code == 1
    assert "training-energy run -- python train.py" in complained


def test_what_ran(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """In columns, the newest first."""
    fake.sessions.append(reference(started_at="2026-11-20T12:00:00+00:00", id="1", tags=["a"]))
    other = {"name": "x\033[2J", "model": None, "steps": None, "cost": None, "cost_per_step": None}
    fake.sessions.append(reference(started_at="2026-11-21T12:00:00+00:00", id="2", settled=False, **other))
    code, said, _ = do("sessions")
    assert code == 0
    rows = [line.split("  ") for line in said.splitlines()]
    assert [[cell.strip() for cell in row if cell][1:] for row in rows] == [
        ["name", "model", "kWh", "cost USD", "steps", "USD/1000", "outcome"],
        ["x?[2J", "-", "0.211", "-", "-", "-", "completed, settling"],
        ["sdxl lora", "PonyDiffusion XL v6", "0.211", "0.0422", "2,000", "0.0211", "completed"],
    ]
    assert len(json.loads(do("sessions", "--json", "--tag", "a")[1])["sessions"]) == 1


def test_which_ran(do: Do, fake: FakeHomeAssistant) -> None:
    """A day alone begins at midnight; it says when there are more."""
    fake.sessions.extend([reference(id="1", started_at="2026-11-20T12:00:00+00:00"), reference(id="2")])
    _, said, _ = do(
        *[
            "sessions",
            "--model",
            "x",
            "--tag",
            "t",
            "--name",
            "n",
            "--after",
            "2026-11-01",
            "--before",
            "2026-11-02T10:00",
            "--limit",
            "3",
        ]
    )
    assert fake.said[-1] == {
        "model": "x", "tag": "t", "name": "n", "after": "2026-11-01 00:00:00", "before": "2026-11-02T10:00", "limit": 3,
    }  # fmt: skip
    assert said == "No sessions.\n"
    assert "1 of 2. For more: --limit" in do("sessions", "--limit", "1")[1]


def test_what_a_run_will_take(do: Do, fake: FakeHomeAssistant) -> None:
    """With its ranges."""
    code, said, _ = do("estimate", "2000", "--model", "PonyDiffusion XL v6")
    assert code == 0
    assert said.splitlines()[0] == " Estimate of 2,000 steps of 'PonyDiffusion XL v6', by the last 3 runs:"
    for part in ("0.2110 kWh    energy             0.1899 … 0.2321", "0.0422 USD", "at 0.20 USD/kWh", "0:33:20"):
        assert part in said
    assert json.loads(do("estimate", "2000", "--json")[1])["steps"] == 2000


def test_what_is_unknown_of_an_estimate(do: Do, fake: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is left out."""
    known = fake.book.estimate({"steps": 5})
    unknown = dict.fromkeys(("cost", "price", "currency", "duration_s", "energy_min_kwh", "model"))
    answer = {**known, **unknown, "based_on": {"sessions": 1}}
    monkeypatch.setattr(fake.book, "estimate", lambda _: answer)
    _, said, _ = do("estimate", "5")
    assert said == " Estimate of 5 steps, by the last run:\n\n        0.000527 kWh    energy\n"


def test_what_a_console_shows(do: Do, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the parser that is asked for."""
    recorded = types.ModuleType("recorded")
    recorded.parse = lambda path, parser: {"steps": path.read_text(), "parser": parser}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "training_energy_client.parsers.recorded", recorded)
    file = machine / "console.log"
    file.write_text("5", encoding="utf-8")
    assert json.loads(do("parse", str(file))[1]) == {"steps": "5", "parser": "auto"}
    code, _, complained = do("parse", str(machine / "none"))
    assert code == 1
    assert "cannot be read: No such file" in complained


COMPLETIONS = [
    (["st"], {"start", "step", "stop", "status"}),
    (["run", "--par"], {"--parser"}),
    (["run", "--parser", "n"], {"none"}),
    (["stop", "--outcome", ""], {"completed", "failed", "cancelled", "interrupted"}),
    (["completion", "f"], {"fish"}),
    (["run", "--", "tru"], {"true"}),
    (["run", "--", "true", "--par"], set()),
    (["start", "--name", "x"], set()),
]


@pytest.mark.parametrize(("words", "wanted"), COMPLETIONS)
def test_the_tab_key_in_bash(words: list[str], wanted: set[str]) -> None:
    """As bash itself would ask."""
    quoted = " ".join(f"'{word}'" for word in ["training-energy", *words])
    script = (
        f"{completion.bash()}\nCOMP_WORDS=({quoted}) COMP_CWORD={len(words)}\n"
        '_training_energy; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [shutil.which("bash") or "", "-c", script], capture_output=True, text=True, timeout=30, check=True
    )
    found = {*done.stdout.split()}
    assert found >= wanted
    assert found == wanted or words[-1] == "tru"


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_the_tab_key_elsewhere(do: Do, shell: str) -> None:
    """Each command and option is in it."""
    code, said, _ = do("completion", shell)
    assert code == 0
    assert all(name in said for name in NAMES)
    assert "wait-settled" in said
    assert "start" in json.loads(do("completion", shell, "--json")[1])


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_it(shell: str, tmp_path: Path) -> None:
    """Where they are there."""
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell} on this machine")
    script = tmp_path / "script"
    script.write_text({"zsh": completion.zsh, "fish": completion.fish}[shell](), encoding="utf-8")
    subprocess.run([found, "-n", str(script)], check=True, timeout=30)
