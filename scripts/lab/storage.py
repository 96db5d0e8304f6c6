"""Write files of Home Assistant's own storage, in the form that its next start reads."""

from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"


def write(folder: Path, key: str, data: object, *, version: int = 1, minor: int = 1) -> None:
    """Store the data under a key, readable for its owner only, as Home Assistant does."""
    path = folder / ".storage" / key
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {"version": version, "minor_version": minor, "key": key, "data": data}
    path.write_text(json.dumps(document, indent=2))
    path.chmod(0o600)


def onboard(folder: Path, url: str) -> None:
    """Answer the questions of the first start: a home in the United States that pays in dollars, at an address.

    Else Home Assistant would show the machine's own address, such as in a webhook's, where it does not listen.
    """
    done = ["user", "core_config", "analytics", "integration"]
    write(folder, "onboarding", {"done": done}, version=4)
    write(
        folder,
        "core.config",
        {
            "latitude": 40.71,
            "longitude": -74.01,
            "elevation": 10,
            "unit_system_v2": "metric",
            "location_name": "Home",
            "time_zone": "America/New_York",
            "external_url": None,
            "internal_url": url,
            "currency": "USD",
            "country": "US",
            "language": "en",
            "radius": 100,
        },
        minor=4,
    )


def listen(folder: Path, port: int) -> None:
    """Have Home Assistant listen on the loopback address only.

    The file is written rather than `http:` in YAML, because Home Assistant takes that as a trial of five minutes,
    after which it would listen on every address.
    """
    stable = {
        "server_host": [HOST],
        "server_port": port,
        "cors_allowed_origins": ["https://cast.home-assistant.io"],
        "login_attempts_threshold": -1,
        "ip_ban_enabled": False,
        "ssl_profile": "modern",
        "use_x_frame_options": True,
        "created_at": datetime.now(UTC).isoformat(),
        "error": None,
        "error_message": None,
    }
    data = {"stable": stable, "pending": None, "yaml_migration_done": True}
    write(folder, "http", data, version=2, minor=2)
