"""Whether the examples of the webhook's page do what they say."""

import asyncio
from collections.abc import Callable
from contextlib import closing
import json
from pathlib import Path
import shutil
import sqlite3
from typing import Any, Final

import pytest

from homeassistant.core import HomeAssistant
from tests.rules.claims import runs
from tests.rules.pages import Example

from .calling import OPTIONS, PATH, Caller
from .tuner import begin, complete, status

ADDRESS: Final = "http://homeassistant.local:8123/api/webhook/your-id"
BASH: Final = shutil.which("bash") or "bash"


def _addressed(example: Example, caller: Caller) -> str:
    """Return an example of the page with the address of the caller's rig."""
    assert ADDRESS in example.text
    return example.text.replace(ADDRESS, str(caller.client.make_url(PATH)))


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl here")
@runs(page="webhook", language="sh")
async def test_curl_runs_a_session(caller: Caller, example: Example) -> None:
    """As it stands on the page, in a shell."""
    shell = await asyncio.create_subprocess_exec(
        BASH, "-ec", _addressed(example, caller), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    said, complaints = await shell.communicate()
    assert not complaints
    answers = [json.loads(line) for line in said.splitlines()]
    assert [answer["steps"] for answer in answers] == [None, 1200, 2000]
    (session,) = await caller.sessions()
    assert (session["name"], session["planned_steps"]) == ("Nightly LoRA", 2000)


@runs(page="webhook", language="json")
async def test_simpletuner_takes_the_configuration(caller: Caller, example: Example) -> None:
    """By the rules of its own code, and what it then sends is understood."""
    config = json.loads(_addressed(example, caller))
    assert config["webhook_type"] == "raw"
    assert config["log_level"] in ("critical", "error", "warning", "info", "debug")
    for event in (begin(), status(10), complete()):
        response = await caller.client.session.post(config["callback_url"], json=event, headers={"X-API-Key": "any"})
        assert (await response.json())["id"]
    assert (await caller.sessions())[0]["steps"] == 2000


class Toolkit:
    """The database of ai-toolkit's user interface, and the watcher of the page beside it."""

    def __init__(self, path: Path, watcher: str) -> None:
        """Begin with one job that waits."""
        self._path = path
        self._names: dict[str, Any] = {"__name__": "watcher"}
        exec(compile(watcher.replace("ai-toolkit/aitk_db.db", str(path)), "watcher", "exec"), self._names)  # noqa: S102  ours
        self.seen: dict[str, object] = {}
        self._do(
            "CREATE TABLE Job (id TEXT PRIMARY KEY, name TEXT, status TEXT, step INTEGER, total_steps INTEGER,"
            " info TEXT, speed_string TEXT, stop BOOLEAN, pid INTEGER, updated_at DATETIME)"
        )
        self._do("INSERT INTO Job (id, name, status, step, info) VALUES ('j1', 'lora-a', 'queued', 0, '')")

    def _do(self, statement: str, *values: object) -> None:
        """Change the database."""
        with closing(sqlite3.connect(self._path)) as database, database:
            database.execute(statement, values)

    def train(self, state: str, step: int, info: str = "Training", pid: int = 17) -> None:
        """Let the job get somewhere."""
        self._do("UPDATE Job SET status = ?, step = ?, info = ?, pid = ?, total_steps = 3000", state, step, info, pid)

    @property
    def look(self) -> Callable[[dict[str, object]], None]:
        """Return what the watcher does every five seconds."""
        look: Callable[[dict[str, object]], None] = self._names["look"]
        return look


@pytest.fixture
def toolkit(caller: Caller, tmp_path: Path, example: Example) -> Toolkit:
    """Return ai-toolkit with a job that waits."""
    return Toolkit(tmp_path / "aitk_db.db", _addressed(example, caller))


async def _look(hass: HomeAssistant, toolkit: Toolkit) -> None:
    """Let the watcher look."""
    await hass.async_add_executor_job(toolkit.look, toolkit.seen)


@runs(page="webhook", language="python")
@pytest.mark.parametrize(
    ("state", "shown", "outcome", "steps"),
    [("completed", 1200, "completed", 700), ("error", 750, "failed", 600), ("stopped", 750, "cancelled", 600)],
)
async def test_the_watcher_follows_a_job(
    hass: HomeAssistant, caller: Caller, toolkit: Toolkit, *, state: str, shown: int, outcome: str, steps: int
) -> None:
    """From its first step to its end, also where the watcher is started anew."""
    await _look(hass, toolkit)
    toolkit.train("running", 0, "Loading model")
    await _look(hass, toolkit)
    assert await caller.sessions() == []
    toolkit.train("running", 500)
    await _look(hass, toolkit)
    toolkit.train("running", 900, "Sampling images")
    await _look(hass, toolkit)
    toolkit.seen.clear()
    for step in (1000, 1100):
        toolkit.train("running", step)
        await _look(hass, toolkit)
    toolkit.train(state, shown)
    await _look(hass, toolkit)
    await _look(hass, toolkit)
    (session,) = await caller.sessions()
    assert (session["name"], session["outcome"], session["steps"]) == ("lora-a", outcome, steps)
    assert (session["start_step"], session["planned_steps"]) == (500, 3000)
    toolkit.train("running", 1200, pid=18)
    await _look(hass, toolkit)
    assert len(await caller.sessions()) == 2


@runs(page="webhook", language="python")
async def test_the_watcher_waits_for_home_assistant(hass: HomeAssistant, caller: Caller, toolkit: Toolkit) -> None:
    """What nobody heard is told again."""
    await caller.bench.set_up()
    toolkit.train("running", 500)
    await _look(hass, toolkit)
    assert toolkit.seen == {}
    await caller.bench.set_up(**OPTIONS)
    await _look(hass, toolkit)
    toolkit.train("completed", 3000)
    await caller.bench.set_up()
    await _look(hass, toolkit)
    await caller.bench.set_up(**OPTIONS)
    await _look(hass, toolkit)
    assert toolkit.seen == {}
    assert (await caller.sessions())[0]["steps"] == 2500
