"""The rules of the house, as tests that discover their subjects."""
