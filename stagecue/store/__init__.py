"""What a show has on disk, and all that reads and writes it: the card folder, the record, the runner.

The only folder that knows a database. It publishes to listeners that it is given, and knows no web.
SQLite lives in native threads of its own, one that writes and one that reads: a slow disk, or a long report,
never holds up the hub.
"""

from stagecue.store.cards.keeper import CardKeeper
from stagecue.store.cards.written import replace_file, write_new
from stagecue.store.contract import Entry, Store
from stagecue.store.folder import Folder, keep, read_folder
from stagecue.store.keeping.backup import Backup, prepared
from stagecue.store.keeping.watch import Watch
from stagecue.store.mending.anew import begin_anew
from stagecue.store.mending.copies import Fits
from stagecue.store.mending.repair import open_mended
from stagecue.store.mending.told import Mended
from stagecue.store.record.alone import open_records
from stagecue.store.record.journal import Journal
from stagecue.store.runner import Runner

__all__ = [
    "Backup",
    "CardKeeper",
    "Entry",
    "Fits",
    "Folder",
    "Journal",
    "Mended",
    "Runner",
    "Store",
    "Watch",
    "begin_anew",
    "keep",
    "open_mended",
    "open_records",
    "prepared",
    "read_folder",
    "replace_file",
    "write_new",
]
