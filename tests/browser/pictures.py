"""The pictures in the docs, taken anew from the running program: `python -m tests.browser.pictures`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import find_or_install, launch_arguments
from tests.browser.looking import ARABIC, CHINESE, ENGLISH, introduce, showing
from tests.browser.stage import PHONE, STAGE, Stage, await_online

WHERE = Path(__file__).parents[2] / "docs" / "pictures"
GLASS = {"width": 960, "height": 540}
SMALL = {"width": 720, "height": 405}
"""All of them together stay under 600 kB."""
SETTLED_MS = 1500


@dataclass(frozen=True)
class Picture:
    """One page that wears what its address says."""

    name: str
    look: str = ""
    page: str = "prompter"
    size: Mapping[str, int] = field(default_factory=lambda: SMALL)


# by the text and the word of it that is read
TAKEN = {
    (ENGLISH, 46): (
        Picture("prompter", size=GLASS),
        Picture("yellow", "&theme=yellow-on-black&mark=line&passed=on"),
        Picture("black-on-white", "&theme=black-on-white&mark=band"),
        Picture("mirror", "&mirror=h"),
        Picture("dyslexic", "&font=opendyslexic&size=120"),
        Picture("phone", page="control", size=PHONE),
    ),
    (ARABIC, 12): (Picture("arabic"),),
    (CHINESE, 12): (Picture("chinese"),),
}


def main() -> None:
    """Every picture, over the one before."""
    with sync_playwright() as playwright:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        program, arguments = find_or_install(), launch_arguments(is_root=is_root)
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        for (speech, word), pictures in TAKEN.items():
            _take(browser, speech, word, pictures)
        browser.close()


def _take(browser: Browser, speech: str, word: int, pictures: tuple[Picture, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder, showing(Path(folder), speech) as server:
        pages = [browser.new_page(viewport=picture.size) for picture in pictures]  # type: ignore[arg-type]
        for page, picture in zip(pages, pictures, strict=True):
            page.goto(f"{server.address}/{picture.page}?stage={STAGE}{picture.look}")
            await_online(page)
        stage = Stage(server, pages[0], pages[0])
        introduce(stage, word=word)
        stage.send("resume")
        pages[0].wait_for_timeout(SETTLED_MS)
        for page, picture in zip(pages, pictures, strict=True):
            page.screenshot(path=WHERE / f"{picture.name}.png")


if __name__ == "__main__":
    main()
