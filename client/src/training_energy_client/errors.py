"""What can go wrong between a training and Home Assistant; each text says what to do about it."""

from __future__ import annotations


class TrainingEnergyError(Exception):
    """Something about the accounting did not work out; the training itself is none of its business."""


class SettingsError(TrainingEnergyError):
    """A setting is missing or cannot be; the text names it and says how to set it."""


class UnreachableError(TrainingEnergyError):
    """Home Assistant does not answer, or is not ready yet: what was to be told can be told later."""


class MissingError(UnreachableError):
    """Home Assistant answers, but has nothing there: our part is not set up, or is older."""


class FailedError(UnreachableError):
    """Home Assistant failed at it. Before 2026.10 that is also how it says no over REST: later may not be better."""


class UnauthorizedError(TrainingEnergyError):
    """Home Assistant does not know the token; asking again would only get this machine banned."""


class RefusedError(TrainingEnergyError):
    """Home Assistant understood and said no; the text is its own, unless a look at the rigs tells more."""


class RigError(RefusedError):
    """Nobody knows which rig is meant; the text says how to name one, and what is told then is not refused."""
