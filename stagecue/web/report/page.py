"""One self-contained page: no script, nothing loaded, made to be read on a screen and to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stagecue.rehearsal import Report
from stagecue.rehearsal.flags import BAND
from stagecue.web.assets import assets
from stagecue.web.report.groups import Group, grouped
from stagecue.web.report.paces import PacePicture, pace_picture
from stagecue.web.report.pictures import DayPicture, day_picture
from stagecue.web.report.rows import Line, lines
from stagecue.web.report.telling import Ending, Tally, cues_of, ending, tally, told
from stagecue.web.report.times import second

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The Content-Security-Policy that the page carries, for whoever serves it over HTTP as well."""


@dataclass(frozen=True)
class StagePart:
    """What the page says of one stage.

    Fields:
        run: which run is told, as it reads in a sentence
        ending, count: of that run; before: how the rehearsal ended, if the show is told
        columns: the runs that the table has
        undone: when and what, for each start that was taken back
    """

    anchor: str
    name: str
    run: str
    pace: str
    ending: Ending
    before: Ending | None
    count: Tally
    groups: tuple[Group, ...]
    picture: DayPicture
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    paces: PacePicture | None
    undone: tuple[str, ...]


def report_html(reports: Sequence[Report], *, made: str) -> str:
    """The page. `made` says when it was made, behind the word "Made"."""
    first = reports[0].rundown if reports else None
    return _pages().get_template("report.html").render(
        policy=POLICY,
        title="Show report" if any(one.actual for one in reports) else "Rehearsal report",
        event=next((one.rundown.event for one in reports if one.rundown.event), ""),
        day=f"{first.day:%A} {first.day.day} {first.day:%B %Y}" if first else "",
        made=made,
        band=f"{BAND[0]:.0f} to {BAND[1]:.0f}",
        stages=[_part(one) for one in reports],
    )  # fmt: skip


@cache
def _pages() -> Environment:
    """The templates; what is written into them is always escaped."""
    loader = FileSystemLoader(assets() / "templates")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _part(report: Report) -> StagePart:
    run, rundown = told(report), report.rundown
    what = "show" if report.actual else "rehearsal"
    both = report.actual is not None and report.rehearsed is not None
    runs = (("Rehearsed", report.rehearsed), ("Actual", report.actual))
    return StagePart(
        anchor=f"stage-{rundown.stage}",
        name=rundown.name,
        run=what,
        pace=f"{rundown.pace:.0f}",
        ending=ending(run, what),
        before=ending(report.rehearsed, "rehearsal") if both and report.rehearsed else None,
        count=tally(cues_of(run)),
        groups=grouped(report.flags),
        picture=day_picture(report),
        columns=tuple(name for name, record in runs if record is not None),
        lines=lines(report),
        paces=pace_picture(report.paces),
        undone=tuple(_undone(report)),
    )


def _undone(report: Report) -> list[str]:
    """Each start that a person took back, where it was."""
    found = []
    for at, cue in told(report).undone:
        item = next((one for one in report.rundown.items if cue.startswith(f"{one.id}/")), None)
        found.append(f"{second(at)} {cue.rsplit('/', 1)[-1]} of {item.name if item else cue}")
    return found
