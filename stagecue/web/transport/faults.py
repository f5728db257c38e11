"""What goes wrong under the pages, told in one line: the terminal of a running show is not for tracebacks."""

import logging
from pathlib import Path
from traceback import extract_tb

log = logging.getLogger("stagecue.web")


class MalformedError(ValueError):
    """A client sent what no page of ours sends. Its own fault: refused, and nothing is logged."""


def one_line(error: BaseException) -> str:
    """The type, the text and the place of an error: `KeyError: 'x' (api.py:31 in post)`."""
    frames = extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno} in {frames[-1].name})" if frames else ""
    return f"{type(error).__name__}: {' '.join(str(error).split())}{place}"


class OwnFaultsOnly(logging.Filter):
    """Lets through what is our fault, on one line.

    engineio logs every client that speaks nonsense as an error; only its records that carry an exception
    are about our own code.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to log; the traceback is folded into the message."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None or isinstance(error, MalformedError):
            return False
        record.msg, record.args = f"{record.getMessage()}: {one_line(error)}", ()
        record.exc_info = None
        return True


def quiet(name: str) -> logging.Logger:
    """A logger for a library: `stagecue.web.<name>`, our own faults only."""
    logger = log.getChild(name)
    if not any(isinstance(each, OwnFaultsOnly) for each in logger.filters):
        logger.addFilter(OwnFaultsOnly())
    return logger
