"""What a person and a program see of the integration, on a real Home Assistant."""
