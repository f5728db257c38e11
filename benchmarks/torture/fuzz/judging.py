"""Whether a request was carried out, by its answer, and what it may have changed then. Pure."""

from __future__ import annotations

import json
from typing import Any

APPLIED = ("applied", "degraded")
"""The acks of what was carried out; every other is a refusal, whatever the HTTP code beside it says."""
GOOD = range(200, 300)


def was_carried_out(method: str, code: int, body: str) -> bool:
    """Whether an answer says so: a command's by the status of its ack, another POST's by the HTTP code."""
    if method != "POST" or code not in GOOD:
        return False
    told = _decoded(body)
    if isinstance(told, dict) and "status" in told:
        return told["status"] in APPLIED
    return True


def may_change(what: str, path: str) -> bool:
    """Whether a request for `path` may change `what` if it was carried out.

    A wish for the rehearsal may change everything; a command its stage, and the rehearsal's account of it; a
    card that is saved its stage. What is asked of a screen changes nothing of the show.

    what: "rehearsal" or "stages/STAGE/state"
    """
    if "rehearsal" in path:
        return True
    stage = what.removesuffix("state")
    if path.partition("?")[0].endswith("/card"):
        return f"{stage}items/" in path
    return "/commands" in path and (what == "rehearsal" or f"{stage}commands" in path)


def _decoded(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
