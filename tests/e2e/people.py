"""People beside the owner, who may look and press, but not change how the home is set up."""

from typing import Final

from lab import websocket
from lab.home import Home

PASSWORD: Final = "guest"  # noqa: S105  of a home that lives for one test, on loopback only


def token_of_user(home: Home, name: str) -> str:
    """Make somebody a user who is no administrator, log them in as the form does, and return their token."""
    rest, client = home.rest, f"{home.url}/"
    user = websocket.ask(rest, "config/auth/create", name=name, group_ids=["system-users"])["user"]
    login = {"username": name.lower(), "password": PASSWORD}
    websocket.ask(rest, "config/auth_provider/homeassistant/create", user_id=user["id"], **login)
    question = {"client_id": client, "handler": ["homeassistant", None], "redirect_uri": client}
    flow = rest.post("/auth/login_flow", question)
    answer = rest.post(f"/auth/login_flow/{flow['flow_id']}", {"client_id": client, **login})
    form = {"grant_type": "authorization_code", "code": answer["result"], "client_id": client}
    token: str = rest.send_form("/auth/token", form)["access_token"]
    return token
