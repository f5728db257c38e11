"""What is told of a fault, and of whose."""

import logging

import pytest

from stagecue.web.faults import MalformedError, one_line, quiet


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def test_an_error_is_told_with_its_type_its_text_and_its_place() -> None:
    told = one_line(raised(ValueError("two\n  lines")))
    assert told.startswith("ValueError: two lines (test_server_faults.py:")
    assert told.endswith(" in raised)")
    assert one_line(ValueError("never raised")) == "ValueError: never raised"


def test_a_library_may_tell_of_our_faults_and_of_no_clients(caplog: pytest.LogCaptureFixture) -> None:
    logger = quiet("library")
    logger.error("%s is not an accepted origin.", "http://evil.example")
    for error in (MalformedError("junk"), KeyError("ours")):
        logger.error("%s handler error", "message", exc_info=raised(error))
    [record] = caplog.records
    assert (record.message[:48], record.exc_info) == (
        "message handler error: KeyError: 'ours' (test_ser",
        None,
    )


def test_a_logger_is_hushed_once() -> None:
    assert quiet("twice") is quiet("twice") is logging.getLogger("stagecue.web.twice")
    assert len(quiet("twice").filters) == 1
