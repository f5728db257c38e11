"""Where the tests look for a browser, and in what order. No browser is needed here."""

import sys
from pathlib import Path

import pytest

from tests.browser.finding import (
    QUIET,
    WITHOUT,
    candidates,
    in_playwright_cache,
    installers,
    launch_arguments,
    runs,
)

HOME = Path("somebody")
PROGRAMS = Path("programs")


def found(platform, *, on_path=(), environ=None):
    def which(name):
        return f"bin/{name}" if name in on_path else None

    return list(candidates(platform=platform, home=HOME, environ=environ or {}, which=which))


PLACES = {
    "linux: the path": ("linux", ("google-chrome", "chromium"), ["bin/chromium", "bin/google-chrome"]),
    "linux: edge alone": ("linux", ("microsoft-edge",), ["bin/microsoft-edge"]),
    "linux: none": ("linux", (), []),
    "mac: the path first, then the applications": (
        "darwin",
        ("chromium",),
        [
            "bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "somebody/Applications/Chromium.app/Contents/MacOS/Chromium",
            "somebody/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "somebody/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        ],
    ),
}


@pytest.mark.parametrize(("platform", "on_path", "places"), PLACES.values(), ids=PLACES)
def test_the_order_of_looking(platform, on_path, places):
    assert found(platform, on_path=on_path) == [Path(place) for place in places]


def test_windows_keeps_programs_in_the_folders_that_it_names():
    assert found("win32", environ={"PROGRAMFILES": str(PROGRAMS)}) == [
        PROGRAMS / "Chromium/Application/chrome.exe",
        PROGRAMS / "Google/Chrome/Application/chrome.exe",
        PROGRAMS / "Microsoft/Edge/Application/msedge.exe",
    ]


def test_playwrights_newest_build_comes_first(tmp_path):
    programs = [tmp_path / f"chromium-{build}" / "chrome-linux" / "chrome" for build in (999, 1200)]
    for program in programs:
        program.parent.mkdir(parents=True)
        program.touch()
    (tmp_path / "chromium_headless_shell-1300").mkdir()
    assert list(in_playwright_cache(tmp_path)) == programs[::-1]
    assert found("linux", environ={"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}) == programs[::-1]


PLAYWRIGHT = ((sys.executable, "-m", "playwright", "install", "chromium"),)
APT = (("apt-get", "update"), ("apt-get", "install", "-y", "chromium"))
MEANS = {
    "a person": (False, True, (PLAYWRIGHT,)),
    "root, not Debian": (True, False, (PLAYWRIGHT,)),
    "root on Debian": (True, True, (PLAYWRIGHT, APT)),
}


@pytest.mark.parametrize(("is_root", "has_apt", "means"), MEANS.values(), ids=MEANS)
def test_what_may_bring_a_browser(is_root, has_apt, means):
    assert installers(is_root=is_root, has_apt=has_apt) == means


def test_only_root_goes_without_a_sandbox():
    without = f"--disable-features={','.join(WITHOUT)}"
    assert launch_arguments(is_root=True) == ["--no-sandbox", *QUIET, without]
    assert launch_arguments(is_root=False) == [*QUIET, without]


@pytest.mark.skipif(sys.platform == "win32", reason="there a program is not asked, see runs()")
@pytest.mark.parametrize(("script", "starts"), [("exit 0", True), ("exit 1", False)], ids=["sound", "a stub"])
def test_a_program_that_does_not_start_is_no_browser(tmp_path, script, starts):
    program = tmp_path / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    assert runs(program) is starts
    assert not runs(tmp_path / "nowhere")
