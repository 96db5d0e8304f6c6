"""The sessions of a rig as our actions keep them, as far as the client can tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

# The reference run: 2000 steps took 0.211 kWh, at 0.20 USD/kWh.
KWH_PER_STEP = 0.211 / 2000
PRICE = 0.2
# What a start says of a session, and is kept as it is said.
TOLD = ("name", "model", "notes", "metadata", "parent", "key", "planned_steps", "budget")


class Refusal(Exception):  # noqa: N818  what it is
    """What is refused, and why."""


class Book:
    """The sessions of one rig; each method is an action, and takes its fields."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Take the clock; there are no sessions yet."""
        self._now = now
        self._count = 0
        self.is_settled_at_once = True
        self.sessions: list[dict[str, Any]] = []

    def start_session(self, said: dict[str, Any]) -> dict[str, Any]:
        """Open one; the same key never opens a second."""
        known = self._known(said)
        if known is not None:
            return known
        start = self._time(said.get("start_time"))
        running = self._running()
        if running is not None and not said.get("replace"):
            message = (
                f"The session {running['name']} is running on this rig. Stop it first, or start with replace: true"
            )
            raise Refusal(message)
        if running is not None:
            self._end(running, start, "interrupted")
        self._refuse_overlap(start, self._now())
        return self._open(said, start)

    def record_session(self, said: dict[str, Any]) -> dict[str, Any]:
        """Open and end one after the fact."""
        known = self._known(said)
        if known is not None:
            return known
        start, end = self._time(said["start_time"]), self._time(said["end_time"])
        self._refuse_overlap(start, end)
        session = self._open(said, start)
        session["steps"] = said.get("steps")
        return self._end(session, end, said.get("outcome") or "completed")

    def report_progress(self, said: dict[str, Any]) -> dict[str, Any]:
        """Take how far one is."""
        session = self._open_one(said)
        if "step" in said:
            session["steps"] = said["step"] - (session["start_step"] or 0)
        if "steps_done" in said:
            session["steps"] = said["steps_done"]
        if said.get("steps_done", 0) < 0 or (session["steps"] or 0) < 0:
            message = "steps are not below 0"
            raise Refusal(message)
        session["planned_steps"] = said.get("planned_steps", session["planned_steps"])
        return _figures(session)

    def stop_session(self, said: dict[str, Any]) -> dict[str, Any]:
        """End one."""
        session = self._open_one(said)
        session["steps"] = said.get("steps", session["steps"])
        session["notes"] = said.get("notes", session["notes"])
        return self._end(session, self._time(said.get("end_time")), said.get("outcome") or "completed")

    def update_session(self, said: dict[str, Any]) -> dict[str, Any]:
        """Correct one."""
        session = self._one(said)
        session.update({name: said[name] for name in ("name", "model", "notes", "steps") if name in said})
        return _figures(session)

    def get_session(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return one."""
        return self._one(said)

    def list_sessions(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return some, the newest first."""
        found = sorted(self.sessions, key=lambda session: str(session["started_at"]), reverse=True)
        if "model" in said:
            found = [each for each in found if str(each["model"]).casefold() == said["model"].casefold()]
        if "name" in said:
            found = [each for each in found if said["name"].casefold() in str(each["name"]).casefold()]
        if "tag" in said:
            found = [each for each in found if said["tag"] in each["tags"]]
        if "before" in said:
            found = [each for each in found if self._time(each["started_at"]) < self._time(said["before"])]
        return {"sessions": found[: said.get("limit", 50)], "total": len(found)}

    def estimate(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what a run will take, by the reference run."""
        kwh = said["steps"] * KWH_PER_STEP
        found: dict[str, Any] = {"model": said.get("model"), "steps": said["steps"], "currency": "USD", "price": PRICE}
        for end, factor in (("", 1), ("_min", 0.9), ("_max", 1.1)):
            found[f"energy{end}_kwh"] = kwh * factor
            found[f"cost{end}"] = kwh * factor * PRICE
            found[f"duration{end}_s"] = said["steps"] * factor
        return {**found, "based_on": {"sessions": 3, "ids": ["a", "b", "c"], "steps": 6000}}

    def _open(self, said: dict[str, Any], start: datetime) -> dict[str, Any]:
        """Open a session."""
        self._count += 1
        told = {name: said.get(name) for name in TOLD}
        session = {
            **record(),
            **told,
            "id": f"session-{self._count}",
            "rig": said.get("rig") or "Training PC",
            "tags": said.get("tags") or [],
            "start_step": said.get("start_step") or 0,
            "started_at": start.isoformat(),
        }
        self.sessions.append(session)
        return _figures(session)

    def _end(self, session: dict[str, Any], end: datetime, outcome: str) -> dict[str, Any]:
        """End a session."""
        settled = self.is_settled_at_once
        status = "finished" if settled else "settling"
        seconds = (end - self._time(session["started_at"])).total_seconds()
        session.update(status=status, outcome=outcome, ended_at=end.isoformat(), settled=settled, duration_s=seconds)
        return _figures(session)

    def _refuse_overlap(self, start: datetime, end: datetime) -> None:
        """Refuse a time at which another session ran."""
        for session in self.sessions:
            ended = self._now() if session["ended_at"] is None else self._time(session["ended_at"])
            if start < ended and self._time(session["started_at"]) < end:
                message = f"The session {session['name']} ran at that time"
                raise Refusal(message)

    def _known(self, said: dict[str, Any]) -> dict[str, Any] | None:
        """Return the session of a key."""
        key = said.get("key")
        return next((each for each in self.sessions if key is not None and each["key"] == key), None)

    def _one(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return the session that is named, of the rig that is, where one is."""
        for session in self.sessions:
            if said.get("rig", session["rig"]).casefold() != session["rig"].casefold():
                continue
            if session["id"] == said.get("session_id", "") or session["key"] == said.get("key", ""):
                return session
        message = "There is no such session"
        raise Refusal(message)

    def _open_one(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return the session that is named, or the one that runs, if it is not over."""
        session = self._one(said) if {"session_id", "key"} & {*said} else self._running()
        if session is None:
            message = "No session is running on this rig"
            raise Refusal(message)
        if session["ended_at"] is not None:
            message = f"The session {session['name']} is over"
            raise Refusal(message)
        return session

    def open_on(self, rig: str) -> dict[str, Any]:
        """Return what the look at all rigs has of the session that is open on one; nothing where none is."""
        running = self._running()
        if running is None or running["rig"].casefold() != rig.casefold():
            return {}
        return {"status": running["status"], "session": {name: running[name] for name in ("id", "name", "model")}}

    def _running(self) -> dict[str, Any] | None:
        """Return the session that runs."""
        return next((session for session in self.sessions if session["ended_at"] is None), None)

    def _time(self, text: str | None) -> datetime:
        """Return a time, which is now unless it is said."""
        return self._now() if text is None else datetime.fromisoformat(text)


def record(**other: object) -> dict[str, Any]:
    """Return a session as actions give it, of which little is known."""
    unknown = (
        "name model notes metadata parent key outcome ended_at start_reading_kwh end_reading_kwh metered_kwh "
        "net_energy_kwh net_cost steps planned_steps cost_per_step steps_per_currency energy_per_step_wh "
        "average_power_w step_rate emissions_kg budget lineage"
    )
    return {
        **dict.fromkeys(unknown.split()),
        "id": "session-0",
        "rig": "Training PC",
        "tags": [],
        "status": "training",
        "started_at": "2026-11-24T12:00:00+00:00",
        "duration_s": 2074.0,
        "active_s": 2074.0,
        "energy_kwh": 0.0,
        "energy_min_kwh": 0.0,
        "energy_max_kwh": 0.0,
        "cost": 0.0,
        "currency": "USD",
        "average_price": PRICE,
        "estimated_kwh": 0.0,
        "start_step": 0,
        "settled": False,
        "flags": [],
        "segments": [],
        "curve": [],
        **other,
    }


def reference(**other: object) -> dict[str, Any]:
    """Return the reference run: 2000 steps, 0.211 kWh, at 0.20 USD/kWh."""
    ended = {"ended_at": "2026-11-24T12:34:34+00:00", "status": "finished", "outcome": "completed", "settled": True}
    own = {"name": "sdxl lora", "model": "PonyDiffusion XL v6", "steps": 2000, "planned_steps": 2000}
    return {**_figures({**record(), **own, **ended, "average_power_w": 366.2}), **other}


def _figures(session: dict[str, Any]) -> dict[str, Any]:
    """Put the figures into a session that follow from its steps."""
    steps = session["steps"]
    if steps is None:
        return session
    kwh = steps * KWH_PER_STEP
    session.update(energy_kwh=kwh, energy_min_kwh=kwh * 0.992, energy_max_kwh=kwh * 1.005, cost=kwh * PRICE)
    if steps:
        session.update(
            cost_per_step=kwh * PRICE / steps,
            steps_per_currency=steps / (kwh * PRICE),
            energy_per_step_wh=1000 * kwh / steps,
        )
    return session
