"""How far a rehearsal is: a bar for each stage on a terminal, a line for each item elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from stagecue.app.rehearsing import Stand
from stagecue.rundown.timing import clock_seconds
from stagecue.show import Show

TITLE = 44
"""Letters of what is on that a bar has room for."""


class Bars:
    """A bar for each stage, with the rehearsed time and what is on."""

    def __init__(self, console: Console) -> None:
        self._bars = Progress(
            TextColumn("{task.fields[time]}"),
            BarColumn(),
            TextColumn("{task.description}", markup=True),
            console=console,
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def tick(self, stands: Sequence[Stand]) -> None:
        """Draw where the stages stand."""
        for stand in stands:
            stage = stand.show.rundown.stage
            if stage not in self._tasks:
                self._tasks[stage] = self._bars.add_task("", total=stand.closes - stand.opens, time="")
            told = f"[bold]{escape(stand.show.rundown.name)}[/]  {escape(what_is_on(stand.show)[:TITLE])}"
            self._bars.update(
                self._tasks[stage],
                completed=stand.now - stand.opens,
                description=told,
                time=clock_seconds(stand.now),
            )


class Lines:
    """A line whenever another item, or another part of it, is on."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def tick(self, stands: Sequence[Stand]) -> None:
        """Tell what is new."""
        for stand in stands:
            told, stage = what_is_on(stand.show), stand.show.rundown.stage
            if self._told.get(stage) != told:
                self._told[stage] = told
                line = f"{clock_seconds(stand.now)}  {stand.show.rundown.name}: {told}"
                self._console.print(escape(line), soft_wrap=True)


def what_is_on(show: Show) -> str:
    """The phase and the item, as a caller says it."""
    if show.ended:
        return "the day is over"
    if show.item is None:
        return "before the first item"
    phase = "introduction" if show.phase == "at cue" else show.phase
    return f"{phase}, {show.item.name}{' (held)' if show.held else ''}"
