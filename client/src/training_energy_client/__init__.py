"""The training side of Training Energy: what a run used at the wall, from beside the run."""

__version__ = "0.0.0"
