"""What the crew is told of the record and its backup, and a server whose record was broken."""

import json
import urllib.request
from types import SimpleNamespace

import pytest

from stagecue.app.keeping import BEHIND, REPAIR_TOLD, backup_of, crew_troubles, remarks
from stagecue.app.records import day_journal, fits_to
from stagecue.cli import main
from stagecue.store import Mended
from stagecue.store.mending.health import healths
from tests.serving import SAMPLE_DAY, SAMPLES, serving
from tests.show.days import DAY
from tests.store.broken import NAME, NOW, all_garbage, files, history, write
from tests.store.sticks import until

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


@pytest.mark.parametrize(("anew", "left"), [(False, 20), (True, 0)])
def test_a_record_goes_on_unless_it_is_to_begin_anew(tmp_path, anew, left):
    path = write(tmp_path, 20)
    journal, mended = day_journal(
        path,
        now=NOW,
        backups=None,
        fits=fits_to((DAY,)),
        anew=lambda last: anew and last == history(20)[-1],
    )
    assert (sum(journal._revisions.values()), mended) == (left, Mended())
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


def test_another_laptop_goes_on_from_the_stick(tmp_path):
    options = ("--day", SAMPLE_DAY, "--clock", "rehearsal", "--port", 0, "--backup", tmp_path / "stick")
    with serving(*options, "--data", tmp_path / "first") as server:
        until(lambda: any(one.entries for one in healths(tmp_path / "stick")))
        assert troubles(server) == []
    with serving(*options, "--data", tmp_path / "second") as server:
        (told,) = troubles(server)
    assert told.startswith(f"There was no record {SAMPLE_DAY}-rehearsal.sqlite3. Its backup was restored: ")


def test_a_backup_folder_that_is_a_file_stops_the_start_and_touches_nothing(tmp_path, capsys):
    (tmp_path / "stick").write_text("x")
    line = [
        "serve",
        SAMPLES,
        "--day",
        SAMPLE_DAY,
        "--data",
        tmp_path / "data",
        "--backup",
        tmp_path / "stick",
    ]
    with pytest.raises(SystemExit):
        main([*map(str, line), "--fresh"])
    assert "stick is a file, not a folder. Name a folder" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
