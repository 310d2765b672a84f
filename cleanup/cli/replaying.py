"""`cleanup apply` and `cleanup undo`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cleanup.cli.console import fail, leave, say_problems
from cleanup.cli.planning import format_options, values_of
from cleanup.problems import CleanupError, Problem


@click.command()
@click.argument("report", metavar="REPORT")
@format_options
def apply(report: str, **options: Any) -> None:
    """Make the accepted changes of a report: decisions saved from its page, or what --format json wrote."""
    _replay(report, options, back=False)


@click.command()
@click.argument("report", metavar="REPORT")
@format_options
def undo(report: str, **options: Any) -> None:
    """Take the changes of a report back, byte for byte."""
    _replay(report, options, back=True)


def _replay(report: str, options: dict[str, Any], *, back: bool) -> None:
    from cleanup.engine import replay
    from cleanup.settings.plan import Given, Plan

    problems: list[Problem] = []
    try:
        plan = Plan(Given(values_of(options), Path(options["config"]) if options["config"] else None))
        records = replay.read(Path(report))
    except CleanupError as error:
        fail(*error.problems)
    for value in records:
        try:
            done = replay.replay(value, back=back, options=plan.options(Path(value.path)))
        except CleanupError as error:
            problems += error.problems
            continue
        problems += done.problems
        click.echo(f"{done.path}: {done.count} {'taken back' if back else 'made'}")
    say_problems(problems)
    leave(problems, 0)
