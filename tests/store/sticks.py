"""What a backup's stick holds."""

import gevent

from stagecue.store import slots
from stagecue.store.soundness import examine

STICK = "stick"


def held(journal, stick):
    """How many entries each slot has; None for one that is not there."""
    return [examine(slot).entries if slot.exists() else None for slot in slots(stick, journal.path)]


def until(true):
    with gevent.Timeout(5):
        while not true():
            gevent.sleep(0.005)
