"""Meters in a cellar, read out of a file: their displays go on while Home Assistant is dead."""
