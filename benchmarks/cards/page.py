"""What is measured inside a page, by the browser's own clock and its own trace."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

from lab.rest import Json

MODULE: Final = "/training-energy.js"
# Loads the cards into a page whose app is up, as the entry does, and waits until the card has painted a figure.
LOAD: Final = """
async ({ url, type, figure }) => {
  const app = document.querySelector("home-assistant");
  const helpers = await window.loadCardHelpers();
  const place = document.createElement("div");
  place.style.cssText = "position: fixed; inset: 0; z-index: 99";
  document.body.append(place);
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const begin = performance.now();
  if (url) {
    await import(url);
  }
  const card = helpers.createCardElement({ type, ...(url ? {} : { entities: [figure] }) });
  card.hass = app.hass;
  place.append(card);
  const text = (root) => [...root.childNodes].map((each) =>
    each.nodeType === Node.TEXT_NODE ? each.data
    : each.nodeType !== Node.ELEMENT_NODE || each.localName === "style" ? ""
    : (each.shadowRoot ? text(each.shadowRoot) : "") + text(each)).join("");
  while (!text(place).includes(url ? figure : "kWh")) {
    await painted();
  }
  await painted();
  return performance.now() - begin;
}
"""


def milliseconds_to_paint(page: Page, *, url: str | None, kind: str, figure: str) -> float:
    """Return how long it takes (ms) from nothing until a card shows a figure; without a `url` its code is there."""
    taken: float = page.evaluate(LOAD, {"url": url, "type": kind, "figure": figure})
    return taken


def milliseconds_of_ours(browser: Browser, page: Page, deed: Json) -> tuple[float, int]:
    """Return how long functions of the cards ran (ms) by the browser's trace, and how often, while a deed is done."""
    with TemporaryDirectory() as folder:
        trace = Path(folder) / "trace.json"
        browser.start_tracing(page=page, path=trace, categories=["devtools.timeline"])
        deed()
        browser.stop_tracing()
        events = json.loads(trace.read_text())["traceEvents"]
    ours = [
        event
        for event in events
        if event.get("name") == "FunctionCall" and MODULE in str(event.get("args", {}).get("data", {}).get("url"))
    ]
    return sum(event.get("dur", 0) for event in ours) / 1000, len(ours)
