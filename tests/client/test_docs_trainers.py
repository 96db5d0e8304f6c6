"""Whether the examples of the page about trainers do what it says, run as they stand there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
from pathlib import Path
import re
import shutil
import subprocess
import sys
import threading
from typing import Any

import pytest

from tests.client.fake import TOKEN, FakeHomeAssistant
from tests.client.hooks.standins import installed
from tests.client.parsers import drawn
from tests.client.parsers.consoles import loop
from tests.client.wrapper import command

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "trainers.md").read_text(encoding="utf-8")
BASH = shutil.which("bash") or "bash"
COMFYUI = "http://127.0.0.1:8188"

# What each trainer draws, by the heading above its example: the steps, and as which program it is known.
CONSOLES = {
    "kohya sd-scripts": loop(2000, prefix="steps", postfix="avr_loss=0.0914") + "model saved.\n",
    "diffusers": loop(2000, prefix="Steps", postfix="lr=0.0001, step_loss=0.0123"),
    "OneTrainer": drawn.run(10),
    "ai-toolkit": "# Running job: lora\n" + loop(2000, prefix="lora", postfix="lr: 2.0e-04 loss: 7.353e-01"),
    "SimpleTuner": loop(2000, prefix="Epoch 3/10, Steps", postfix="lr=0.0001, step_loss=0.0123"),
    "Transformers, and what is built on it": loop(2000),
    "Anything else": loop(2000, prefix="training"),
}
# Its variable is looked at by Lightning itself, with a real one in the end-to-end tests.
BY_ITSELF = "Lightning"


def examples() -> dict[str, str]:
    """Return the examples for the shell, by the heading above each."""
    sections = re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    found = {title: re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE) for title, text in sections}
    assert all(len(blocks) <= 1 for blocks in found.values())
    return {title: blocks[0] for title, blocks in found.items() if blocks}


def runs(*, page: str, language: str, says: str) -> pytest.MarkDecorator:
    """Have a test run, as `example`, the one example of a page that says something; a rule adds these up."""
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    [example] = [block for block in blocks if says in block]
    return pytest.mark.parametrize("example", [example], ids=[says])


def machine(folder: Path, console: str) -> dict[str, str]:
    """Return the environment of a machine on which each program of the examples draws a console."""
    shown = folder / "console"
    shown.write_text(console, encoding="utf-8")
    trainer = (
        f"#!{sys.executable}\nimport pathlib, sys\nsys.stderr.write(pathlib.Path({str(shown)!r}).read_text('utf-8'))\n"
    )
    ours = f"#!{sys.executable}\nimport sys\nfrom training_energy_client.__main__ import main\nsys.exit(main())\n"
    programs = dict.fromkeys(("accelerate", "python", "simpletuner", "train.sh"), trainer)
    for name, text in {**programs, "training-energy": ours}.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    environment = command.environ(folder)
    return {**environment, "PATH": f"{folder}:{environment['PATH']}", "PYTHONIOENCODING": "utf-8"}


def test_each_trainer_has_a_console_here() -> None:
    """One that is new on the page wants one."""
    assert set(examples()) == {*CONSOLES, BY_ITSELF}


@pytest.mark.parametrize("trainer", CONSOLES)
def test_run_of_the_page_is_counted(fake: FakeHomeAssistant, tmp_path: Path, trainer: str) -> None:
    """As it stands there, in a shell, with a program in the trainer's place that draws what that one does."""
    environment = {
        **machine(tmp_path, CONSOLES[trainer]),
        "TRAINING_ENERGY_URL": fake.url,
        "TRAINING_ENERGY_TOKEN": TOKEN,
    }
    done = subprocess.run(
        [BASH, "-ec", examples()[trainer]],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        timeout=command.SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    session = fake.session
    assert (session["steps"], session["outcome"]) == (2000, "completed"), done.stderr
    said = re.search(r'--model "([^"]+)"', examples()[trainer])
    assert session["model"] == (said and said[1])


@runs(page="trainers", language="python", says="Trainer(…, callbacks=callbacks)")
def test_callback_of_transformers_is_there(monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    """By the name and with the words of the page; a real trainer takes it in the end-to-end tests."""
    check_callback(monkeypatch, example, "transformers")


@runs(page="trainers", language="python", says="model.fit(…, callbacks=callbacks)")
def test_callback_of_keras_is_there(monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    """By the name and with the words of the page; a real trainer takes it in the end-to-end tests."""
    check_callback(monkeypatch, example, "keras", "keras.callbacks")


def check_callback(monkeypatch: pytest.MonkeyPatch, example: str, *packages: str) -> None:
    """Check that an example makes the callback, where the packages are installed."""
    names: dict[str, Any] = {}
    with installed(monkeypatch, *packages):
        exec(example, names)  # noqa: S102  ours
    assert type(names["callbacks"][0]).__name__ == "TrainingEnergyCallback"


@runs(page="trainers", language="python", says="register()")
def test_tracker_of_the_page_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    """To an Accelerate that is new enough to take one."""
    known: dict[str, type] = {}
    with installed(monkeypatch, "accelerate", "accelerate.tracking"):
        tracking = {
            "LOGGER_TYPE_TO_CLASS": known,
            "register_tracker_class": lambda each: known.update({each.name: each}),
        }
        vars(sys.modules["accelerate.tracking"]).update(tracking)
        exec(example, {})  # noqa: S102  ours
    assert [*known] == ["training_energy"]


class Server(BaseHTTPRequestHandler):
    """ComfyUI as its source answers: a prompt has no history before it is done."""

    status = "success"
    asked: list[str]

    def do_POST(self) -> None:
        """Take a workflow."""
        workflow = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["prompt"]
        self._answer({"prompt_id": f"prompt-{len(workflow)}", "number": 1, "node_errors": {}})

    def do_GET(self) -> None:
        """Tell how a prompt went, once it has been asked for before."""
        self.asked.append(self.path)
        done = {
            "prompt-2": {"outputs": {}, "status": {"status_str": self.status, "completed": self.status == "success"}}
        }
        self._answer(done if self.asked.count("/history/prompt-2") > 1 else {})

    def _answer(self, body: Any) -> None:
        """Answer."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as the library calls it
        """Say nothing."""


@contextmanager
def comfyui(status: str) -> Iterator[str]:
    """Serve while the block lasts; give the address."""
    handler = type("Handler", (Server,), {"status": status, "asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@runs(page="trainers", language="python", says="COMFYUI")
@pytest.mark.parametrize(
    ("status", "steps", "outcome", "code"), [("success", 500, "completed", 0), ("error", None, "failed", 1)]
)
def test_workflow_of_comfyui_is_a_session(
    fake: FakeHomeAssistant, tmp_path: Path, example: str, *, status: str, steps: int | None, outcome: str, code: int
) -> None:
    """With the steps of its node, and an outcome by what the server says of it."""
    workflow = {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdxl.safetensors"}},
        "2": {"class_type": "TrainLoraNode", "inputs": {"model": ["1", 0], "steps": 500}},
    }
    (tmp_path / "workflow.json").write_text(json.dumps(workflow), encoding="utf-8")
    environment = command.environ(tmp_path, TRAINING_ENERGY_URL=fake.url, TRAINING_ENERGY_TOKEN=TOKEN)
    assert COMFYUI in example
    with comfyui(status) as address:
        (tmp_path / "train_lora.py").write_text(example.replace(COMFYUI, address), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "train_lora.py", "workflow.json"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            timeout=command.SECONDS,
            check=False,
        )
    assert done.returncode == code, done.stderr
    session = fake.session
    assert (session["name"], session["planned_steps"]) == ("workflow.json", 500)
    assert (session["steps"], session["outcome"]) == (steps, outcome), done.stderr
