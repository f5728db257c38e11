"""`stagecue doctor` as people type it: exit codes, the table at two widths, JSON, and nothing changed."""

import json
import re
import shutil
import signal
import socket
from contextlib import closing
from types import SimpleNamespace

import psutil
import pytest
from rich.console import Console

from stagecue.app.doctor import Finding
from stagecue.cli import main
from stagecue.tables import doctor as tables
from tests.serving import SAMPLE_DAY, SAMPLES, serving

NAMES = [
    "cards", "record's folder", "free room", "disk speed", "backup", "record", "port", "address", "name",
    "browsers", "time zone", "clock", "steady clock", "libraries", "open files",
]  # fmt: skip
FIT = (Finding("clock", "ok", "It ticks."), Finding("name", "ok", "It has one.", "Keep it."))
UNFIT = (*FIT, Finding("port", "broken", "Taken by [x].", "End that [y]."), Finding("zone", "look", "Which?"))


def run(capsys, *args):
    """Exit code, standard output and standard error of `stagecue doctor ARGS`."""
    code = 0
    try:
        main(["doctor", *map(str, args)])
    except SystemExit as ended:
        code = ended.code
    told = capsys.readouterr()
    return code, told.out, told.err


def findings(capsys, *args):
    """The findings of `doctor ARGS --json` by name."""
    _, out, _ = run(capsys, *args, "--port", 0, "--json")
    return {one["name"]: one for one in json.loads(out)["findings"]}


def test_the_whole_laptop_is_told_and_nothing_is_changed(tmp_path, capsys):
    data = tmp_path / "data" / "of" / "today"
    code, out, err = run(capsys, SAMPLES, "--data", data, "--port", 0, "--json")
    told = json.loads(out)
    assert (code, err, set(told), told["ok"]) == (1, "", {"ok", "findings"}, False)
    assert [one["name"] for one in told["findings"]] == NAMES
    assert set(told["findings"][0]) == {"name", "level", "found", "todo"}
    assert list(tmp_path.iterdir()) == []


def test_without_cards_the_laptop_alone_is_told(tmp_path, capsys):
    told = findings(capsys, "--data", tmp_path)
    assert ("cards" in told, told["record's folder"]["level"]) == (False, "ok")


def test_a_broken_record_and_a_backup_in_its_own_place(tmp_path, capsys):
    (tmp_path / "2026-06-18.sqlite3").write_bytes(b"no record " * 1000)
    told = findings(capsys, SAMPLES, "--data", tmp_path, "--backup", tmp_path)
    assert (told["record 2026-06-18"]["level"], told["backup"]["level"]) == ("broken", "look")
    assert [file.name for file in tmp_path.iterdir()] == ["2026-06-18.sqlite3"]


def test_a_folder_without_cards_is_a_finding(tmp_path, capsys):
    assert findings(capsys, tmp_path, "--data", tmp_path)["cards"]["level"] == "broken"


def test_a_file_in_the_way_of_the_record_is_a_finding(tmp_path, capsys):
    (tmp_path / "file").touch()
    told = findings(capsys, "--data", tmp_path / "file" / "data")
    assert told["record's folder"]["found"].endswith("a file stands in its way.")


def port_of(capsys, show, *args):
    """Level and text of the port's finding, asked where `show` runs; the process has no number in it."""
    _, out, _ = run(capsys, *args, "--host", "127.0.0.1", "--port", show.port, "--json")
    (port,) = (one for one in json.loads(out)["findings"] if one["name"] == "port")
    return port["level"], re.sub(r"\(.*\)", "(...)", port["found"]).removeprefix(
        f"Port {show.port} is taken by "
    )


def tell_nothing(_kind):
    raise psutil.AccessDenied


@pytest.fixture(params=["told", "told of one's own alone"])
def system(request, monkeypatch):
    """What a system tells of its ports: on some the administrator alone is told of all."""
    if request.param != "told":
        monkeypatch.setattr(psutil, "net_connections", tell_nothing)


@pytest.mark.usefixtures("system")
def test_a_show_that_is_running_is_known(tmp_path, capsys):
    others = tmp_path / "cards"
    shutil.copytree(SAMPLES, others)
    with serving("--day", SAMPLE_DAY, "--data", tmp_path, "--port", 0) as show:
        told = [
            port_of(capsys, show, SAMPLES, "--data", tmp_path),
            port_of(capsys, show, others, "--data", tmp_path),
        ]
        told += [port_of(capsys, show, "--data", others)]
        show.process.send_signal(signal.SIGSTOP)
        told += [port_of(capsys, show, SAMPLES, "--data", tmp_path)]
        show.process.send_signal(signal.SIGCONT)
    assert told == [
        ("ok", "the StageCue that plays these cards now."),
        ("look", "a StageCue that plays other cards. This folder of records is open in a StageCue too."),
        ("look", "a StageCue that is running."),
        ("broken", "a StageCue that does not answer (...)."),
    ]  # fmt: skip


def test_another_program_on_the_port_is_known(tmp_path, capsys):
    with closing(socket.create_server(("127.0.0.1", 0))) as busy:
        level, found = port_of(capsys, SimpleNamespace(port=busy.getsockname()[1]), "--data", tmp_path)
    assert (level, found.startswith("another program")) == ("broken", True)


@pytest.mark.parametrize("host", ["192.0.2.77", "x" * 70], ids=["an address", "no name"])
def test_a_host_that_is_not_this_laptops_is_said_of_all_that_hangs_on_it(tmp_path, capsys, host):
    told = findings(capsys, "--data", tmp_path, "--host", host)
    assert [told[name]["level"] for name in ("port", "address", "browsers")] == ["broken", "broken", "look"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["no-such-folder"], "is no folder. Name the folder", id="no folder"),
        pytest.param(["--zone", "Europe/Pariss"], "Did you mean Europe/Paris", id="no zone"),
        pytest.param(["--port", "70000"], "is not in the range", id="no port"),
        pytest.param(["--data", ""], "'--data': No folder is named", id="data without a name"),
        pytest.param(["--backup", ""], "'--backup': No folder is named", id="a backup without a name"),
        pytest.param([""], "'[FOLDER]': No folder is named", id="cards without a name"),
        pytest.param(["--frob"], "No such option", id="no option"),
    ],
)
def test_wrong_use_is_exit_code_2(capsys, args, said):
    code, out, err = run(capsys, *args)
    assert (code, said in err, "Traceback" in out + err) == (2, True, False)


@pytest.mark.parametrize("width", [80, 130])
def test_the_table_fits(tmp_path, capsys, width):
    with (tmp_path / "told").open("w+") as out:
        tables.print_findings(Console(file=out, width=width, highlight=False), UNFIT)
        out.seek(0)
        lines = [line.rstrip() for line in out]
    assert lines == [
        "What           Found, and what to do",
        "clock  ok      It ticks.",
        "name   ok      It has one.",
        "               → Keep it.",
        "port   broken  Taken by [x].",
        "               → End that [y].",
        "zone   look    Which?",
        "",
        "Needs a person. Broken: port; look: zone.",
    ]


def test_the_codes_are_those_of_check(monkeypatch, capsys):
    for found, code in ((FIT, 0), (UNFIT, 1)):
        monkeypatch.setattr("stagecue.cli.doctor.examine", lambda _asked, found=found: found)
        assert run(capsys)[0] == code
    assert tables.findings_json(FIT)["ok"]
