"""The CSV of a report: one row for each item of each stage, as RFC 4180 has it (CRLF, doubled quotes).

A spreadsheet runs a cell that begins like a formula. What people wrote is made safe, numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from stagecue.rehearsal import ItemRun, Report
from stagecue.rehearsal.report import Row
from stagecue.web.report.telling import tally, told_of
from stagecue.web.report.times import second

COLUMNS = (
    "day",
    "stage",
    "item",
    "kind",
    "title",
    "speakers",
    "planned start",
    "planned end",
    "rehearsed start",
    "rehearsed end",
    "actual start",
    "actual end",
    "told",
    "delta (s)",
    "running delta (s)",
    "cues taken",
    "cues missed",
    "cues skipped",
    "cues to come",
    "cues late",
    "cues pressed twice",
    "pace (wpm)",
)
"""`told` says of which run the differences, the cues and the pace are."""
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take for the beginning of a formula; some take the full-width forms too."""


def report_csv(reports: Sequence[Report]) -> str:
    """The table. Clock times are HH:MM:SS, differences are seconds with their sign, + is over (late).

    Write it as UTF-8 with a byte order mark (`utf-8-sig`), or a spreadsheet misreads names.
    """
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for report in reports:
        writer.writerows(_row(report, row) for row in report.rows)
    return sheet.getvalue()


def safe(text: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what could be taken for a formula."""
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text


def _row(report: Report, row: Row) -> tuple[str, ...]:
    item, run = row.item, told_of(row)
    return (
        report.rundown.day.isoformat(),
        safe(report.rundown.name),
        safe(item.id),
        item.kind,
        safe(item.title),
        safe(", ".join(item.speakers)),
        second(item.start),
        second(item.end),
        *_times(row.rehearsed),
        *_times(row.actual),
        *_told(row, run),
    )


def _told(row: Row, run: ItemRun | None) -> tuple[str, ...]:
    """Of which run, its differences, its cues, its pace."""
    if run is None:
        return ("",) * 10
    count = tally(run.cues)
    cues = (count.taken, count.missed, count.skipped, count.to_come, count.late, count.pressed_twice)
    pace = f"{run.reading.wpm:.1f}" if run.reading and run.reading.real else ""
    which = "actual" if row.actual else "rehearsed"
    return (which, _difference(run.delta), _difference(run.over), *map(str, cues), pace)


def _times(run: ItemRun | None) -> tuple[str, str]:
    start, end = (run.start, run.end) if run else (None, None)
    return ("" if start is None else second(start), "" if end is None else second(end))


def _difference(seconds: float | None) -> str:
    """`+130`, `-20.5`, `0`: a minus that a spreadsheet reads, milliseconds only where there are some."""
    if seconds is None:
        return ""
    rounded = round(seconds, 3)
    return f"{rounded:+.3f}".rstrip("0").rstrip(".") if rounded else "0"
