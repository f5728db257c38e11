"""New words for an introduction, put on stage beside two pages; and what the prompter's glass does at that instant."""

from __future__ import annotations

import json
import urllib.request
import uuid
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.alone import FIRST
from tests.browser.stage import STAGE, Stage

_WATCH = """word => {
  const article = document.querySelector("[role=article]");
  const top = number => article.querySelector(`[data-word="${number}"]`).getBoundingClientRect().top;
  const seen = () => ({ text: article.querySelector(".now")?.textContent, frame: document.timeline.currentTime });
  const change = article.replaceChildren.bind(article);
  window.changes = [];
  article.replaceChildren = (...children) => {
    const read = article.querySelector(".now").dataset.word;
    const before = { ...seen(), top: top(read) };
    change(...children);
    queueMicrotask(() => {
      const now = article.querySelector(".now").dataset.word;
      window.changes.push({ before, after: { ...seen(), top: top(now) }, shown: article.checkVisibility() });
    });
  };
}"""

_REST = """frames => new Promise(done => {
  const top = () => document.querySelector("[role=article] .now").getBoundingClientRect().top;
  let [stood, still] = [top(), 0];
  const look = () => {
    const now = top();
    [stood, still] = [now, now === stood ? still + 1 : 0];
    if (still === frames) done(now);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
STILL_FRAMES = 30
"""A text that stands so long is not on its way any more: a motion begins a quarter of a second ahead at most."""


def await_rest(page: Page) -> float:
    """Wait until the word being read stands; its top, px."""
    top: float = page.evaluate(_REST, STILL_FRAMES)
    return top


def await_tries(page: Page, number: int) -> None:
    """Wait until the page has asked for its words so often once more."""
    for _ in range(number):
        with page.expect_request("**/rundown*"):
            pass


def watch(page: Page) -> None:
    """Have every change of the prompter's words written down: the word being read and its top, before and after."""
    page.evaluate(_WATCH)


def changes(page: Page) -> list[dict[str, Any]]:
    """What `watch` has seen."""
    told: list[dict[str, Any]] = page.evaluate("window.changes")
    return told


def await_changes(page: Page, number: int = 1) -> list[dict[str, Any]]:
    """Wait until the prompter's words have changed so often."""
    page.wait_for_function("number => window.changes.length >= number", arg=number)
    return changes(page)


def words(stage: Stage, item: str = FIRST) -> dict[str, Any]:
    """The words of an item as a person edits them."""
    address = f"{stage.server.address}/api/v1/stages/{STAGE}/items/{item}/text"
    with urllib.request.urlopen(address, timeout=10) as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def put(stage: Stage, change: Mapping[str, str], item: str = FIRST) -> str:
    """Put other words on stage, as another hand does; the text then."""
    was = words(stage, item)
    text = str(was["text"])
    for old, new in change.items():
        assert old in text, f"{old!r} is not in the words"
        text = text.replace(old, new)
    args = {"item": item, "text": text, "base": was["rev"]}
    body = json.dumps({"id": uuid.uuid4().hex, "type": "edit", "args": args}).encode()
    urllib.request.urlopen(f"{stage.server.address}/api/v1/stages/{STAGE}/commands", body, timeout=10).close()
    return text


def reading_word(stage: Stage) -> str:
    """The word that the state says is being read, in the words that it counts in; the text stands."""
    address = f"{stage.server.address}/api/v1/stages/{STAGE}/rundown"
    with urllib.request.urlopen(address, timeout=10) as answer:
        items = {item["id"]: item for item in json.load(answer)["items"]}
    speech = [line for line in items[FIRST]["script"] if line["type"] == "speech"]
    now = stage.word_by_state()
    return "".join(run["text"] for line in speech for run in line["runs"] if run["w"] == now).strip()


def field(stage: Stage) -> Locator:
    """The field of the phone's edit sheet."""
    return stage.phone.get_by_label("Words of the introduction")


def told(stage: Stage) -> Locator:
    """What the sheet tells."""
    return stage.phone.locator("#edit-told")


def open_sheet(stage: Stage) -> str:
    """Open the sheet on the text on stage; its words."""
    stage.button("Edit the words").click()
    expect(field(stage)).to_be_editable()
    return field(stage).input_value()
