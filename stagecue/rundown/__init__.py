"""The plan of a day on one stage: its items, their cue points, their planned times.

Pure: cards come in as values, times are arguments, and nothing here reads a clock or a disk.
Times are *show seconds*: seconds since the midnight on which the rundown's day began, so that
10:30 is 37800 and an item after midnight lies above 86400.
"""

from stagecue.rundown.items import Clash, CuePoint, Item, ItemKind, PointKind, Rundown
from stagecue.rundown.pace import DEFAULT_PACE, read_seconds, tempo
from stagecue.rundown.plan import choose_day, plan, show_date
from stagecue.rundown.slots import days

__all__ = [
    "DEFAULT_PACE",
    "Clash",
    "CuePoint",
    "Item",
    "ItemKind",
    "PointKind",
    "Rundown",
    "choose_day",
    "days",
    "plan",
    "read_seconds",
    "show_date",
    "tempo",
]
