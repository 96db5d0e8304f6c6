"""Versions as tags name them: MAJOR.MINOR.PATCH, and before it is final -alpha.N, -beta.N or -rc.N."""

from dataclasses import dataclass
import re
from typing import Final, Self, override

from lab.release.errors import ReleaseError

# Of what Semantic Versioning allows, that which Python's packages can say as well.
_FORM: Final = re.compile(
    r"v?(?P<numbers>(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2})(?:-(?P<stage>alpha|beta|rc)\.(?P<count>0|[1-9]\d*))?"
)
_FINAL: Final = ("z", 0)  # after each stage that leads to it
_SHORT: Final = {"alpha": "a", "beta": "b", "rc": "rc"}


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version, which compares as Semantic Versioning says."""

    numbers: tuple[int, ...]
    stage: tuple[str, int] = _FINAL

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the version that a text or a tag names.

        Raises ReleaseError for anything else.
        """
        if (match := _FORM.fullmatch(text)) is None:
            message = f"{text} is no version: it is MAJOR.MINOR.PATCH, such as 1.2.3, or 1.2.3-beta.1 before that"
            raise ReleaseError(message)
        numbers = tuple(int(number) for number in match["numbers"].split("."))
        return cls(numbers, (match["stage"], int(match["count"])) if match["stage"] else _FINAL)

    @property
    def tag(self) -> str:
        """The name of its tag."""
        return f"v{self}"

    @property
    def python(self) -> str:
        """How Python's packages write it: 1.3.0b1 for 1.3.0-beta.1."""
        numbers = ".".join(map(str, self.numbers))
        return numbers if self.is_final else f"{numbers}{_SHORT[self.stage[0]]}{self.stage[1]}"

    @property
    def is_final(self) -> bool:
        """Whether it is meant for everyone."""
        return self.stage == _FINAL

    @property
    def next_minor(self) -> Self:
        """The version that follows it with something new."""
        major, minor, _ = self.numbers
        return type(self)((major, minor + 1, 0))

    @override
    def __str__(self) -> str:
        """Return it as it is written."""
        numbers = ".".join(map(str, self.numbers))
        return numbers if self.is_final else f"{numbers}-{self.stage[0]}.{self.stage[1]}"
