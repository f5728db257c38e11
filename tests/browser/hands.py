"""What a hand on a page has done to the show."""

from __future__ import annotations

from typing import Any

from tests.browser.stage import Stage, word_shown


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
