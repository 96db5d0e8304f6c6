"""What it takes to read the steps off a console, side by side with what it takes at least."""
