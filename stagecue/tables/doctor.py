"""What `doctor` prints: a row for each finding with what to do, the same as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from stagecue.app.doctor import Finding, needs_a_human

SIGNS = {"ok": "[green]ok[/]", "look": "[yellow]look[/]", "broken": "[bold red]broken[/]"}


def print_findings(console: Console, findings: Sequence[Finding]) -> None:
    """One row for each finding, what to do below it, and a last line that counts."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("What")
    table.add_column("", no_wrap=True)
    table.add_column("Found, and what to do", overflow="fold")
    for finding in findings:
        table.add_row(escape(finding.name), SIGNS[finding.level], _told(finding))
    console.print(table)
    console.print(f"\n{escape(_summary(findings))}", soft_wrap=True)


def findings_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """The public shape of `doctor --json`."""
    return {
        "ok": not needs_a_human(findings),
        "findings": [asdict(finding) for finding in findings],
    }


def _told(finding: Finding) -> str:
    """What to do stands below, behind an arrow; dim where nothing is wrong."""
    if not finding.todo:
        return escape(finding.found)
    todo = f"→ {escape(finding.todo)}"
    return f"{escape(finding.found)}\n{f'[dim]{todo}[/]' if finding.level == 'ok' else todo}"


def _summary(findings: Sequence[Finding]) -> str:
    if not needs_a_human(findings):
        return "Ready. Nothing needs a person."
    named = {level: [one.name for one in findings if one.level == level] for level in ("broken", "look")}
    told = [f"{level}: {', '.join(names)}" for level, names in named.items() if names]
    return f"Needs a person. {'; '.join(told).capitalize()}."
