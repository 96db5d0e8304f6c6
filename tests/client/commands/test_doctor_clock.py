"""What the doctor finds of the clocks of the two machines."""

from __future__ import annotations

import pytest

from tests.client.fake import FakeHomeAssistant
from tests.client.helpers import Do


@pytest.mark.parametrize(
    ("offset", "code", "text"),
    [
        (0.6, 0, "warning  clock: at least 0."),
        (-0.6, 0, "warning  clock: at least 0."),
        (5.0, 1, "wrong    clock: at least "),
        (-5.0, 1, "wrong    clock: at least "),
        (0.3, 0, "ok       clock: at most 0."),
        (0.0, 0, "ok       clock: agrees with Home Assistant's\n"),
    ],
)
def test_clocks(do: Do, fake: FakeHomeAssistant, offset: float, code: int, text: str) -> None:
    """That are apart are found by some quick questions, better than to the second."""
    fake.clock_offset = offset
    found, said, _ = do("doctor")
    assert found == code
    assert text in said


def test_clocks_that_cannot_be_compared(do: Do, fake: FakeHomeAssistant) -> None:
    """As behind a proxy that takes the date away."""
    fake.is_dated = False
    assert "warning  clock: not to be compared" in do("doctor")[1]
