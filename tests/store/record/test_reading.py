"""Who only reads a record changes nothing of it: what a kill left is looked at as often as one likes."""

from contextlib import closing

import pytest

from stagecue.store import Journal
from tests.store.broken import AT, WRITTEN, WRITTEN_BACK, killed, log_of, zeroed
from tests.store.test_contract import ack, entry


def read_all(path):
    """What a report reads of a record: its plans, and every entry twice, beside the show and in its thread."""
    with closing(Journal(path, reading=True)) as journal:
        loaded = len(journal.load("main")) + len(journal.load("side"))
        folded = sum(journal.read(stage, lambda entries, _acks: len(entries)) for stage in ("main", "side"))
        return [plan.stage for plan in journal.plans()], loaded, folded


def kept(path):
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.name[-4:] != "-shm"}


LEFT = {
    "a log": (False, lambda _log, _place: None, WRITTEN),
    "a log that is in the record, too": (True, lambda _log, _place: None, WRITTEN),
    "a damaged log": (False, zeroed, AT),
    "a damaged log that was in the record": (True, zeroed, AT),
    "a log without a head": (False, lambda log, _place: zeroed(log, 0, 32), WRITTEN_BACK),
    "no log any more": (True, lambda log, _place: log.unlink(), WRITTEN),
}


@pytest.mark.parametrize(("written_back", "spoil", "many"), LEFT.values(), ids=LEFT)
def test_what_a_kill_left_is_read_and_stays_as_it_is(tmp_path, written_back, spoil, many):
    path, place = killed(tmp_path, written_back=written_back)
    spoil(log_of(path), place)
    before = kept(path)
    assert [read_all(path) for _ in range(2)] == [(["main"], many, many)] * 2
    assert kept(path) == before


def test_a_show_is_read_while_it_is_written(tmp_path):
    with closing(Journal(tmp_path / "day.sqlite3")) as running:
        running.append("main", [entry(1)], [ack(1)], expected=0)
        with closing(Journal(running.path, reading=True)) as looking:
            running.append("main", [entry(2)], [ack(2)], expected=1)
            running.write_back()
            running.append("main", [entry(3)], [ack(3)], expected=2)
            assert looking.load("main") == [entry(1), entry(2), entry(3)]
        assert running.load("main") == [entry(1), entry(2), entry(3)]
