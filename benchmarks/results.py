"""Figures of many errors, the table that people read, and the file that programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, Protocol

from rich.console import Console
from rich.table import Table

from benchmarks.claims import in_words

Verdict = Literal["", "reference", "passed", "MISSED", "not measured", "too few"]
Told = dict[str, object]
"""A bench as programs read it."""
EARLY = 0.5
"""Milliseconds by which something must be early to be called so."""
RESULTS = Path(__file__).parent / "results.json"


class Measured(Protocol):
    """What a row of the bench gives: it is told, shown and judged alike, whatever its columns are."""

    @property
    def failed(self) -> bool:
        """Something was missed, or could not be measured."""
        ...

    def told(self) -> dict[str, object]:
        """As programs read it."""
        ...

    def show(self, console: Console) -> None:
        """As people read it."""
        ...


@dataclass(frozen=True)
class Figures:
    """How far off many things were, in milliseconds, to either side.

    Fields:
        early: how many of them came before their time
    """

    n: int
    p50: float
    p95: float
    p99: float
    max: float
    early: int

    def times(self, other: Figures) -> tuple[float, float]:
        """How many times the other's p50 and p99."""
        return _ratio(self.p50, other.p50), _ratio(self.p99, other.p99)


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Fields:
        within: percent of it that was within the target of the bench
        reference: the reference of the same run that it stands beside
    """

    what: str
    figures: Figures
    within: float
    reference: Figures | None = None
    verdict: Verdict = ""


@dataclass(frozen=True)
class Bench:
    """One bench that was run: its sentence, its conditions, its rows."""

    name: str
    target: str
    conditions: dict[str, object]
    rows: list[Row]

    @property
    def passed(self) -> bool:
        """Every row that is judged has passed; a row that could not be measured has not, nor has a trial."""
        return all(row.verdict in ("", "reference", "passed") for row in self.rows)

    @property
    def taken(self) -> bool:
        """Others had too much of the machine."""
        return any(row.verdict == "not measured" for row in self.rows)

    @property
    def failed(self) -> bool:
        """A target was missed, or could not be measured; a trial is neither passed nor failed."""
        return any(row.verdict in ("MISSED", "not measured") for row in self.rows)

    def told(self) -> dict[str, object]:
        """As programs read it."""
        return asdict(self) | {"passed": self.passed}

    def show(self, console: Console) -> None:
        """As people read it."""
        console.print(f"\n[bold]{self.name}[/bold]: {self.target}")
        table = Table(caption_justify="left", caption=in_words(self.conditions))
        table.add_column("milliseconds", no_wrap=True)
        for name in ("n", "p50", "p95", "p99", "max", "in target", "× reference", "verdict"):
            table.add_column(name, justify="right", no_wrap=True)
        for one in self.rows:
            table.add_row(*_cells(one))
        console.print(table)


def figures(seconds: Iterable[float]) -> Figures:
    """The figures of errors in seconds: the nearest rank, so that each is one that really was."""
    errors = [second * 1000 for second in seconds]
    found = sorted(abs(error) for error in errors)
    p50, p95, p99, worst = (_rank(found, share) for share in (50, 95, 99, 100))
    return Figures(len(found), p50, p95, p99, worst, sum(error < -EARLY for error in errors))


def row(
    what: str,
    seconds: Iterable[float],
    *,
    target: float,
    beside: Figures | None = None,
    verdict: Verdict = "",
) -> Row:
    """A row of errors in seconds; `target` in milliseconds."""
    errors = list(seconds)
    near = sum(abs(error) * 1000 <= target for error in errors)
    return Row(what, figures(errors), _percent(near, len(errors)), beside, verdict)


def kept(machine: dict[str, object], path: Path = RESULTS) -> dict[str, Told]:
    """What the file has of the same program on the same machine, by the rows' names.

    Nothing of a program whose files differ from their commit: no two of those are known to be the same.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        is_same = told["machine"] | {"date": machine["date"]} == machine
        benches = {str(one["row"]): one for one in told["benches"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    commit = str(machine["commit"] or "+")
    return benches if is_same and not commit.endswith("+") else {}


def write(
    benches: Mapping[str, Told], machine: dict[str, object], *, every: Sequence[str], path: Path = RESULTS
) -> None:
    """Write everything as JSON, at one stroke.

    benches: what each row came to, by its name
    every: the names of all rows, in their order; those that `benches` has not are told as left out
    """
    found = [benches[name] for name in every if name in benches]
    left_out = [name for name in every if name not in benches]
    told = {"machine": machine, "left_out": left_out, "benches": found}
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    part.replace(path)


def _cells(one: Row) -> list[str]:
    found = one.figures
    times = "{:.1f} / {:.1f}".format(*found.times(one.reference)) if one.reference else ""
    spread = [f"{value:.1f}" for value in (found.p50, found.p95, found.p99, found.max)]
    return [one.what, str(found.n), *spread, f"{one.within:.1f} %", times, one.verdict]


def _rank(found: list[float], share: int) -> float:
    return round(found[max(0, -(-len(found) * share // 100) - 1)], 2) if found else 0.0


def _ratio(one: float, other: float) -> float:
    return round(one / other, 2) if other else 0.0


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
