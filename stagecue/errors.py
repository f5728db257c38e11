"""Everything that StageCue itself reports as going wrong.

    StageCueError            a sentence: what, where, what to do
    ├── UsageError           asked for something that does not exist (exit code 2)
    ├── CardsError           a folder of cards that cannot become a show (exit code 1)
    ├── ShowFileError        a stagecue.toml with a wrong key or value (exit code 1)
    ├── Refused              a command that cannot be taken, or is none; the show is unchanged
    └── StoreError           the disk or the journal does not do what it must
        └── Moved            somebody else wrote first: look again, then decide again

What is wrong *inside* a card is no exception but a `Problem` value: one bad card never stops the others.
"""


class StageCueError(Exception):
    """The root: its text is meant for a person and needs no traceback."""


class UsageError(StageCueError):
    """A folder, day or stage that does not exist, or a value out of range."""


class CardsError(StageCueError):
    """A folder without a single card, or one that cannot be read."""


class ShowFileError(StageCueError):
    """A show file that cannot be used: each wrong key or value with its line."""


class Refused(StageCueError):
    """A command that the table of moves does not allow now, or that does not fit; nothing has changed."""


class StoreError(StageCueError):
    """The journal cannot be opened, read or written."""


class Moved(StoreError):
    """The stage's revision is not the one that was expected: nothing was written.

    Fields:
        revision: the one that was found
    """

    def __init__(self, stage: str, *, expected: int, revision: int) -> None:
        super().__init__(f"{stage} stands at entry {revision}, not at {expected}: somebody else wrote first.")
        self.revision = revision
