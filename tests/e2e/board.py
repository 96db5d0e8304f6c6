"""Dashboards with our cards on them, as a person would have saved them."""

from collections.abc import Sequence
from typing import Final

from lab import websocket
from lab.home import Home
from lab.rest import Json

PATH: Final = "test-board"


def show(home: Home, *cards: Json, kind: str = "sections") -> str:
    """Hang cards up, side by side on a dashboard of their own, and return the path of its page."""
    sections = [{"type": "grid", "cards": [card]} for card in cards]
    content = {"sections": sections} if kind == "sections" else {"cards": list(cards)}
    return save(home, [{"title": "Cards", "path": "cards", "type": kind, **content}])


def save(home: Home, views: Sequence[Json] | None = None, **config: Json) -> str:
    """Save a dashboard in place of the last one, and return the path of its first page."""
    rows = websocket.ask(home.rest, "lovelace/dashboards/list")
    if all(row["url_path"] != PATH for row in rows):
        websocket.ask(
            home.rest,
            "lovelace/dashboards/create",
            url_path=PATH,
            mode="storage",
            title="Board",
            icon="mdi:expansion-card",
            show_in_sidebar=True,
            require_admin=False,
        )
    whole = config if views is None else {"views": list(views), **config}
    websocket.ask(home.rest, "lovelace/config/save", url_path=PATH, config=whole)
    return f"/{PATH}/{views[0]['path']}" if views else f"/{PATH}"
