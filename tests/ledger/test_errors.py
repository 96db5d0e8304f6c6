"""What the ledger refuses, as messages are made of it."""

import importlib

import pytest

from custom_components.training_energy.ledger import LedgerError, UnreadableError

# Not from its parent: the integration around it would come with Home Assistant.
ledger = importlib.import_module("custom_components.training_energy.ledger")

ERRORS = [
    error
    for error in map(vars(ledger).get, ledger.__all__)
    if isinstance(error, type) and error is not LedgerError and issubclass(error, LedgerError)
]


@pytest.mark.parametrize("error", ERRORS, ids=[error.__name__ for error in ERRORS])
def test_each_refusal_has_a_key_of_its_own(error: type[LedgerError]) -> None:
    """A message is found by its key, and a key stands for one refusal."""
    assert [other.key for other in ERRORS].count(error.key) == 1


def test_a_refusal_says_its_facts_in_a_log() -> None:
    """Even untranslated, a refusal tells what it is about."""
    assert str(UnreadableError(where="Book.meters[0]")) == "unreadable where=Book.meters[0]"


def test_every_refusal_can_be_had_at_the_door() -> None:
    """Whoever catches a refusal gets it where the rest of the ledger is."""
    assert {error.__name__ for error in LedgerError.__subclasses__()} == {error.__name__ for error in ERRORS}
