"""Why there can be no release."""


class ReleaseError(Exception):
    """Something stands in the way of a release; the message says what, and what to do."""
