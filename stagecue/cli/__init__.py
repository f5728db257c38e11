"""The commands: they read what was asked, say what went wrong, and leave the work to others.

A sentence for every error, never a traceback: 1 is ours or the cards', 2 is wrong use.
What is printed, tables/ draws; what is done, app/ and the pure folders do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from stagecue.cli import cards, doctor, rehearsal, show
from stagecue.errors import StageCueError, UsageError

__all__ = ["commands", "main"]


def main(args: Sequence[str] | None = None) -> None:
    """Run a command; what StageCue reports itself is a sentence, never a traceback."""
    try:
        commands(args, standalone_mode=False)
    except StageCueError as error:
        click.echo(f"stagecue: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)


@click.group(name="stagecue", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stagecue")
def commands() -> None:
    """A folder of host cards becomes a running show: prompter, cues, and a GO on the phone."""


for _command in (*cards.COMMANDS, *show.COMMANDS, *rehearsal.COMMANDS, *doctor.COMMANDS):
    commands.add_command(_command)
