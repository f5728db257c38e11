import csv
import io

import pytest

from stagecue.web.report import report_csv
from stagecue.web.report.table import COLUMNS, safe
from tests.web.report.runs import HASTY, REHEARSED, SHOWN, STOPPED, titled


def rows(*reports):
    return list(csv.reader(io.StringIO(report_csv(reports), newline=""), strict=True))


def test_the_whole_table_of_a_show():
    assert rows(SHOWN) == [
        list(COLUMNS),
        ["2026-06-18", "Main stage", "ada", "session", "On ada", "Ada", "10:00:00", "10:20:00", "10:00:00",
         "10:20:00", "10:00:01", "10:22:11", "actual", "+130", "+1", "4", "1", "0", "0", "1", "1", "120.0"],
        ["2026-06-18", "Main stage", "bert", "session", "On bert", "Bert", "10:20:00", "10:40:00", "10:20:00",
         "10:40:00", "10:22:11", "10:42:11", "actual", "0", "+131", "7", "0", "0", "0", "0", "1", ""],
        ["2026-06-18", "Main stage", "coffee", "break", "On coffee", "", "10:40:00", "11:00:00", "10:40:00",
         "11:00:00", "", "", "actual", "", "", "0", "0", "2", "0", "0", "0", ""],
        ["2026-06-18", "Main stage", "dora", "session", "On dora", "Dora", "11:00:00", "11:20:00", "11:00:00",
         "11:20:00", "11:02:11", "11:21:51", "actual", "-20", "+131", "2", "0", "0", "0", "0", "0", ""],
    ]  # fmt: skip


def test_a_rehearsal_is_told_where_there_was_no_show():
    assert [row[10:15] for row in rows(REHEARSED)[1:]] == [["", "", "rehearsed", "0", "0"]] * 4


def test_a_pace_is_a_persons():
    assert [rows(one)[1][-1] for one in (SHOWN, HASTY)] == ["120.0", ""]


def test_a_row_for_each_item_of_each_stage():
    assert [row[12] for row in rows(REHEARSED, STOPPED)[1:]] == ["rehearsed"] * 4 + ["actual"] * 4


def test_it_is_written_as_rfc_4180_has_it():
    written = report_csv([titled('A "quoted", long\ntitle')])
    assert written.count("\r\n") == 5
    assert '"A ""quoted"", long\ntitle"' in written


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("\r1", "'\r1"),
        ("Ada = Bert", "Ada = Bert"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run(text, cell):
    assert safe(text) == cell


def test_every_word_of_a_stranger_is_made_safe():
    row = rows(titled("=1+1"))[1]
    assert [row[1], row[4], row[5]] == ["'=1+1"] * 3
