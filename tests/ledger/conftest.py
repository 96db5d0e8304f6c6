"""Gets at the ledger alone: the integration around it imports Home Assistant."""

import os

from hypothesis import HealthCheck, settings

from benchmarks.alone import import_ledger

import_ledger()

# The same examples for everyone, so that a red run is about the change it ran on.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
# New ones each time, for as long as somebody has time to wait.
settings.register_profile(
    "long",
    max_examples=2000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
