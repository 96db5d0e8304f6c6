"""What the doctor has found: one thing, whether it is as it should be, and what to do if not."""

from __future__ import annotations

from dataclasses import dataclass

from ..plain import clean

OK = "ok"
WARNING = "warning"
WRONG = "wrong"
# Where in a line the subject begins.
INDENT = 9


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    verdict: str
    subject: str
    text: str

    @property
    def line(self) -> str:
        """It in one line."""
        return f"{self.verdict:<{INDENT}}{self.subject}: {clean(self.text)}"
