"""What the callbacks for the trainers have in common: one session for each run of a trainer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import os
from pathlib import Path
import sys
from typing import Any, ClassVar

from .sessions import Session, details

# What Home Assistant takes as a name or a model; more of a path than that says nothing to anybody.
_LONGEST_TEXT = 255


class Hook:
    """A callback's session, and what its user says of it.

    The classes of a trainer come behind this one among the bases, so that they are initialized as well.
    """

    _trainer: ClassVar[str]  # the package whose version goes into the metadata

    def __init__(
        self,
        name: str | None = None,
        *,
        model: str | None = None,
        tags: Sequence[str] | None = None,
        notes: str | None = None,
        budget: float | None = None,
        metadata: Mapping[str, object] | None = None,
        parent: str | None = None,
        rig: str | None = None,
    ) -> None:
        """Take what is said of each run, with the meanings of `training_energy_client.session`; all may be left out."""
        super().__init__()
        self._said = {
            "name": name,
            "model": model,
            "tags": None if tags is None else [*tags],
            "notes": notes,
            "budget": budget,
            "parent": parent,
            "rig": rig,
        }
        self._metadata = dict(metadata or {})
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        """The session of the run that is on, or of the last; None before the first, and in all processes but one."""
        return self._session

    def __getstate__(self) -> dict[str, Any]:
        """Leave the session where it is when a trainer copies its callbacks, or sends them to another process."""
        return {**self.__dict__, "_session": None}

    def _begin(self, *, start_step: int = 0, planned_steps: int | None = None, **found: str | None) -> None:
        """Begin a run; what the trainer knows of it counts where its user has said nothing."""
        # The one before has not got to its end: trainers tell of no error, and some of their users try again.
        self._end("failed")
        version = getattr(sys.modules.get(self._trainer), "__version__", None)
        trainer = {} if version is None else {"trainer": f"{self._trainer} {version}"}
        said = {name: value for name, value in self._said.items() if value is not None}
        self._session = Session(
            details(
                {**trainer, **self._metadata},
                **{**{name: text and text[:_LONGEST_TEXT] for name, text in found.items()}, **said},
                start_step=start_step or None,
                planned_steps=planned_steps,
            )
        )
        self._session.start()

    def _report(self, step: int, *, planned_steps: int | None = None) -> None:
        """Say how far the run is."""
        if self._session is not None:
            self._session.report(step, planned_steps=planned_steps)

    def _end(self, outcome: str = "completed") -> None:
        """End the run; one that has ended stays as it is."""
        if self._session is not None:
            self._session.stop(outcome)


def model_name(model: object) -> str | None:
    """Return what a model of the Transformers library was loaded from, None where that is nothing to speak of.

    Of a folder it is the last part of its path, the rest of which is nobody's business.
    """
    name = getattr(getattr(model, "config", None), "name_or_path", None)
    if not isinstance(name, str) or not name:
        return None
    # A Path of an older Python raises where a name is too long for one.
    is_folder = os.path.isdir(name)  # noqa: PTH112
    return Path(name).resolve().name if is_folder or os.path.isabs(name) else name  # noqa: PTH117
