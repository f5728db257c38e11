from pathlib import Path

import pytest

from tests.house.imports import MAY_IMPORT, PURE, Module, findings

PACKAGE = Path(__file__).parents[2] / "stagecue"


def modules() -> list[Module]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        steps = path.relative_to(PACKAGE.parent).with_suffix("").parts
        is_folder = steps[-1] == "__init__"
        name = ".".join(steps[:-1] if is_folder else steps)
        found.append(Module(name, path.read_text(encoding="utf-8"), is_folder=is_folder))
    return found


def test_there_is_something_to_read():
    assert {module.part for module in modules()} >= {"errors", *PURE[:3]}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_imports_point_one_way_and_pure_folders_stay_pure(module):
    found = findings(module)
    assert not found, "\n".join([module.name, *found])


def test_the_order_of_the_house_has_no_circle():
    order: list[str] = []
    while len(order) < len(MAY_IMPORT):
        ready = [part for part, known in MAY_IMPORT.items() if part not in order and set(known) <= set(order)]
        assert ready, f"a circle among {set(MAY_IMPORT) - set(order)}"
        order += ready


# module, source -> what the reader must say about it
BROKEN = {
    "a card knows the rundown": (
        "stagecue.cards.card",
        "from stagecue.rundown import plan",
        ["1: cards may not import rundown: imports point one way"],
    ),
    "by a relative import": (
        "stagecue.rundown.plan",
        "from ..show.machine import decide",
        ["1: rundown may not import show: imports point one way"],
    ),
    "from the package": (
        "stagecue.store.runner",
        "from stagecue import web",
        ["1: store may not import web: imports point one way"],
    ),
    "inside a function": (
        "stagecue.store.runner",
        "def run():\n    import stagecue.rehearsal.drive",
        ["2: store may not import rehearsal: imports point one way"],
    ),
    "only for types": (
        "stagecue.rehearsal.drive",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from stagecue.store.record.journal import Journal",
        ["3: rehearsal may not import store: imports point one way"],
    ),
    "formats knows the show": (
        "stagecue.formats.ical",
        "from stagecue.show import views",
        ["1: formats may not import show: imports point one way"],
    ),
    "a part without a place": (
        "stagecue.helpers",
        "import json",
        ["1: helpers has no place in the house yet: give it one in MAY_IMPORT"],
    ),
    "a pure folder reads a clock": (
        "stagecue.show.machine",
        "import time\nnow = time.monotonic()",
        [
            "1: show is pure and may not know a clock (time)",
            "2: only app makes clocks: show must be given the time (time.monotonic)",
        ],
    ),
    "a clock by its date": (
        "stagecue.rundown.plan",
        "import datetime as dt\ntoday = dt.date.today()\nnow = dt.datetime.now()",
        [
            "2: only app makes clocks: rundown must be given the time (datetime.date.today)",
            "3: only app makes clocks: rundown must be given the time (datetime.datetime.now)",
        ],
    ),
    "a clock as a default": (
        "stagecue.web.sockets",
        "from time import time as wall\ndef sync(clock=wall): ...",
        ["2: only app makes clocks: web must be given the time (time.time)"],
    ),
    "a pure folder opens a file": (
        "stagecue.cards.decode",
        "from pathlib import Path\ntext = open('card.md')",
        [
            "1: cards is pure and may not know the disk (pathlib.Path)",
            "2: cards is pure and may not touch the outside (builtins.open)",
        ],
    ),
    "a pure folder throws dice": (
        "stagecue.rehearsal.drive",
        "from random import random",
        ["1: rehearsal is pure and may not know chance (random.random)"],
    ),
    "the store knows flask": (
        "stagecue.store.folder",
        "from flask import current_app",
        ["1: flask is known in web only, not in store"],
    ),
    "the pages know the database": (
        "stagecue.web.api",
        "import sqlite3",
        ["1: sqlite3 is known in store only, not in web"],
    ),
    "the environment": (
        "stagecue.cli",
        "from os import environ\nport = environ['PORT']",
        ["2: only app reads the environment: cli must be given the setting (os.environ)"],
    ),
    "a hidden import": (
        "stagecue.cards",
        "import importlib\nweb = importlib.import_module('stagecue.web')",
        ["2: an import must be readable as one (importlib.import_module)"],
    ),
}
SOUND = {
    "down the chain": (
        "stagecue.web.api",
        "from stagecue.show import machine\nfrom stagecue.store.record.journal import Journal",
    ),
    "next door": ("stagecue.cards.card", "from stagecue.cards.script import read\nfrom .words import count"),
    "the version": ("stagecue.web.pages", "from stagecue import __version__"),
    "dates as values": ("stagecue.cards.card", "import datetime\nday = datetime.date(2026, 5, 6)"),
    "a time of day is no clock": ("stagecue.cards.card", "from datetime import time\nnoon = time(12)"),
    "a clock that is given": ("stagecue.store.runner", "def run(clock):\n    return clock.now()"),
    "a path that touches no disk": ("stagecue.cards.card", "from pathlib import PurePath"),
    "app makes clocks": ("stagecue.app", "import os, time\nclock, home = time.monotonic, os.environ['HOME']"),
}


@pytest.mark.parametrize(("name", "source", "said"), BROKEN.values(), ids=BROKEN)
def test_the_reader_finds_what_is_broken(name, source, said):
    assert findings(Module(name, source, is_folder=name == "stagecue.cards")) == said


@pytest.mark.parametrize(("name", "source"), SOUND.values(), ids=SOUND)
def test_the_reader_leaves_sound_modules_alone(name, source):
    assert findings(Module(name, source)) == []
