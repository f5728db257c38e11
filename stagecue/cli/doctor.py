"""The command that looks at the laptop itself: doctor."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from stagecue.app.doctor import Asked, examine, needs_a_human
from stagecue.cli.options import JSON, PLACE, console
from stagecue.tables.doctor import findings_json, print_findings


@click.command()
@click.argument("folder", type=PLACE, required=False)
@click.option("--data", type=PLACE, help="Where the record is, or will be, kept.")
@click.option("--backup", type=PLACE, help="Where its backup will be kept.")
@click.option("--host", default="0.0.0.0", show_default=True, help="As for serve.")  # noqa: S104  # as `make show`
@click.option("--port", default=4321, show_default=True, type=click.IntRange(0, 65535), help="As for serve.")
@click.option("--zone", metavar="NAME", help="As for serve.")
@JSON
def doctor(*, as_json: bool, **asked: Any) -> None:
    """Is this laptop fit for the show of FOLDER? Exit code 1 if something needs a person. Changes nothing."""
    findings = examine(Asked(**asked))
    if as_json:
        click.echo(json.dumps(findings_json(findings), ensure_ascii=False, indent=1))
    else:
        print_findings(console(), findings)
    if needs_a_human(findings):
        sys.exit(1)


COMMANDS = (doctor,)
