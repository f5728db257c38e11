"""What the crew is told of the record and its backup, and a server whose record was broken."""

import json
import urllib.request
from contextlib import closing
from types import SimpleNamespace

import pytest

from stagecue.app.keeping import BEHIND, REPAIR_TOLD, backup_of, crew_troubles, remarks
from stagecue.app.records import begun_anew, day_journal
from stagecue.errors import StoreError
from stagecue.store import Journal, slots
from tests.serving import SAMPLE_DAY, serving
from tests.store.broken import NAME, NOW, all_garbage, files, history, write

MENDED = ("The record was broken.",)


def server(*, degraded=False, trouble="", waited=0.0):
    """The troubles of a server that was mended at its start, so many seconds ago."""
    times = iter([0.0, waited])
    runners = {"main": SimpleNamespace(degraded=False), "side": SimpleNamespace(degraded=degraded)}
    backup = SimpleNamespace(trouble=trouble)
    return crew_troubles(runners, mended=MENDED, backup=backup, now=lambda: next(times))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param({}, MENDED, id="a repair"),
        pytest.param({"waited": REPAIR_TOLD}, (), id="ten minutes later nothing more"),
        pytest.param({"trouble": "No backup."}, (*MENDED, "No backup."), id="a backup that fails"),
        pytest.param({"degraded": True}, (*MENDED, BEHIND), id="one stage whose record is behind"),
    ],
)
def test_the_crew_is_told_what_is_wrong_with_the_record(asked, told):
    assert server(**asked)() == told


def test_without_a_backup_nothing_of_one_is_told(tmp_path):
    assert backup_of(tmp_path / NAME, None, {}, now=lambda: NOW) is None
    assert (crew_troubles({})(), remarks(tmp_path / NAME, None)) == ((), ())


def test_the_folder_of_the_backup_is_made_but_nothing_above_it(tmp_path):
    for name in ("stick", "pulled/stick"):
        backup_of(tmp_path / NAME, tmp_path / name, {}, now=lambda: NOW)
    assert [file.name for file in tmp_path.iterdir()] == ["stick"]


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("data", "in the record's own folder"),
        ("data/../data", "in the record's own folder"),
        ("stick", "on the same disk"),
    ],
)
def test_a_backup_that_helps_little_is_allowed_and_said(tmp_path, folder, said):
    for name in ("data", "stick"):
        (tmp_path / name).mkdir()
    (told,) = remarks(tmp_path / "data" / NAME, tmp_path / folder)
    assert f"The backup is {said}" in told


def test_a_record_begun_anew_leaves_nothing_to_be_brought_back(tmp_path):
    path = write(tmp_path, 20, backup=10)
    begun_anew(path, backups=tmp_path / "stick").close()
    assert [slot.exists() for slot in slots(tmp_path / "stick", path)] == [False, False]
    assert [len(files(folder)) for folder in (path.parent, tmp_path / "stick")] == [2, 1]
    journal, said = day_journal(path, now=NOW, backups=tmp_path / "stick", anew=lambda _last: False)
    assert (journal.last(), said) == (None, ())
    journal.close()


def test_a_record_that_is_open_elsewhere_is_not_begun_anew(tmp_path):
    path = write(tmp_path, 20)
    with closing(Journal(path)), pytest.raises(StoreError, match="Another StageCue"):
        begun_anew(path, backups=None)
    assert files(path.parent) == [NAME]


@pytest.mark.parametrize(("anew", "left"), [(False, 20), (True, 0)])
def test_a_record_goes_on_unless_it_is_to_begin_anew(tmp_path, anew, left):
    path = write(tmp_path, 20)
    journal, said = day_journal(
        path, now=NOW, backups=None, anew=lambda last: anew and last == history(20)[-1]
    )
    assert (sum(journal._revisions.values()), said) == (left, ())
    journal.close()


def troubles(server):
    with urllib.request.urlopen(f"{server.address}/healthz") as answer:
        return json.load(answer)["troubles"]


def test_a_server_whose_record_was_broken_opens_and_says_so(tmp_path):
    data, stick = tmp_path / "data", tmp_path / "stick"
    options = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--port", 0, "--data", data, "--backup", stick)
    with serving(*options):
        record = data / f"{SAMPLE_DAY}-rehearsal.sqlite3"
    all_garbage(record)
    # a backup that was under way as the server ended leaves the log, and from that alone the record is whole
    record.with_name(f"{record.name}-wal").unlink(missing_ok=True)
    with serving(*options) as server:
        (told,) = troubles(server)
        assert server.process.stdout.readline().rstrip() == told
        assert told.startswith(
            f"The record {record.name} was broken (its beginning is damaged). It is kept as "
        )
    assert len(files(data)) == 2
