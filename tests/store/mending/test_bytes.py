"""One byte of a record is another: the show opens, and what is damaged is kept, and said."""

from contextlib import closing
from dataclasses import replace

import pytest

from stagecue.errors import StoreError
from stagecue.store import Journal
from stagecue.store.mending.health import healths
from stagecue.store.mending.soundness import examine
from stagecue.store.record.mark import Mark, write_mark
from tests.store.broken import KEPT, NAME, entry, files, history, open_again, write, zeroed_in_the_middle


def changed(old, new, *, behind=b""):
    """Write `new` over the beginning of `old`, the first one behind the mark in the file."""

    def spoil(path):
        content = path.read_bytes()
        at = content.index(old, content.index(behind))
        with path.open("r+b") as file:
            file.seek(at)
            file.write(new)

    return spoil


def of_version(number):
    """The head of the file tells another version of its layout."""

    def spoil(path):
        with path.open("r+b") as file:
            file.seek(60)
            file.write(number.to_bytes(4, "big"))

    return spoil


READ, RESTORED = "What can be read of it goes on: 20 entries", "Its backup was restored: 18 entries"
EACH = "Of each stage the most that is at hand goes on"
FLIPPED = {
    "an entry": (changed(b'"by":"ann"', b'"by":"\xff', behind=b"call-9PaceSet"), EACH, 19),
    "an answer": (changed(b'"status":"applied"', b'"status":"\xff'), READ, 20),
    "a plan": (changed(b'"name":"Main stage"', b'"name":"\xff'), READ, 20),
    "a column of the entries": (
        changed(b"stage", b"stagi", behind=b"CREATE TABLE entries"),
        RESTORED,
        18,
    ),
    "a word of the layout": (changed(b"DEFAULT", b"DEF\xe7"), RESTORED, 18),
    "a column of the answers": (changed(b"stage", b"stagi", behind=b"CREATE TABLE answers"), READ, 20),
    "a column of the plans": (changed(b"stage", b"stagi", behind=b"CREATE TABLE plans"), READ, 20),
}


@pytest.mark.parametrize(("spoil", "told", "many"), FLIPPED.values(), ids=FLIPPED)
def test_a_flipped_byte_stops_no_start(tmp_path, spoil, told, many):
    path = write(tmp_path, 20, backup=18)
    spoil(path)
    assert [health.trouble != "" for health in healths(path.parent)] == [True]
    entries, said = open_again(path)
    assert (entries, told in said[0], files(path.parent)) == (history(many), True, [KEPT, NAME])
    assert open_again(path) == (history(many), said)


def test_a_flipped_byte_of_the_backup_stops_no_start(tmp_path):
    path = write(tmp_path, 20, backup=18)
    changed(b'"by":"ann"', b'"by":"\xff')(next((tmp_path / "stick").iterdir()))
    path.unlink()
    assert open_again(path)[0] == []


def marked(path, version=2):
    write_mark(path, Mark(identity=examine(path).identity, entries=20, version=version))


VERSIONS = {"newer than any": 258, "older than its columns": 1, "of an empty file": 0}


@pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)
def test_a_damaged_version_is_told_by_the_mark(tmp_path, version):
    path = write(tmp_path, 20, backup=18)
    marked(path)
    of_version(version)(path)
    assert [health.trouble for health in healths(path.parent)] == ["its version is damaged"]
    entries, said = open_again(path)
    assert (entries, READ in said[0], files(path.parent)) == (history(20), True, [KEPT, NAME])


def test_a_damaged_version_changes_no_rate(tmp_path):
    rehearsed = replace(entry(0), rate=600.0)
    with closing(Journal(tmp_path / "data" / NAME)) as journal:
        journal.append("main", [rehearsed], expected=0)
    write_mark(journal.path, Mark(identity=journal.identity, entries=1))
    of_version(258)(journal.path)
    assert open_again(journal.path, backups=False)[0] == [rehearsed]


def test_a_damaged_version_of_a_record_that_is_damaged_elsewhere_is_damage(tmp_path):
    path = write(tmp_path, backup=250)
    of_version(258)(path)
    zeroed_in_the_middle(path)
    assert (open_again(path)[0], files(path.parent)) == (history(250), [KEPT, NAME])


@pytest.mark.parametrize("mark", [None, 258], ids=["without a mark", "with a mark of its own"])
def test_a_sound_record_of_another_stagecue_is_left_alone(tmp_path, mark):
    path = write(tmp_path, 20)
    if mark:
        marked(path, version=mark)
    of_version(258)(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is of another StageCue"):
        open_again(path)
    assert (files(path.parent), path.read_bytes()) == ([NAME], before)
