"""What a backup's stick holds."""

import gevent

from stagecue.store.mending.soundness import examine
from stagecue.store.record.names import slots

STICK = "stick"


def own_slots(stick, record):
    """Where the backups of the record at that path are, by its identity."""
    return slots(stick, record, examine(record).identity)


def held(journal, stick):
    """How many entries each slot has; None for one that is not there."""
    return [examine(slot).entries if slot.exists() else None for slot in own_slots(stick, journal.path)]


def until(true):
    with gevent.Timeout(5):
        while not true():
            gevent.sleep(0.005)
