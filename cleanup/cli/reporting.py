"""`cleanup report`: what a run would change, for people to read and decide."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup import __version__
from cleanup.cli.console import binary, fail, leave, say_problems
from cleanup.cli.planning import choosing_options, reading_options
from cleanup.cli.planning import plan as planned
from cleanup.cli.rendering import save
from cleanup.cli.running import cleaned_files, narrowing_options
from cleanup.problems import Problem

if TYPE_CHECKING:
    from cleanup.dictionary.entries import Entry
    from cleanup.report.record import Cleaned
    from cleanup.settings.plan import Plan


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@reading_options
@choosing_options
@narrowing_options
@click.option(
    "--format", "form", type=click.Choice(["html", "markdown"]), default="html",
    help="html: a page to decide in; markdown: a summary.", show_default=True,
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the report there.")
def report(paths: tuple[str, ...], form: str, output: str, **options: Any) -> None:
    """Write a report for people; change nothing.

    The page shows each change in its sentence, with its reason. Accept and reject there, save the decisions, and give
    the file to `cleanup apply`.
    """
    from cleanup.report import markdown, page

    if form == "html" and not output and sys.stdout.isatty():
        fail(Problem("-o", 0, "name the file that the page goes to, as in: cleanup report content/ -o report.html"))
    plan = planned(options)
    problems: list[Problem] = []
    results = cleaned_files(paths, options, plan, problems, write=False)
    say_problems(problems)
    if form == "html":
        text = page.render(results, problems, __version__, entries_of(results, plan))
    else:
        text = markdown.render(results, problems, __version__)
    if output:
        save(output, text)
        advice = _advice(results) if form == "html" else ""
        click.echo(f"{output} is written{advice}", err=True)
    else:
        binary(sys.stdout, text.encode("utf-8", "backslashreplace"))
    leave(problems, 0)


def entries_of(results: Iterable[Cleaned], plan: Plan) -> dict[str, Entry]:
    """The dictionary entries of the rules that found something, by rule."""
    changed = [result.outcome for result in results if result.outcome.applied or result.outcome.held]
    rules = {edit.rule for outcome in changed for edit in (*outcome.applied, *outcome.held)}
    used = [plan.task(Path(outcome.path)).dictionary for outcome in changed]
    dictionaries = {id(dictionary): dictionary for dictionary in used}
    entries = (entry for dictionary in dictionaries.values() for entry in dictionary.entries)
    return {entry.rule: entry for entry in entries if entry.rule in rules}


def _advice(results: Iterable[Cleaned]) -> str:
    if any(result.outcome.applied or result.outcome.held for result in results):
        return "; open it in a browser, decide, save, then: cleanup apply decisions.json"
    return "; there is nothing to change"
