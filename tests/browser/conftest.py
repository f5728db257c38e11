"""The browser for every test in this folder: found or installed once, told to keep to itself."""

import os
from typing import Any

import pytest

from tests.browser.finding import NO_BROWSER, find_or_install, launch_arguments


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Give pytest-playwright the machine's own browser; without one these tests fail, in one line."""
    program = find_or_install()
    if program is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {**browser_type_launch_args, "executable_path": program, "args": launch_arguments(is_root=is_root)}
