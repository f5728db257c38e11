"""What is told of a fault, and of whose."""

import logging

import pytest

from stagecue.web.transport.faults import MalformedError, one_line, quiet


def fail(error: Exception) -> None:
    raise error


def raised(error: Exception) -> Exception:
    with pytest.raises(type(error)) as caught:
        fail(error)
    return caught.value


def test_an_error_is_told_with_its_type_its_text_and_its_place() -> None:
    told = one_line(raised(ValueError("two\n  lines")))
    assert told.startswith("ValueError: two lines (test_faults.py:")
    assert told.endswith(" in fail)")
    assert one_line(ValueError("never raised")) == "ValueError: never raised"


def test_a_library_may_tell_of_our_faults_and_of_no_clients(caplog: pytest.LogCaptureFixture) -> None:
    logger = quiet("library")
    logger.error("%s is not an accepted origin.", "http://evil.example")
    for error in (MalformedError("junk"), KeyError("ours")):
        logger.error("%s handler error", "message", exc_info=raised(error))
    [record] = caplog.records
    assert record.message.startswith("message handler error: KeyError: 'ours' (test_faults.py:")
    assert record.exc_info is None


def test_a_logger_is_hushed_once() -> None:
    assert quiet("twice") is quiet("twice") is logging.getLogger("stagecue.web.twice")
    assert len(quiet("twice").filters) == 1
