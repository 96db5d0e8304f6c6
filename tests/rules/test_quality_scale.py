"""Whether each rule of Home Assistant's quality scale is judged, and what is called done can be shown."""

from typing import Any, Final

import pytest

from homeassistant.util.yaml import load_yaml_dict

from .conftest import PACKAGE
from .proofs import PROOFS, is_there

SCALE: Final[dict[str, Any]] = load_yaml_dict(str(PACKAGE / "quality_scale.yaml"))["rules"]
# As in Home Assistant's own list of rules, by tier.
BRONZE: Final = """
action-setup appropriate-polling brands common-modules config-flow config-flow-test-coverage dependency-transparency
docs-actions docs-conditions docs-high-level-description docs-installation-instructions docs-removal-instructions
docs-triggers entity-event-setup entity-unique-id has-entity-name runtime-data test-before-configure test-before-setup
unique-config-entry
"""
SILVER: Final = """
action-exceptions config-entry-unloading docs-configuration-parameters docs-installation-parameters entity-unavailable
integration-owner log-when-unavailable parallel-updates reauthentication-flow test-coverage
"""
GOLD: Final = """
devices diagnostics discovery discovery-update-info docs-data-update docs-examples docs-known-limitations
docs-supported-devices docs-supported-functions docs-troubleshooting docs-use-cases dynamic-devices entity-category
entity-device-class entity-disabled-by-default entity-translations exception-translations icon-translations
reconfiguration-flow repair-issues stale-devices
"""
PLATINUM: Final = "async-dependency inject-websession strict-typing"
RULES: Final = [rule for tier in (BRONZE, SILVER, GOLD, PLATINUM) for rule in tier.split()]
DONE: Final = [rule for rule, status in SCALE.items() if status == "done"]
SHOWN: Final = [(rule, proof) for rule, proofs in PROOFS.items() for proof in proofs]


def test_each_rule_is_judged() -> None:
    """All 54 of them, and none that there is not."""
    assert len(RULES) == 54
    assert set(SCALE) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_done_or_exempt_with_a_reason(rule: str) -> None:
    """What is still to do would be no release."""
    status = SCALE[rule]
    if status != "done":
        assert set(status) == {"status", "comment"}
        assert status["status"] == "exempt"
        assert status["comment"].strip().endswith(".")


def test_each_rule_that_is_done_is_shown_to_be() -> None:
    """A claim without a proof is no claim, and a proof of what is not claimed says that the claim was forgotten."""
    assert set(PROOFS) == set(DONE)


@pytest.mark.parametrize(("rule", "proof"), SHOWN)
def test_a_proof_is_there(rule: str, proof: str) -> None:
    """A test under this name, a page with this heading, or a file."""
    assert is_there(proof)


@pytest.mark.parametrize("rule", PROOFS)
def test_a_proof_is_of_the_kind_that_its_rule_asks_for(rule: str) -> None:
    """What has to be documented is on a page; all else is tested."""
    pages = [proof for proof in PROOFS[rule] if ".md" in proof]
    tests = [proof for proof in PROOFS[rule] if "::" in proof]
    assert pages if rule.startswith("docs-") else tests
