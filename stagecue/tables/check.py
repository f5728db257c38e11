"""What `check` prints: a table for people, the same as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from stagecue.cards import Card, Cue, Notes, Problem, Speech
from stagecue.rundown import read_seconds, tempo
from stagecue.rundown.slots import by_stage, day_slots, days
from stagecue.rundown.timing import length
from stagecue.store import Folder

SIGNS = {"error": "[bold red]error[/]", "warning": "[yellow]warning[/]", "note": "[dim]note[/]"}


def print_check(console: Console, folder: Folder, problems: Sequence[Problem]) -> None:
    """One row for each card, then every problem with what to do about it."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("Day", "Time", "Stage", "Speaker", "Title"):
        table.add_column(heading, overflow="fold")
    for heading in ("Words", "Reading", "Cues", "Repairs", "Problems"):
        table.add_column(heading, justify="right")
    stages = _stages(folder)
    for card in sorted(folder.cards, key=_when):
        told = [problem for problem in problems if problem.file == card.file]
        table.add_row(*(escape(cell) for cell in _row(card, stages.get(card.file, "-"), told)))
    console.print(table)
    for problem in problems:
        console.print(
            f"{SIGNS[problem.severity]} {escape(place(problem))}: {escape(problem.message)}", highlight=False
        )
    console.print(escape(_summary(folder, problems)), soft_wrap=True)


def place(problem: Problem) -> str:
    """File and line, as editors open them."""
    return f"{problem.file}:{problem.line}" if problem.line else problem.file


def _when(card: Card) -> tuple[str, str, str, str]:
    return (str(card.date or "~"), str(card.start or "~"), card.track or "", card.file)


def _stages(folder: Folder) -> dict[str, str]:
    """The stage of each card that has a day and a time, by its file."""
    planned = (
        by_stage(day_slots(folder.cards, day), folder.show_file.stages).items() for day in days(folder.cards)
    )
    return {slot.card.file: name for stages in planned for name, slots in stages for slot in slots}


def _row(card: Card, stage: str, problems: Sequence[Problem]) -> tuple[str, ...]:
    times = f"{_time(card.start)}-{_time(card.end)}"
    seconds = read_seconds(card.words, tempo=tempo(card.script))
    return (
        str(card.date or "?"),
        times,
        stage,
        ", ".join(card.speakers) or "-",
        card.title or "?",
        str(card.words),
        length(seconds),
        str(card.cues),
        str(len(card.repairs) or "-"),
        str(len(problems) or "-"),
    )


def _time(at: Any) -> str:
    return f"{at:%H:%M}" if at else "?"


def _summary(folder: Folder, problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    repairs = sum(len(card.repairs) for card in folder.cards)
    told = f"{_number(len(folder.cards), 'card')}, {_number(len(folder.notes), 'file')} of notes, "
    told += f"{_number(folder.left_out, 'other file')} left out"
    verdict = f"{_number(errors, 'error')}: a person must look" if errors else "Ready"
    return f"{told}; {_number(repairs, 'line')} repaired (the files are unchanged). {verdict}."


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def check_json(folder: Folder, problems: Sequence[Problem]) -> dict[str, Any]:
    """The shape of design §6; public."""
    return {
        "cards": [card_json(card) for card in folder.cards],
        "notes": [_notes_json(notes) for notes in folder.notes],
        "left_out": folder.left_out,
        "problems": [asdict(problem) for problem in problems],
    }


def card_json(card: Card) -> dict[str, Any]:
    """One card with its script."""
    return {
        "file": card.file,
        "is_card": True,
        "kind": card.kind,
        "event": card.event,
        "title": card.title,
        "speakers": list(card.speakers),
        "date": card.date.isoformat() if card.date else None,
        "start": f"{card.start:%H:%M}" if card.start else None,
        "end": f"{card.end:%H:%M}" if card.end else None,
        "track": card.track,
        "location": card.location,
        "hosts": list(card.hosts),
        "script": [_line_json(line) for line in card.script],
        "words": card.words,
        "read_seconds": round(read_seconds(card.words, tempo=tempo(card.script)), 1),
        "repairs": [asdict(repair) for repair in card.repairs],
    }


def _line_json(line: Speech | Cue) -> dict[str, Any]:
    if isinstance(line, Cue):
        return {"type": "cue", "kind": line.kind, "text": line.text}
    told: dict[str, Any] = {"type": "speech", "text": line.text, "words": line.words}
    told["emphasis"] = [asdict(mark) for mark in line.emphasis]
    if line.host:
        told["host"] = line.host
    if line.continues:
        told["continues"] = True
    return told


def _notes_json(notes: Notes) -> dict[str, Any]:
    return {
        "file": notes.file,
        "is_card": False,
        "speaker": notes.speaker,
        "title": notes.title,
        "unverified": True,
        "repairs": [asdict(repair) for repair in notes.repairs],
    }
