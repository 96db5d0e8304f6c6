"""Kills a real Home Assistant at random moments, and counts what that cost."""
