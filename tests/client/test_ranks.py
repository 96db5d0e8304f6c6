"""Which process of several tells."""

from __future__ import annotations

import pytest

from training_energy_client.ranks import is_first


@pytest.mark.parametrize(
    ("environ", "first"),
    [
        ({}, True),
        ({"RANK": "0", "LOCAL_RANK": "0"}, True),
        ({"RANK": "4", "LOCAL_RANK": "0"}, False),
        ({"RANK": "", "LOCAL_RANK": "1"}, False),
        ({"OMPI_COMM_WORLD_RANK": "1"}, False),
        ({"PMI_RANK": "2"}, False),
        ({"SLURM_PROCID": "0"}, True),
        ({"SLURM_PROCID": "1"}, False),
        ({"RANK": "", "OMPI_COMM_WORLD_RANK": "0"}, True),
    ],
    ids=[
        "alone",
        "first",
        "first of the second machine",
        "second",
        "Open MPI",
        "MPICH",
        "Slurm",
        "second of Slurm",
        "an empty one",
    ],
)
def test_first_process_is_known_by_its_rank(environ: dict[str, str], first: bool) -> None:  # noqa: FBT001  a column
    """In the whole training, not on its machine."""
    assert is_first(environ) is first
