"""A rehearsal is the same show on another clock: what is done in it and when, and what it tells.

Pure: it yields (due, command) for a virtual day and folds a record into a report; it waits for nobody.
Times are show seconds, lengths are seconds, + is over (late); who sleeps, writes or draws is elsewhere.
"""

from stagecue.rehearsal.asrun import AsRun, CueRun, ItemRun, as_run
from stagecue.rehearsal.drive import Drive, Mode
from stagecue.rehearsal.flags import Flag, flags
from stagecue.rehearsal.moment import Moment
from stagecue.rehearsal.reading import HostPace, Reading, host_paces
from stagecue.rehearsal.report import Report, report
from stagecue.rehearsal.trouble import Trouble, read_trouble

__all__ = [
    "AsRun",
    "CueRun",
    "Drive",
    "Flag",
    "HostPace",
    "ItemRun",
    "Mode",
    "Moment",
    "Reading",
    "Report",
    "Trouble",
    "as_run",
    "flags",
    "host_paces",
    "read_trouble",
    "report",
]
