"""The names of rigs, by which people and scripts find them."""


def tidy(name: str) -> str:
    """Return a name as it is shown: browsers draw several blanks as one."""
    return " ".join(name.split())


def is_same(name: str, other: str) -> bool:
    """Return whether two names are one to a reader."""
    return tidy(name).casefold() == tidy(other).casefold()
