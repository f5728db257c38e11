"""How a program is answered over HTTP: JSON, and a sentence for a person where something is wrong."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest

from stagecue.errors import Refused, StageCueError, StoreError, UsageError


def answer(value: Any, *, status: int = 200) -> Response:
    """`value` as JSON."""
    return Response(msgspec.json.encode(value), status=status, mimetype="application/json")


def sent() -> Any:
    """The JSON that was sent. BadRequest where it is none."""
    try:
        return msgspec.json.decode(request.get_data(cache=False))
    except (ValueError, RecursionError) as error:  # a byte that is no text is no DecodeError
        raise BadRequest(f"The body is not JSON: {error}.") from error


def tell_errors(routes: Blueprint) -> None:
    """What `routes` answer to what was asked for wrongly, is not there, or cannot be now."""

    @routes.errorhandler(UsageError)
    def missing(error: UsageError) -> Response:
        return answer({"error": str(error)}, status=404)

    @routes.errorhandler(Refused)
    @routes.errorhandler(StoreError)
    def refused(error: StageCueError) -> Response:
        return answer({"error": str(error)}, status=409)

    @routes.errorhandler(BadRequest)
    def malformed(error: BadRequest) -> Response:
        return answer({"error": error.description}, status=400)
