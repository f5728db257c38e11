"""A show in mid-text for hands to work on, and what a hand on a page has done to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.alone import half_past_nine, reading
from tests.browser.stage import GO_GAP_MS, Stage, word_shown


def await_state(stage: Stage, **wanted: Any) -> dict[str, Any]:
    """Wait until the show says so, at most 5 s; what it says."""
    for _ in range(100):
        state = stage.state()
        if all(state[name] == value for name, value in wanted.items()):
            return state
        stage.prompter.wait_for_timeout(50)
    raise AssertionError(f"no {wanted}: {state}")


def await_rest(stage: Stage) -> dict[str, Any]:
    """The show as a hand left it: held, at the word that the prompter shows."""
    await_state(stage, held=True)
    stage.prompter.wait_for_timeout(700)
    state = stage.state()
    assert int(state["motion"]["word"] + 1e-6) == word_shown(stage.prompter)
    return state


def in_mid_text(tmp_path: Path, screen: Page, browser: Browser, word: int = 40) -> Iterator[Stage]:
    """The first introduction at `word`, running, and the next GO is no bouncing switch."""
    with reading(half_past_nine(tmp_path), screen, browser, word=word) as stage:
        screen.wait_for_timeout(GO_GAP_MS)
        yield stage
