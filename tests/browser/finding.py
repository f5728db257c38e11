"""Which browser the tests drive: one that the machine has, else one that can be installed, else a sentence.

The tests need any browser with Chromium's engine. None is downloaded while there is one; a test run without a
browser fails, it never skips.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

PATH_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
MAC_PROGRAMS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# where Playwright keeps what `playwright install chromium` brought, below the folder of one build of Chromium
PLAYWRIGHT_PROGRAMS = (
    "chrome-linux*/chrome",
    "chrome-mac*/*.app/Contents/MacOS/*",
    "chrome-win*/chrome.exe",
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The panels of the address bar, two pages that Chromium begins with each window: 0.9 s of a processor (measured,
# Chromium 156), which no test looks at. Of two lists the browser takes the last: Playwright's own are in it too.
WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
TRY_SECONDS = 30.0
INSTALL_SECONDS = 900.0
NO_BROWSER = (
    "no browser for the tests: install Chromium, Chrome or Edge "
    "(Debian: apt-get install chromium; anywhere else: python -m playwright install --with-deps chromium)"
)

Which = Callable[[str], str | None]


def candidates(*, platform: str, home: Path, environ: dict[str, str], which: Which) -> Iterator[Path]:
    """Yield where a browser may be, best first: on the path, in the usual places, in Playwright's cache.

    `platform` is sys.platform's word (linux, darwin, win32). Places on the path exist; the others may not.
    """
    yield from (Path(found) for name in PATH_NAMES if (found := which(name)))
    if platform == "darwin":
        folders: tuple[Path, ...] = (Path("/Applications"), home / "Applications")
        yield from (folder / program for folder in folders for program in MAC_PROGRAMS)
    elif platform == "win32":
        names = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        folders = tuple(Path(environ[name]) for name in names if name in environ)
        yield from (folder / program for folder in folders for program in WINDOWS_PROGRAMS)
    yield from in_playwright_cache(playwright_cache(platform=platform, home=home, environ=environ))


def playwright_cache(*, platform: str, home: Path, environ: dict[str, str]) -> Path:
    """Return the folder in which Playwright keeps its browsers."""
    if told := environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(told)
    if platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "ms-playwright"
    return home / ".cache" / "ms-playwright"


def in_playwright_cache(cache: Path) -> Iterator[Path]:
    """Yield the builds of Chromium in Playwright's cache, newest first."""
    builds = sorted(
        cache.glob("chromium-*"), key=lambda folder: int(folder.name.rpartition("-")[2]), reverse=True
    )
    yield from (program for build in builds for shape in PLAYWRIGHT_PROGRAMS for program in build.glob(shape))


def runs(program: Path) -> bool:
    """Say whether the program starts: a stub that wants a snap, or one without its libraries, does not."""
    if not program.is_file():
        return False
    if sys.platform == "win32":  # there `--version` opens a window
        return True
    try:
        asked = subprocess.run([program, "--version"], capture_output=True, timeout=TRY_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def find() -> Path | None:
    """Return the first browser of this machine that starts."""
    places = candidates(platform=sys.platform, home=Path.home(), environ=dict(os.environ), which=shutil.which)
    return next((place for place in places if runs(place)), None)


def installers(*, is_root: bool, has_apt: bool) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return what may bring a browser, best first: each a row of commands to run one after the other."""
    playwright = ((sys.executable, "-m", "playwright", "install", "chromium"),)
    if not (is_root and has_apt):
        return (playwright,)
    return (playwright, (("apt-get", "update"), ("apt-get", "install", "-y", "chromium")))


def find_or_install() -> Path | None:
    """Return a browser that starts, bringing one if the machine has none; None when nothing helped."""
    found = find()
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    has_apt = Path("/etc/debian_version").is_file() and shutil.which("apt-get") is not None
    for commands in () if found else installers(is_root=is_root, has_apt=has_apt):
        if all(succeeds(command) for command in commands) and (found := find()):
            break
    return found


def succeeds(command: tuple[str, ...]) -> bool:
    """Run one step of an installation; nobody sits there to answer its questions."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        ran = subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, timeout=INSTALL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0


def launch_arguments(*, is_root: bool) -> list[str]:
    """Return the browser's arguments: no talk with the outside; no sandbox for root, who cannot have one."""
    arguments = [*QUIET, f"--disable-features={','.join(WITHOUT)}"]
    return ["--no-sandbox", *arguments] if is_root else arguments


if __name__ == "__main__":  # before two halves of the suite ask at once: installers get in each other's way
    find_or_install()
