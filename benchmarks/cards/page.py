"""What is measured inside a page, by the browser's own clock and its own trace."""

from collections.abc import Callable
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page

MODULE: Final = "/training-energy.js"
MICROSECONDS: Final = 1000  # in a millisecond
SAMPLING: Final = 100  # microseconds
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


def calls_of_ours(browser: Browser, page: Page, deed: Callable[[], None]) -> tuple[int, float]:
    """Return how often the browser called functions of the cards by its own trace, and ms in them, during a deed."""
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
    return len(ours), sum(event.get("dur", 0) for event in ours) / MICROSECONDS


def milliseconds_in_scripts(page: Page, deed: Callable[[], None]) -> tuple[float, float]:
    """Return how long (ms) code of the cards ran during a deed, whoever called it, and all code of the page."""
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": SAMPLING})
    session.send("Profiler.start")
    deed()
    profile = session.send("Profiler.stop")["profile"]
    session.detach()
    urls = {node["id"]: node["callFrame"]["url"] for node in profile["nodes"]}
    spent = [(urls[node], delta) for node, delta in zip(profile["samples"], profile["timeDeltas"], strict=True)]
    ours = sum(delta for url, delta in spent if url.endswith(MODULE))
    return ours / MICROSECONDS, sum(delta for url, delta in spent if url.startswith("http")) / MICROSECONDS
