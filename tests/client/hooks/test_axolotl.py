"""The plugin for axolotl, which only brings the callback for Transformers along."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.client.hooks.standins import installed


@pytest.mark.parametrize("model", ["NousResearch/Llama-3.2-1B", None])
def test_plugin_gives_the_callback_with_the_configured_model(
    monkeypatch: pytest.MonkeyPatch, model: str | None
) -> None:
    """As the user has written it, where that is so."""
    packages = ("transformers", "axolotl", "axolotl.integrations", "axolotl.integrations.base")
    with installed(monkeypatch, *packages) as loader:
        plugin = loader.load("axolotl").Plugin()
        [callback] = plugin.add_callbacks_post_trainer(SimpleNamespace(base_model=model), None)
        assert type(callback) is loader.load("transformers").TrainingEnergyCallback
        assert callback._said["model"] == model  # noqa: SLF001  what it will say when there is a training
