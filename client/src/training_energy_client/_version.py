"""The version, stamped from the tag at release."""

__version__ = "0.0.0"
