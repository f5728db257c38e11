"""The browser for every test in this folder: found or installed once, told to keep to itself."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.finding import NO_BROWSER, find_or_install, launch_arguments
from tests.browser.stage import BIG, Stage, open_stage
from tests.serving import SAMPLE_DAY, Serving, serving


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Give pytest-playwright the machine's own browser; without one these tests fail, in one line."""
    program = find_or_install()
    if program is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {**browser_type_launch_args, "executable_path": program, "args": launch_arguments(is_root=is_root)}


@pytest.fixture
def options(tmp_path):
    """What a server is given before the sample day's first item; a file with another day has its own."""
    return ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--start-at", "08:00", "--data", tmp_path)


@pytest.fixture
def server(options) -> Iterator[Serving]:
    """A real server."""
    with serving(*options, "--port", 0) as running:
        yield running


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """The page of one screen, nothing opened yet."""
    context = browser.new_context(viewport=BIG)
    yield context.new_page()
    context.close()


@pytest.fixture
def stage(server, browser: Browser) -> Iterator[Stage]:
    """A prompter and a phone on it."""
    opened = open_stage(server, browser)
    yield opened
    opened.close()
