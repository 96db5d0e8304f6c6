"""The lab runs a real Home Assistant in a folder of its own, for the demo, for development and for the tests."""
