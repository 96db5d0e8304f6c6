"""What the cards take in a browser: until they show something, and while nothing happens."""
