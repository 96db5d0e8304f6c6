"""The integration inside a Home Assistant that lives as long as one test."""
