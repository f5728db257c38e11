"""Builds the wheel, installs it where the source is not, and serves the sample day from there.

Whatever is missing in the wheel (a template, the pages' libraries, a sample card) fails here, not at a venue.
"""

import json
import re
import subprocess
import sys
import sysconfig
import threading
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.house.sizes import ROOT

SECONDS = 120.0


def run(*command, cwd):
    ran = subprocess.run(
        [str(each) for each in command], cwd=cwd, capture_output=True, text=True, timeout=SECONDS
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout without a network: static/vendor is fresh since the install."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """The Python of a new environment that has the wheel and the libraries of this one, but not the checkout.

    A .pth that names a folder does not run that folder's own .pth files: the editable install stays unseen.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        packages,
        wheel,
        cwd=folder,
    )
    libraries = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    Path(packages, "libraries.pth").write_text("\n".join(libraries))
    return python


def packed(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked_below(folder):
    return {path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts}


@pytest.mark.parametrize(
    "folder", ["templates", "static/js", "static/css", "static/vendor", "stagecue/samples"]
)
def test_the_wheel_holds_every_file(wheel, folder):
    inside = {
        path.relative_to(ROOT).as_posix() for path in tracked_below(folder) if not path.name.endswith(".d.ts")
    }
    there = {name if name.startswith("stagecue/") else f"stagecue/{name}" for name in inside}
    assert there
    assert there - packed(wheel) == set()


def test_the_wheel_holds_nothing_else(wheel):
    strangers = [name for name in packed(wheel) if not re.match(r"stagecue(-[\d.]+\.dist-info)?/", name)]
    assert strangers == []
    assert [
        name for name in packed(wheel) if "node_modules" in name or name.endswith((".d.ts", ".pyc"))
    ] == []


def test_the_package_comes_from_the_wheel(elsewhere):
    place = Path(
        run(elsewhere, "-c", "import stagecue; print(stagecue.__file__)", cwd=elsewhere.parent).strip()
    )
    assert place.is_relative_to(elsewhere.parents[1])
    assert not place.is_relative_to(ROOT)


@pytest.fixture(scope="module")
def address(elsewhere):
    """The address at which the installed wheel serves its own sample day."""
    where = "import stagecue; print(stagecue.__path__[0])"
    samples = Path(run(elsewhere, "-c", where, cwd=elsewhere.parent).strip(), "samples", "cards")
    options = ["--day", first_day(elsewhere, samples), "--port", "0", "--data", elsewhere.parents[1] / "data"]
    command = [elsewhere, "-u", "-m", "stagecue", "serve", samples, *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, cwd=elsewhere.parent, **pipes) as server:
        alarm = threading.Timer(SECONDS, server.kill)  # a server that says nothing must not stop the suite
        alarm.start()
        try:
            yield first_address(server)
        finally:
            server.terminate()
            server.communicate()
            alarm.cancel()


def first_day(python, cards):
    """The first day of the cards; the sample day has a card that asks for a look, so `check` may say 1."""
    check = [python, "-m", "stagecue", "check", cards, "--json"]
    told = subprocess.run(check, cwd=python.parent, capture_output=True, text=True, timeout=SECONDS)
    assert told.returncode in {0, 1}, told.stderr
    return min(card["date"] for card in json.loads(told.stdout)["cards"] if card["date"])


def first_address(server):
    said = []
    for line in server.stdout:
        said.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    return pytest.fail(f"the server ended (exit {server.wait()}):\n{''.join(said)}", pytrace=False)


PAGES = {
    "/": "text/html",
    "/prompter": "text/html",
    "/control": "text/html",
    "/healthz": "",
    "/static/vendor/socket.io.esm.min.js": "javascript",
    "/static/vendor/atkinson-hyperlegible-latin-400-normal.woff2": "",
}


@pytest.mark.parametrize(("path", "kind"), PAGES.items(), ids=PAGES)
def test_the_installed_wheel_serves(address, path, kind):
    with urllib.request.urlopen(address + path, timeout=SECONDS) as page:
        assert page.status == 200
        assert kind in page.headers["Content-Type"]
        assert page.read()
