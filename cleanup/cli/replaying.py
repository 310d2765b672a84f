"""`cleanup apply` and `cleanup undo`."""

from __future__ import annotations

from pathlib import Path

import click

from cleanup.cli.console import fail, leave, say_problems
from cleanup.problems import CleanupError, Problem


@click.command()
@click.argument("report", metavar="REPORT")
def apply(report: str) -> None:
    """Make the accepted changes of a report: decisions saved from its page, or what --format json wrote."""
    _replay(report, back=False)


@click.command()
@click.argument("report", metavar="REPORT")
def undo(report: str) -> None:
    """Take the changes of a report back, byte for byte."""
    _replay(report, back=True)


def _replay(report: str, *, back: bool) -> None:
    from cleanup.engine import replay

    problems: list[Problem] = []
    try:
        records = replay.read(Path(report))
    except CleanupError as error:
        fail(*error.problems)
    for value in records:
        try:
            done = replay.replay(value, back=back)
        except CleanupError as error:
            problems += error.problems
            continue
        problems += done.problems
        click.echo(f"{done.path}: {done.count} {'taken back' if back else 'made'}")
    say_problems(problems)
    leave(problems, 0)
