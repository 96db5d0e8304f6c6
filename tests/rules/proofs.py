"""What shows, for each rule of Home Assistant's quality scale that is called done, that it is.

A proof is a test by its name, or what a reader finds the answer in: a heading of a page, or a file.
"""

import ast
from pathlib import Path
from typing import Final

from .conftest import ROOT
from .pages import anchors

ENTITIES: Final = "tests/rules/test_quality_entities.py"
FLOWS: Final = "tests/integration/test_config_flow.py"
INIT: Final = "tests/integration/test_init.py"

PROOFS: Final[dict[str, tuple[str, ...]]] = {
    # Bronze
    "action-setup": (
        "tests/rules/test_quality_code.py::test_actions_are_registered_once_for_all_rigs",
        "tests/integration/test_actions.py::test_actions_are_there_without_a_rig",
    ),
    "brands": (
        "tests/rules/test_brand.py::test_there_is_every_picture_and_no_other_file",
        "tests/integration/test_brand.py::test_home_assistant_serves_each_picture_and_puts_none_in_its_place",
    ),
    "common-modules": ("tests/rules/test_quality_code.py::test_what_platforms_share_is_where_it_is_looked_for",),
    "config-flow-test-coverage": (
        f"{FLOWS}::test_a_rig_is_set_up",
        f"{FLOWS}::test_a_bad_answer_is_explained_and_can_be_mended",
        "tests/integration/test_reconfigure_flow.py::test_a_bad_change_is_explained_and_can_be_mended",
        "tests/integration/test_options_flow.py::test_an_impossible_power_is_explained_and_can_be_mended",
        "tests/integration/hostile/test_flows.py::test_set_up_takes_or_explains_anything",
    ),
    "config-flow": (
        "tests/integration/test_options_flow.py::test_every_field_has_a_name_and_a_description",
        "tests/rules/test_quality_words.py::test_every_complaint_of_a_form_has_a_text_and_every_text_is_used",
        "tests/rules/test_manifest.py::test_it_is_set_up_on_a_page",
    ),
    "docs-actions": (
        "docs/actions.md",
        "tests/rules/test_texts.py::test_every_action_is_documented",
        "tests/rules/test_docs.py::test_fields_of_an_action_are_documented",
    ),
    "docs-conditions": (
        "docs/triggers.md#conditions",
        "tests/rules/test_offers.py::test_every_offer_is_documented_with_an_example",
    ),
    "docs-high-level-description": ("README.md#training-energy",),
    "docs-installation-instructions": ("docs/setup.md#install",),
    "docs-removal-instructions": ("docs/setup.md#remove",),
    "docs-triggers": (
        "docs/triggers.md#triggers",
        "tests/rules/test_offers.py::test_every_offer_is_documented_with_an_example",
    ),
    "entity-event-setup": (
        "tests/rules/test_quality_code.py::test_entities_listen_only_while_they_are_there",
        f"{INIT}::test_an_unloaded_rig_hears_nothing",
    ),
    "entity-unique-id": (f"{INIT}::test_a_rig_is_one_device",),
    "has-entity-name": (
        f"{INIT}::test_a_rig_is_one_device",
        f"{ENTITIES}::test_every_entity_has_a_name_of_its_own",
    ),
    "runtime-data": ("tests/rules/test_quality_code.py::test_whoever_is_handed_an_entry_knows_what_it_holds",),
    "test-before-configure": (f"{FLOWS}::test_a_bad_answer_is_explained_and_can_be_mended",),
    "test-before-setup": (
        "tests/integration/test_store_disk.py::test_a_file_that_the_disk_does_not_read_is_waited_for",
        "tests/integration/test_store.py::test_a_snapshot_of_a_newer_version_is_left_alone",
    ),
    "unique-config-entry": (
        f"{FLOWS}::test_a_bad_answer_is_explained_and_can_be_mended",
        "tests/integration/test_config_flow.py::test_each_field_has_its_own_complaint",
    ),
    # Silver
    "action-exceptions": (
        "tests/integration/test_actions_refused.py::test_start_refuses",
        "tests/integration/test_number.py::test_nonsense_is_refused",
        "tests/integration/hostile/test_actions.py::test_action_takes_or_refuses_anything",
    ),
    "config-entry-unloading": (
        f"{INIT}::test_an_unloaded_rig_hears_nothing",
        "tests/integration/test_store.py::test_a_rig_that_is_unloaded_writes_no_more",
    ),
    "docs-configuration-parameters": (
        "docs/setup.md#options",
        "tests/rules/test_quality_words.py::test_every_question_and_option_is_documented",
    ),
    "docs-installation-parameters": (
        "docs/setup.md#set-a-rig-up",
        "tests/rules/test_quality_words.py::test_every_question_and_option_is_documented",
    ),
    "integration-owner": ("tests/rules/test_manifest.py::test_somebody_is_asked_when_it_fails",),
    "log-when-unavailable": (
        "tests/integration/test_intake.py::test_a_silent_meter_is_said_once_and_so_is_its_return",
        "tests/integration/test_store_disk.py::test_a_full_disk_is_said_once_and_so_is_its_end",
    ),
    "parallel-updates": ("tests/rules/test_arrows.py::test_every_platform_says_how_it_updates",),
    "test-coverage": ("tests/rules/test_quality_code.py::test_untested_code_fails_the_tests",),
    # Gold
    "devices": (f"{INIT}::test_a_rig_is_one_device",),
    "diagnostics": (
        "tests/integration/test_diagnostics.py::test_the_accounting_can_be_followed",
        "tests/integration/test_diagnostics.py::test_nothing_private_is_told",
        "tests/integration/hostile/test_secrets.py::test_diagnostics_have_no_secret",
    ),
    "docs-data-update": ("docs/entities.md#when-they-change", "docs/counting.md#where-a-session-begins-and-ends"),
    "docs-examples": (
        "docs/automations.md",
        "docs/blueprints.md",
        "tests/integration/test_docs.py::test_automation_is_valid",
        "tests/integration/test_blueprints.py::test_a_blueprint_can_be_imported",
    ),
    "docs-known-limitations": ("docs/limits.md",),
    "docs-supported-devices": ("docs/plugs.md#by-brand",),
    "docs-supported-functions": (
        "docs/entities.md",
        "tests/rules/test_texts.py::test_every_entity_has_an_icon_and_is_documented",
    ),
    "docs-troubleshooting": ("docs/troubleshooting.md", "docs/troubleshooting.md#logs-and-diagnostics"),
    "docs-use-cases": ("docs/automations.md", "docs/watching.md", "docs/history.md"),
    "entity-category": (f"{ENTITIES}::test_only_what_is_looked_at_or_set_rarely_is_set_apart",),
    "entity-device-class": (f"{ENTITIES}::test_what_home_assistant_knows_has_its_device_class",),
    "entity-disabled-by-default": ("tests/integration/test_sensor.py::test_what_few_look_at_is_disabled",),
    "entity-translations": (
        f"{ENTITIES}::test_every_entity_has_a_name_of_its_own",
        f"{ENTITIES}::test_every_state_of_a_list_has_a_text",
    ),
    "exception-translations": (
        "tests/rules/test_quality_errors.py::test_every_error_that_is_raised_has_a_text_with_its_facts",
        "tests/rules/test_quality_errors.py::test_no_error_speaks_without_a_text",
        "tests/rules/test_texts.py::test_every_exception_text_is_used",
        "tests/rules/test_texts.py::test_every_refusal_of_the_ledger_has_a_text",
    ),
    "icon-translations": (
        "tests/rules/test_texts.py::test_every_action_has_texts_and_an_icon",
        "tests/rules/test_texts.py::test_every_entity_has_an_icon_and_is_documented",
        "tests/rules/test_offers.py::test_every_offer_is_described_with_texts_and_an_icon",
        f"{ENTITIES}::test_icons_are_in_one_place",
    ),
    "reconfiguration-flow": ("tests/integration/test_reconfigure_flow.py::test_a_rig_is_reconfigured",),
    "repair-issues": (
        "tests/rules/test_quality_errors.py::test_every_repair_says_what_to_do",
        "tests/integration/test_idle.py::test_a_repair_stops_it_where_it_went_idle",
        "tests/integration/test_sources.py::test_silence_is_no_repair",
    ),
    # Platinum
    "strict-typing": ("tests/rules/test_quality_code.py::test_types_are_checked_strictly",),
}


def is_there(proof: str) -> bool:
    """Return whether a proof exists: the test, the heading of the page, or the file."""
    name, _, test = proof.partition("::")
    name, _, heading = name.partition("#")
    path = ROOT / name
    if not path.is_file():
        return False
    if heading:
        return heading in anchors(path)
    return not test or test in tests_in(path)


def tests_in(path: Path) -> set[str]:
    """Return the names of the tests in a file."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.parse(path.read_text()).body if isinstance(node, functions)}
