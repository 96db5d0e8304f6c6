"""What the user reads where something is refused: the ledger's errors, and the edges' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from homeassistant.components.websocket_api import ERR_SERVICE_VALIDATION_ERROR, ActiveConnection
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from .const import DOMAIN
from .ledger import LedgerError, UnreadableError


def refusal(*, key: str, **facts: str) -> ServiceValidationError:
    """Return the error that says a translated text, `facts` filled in, to whoever asked."""
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=key, translation_placeholders=facts)


@contextmanager
def translated() -> Iterator[None]:
    """Have what the ledger refuses inside said in the user's words."""
    try:
        yield
    except UnreadableError as error:
        # Nobody asked for anything wrong: what was kept is broken.
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key=error.key, translation_placeholders=error.facts
        ) from error
    except LedgerError as error:
        raise refusal(key=error.key, **error.facts) from error


@contextmanager
def answered(connection: ActiveConnection, msg: dict[str, Any]) -> Iterator[None]:
    """Have what is refused inside told to whoever asked over a connection; Home Assistant would log it as a fault."""
    try:
        yield
    except ServiceValidationError as error:
        connection.send_error(
            msg["id"],
            ERR_SERVICE_VALIDATION_ERROR,
            str(error),
            translation_domain=error.translation_domain,
            translation_key=error.translation_key,
            translation_placeholders=error.translation_placeholders,
        )


class RigReloadedError(ServiceValidationError):
    """The rig was reloaded while somebody waited for it: it is there again, as another one."""

    def __init__(self, rig: str) -> None:
        """Say which rig."""
        super().__init__(
            translation_domain=DOMAIN, translation_key="rig_reloaded", translation_placeholders={"rig": rig}
        )
