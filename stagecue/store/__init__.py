"""The only folder that touches a disk, a database or a thread: the card folder, the journal, the runner.

It publishes to listeners that it is given and knows nothing of the web.
SQLite lives in one native thread of its own, so that a slow disk never holds up the hub.
"""

from stagecue.store.alone import open_records
from stagecue.store.clock import Clock
from stagecue.store.folder import Folder, keep, read_folder, replace_file, write_new
from stagecue.store.journal import Entry, Journal
from stagecue.store.runner import Runner

__all__ = [
    "Clock",
    "Entry",
    "Folder",
    "Journal",
    "Runner",
    "keep",
    "open_records",
    "read_folder",
    "replace_file",
    "write_new",
]
