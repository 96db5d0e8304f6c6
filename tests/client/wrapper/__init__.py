"""The wrapper around a command."""
