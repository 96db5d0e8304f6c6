"""Talk to Home Assistant the way any program does: over its REST interface."""

from collections.abc import Mapping
from http import HTTPStatus
import json
from typing import Any, Final
import urllib.error
import urllib.parse
import urllib.request

# Any JSON that Home Assistant answers with; what is inside is checked where it is used.
type Json = Any

TIMEOUT: Final = 30  # seconds; an action that imports a history may take several


class RefusedError(Exception):
    """Home Assistant answered, and the answer was no."""

    def __init__(self, what: str, status: int, message: str) -> None:
        """Keep the status and the text of the answer to what was asked."""
        super().__init__(f"{what}: {message} ({status})")
        self.status = status
        self.message = message


class Rest:
    """The REST interface of one Home Assistant."""

    def __init__(self, url: str, token: str) -> None:
        """Remember where it is and who asks."""
        self.url = url
        self.token = token

    def get(self, path: str) -> Json:
        """Fetch a path."""
        return self._send(urllib.request.Request(self.url + path, headers=self._headers()))  # noqa: S310  http on loopback

    def post(self, path: str, body: Mapping[str, object]) -> Json:
        """Send a body to a path."""
        data = json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=self._headers(), method="POST")  # noqa: S310  http on loopback
        return self._send(request)

    def send_form(self, path: str, fields: Mapping[str, str]) -> Json:
        """Send a form to a path, as a browser does; nobody is logged in for that."""
        data = urllib.parse.urlencode(fields).encode()
        return self._send(urllib.request.Request(self.url + path, data=data, method="POST"))  # noqa: S310  http on loopback

    def delete(self, path: str) -> Json:
        """Delete what a path names."""
        return self._send(urllib.request.Request(self.url + path, headers=self._headers(), method="DELETE"))  # noqa: S310  http on loopback

    def state(self, entity_id: str) -> dict[str, Json] | None:
        """Return the state of an entity, or None where Home Assistant has none."""
        try:
            state: dict[str, Json] = self.get(f"/api/states/{entity_id}")
        except RefusedError as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return None
            raise
        return state

    def value(self, entity_id: str) -> str | None:
        """Return what an entity shows, or None where Home Assistant has no such entity."""
        state = self.state(entity_id)
        return None if state is None else str(state["state"])

    def act(self, action: str, **data: object) -> None:
        """Perform an action, such as `switch.turn_on`, and wait until it is done."""
        self.post(f"/api/services/{action.replace('.', '/')}", data)

    def ask(self, action: str, **data: object) -> dict[str, Json]:
        """Perform an action and return its response."""
        answer = self.post(f"/api/services/{action.replace('.', '/')}?return_response", data)
        response: dict[str, Json] = answer["service_response"]
        return response

    def configure(self, domain: str, **answers: object) -> str:
        """Add an integration through its own questions and return the id of its config entry."""
        path = "/api/config/config_entries/flow"
        step = self.post(path, {"handler": domain})
        if step["type"] == "form":
            step = self.post(f"{path}/{step['flow_id']}", answers)
        if step["type"] != "create_entry":
            raise RefusedError(domain, HTTPStatus.BAD_REQUEST, json.dumps(step.get("errors") or step))
        entry_id: str = step["result"]["entry_id"]
        return entry_id

    def _headers(self) -> dict[str, str]:
        """Say who asks, in every request."""
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    def _send(self, request: urllib.request.Request) -> Json:
        """Send a request and read the answer, JSON or text."""
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310  http on loopback
                raw = answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                text = error.read().decode(errors="replace")
            raise RefusedError(request.selector, error.code, _message(text)) from error
        try:
            return json.loads(raw)
        except ValueError:
            return raw


def _message(text: str) -> str:
    """Return the words out of an answer that refuses something."""
    try:
        return str(json.loads(text)["message"])
    except ValueError, KeyError, TypeError:
        return text
