"""The commands, performed in this process against a fake Home Assistant."""
