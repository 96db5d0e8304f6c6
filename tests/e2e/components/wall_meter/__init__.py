"""A meter on the wall, read out of a file: a real sensor whose display goes on while Home Assistant is away."""
