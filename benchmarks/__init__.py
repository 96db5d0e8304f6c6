"""Measurements that take too long, or draw too much by chance, to be tests."""
