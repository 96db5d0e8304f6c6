"""Write a user with a password and a long-lived token, so that Home Assistant starts already onboarded."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
import secrets
from typing import Final

import bcrypt
import jwt

from lab import storage

TEN_YEARS: Final = timedelta(days=3650)  # the life that Home Assistant gives a long-lived token
TOKEN_FILE: Final = "token"  # noqa: S105  the name of a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The person that logs in."""

    name: str
    username: str
    password: str


DEMO: Final = Account(name="Demo", username="demo", password="demo")  # noqa: S106  printed for everyone, on loopback only


def write(folder: Path, account: Account) -> str:
    """Make the account the owner of the Home Assistant in the folder and return an access token of theirs."""
    user, credential, refresh = (secrets.token_hex(16) for _ in range(3))
    key = secrets.token_hex(64)
    now = datetime.now(UTC)
    hashed = bcrypt.hashpw(account.password.encode(), bcrypt.gensalt(rounds=10))
    storage.write(
        folder,
        "auth_provider.homeassistant",
        {"users": [{"username": account.username, "password": base64.b64encode(hashed).decode()}]},
    )
    storage.write(
        folder,
        "auth",
        {
            "users": [_user(user, account)],
            "groups": [
                {"id": "system-admin", "name": "Administrators"},
                {"id": "system-users", "name": "Users"},
                {"id": "system-read-only", "name": "Read Only"},
            ],
            "credentials": [_credential(credential, user, account)],
            "refresh_tokens": [_refresh_token(refresh, user, key, now)],
        },
    )
    claims = {"iss": refresh, "iat": now, "exp": now + TEN_YEARS}
    token = jwt.encode(claims, key, algorithm="HS256")
    (folder / TOKEN_FILE).write_text(token)
    (folder / TOKEN_FILE).chmod(0o600)
    return token


def token_of(folder: Path) -> str | None:
    """Return the token that was written into the folder earlier, if there is one."""
    path = folder / TOKEN_FILE
    return path.read_text() if path.exists() else None


def _user(user: str, account: Account) -> dict[str, object]:
    """Describe the owner as Home Assistant stores it."""
    return {
        "id": user,
        "group_ids": ["system-admin"],
        "is_owner": True,
        "is_active": True,
        "name": account.name,
        "system_generated": False,
        "local_only": False,
    }


def _credential(credential: str, user: str, account: Account) -> dict[str, object]:
    """Tie the owner to the username of the log-in form."""
    return {
        "id": credential,
        "user_id": user,
        "auth_provider_type": "homeassistant",
        "auth_provider_id": None,
        "data": {"username": account.username},
    }


def _refresh_token(refresh: str, user: str, key: str, now: datetime) -> dict[str, object]:
    """Describe the long-lived token as if the owner had made it on their profile page."""
    return {
        "id": refresh,
        "user_id": user,
        "client_id": None,
        "client_name": "lab",
        "client_icon": None,
        "token_type": "long_lived_access_token",
        "created_at": now.isoformat(),
        "access_token_expiration": TEN_YEARS.total_seconds(),
        "token": secrets.token_hex(64),
        "jwt_key": key,
        "last_used_at": None,
        "last_used_ip": None,
        "expire_at": None,
        "credential_id": None,
        "version": None,
    }
