"""What somebody may send who means harm, or whose program is broken, door by door."""
