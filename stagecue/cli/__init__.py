"""The commands: they read what was asked, say what went wrong, and leave the work to others.

A sentence for every error, never a traceback: 1 is ours or the cards', 2 is wrong use.
What is printed, tables/ draws; what is done, app/ and the pure folders do.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

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


def _cards() -> tuple[click.Command, ...]:
    from stagecue.cli import cards  # noqa: PLC0415

    return cards.COMMANDS


def _doctor() -> tuple[click.Command, ...]:
    from stagecue.cli import doctor  # noqa: PLC0415

    return doctor.COMMANDS


def _rehearsal() -> tuple[click.Command, ...]:
    from stagecue.cli import rehearsal  # noqa: PLC0415

    return rehearsal.COMMANDS


def _show() -> tuple[click.Command, ...]:
    from stagecue.cli import show  # noqa: PLC0415

    return show.COMMANDS


_HOMES: dict[str, Callable[[], tuple[click.Command, ...]]] = {
    "check": _cards,
    "demo": _show,
    "doctor": _doctor,
    "init": _cards,
    "plan": _cards,
    "rehearse": _rehearsal,
    "report": _rehearsal,
    "serve": _show,
}
"""Where each command stands; what another one needs is not imported."""


class Commands(click.Group):
    """Imports a command when it is asked for: the start of a show waits for no doctor and no report."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order of the alphabet, as click has them."""
        return sorted(_HOMES)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command; None if there is none of this name."""
        home = _HOMES.get(cmd_name, tuple)
        return next((each for each in home() if each.name == cmd_name), None)


@click.group(cls=Commands, name="stagecue", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stagecue")
def commands() -> None:
    """A folder of host cards becomes a running show: prompter, cues, and a GO on the phone."""
