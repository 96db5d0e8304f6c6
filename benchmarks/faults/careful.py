"""A trainer whose machine draws power only while a session runs: what each one must have is known to the last digit."""

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Final, override

from benchmarks.faults.cellar import Cellar
from benchmarks.faults.trainer import Trainer, number
from lab.home import Home
from lab.rest import Json

# What may be asked of a session in each state, the usual more often; "none" is one that there is not.
DEEDS: Final = {
    "none": ("start_session",),
    "training": (
        "report_progress",
        "report_progress",
        "pause_session",
        "stop_session",
        "stop_session",
        "discard_session",
    ),
    "paused": ("resume_session", "resume_session", "stop_session", "discard_session"),
}
# What becomes of it.
AFTER: Final = {
    "start_session": "training",
    "pause_session": "paused",
    "resume_session": "training",
    "stop_session": "finished",
    "discard_session": "none",
}
# Of an answer, what is never to change: at once, and once the session is over.
FIRM: Final = ("id", "name", "started_at")
FINAL: Final = ("ended_at", "steps", "outcome")


@dataclass(slots=True)
class Run:
    """A session as its trainer knows it: `kwh` is what the meter counted for it, `answer` what was said of it last."""

    key: str
    status: str = "none"
    kwh: Decimal = Decimal(0)
    answer: dict[str, Json] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether it was stopped, or discarded."""
        return self.status == "finished" or (self.status == "none" and bool(self.answer))


class CarefulTrainer(Trainer):
    """Lets the meter stand still while it asks for anything that begins or ends.

    So it does not matter when exactly that happens, nor whether it did where the power went before the answer: the
    energy of each session is known.
    """

    is_corrected = False

    def __init__(self, home: Home, cellar: Cellar, *, number: int, random: Random) -> None:
        """Begin with no session."""
        super().__init__(home, cellar, number=number, random=random)
        self._runs: list[Run] = []
        self._deed = ""
        self._is_open = False
        self._since: Decimal | None = None

    @property
    def _run(self) -> Run:
        """The session that runs, or that is to be started next."""
        last = self._runs[-1] if self._runs else None
        if last is None or last.is_over:
            last = Run(key=f"{self.name} run {len(self._runs) + 1}")
            self._runs.append(last)
        return last

    @override
    def prepare(self) -> None:
        """Choose what to ask next; unless it is nothing for the meter, that stands still and is read."""
        self._deed = self._random.choice(DEEDS[self._run.status])
        if self._deed != "report_progress":
            self._halt()

    @override
    def ask(self) -> None:
        """Ask for it, and take down what is answered: from then on it must never be lost."""
        run = self._run
        data: dict[str, object] = {"key": run.key}
        if self._deed == "start_session":
            data["name"] = run.key
        elif self._deed == "report_progress":
            data["steps_done"] = self._random.randint(1, 10_000)
        elif self._deed == "stop_session":
            data["steps"] = self._random.randint(1, 10_000)
        answer = self.send(self._deed, **data)
        self._is_open = answer is None
        if answer is not None:
            run.answer = answer
            self._go_on(run, AFTER.get(self._deed, run.status))

    @override
    def check(self) -> None:
        """Compare each session, with what is known of it and of the meter."""
        self._halt()
        kept = {session["key"]: session for session in self.kept()}
        current = self._run
        if self._is_open:
            self._resolve(current, kept.get(current.key))
        known = {run.key: run for run in self._runs if run.status != "none"}
        for key in kept.keys() - known.keys():
            self.find(f"{key} was never started, or is back")
        for run in known.values():
            self._compare(run, kept.get(run.key))
        self._go_on(current, current.status)

    def _resolve(self, run: Run, kept: dict[str, Json] | None) -> None:
        """See what became of what nobody answered: it was done, or it was not."""
        self._is_open = False
        status, after = _status(kept), AFTER.get(self._deed, run.status)
        if status not in (run.status, after):
            self.find(f"{run.key} is {status} after {self._deed}, and was {run.status}")
        self.done += status == after != run.status
        if kept is not None:
            # What was asked for may have been done without an answer; then this is the first that is told of it.
            run.answer = {**kept, **{name: run.answer[name] for name in FIRM if name in run.answer}}
        self._go_on(run, status)

    def _compare(self, run: Run, kept: dict[str, Json] | None) -> None:
        """Note what is not as it was answered, then go by what there is."""
        if kept is None:
            self.find(f"{run.key} is lost")
            run.status = "none"
            return
        if (status := _status(kept)) != run.status:
            self.find(f"{run.key} is {status}, and was {run.status}")
            run.status = status
        for name in FIRM + (FINAL if run.status == "finished" else ()):
            if kept[name] != run.answer[name]:
                self.find(f"{run.key} has {name} {kept[name]}, and had {run.answer[name]}")
        if number(kept["energy_kwh"]) != run.kwh:
            self.find(f"{run.key} has {kept['energy_kwh']} kWh, and the meter counted {run.kwh}")
            run.kwh = number(kept["energy_kwh"])

    def _go_on(self, run: Run, status: str) -> None:
        """Go on in a state: where it trains, the machine draws power."""
        run.status = status
        if status == "training" and self._since is None:
            self._since = self._cellar.run(self.meter)

    def _halt(self) -> None:
        """Have the meter stand still and be read, and note what it counted."""
        shown = self.stand_still()
        if self._since is not None:
            self._run.kwh += shown - self._since
            self._since = None


def _status(session: dict[str, Json] | None) -> str:
    """Return the state of a session as its trainer has it, for whom one that is stopped is over."""
    if session is None:
        return "none"
    return "finished" if session["status"] == "settling" else str(session["status"])
