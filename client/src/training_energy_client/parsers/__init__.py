"""What a trainer's console says about its steps."""
