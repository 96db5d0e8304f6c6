"""Run a command as if nobody stood in front of it, and look over its shoulder."""
