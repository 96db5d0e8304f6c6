"""A trainer that starts one session right after the other, on a machine that never rests."""

from decimal import Decimal
from random import Random
from typing import override

from benchmarks.faults.cellar import Cellar
from benchmarks.faults.trainer import Trainer, number
from lab.home import Home
from lab.rest import Json


class RestlessTrainer(Trainer):
    """Has each session replace the one before it, so that one is settling while the next one runs.

    What either has used is worked out from the readings around, and moves until it is final; what all have used
    together is what the meter counted, at any time.
    """

    is_corrected = True

    def __init__(self, home: Home, cellar: Cellar, *, number: int, random: Random) -> None:
        """Begin with no session."""
        super().__init__(home, cellar, number=number, random=random)
        self._answers: dict[str, dict[str, Json]] = {}
        self._asked = 0
        self._is_open = False
        self._first: Decimal | None = None

    @override
    def prepare(self) -> None:
        """Have the meter stand still before the first session, and never again."""
        if self._first is None:
            self._first = self.stand_still()

    @override
    def ask(self) -> None:
        """Start the next session; one that nobody answered is asked for again."""
        if not self._is_open:
            self._asked += 1
        key = f"{self.name} run {self._asked}"
        answer = self.send("start_session", key=key, name=key, replace=True)
        self._is_open = answer is None
        if answer is not None:
            self._answers[key] = answer
        self._cellar.run(self.meter)

    @override
    def check(self) -> None:
        """Compare which sessions there are, and what they come to."""
        shown, kept = self.stand_still(), {session["key"]: session for session in self.kept()}
        for key, answer in self._answers.items():
            if key not in kept:
                self.find(f"{key} is lost")
            elif any(kept[key][name] != answer[name] for name in ("id", "name", "started_at")):
                self.find(f"{key} was another: {answer}")
        for key in kept.keys() - self._answers.keys():
            if not self._is_open or key != f"{self.name} run {self._asked}":
                self.find(f"{key} was never started")
            else:
                self.done += 1
                self._is_open = False
                self._answers[key] = kept[key]
        if sum(session["status"] in ("training", "paused") for session in kept.values()) > 1:
            self.find("two sessions run")
        total = sum((number(session["energy_kwh"]) for session in kept.values()), Decimal(0))
        if kept and self._first is not None and total != shown - self._first:
            self.find(f"all sessions have {total} kWh, and the meter counted {shown - self._first}")
            self._first = shown - total
        if kept:
            self._cellar.run(self.meter)
