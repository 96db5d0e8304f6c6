"""What the doctor looks at on this machine: settings, who may read the token, what waits."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import re
import stat
import tempfile

from ..settings import HOW_TO_SET, Settings, config_file
from ..spool import folder
from .findings import OK, WARNING, WRONG, Finding
from .waiting import waiting


def settings_found(settings: Settings) -> Iterator[Finding]:
    """Look at each setting, and where it is from; the token itself is never shown."""
    for name, value in (("url", settings.url), ("token", settings.token)):
        if value is None:
            yield Finding(WRONG, name, f'Set {HOW_TO_SET[name]}, or write `{name} = "…"` into {config_file()}.')
            continue
        shown = "set" if name == "token" else re.sub(r"//[^/@]*@", "//…@", value)
        yield Finding(OK, name, f"{shown}, from {settings.sources[name]}")
    # Whether one is needed shows where the rigs are looked at.
    if settings.rig is not None:
        yield Finding(OK, "rig setting", f"{settings.rig}, from {settings.sources['rig']}")
    yield from _readers(settings)


def _readers(settings: Settings) -> Iterator[Finding]:
    """Look at who may read the file that has the token."""
    path = config_file()
    if os.name != "posix" or settings.sources.get("token") != str(path):
        return
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Finding(
            WARNING, "token", f"others on this machine can read {path}. Keep it to yourself: chmod 600 {path}"
        )


def spool_found() -> Iterator[Finding]:
    """Look at the folder in which events wait, and at what does."""
    place = folder()
    trouble = _write_trouble(place)
    if trouble is not None:
        how = "Make room or let yourself write there, or set XDG_STATE_HOME to another folder."
        yield Finding(WRONG, "waiting", f"{place} cannot be written: {trouble}. {how}")
    left = waiting(place)
    for each in left:
        yield Finding(OK if each.is_being_told else WARNING, "waiting", each.text)
    if not left and trouble is None:
        yield Finding(OK, "waiting", f"nothing waits in {place}")


def _write_trouble(place: Path) -> str | None:
    """Return why a folder cannot be written, None where it can."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"x" * 4096)
    except OSError as error:
        return error.strerror or str(error)
    return None
