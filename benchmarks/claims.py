"""What a row claims of StageCue: a figure, its bound, and the reference of the same run beside it.

A row is a function that returns a `Table`. `watched` runs it and looks at the hypervisor meanwhile: a run in
which too much of the machine went to others says nothing, so it is run again, once, and then told as not
measured. It is never passed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from traceback import extract_tb
from typing import Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Drawing

from benchmarks.machine import Busy, Watch

Verdict = Literal["passed", "MISSED", "not measured", "reference"]
TRIES = 2
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Claim:
    """One figure, and what it has to be.

    Fields:
        value: in `unit`; None if it could not be had
        bound: what it may be at most; None where only the reference bounds it, or nothing does
        at_least: the bound is one from below
        reference: the same figure of the bare thing, measured in the same run; nothing is judged by one of 0
        times: how many times the reference it may be, at most (or must be, `at_least`)
        note: n, or what else one must know to read it; why it could not be had
        measured: False where the machine had too much taken from it meanwhile, or cannot do it at all
    """

    what: str
    value: float | None
    unit: str
    bound: float | None = None
    at_least: bool = False
    reference: float | None = None
    times: float | None = None
    note: str = ""
    measured: bool = True

    @property
    def verdict(self) -> Verdict:
        """What it comes to: a figure that nothing bounds is a reference."""
        if self.bound is None and self.times is None:
            return "reference"
        if not self.measured or self.value is None or (self.times is not None and not self.reference):
            return "not measured"
        return "passed" if all(self._holds(limit) for limit in self._limits()) else "MISSED"

    @property
    def ratio(self) -> float | None:
        """How many times the reference it is; None without one."""
        return self.value / self.reference if self.value is not None and self.reference else None

    def _limits(self) -> Iterable[float]:
        if self.bound is not None:
            yield self.bound
        if self.times is not None and self.reference is not None:
            yield self.times * self.reference

    def _holds(self, limit: float) -> bool:
        assert self.value is not None
        return self.value >= limit if self.at_least else self.value <= limit


@dataclass(frozen=True)
class Table:
    """One row of the bench that was run: its sentence, its conditions, its claims."""

    name: str
    target: str
    conditions: dict[str, object] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """A bound was missed, or could not be measured, or there was nothing to judge."""
        verdicts = {one.verdict for one in self.claims}
        return "passed" not in verdicts or not verdicts <= {"passed", "reference"}

    def told(self) -> dict[str, object]:
        """As programs read it."""
        claims = [asdict(one) | {"ratio": one.ratio, "verdict": one.verdict} for one in self.claims]
        return asdict(self) | {"passed": not self.failed, "claims": claims}

    def show(self, console: Console) -> None:
        """As people read it."""
        console.print(f"\n[bold]{self.name}[/bold]: {self.target}")
        drawing = Drawing(caption_justify="left", caption=in_words(self.conditions))
        drawing.add_column("what")
        for name in ("figure", "bound", "reference", "× reference", "bound ×"):
            drawing.add_column(name, justify="right", no_wrap=True)
        drawing.add_column("note")
        drawing.add_column("verdict", no_wrap=True)
        for one in self.claims:
            drawing.add_row(*map(escape, _cells(one)))
        console.print(drawing)


def watched(name: str, run: Callable[[], Table]) -> Table:
    """Run a row while nobody else has the machine; a row that breaks down is told as not measured."""
    table, busy = _once(name, run)
    for _ in range(1, TRIES):
        if not busy.taken:
            break
        table, busy = _once(name, run)
    return _seen(table, busy)


def in_words(conditions: dict[str, object]) -> str:
    """The conditions of a row in one line."""
    return "; ".join(f"{_plain(name)} {value}" for name, value in conditions.items())


def _once(name: str, run: Callable[[], Table]) -> tuple[Table, Busy]:
    with Watch() as watch:
        try:
            table = run()
        except Exception as error:  # noqa: BLE001  # whatever it is, the rows behind it are still to be run
            table = Table(name, "it broke down", claims=[_broken(error)])
    return table, watch.busy()


def _broken(error: Exception) -> Claim:
    *_, last = [one for one in extract_tb(error.__traceback__) if Path(one.filename).parent == HERE]
    where = f"{Path(last.filename).name}, line {last.lineno}"
    return Claim("the row itself", None, "", bound=0.0, note=f"{type(error).__name__} in {where}: {error}")


def _seen(table: Table, busy: Busy) -> Table:
    """With what the machine was busy with; without a figure that can be believed if others had it."""
    claims = [replace(one, measured=one.measured and not busy.taken) for one in table.claims]
    return replace(table, conditions=table.conditions | busy.told(), claims=claims)


def _cells(one: Claim) -> tuple[str, ...]:
    than = "≥" if one.at_least else "≤"
    return (
        one.what,
        _number(one.value, one.unit),
        f"{than} {_number(one.bound, one.unit)}" if one.bound is not None else "",
        _number(one.reference, one.unit) if one.reference is not None else "",
        f"{one.ratio:.2f}" if one.ratio is not None else "",
        f"{than} {one.times:g}" if one.times is not None else "",
        one.note,
        one.verdict,
    )


def _number(value: float | None, unit: str) -> str:
    """Three figures that count, no more: nobody measures better."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()


def _plain(name: str) -> str:
    return name.replace("percent", "%").replace("_", " ")
