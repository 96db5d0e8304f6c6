"""What the ledger refuses, each with the facts that its message needs."""

from typing import ClassVar


class LedgerError(Exception):
    """Anything that the ledger refuses; the book it was asked of is unchanged.

    `key` names the translated message, `facts` fill its placeholders.
    """

    key: ClassVar[str]

    def __init__(self, **facts: str) -> None:
        """Keep what the message needs to be concrete."""
        super().__init__(self.key + "".join(f" {name}={fact}" for name, fact in facts.items()))
        self.facts = facts


class SessionRunningError(LedgerError):
    """A rig measures one session at a time."""

    key = "session_running"


class StillRunningError(LedgerError):
    """Only a session that is over can be changed like this."""

    key = "still_running"


class NotReopenedError(LedgerError):
    """A session that was closed while its trainer was silent cannot go on while another one runs."""

    key = "not_reopened"


class NoSessionError(LedgerError):
    """There is no session to pause, resume, stop, report to or discard."""

    key = "no_session"


class AlreadyPausedError(LedgerError):
    """The session is paused already."""

    key = "already_paused"


class PausedTooOftenError(LedgerError):
    """The session has as many pauses as one is kept with."""

    key = "paused_too_often"


class NotPausedError(LedgerError):
    """Only a paused session can be resumed."""

    key = "not_paused"


class SessionFinishedError(LedgerError):
    """The session named is over, and what was asked needs a running one."""

    key = "session_finished"


class UnknownSessionError(LedgerError):
    """No session of this rig has that id or key."""

    key = "unknown_session"


class SessionOverlapError(LedgerError):
    """A rig measures one session at a time, in the past as well."""

    key = "session_overlap"


class EndBeforeStartError(LedgerError):
    """A session can be halted or stopped only after it began, or went on."""

    key = "end_before_start"


class NotKeptError(LedgerError):
    """What the meters showed so long ago is not kept here."""

    key = "not_kept"


class StepBeforeStartError(LedgerError):
    """A step cannot lie before the step at which the session began."""

    key = "step_before_start"


class UnreadableError(LedgerError):
    """Stored data does not describe what it should."""

    key = "unreadable"


class ContradictionError(LedgerError):
    """No session can have all the figures that are told of one."""

    key = "contradiction"
