"""A process that is killed at each step of what it does to a record: all that it may leave to the next start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.store.broken import NAME

_DIES = """
import os, pathlib, shutil, sys
from stagecue.store.mending.anew import _make_room
from stagecue.store.mending.copies import whatever
from stagecue.store.mending.repair import mend
from tests.store.broken import NAME, NOW

DOES = {
    "mend": lambda path, backups: mend(path, backups=backups, now=NOW),
    "begin anew": lambda path, backups: _make_room(path, backups, NOW, whatever),
}

def do_and_die_at(step, path):
    left = [step]
    def mortal(work):
        def done(*args, **kwargs):
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), 9)
            return work(*args, **kwargs)
        return done
    for where, name in ((os, "rename"), (os, "replace"), (os, "fsync"), (os, "unlink"), (shutil, "copyfile")):
        setattr(where, name, mortal(getattr(where, name)))
    DOES[sys.argv[2]](path, path.parents[1] / "stick")
    os._exit(0)

for step in range(99):
    whole = shutil.copytree(sys.argv[1], pathlib.Path(sys.argv[1]).with_name(f"killed-{step:02}"))
    child = os.fork()
    if not child:
        do_and_die_at(step, whole / "data" / NAME)
    if os.waitpid(child, 0)[1] == 0:
        break
"""


def killed_at_every_step(folder: Path, does: str) -> list[Path]:
    """Records in copies of `folder`; "mend" or "begin anew" was killed one step later on each, on the last never."""
    ended = subprocess.run(
        [sys.executable, "-c", _DIES, str(folder), does], capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return [copy / "data" / NAME for copy in sorted(folder.parent.glob("killed-*"))]
