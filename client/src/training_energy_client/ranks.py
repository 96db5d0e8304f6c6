"""Which of several processes that train together this one is: only the first tells of their session."""

from __future__ import annotations

from collections.abc import Mapping
import os

# As torchrun and accelerate, Open MPI, MPICH and Slurm tell it; the first that is set counts.
_VARIABLES = ("RANK", "OMPI_COMM_WORLD_RANK", "PMI_RANK", "SLURM_PROCID", "LOCAL_RANK")


def is_first(environ: Mapping[str, str] | None = None) -> bool:
    """Return whether this process is the first, or the only one."""
    environ = os.environ if environ is None else environ
    ranks = (environ[variable] for variable in _VARIABLES if environ.get(variable))
    return next(ranks, "0") == "0"
