"""The only folder that touches a disk, a database or a thread: the card folder, the journal, the runner.

It publishes to listeners that it is given and knows nothing of the web.
SQLite lives in one native thread of its own, so that a slow disk never holds up the hub.
"""

from stagecue.store.alone import hold_alone, open_records
from stagecue.store.backup import Backup
from stagecue.store.clock import Clock
from stagecue.store.contract import Entry, Store
from stagecue.store.folder import Folder, keep, read_folder, replace_file, write_new
from stagecue.store.journal import Journal
from stagecue.store.repair import open_mended, slots
from stagecue.store.runner import Runner

__all__ = [
    "Backup",
    "Clock",
    "Entry",
    "Folder",
    "Journal",
    "Runner",
    "Store",
    "hold_alone",
    "keep",
    "open_mended",
    "open_records",
    "read_folder",
    "replace_file",
    "slots",
    "write_new",
]
