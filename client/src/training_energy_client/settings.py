"""Where Home Assistant is, who asks, and for which rig: from the command line, the environment, or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
import os
from pathlib import Path
import re
from typing import Any
from urllib.parse import urlsplit

from .errors import SettingsError

# The client's own variables first, then those of Home Assistant's command line, which many have set already.
VARIABLES = {
    "url": ("TRAINING_ENERGY_URL", "HASS_SERVER"),
    "token": ("TRAINING_ENERGY_TOKEN", "HASS_TOKEN"),
    "rig": ("TRAINING_ENERGY_RIG",),
}

_LINE = re.compile(r"""(?P<name>\w+)\s*=\s*(?:"(?P<basic>[^"\\]*)"|'(?P<literal>[^']*)')\s*(?:\#.*)?""")

HOW_TO_SET = {
    "url": 'TRAINING_ENERGY_URL to the address of Home Assistant, such as "http://homeassistant.local:8123"',
    "token": "TRAINING_ENERGY_TOKEN to a long-lived access token (Home Assistant: your profile page > Security)",
}


@dataclass(frozen=True)
class Settings:
    """What the client goes by; `sources` says where each setting was found."""

    url: str | None = None
    token: str | None = field(default=None, repr=False)  # a secret has no place in a traceback
    rig: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether Home Assistant can be asked at all; which rig is meant it may know by itself."""
        return self.url is not None and self.token is not None

    def of_rig(self, rig: str | None) -> Settings:
        """Return the settings for a rig that is named by hand, where one is."""
        return self if rig is None else replace(self, rig=rig, sources={**self.sources, "rig": "the command line"})

    def start(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the start of a session says: what is said of the run, and its rig, where one is set."""
        return {**({"rig": self.rig} if self.rig else {}), **said}

    @property
    def server(self) -> tuple[str, str]:
        """The address and the token. Raises SettingsError where one is missing."""
        if self.url is None or self.token is None:
            missing = [name for name in ("url", "token") if getattr(self, name) is None]
            steps = ", and ".join(HOW_TO_SET[name] for name in missing)
            lines = " and ".join(f'`{name} = "…"`' for name in missing)
            message = f"Set {steps}, or write {lines} into {config_file()}."
            raise SettingsError(message)
        return self.url, self.token


def config_file(environ: Mapping[str, str] | None = None) -> Path:
    """Return where the file with settings would be."""
    environ = os.environ if environ is None else environ
    return at_home(environ.get("XDG_CONFIG_HOME") or "~/.config") / "training-energy.toml"


def at_home(path: str) -> Path:
    """Return a path that may begin with the user's home; of a user who has none, as in a container, one of nothing."""
    try:
        return Path(path).expanduser()
    except (RuntimeError, KeyError):
        return Path(os.devnull)


def load(rig: str | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; a rig that is given by hand goes first. Raises SettingsError for one that cannot be."""
    environ = os.environ if environ is None else environ
    path = config_file(environ)
    written = _read(path)
    found: dict[str, str] = {}
    sources: dict[str, str] = {}
    for name, variables in VARIABLES.items():
        for variable in variables:
            if environ.get(variable):
                found[name], sources[name] = environ[variable].strip(), variable
                break
        else:
            if written.get(name):
                found[name], sources[name] = written[name].strip(), str(path)
    if "url" in found:
        found["url"] = _checked_url(found["url"], sources["url"])
    if "token" in found:
        _check_token(found["token"], sources["token"])
    return Settings(**found, sources=sources).of_rig(rig)


def load_if_sound(rig: str | None = None) -> tuple[Settings, SettingsError | None]:
    """Return the settings; those that cannot be are none, with the reason, for who goes on without them."""
    try:
        return load(rig), None
    except SettingsError as error:
        return Settings(rig=rig), error


def _read(path: Path) -> dict[str, str]:
    """Return what is written in the file: flat lines of TOML, for which old Pythons have no reader.

    Raises SettingsError for a line that is none.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read ({error}). Make it a text file that you may read, or remove it."
        raise SettingsError(message) from error
    written = {}
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or match["name"] not in VARIABLES:
            how = 'Each line sets one of `url`, `token` and `rig`, as in rig = "My PC".'
            message = f"{path}, line {number}: not understood. {how}"
            raise SettingsError(message)
        written[match["name"]] = match["literal"] if match["basic"] is None else match["basic"]
    return written


def _checked_url(url: str, source: str) -> str:
    """Return the address without what stands behind the port. Raises SettingsError if it is none."""
    try:
        parts = urlsplit(url)
        is_url = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        is_url = False
    if not is_url or any(ord(sign) <= ord(" ") for sign in url):
        message = f'{source} is not an address: "{url}". It looks like "http://homeassistant.local:8123".'
        raise SettingsError(message)
    return url.rstrip("/")


def _check_token(token: str, source: str) -> None:
    """Raise SettingsError if a token cannot be one, which may be a secret nonetheless: the text does not show it."""
    if not token.isascii() or not token.isprintable() or " " in token:
        message = f"{source} holds no token: it has signs that none has. Copy it once more, in one line."
        raise SettingsError(message)
