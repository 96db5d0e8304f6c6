"""What outlives a restart: a rig's book as one snapshot, and the files behind it.

The snapshot holds what is not certain or not over. Sessions that are over go into the
`archive`, so that a heartbeat never rewrites a history.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryError,
    ConfigEntryNotReady,
    HomeAssistantError,
    UnsupportedStorageVersionError,
)
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError

from .const import DEFAULT_BUDGET, DEFAULT_STEPS_PER_RUN, DOMAIN, LEARN_MORE
from .ledger import Book, UnreadableError, dump, load

if TYPE_CHECKING:
    from collections.abc import Callable

_LOGGER = logging.getLogger(__name__)

# Raised when older data must be rewritten, or when this version could not read newer
# data (a new member of a closed set); a field that is added has a default.
VERSION: Final = 2
# The repair that says where a file was set aside, before the file's name.
ISSUE: Final = "unreadable_store_"
# The repair that says which file cannot be written, before the file's name.
UNWRITTEN: Final = "unwritten_store_"
# What a heartbeat may lose to a crash is counted again from the meter, so this only
# bounds how coarse the prices of that time are.
RUNNING_DELAY: Final = 30
# With no session nothing is at stake but the moment of the last reading.
IDLE_DELAY: Final = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A rig at a moment: its book and the aims that `affordable_*` are counted by.

    `budget` is money, `steps_per_run` the steps of a usual run.
    """

    saved_at: datetime
    book: Book
    budget: Decimal = DEFAULT_BUDGET
    steps_per_run: int = DEFAULT_STEPS_PER_RUN


class RigFile(Store[dict[str, Any]]):
    """One file of a rig: written atomically, off the event loop, never half."""

    def __init__(self, hass: HomeAssistant, key: str) -> None:
        """Name the file."""
        super().__init__(hass, VERSION, key, atomic_writes=True, serialize_in_event_loop=False)
        self._is_written = False
        # Whether what is on disk is older than it should be, since the last write failed.
        self.is_behind = False

    async def async_read[T](self, read: Callable[[dict[str, Any]], T]) -> T | None:
        """Return what `read` makes of the file, or None if there is nothing to read.

        A file that makes no sense is set aside and a repair says where. Raises
        ConfigEntryError for one that a newer version wrote: it stays as it is; and
        ConfigEntryNotReady for one that can be neither read nor set aside, which a disk
        that is mended may change.
        """
        try:
            data = await self.async_load()
            return None if data is None else read(data)
        except UnsupportedStorageVersionError as error:
            raise ConfigEntryError(
                translation_domain=DOMAIN,
                translation_key="newer_store",
                translation_placeholders={"path": self.path},
            ) from error
        except (UnreadableError, LookupError, TypeError, AttributeError) as error:
            await self._async_set_aside(error)
            return None
        except (HomeAssistantError, OSError) as error:
            # The disk does not read it, or it is no JSON and Home Assistant could not rename it.
            raise self._unready(error, key="store_not_read") from error

    async def async_save_surely(self, data: dict[str, Any]) -> bool:
        """Write the file; return whether it was written.

        It is not where the disk is full, and not yet where Home Assistant is stopping.
        """
        self._is_written = False
        await self.async_save(data)
        return self._is_written

    async def async_save_taken(self, take: Callable[[], dict[str, Any]]) -> None:
        """Write what `take` returns, which is asked for off the event loop: an import's snapshot is large.

        Not yet where Home Assistant is stopping: then it is written last of all.
        """
        self.async_delay_save(take)
        if self.hass.state is not CoreState.stopping:
            await self._async_handle_write_data()  # type: ignore[no-untyped-call]

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write the file, and remember whether this worked.

        A Store tells the log each time that a write fails, and its caller never. A disk
        that is full stays so for hours: it is said once, and once that it is over.
        """
        # The write before may have ended since who is told of this one asked.
        self._is_written = False
        try:
            await super()._async_write_data(data)
        except WriteError as error:
            if not self.is_behind:
                self.is_behind = True
                self._say_unwritten(error)
            return
        self._is_written = True
        if self.is_behind:
            self.is_behind = False
            _LOGGER.info("%s is written again; nothing of it was lost", self.path)
            ir.async_delete_issue(self.hass, DOMAIN, f"{UNWRITTEN}{self.key}")

    def _say_unwritten(self, error: WriteError) -> None:
        """Say that a write failed, to the log and to who can make room."""
        _LOGGER.error(
            "%s cannot be written (%s): what is new is kept in memory and tried again every half minute, "
            "but would not outlive Home Assistant",
            self.path,
            error,
        )
        ir.async_create_issue(
            self.hass,
            DOMAIN,
            f"{UNWRITTEN}{self.key}",
            is_fixable=False,
            learn_more_url=LEARN_MORE,
            severity=ir.IssueSeverity.ERROR,
            translation_key="unwritten_store",
            translation_placeholders={"path": self.path, "error": str(error)},
        )

    def _unready(self, error: Exception, *, key: str) -> ConfigEntryNotReady:
        """Return the refusal to go on without the file, until the disk is mended."""
        return ConfigEntryNotReady(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders={"path": self.path, "error": str(error)},
        )

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Return older data as it is read now: what it lacks has a default."""
        _LOGGER.debug("%s comes from version %d.%d", self.key, old_major_version, old_minor_version)
        return old_data

    async def _async_set_aside(self, error: Exception) -> None:
        """Keep a file that makes no sense under another name, and say so."""
        aside = f"{self.path}.corrupt.{dt_util.utcnow().isoformat()}"
        try:
            await self.hass.async_add_executor_job(Path(self.path).rename, aside)
        except OSError as failed:
            raise self._unready(failed, key="store_not_set_aside") from failed
        _LOGGER.error("%s makes no sense (%s) and was kept as %s", self.key, error, aside)
        ir.async_create_issue(
            self.hass,
            DOMAIN,
            f"{ISSUE}{self.key}",
            is_fixable=True,
            is_persistent=True,
            learn_more_url=LEARN_MORE,
            severity=ir.IssueSeverity.ERROR,
            translation_key="unreadable_store",
            translation_placeholders={"path": self.path, "aside": aside},
        )


class SnapshotStore:
    """Keeps a rig's snapshot: at once where something turned, else now and then."""

    def __init__(self, hass: HomeAssistant, entry_id: str, *, take: Callable[[], Snapshot]) -> None:
        """Remember how to take a snapshot."""
        self._file = RigFile(hass, f"{DOMAIN}.{entry_id}")
        self._take = take
        self._is_due = False

    @property
    def is_behind(self) -> bool:
        """Return whether the last snapshot could not be written, so that an older one is on disk."""
        return self._file.is_behind

    async def async_load(self) -> Snapshot | None:
        """Return the last snapshot, or None where there is none to be had."""
        return await self._file.async_read(lambda data: load(Snapshot, data))

    async def async_save(self) -> None:
        """Write a snapshot now; what cannot be written goes with the next one."""
        self._is_due = True
        await self._file.async_save_taken(self._taken)

    def async_save_at_once(self) -> None:
        """Write a snapshot as soon as the event loop is free."""
        self._is_due = True
        self._file.async_delay_save(self._taken)

    def async_save_later(self, delay: float) -> None:
        """Write a snapshot within `delay` seconds.

        A Store that is asked for a later write puts off the one it was asked for, and
        all that follow: it is asked once for each write.
        """
        if not self._is_due:
            self._is_due = True
            self._file.async_delay_save(self._taken, delay)

    def async_close(self) -> None:
        """Write no more: whoever comes next has the file."""
        self._file.make_read_only()

    async def async_remove(self) -> None:
        """Delete the snapshot with its rig, and what is said of files that were set aside."""
        await self._file.async_remove()
        for domain, issue_id in tuple(ir.async_get(self._file.hass).issues):
            if domain == DOMAIN and issue_id.startswith((f"{ISSUE}{self._file.key}", f"{UNWRITTEN}{self._file.key}")):
                ir.async_delete_issue(self._file.hass, DOMAIN, issue_id)

    def _taken(self) -> dict[str, Any]:
        """Return the snapshot of this moment as JSON; called off the event loop too."""
        self._is_due = False
        data: dict[str, Any] = dump(self._take())
        return data
