"""What typing can say only since Python 3.12, for a client that runs on 3.9."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Mark a method that replaces another, for the type checker alone."""
        return method


__all__ = ["override"]
