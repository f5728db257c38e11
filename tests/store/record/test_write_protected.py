"""A record or a folder that may not be written is told at the start, and not at the first GO."""

import re
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from stagecue.store import Journal

OPENS = """
import os, sys
from pathlib import Path
from stagecue.errors import StoreError
from stagecue.store import Journal

os.geteuid() or os.setuid(65534)
try:
    Journal(Path(sys.argv[1])).close()
    print("opened")
except StoreError as error:
    print(error)
"""
"""As somebody to whom permissions apply."""
PROTECTED = {
    "a folder without a record": (("data",), False),
    "a folder with a record": (("data",), True),
    "a record": (("data/day.sqlite3",), True),
    "nothing": ((), True),
}


@pytest.fixture
def place():
    """A folder that everybody can go through; pytest's own are closed."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        (place / "data").mkdir()
        yield place
        (place / "data").chmod(0o755)


@pytest.mark.parametrize(("protected", "there"), PROTECTED.values(), ids=PROTECTED)
def test_what_may_not_be_written_is_told_at_the_start(place, protected, there):
    record = place / "data" / "day.sqlite3"
    if there:
        with closing(Journal(record)):
            pass
    for path in ("data", *(file.relative_to(place) for file in record.parent.iterdir())):
        (place / path).chmod(0o555 if str(path) in protected else 0o777)
    opens = subprocess.run([sys.executable, "-c", OPENS, record], capture_output=True, text=True, timeout=60)
    told = re.sub(r"\(.+?\)", "(why)", opens.stdout.strip().replace(str(record), "R"))
    expected = "The record R cannot be written (why). Let this user write to {}, or name another --data."
    whose = "its folder" if protected == ("data",) else "it and to its folder"
    assert (told, opens.stderr) == (expected.format(whose) if protected else "opened", "")
