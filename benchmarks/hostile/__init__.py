"""How much of what means harm was sent to each door, and what became of it."""
