"""What the parsers make of consoles."""
