"""`cleanup check` and `cleanup fix`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.console import FOUND, binary, fail, leave
from cleanup.cli.planning import choosing_options, reading_options
from cleanup.cli.planning import plan as planned
from cleanup.cli.rendering import FORMS, Report
from cleanup.cli.running import narrowing_options, run_over, standard_input, write_baseline
from cleanup.problems import Problem

if TYPE_CHECKING:
    from cleanup.report.record import Cleaned
    from cleanup.settings.plan import Plan


def cleaning_options(command: Any) -> Any:
    """What a run looks for and how it reports."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Also list the edits that lost against another."),
        click.option("-q", "--quiet", is_flag=True, help="Print problems only."),
        click.option("-o", "--output", metavar="FILE", help="Write the report there."),
        click.option(
            "--format", "form", type=click.Choice(FORMS), default="text",
            help="The form of the report.", show_default=True,
        ),
        click.option("--diff", is_flag=True, help="Print a unified patch; write nothing."),
        click.option("--stdin-filename", metavar="NAME", help="The name of what standard input holds; decides its format."),
        narrowing_options,
        choosing_options,
    ):  # fmt: skip
        command = option(command)
    return reading_options(command)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@cleaning_options
@click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline; they are known then.")
@click.option(
    "--fail-on", type=click.Choice(["safe", "ask", "show"]),
    help="Exit with 1 if a finding of this kind, or a safer one, is there; safe if not said.",
)  # fmt: skip
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Report what would change; change nothing."""
    baseline = options["write_baseline"]
    if baseline and (options["since"] or "-" in paths):
        fail(Problem("--write-baseline", 0, "holds all findings of files; leave --since and standard input out"))
    report = Report(options, fixed=False, lean=not baseline)
    problems, plan = _run(paths, options, report.take, write=False)
    if baseline:
        write_baseline(report.results, paths, plan)
    report.finish(problems)
    found = not baseline and report.tally.has(plan.main["fail-on"])
    leave(problems, FOUND if found else 0)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@cleaning_options
@click.option("--comments", is_flag=True, help="In Word and ODT files: each change bears its reason as a comment.")
@click.option("--accept", is_flag=True, help="In Word and ODT files: write the changes plainly, not tracked.")
@click.option("--exit-changed", is_flag=True, help="Exit with 1 if a file was changed (for hooks).")
def fix(paths: tuple[str, ...], exit_changed: bool, **options: Any) -> None:
    """Make the safe changes and report them; `-` cleans standard input to standard output.

    A PDF is only read: `cleanup fix report.pdf -o report.md` writes its text, cleaned.
    """
    text = _text_of(paths, options)
    through = paths == ("-",) and not options["diff"]
    report = Report(options, fixed=not options["diff"], to_error=through, lean=not (through or text))
    problems, _ = _run(paths, options, report.take, write=not options["diff"])
    for result in report.results if through else ():
        binary(sys.stdout, result.after)
    report.finish(problems)
    for result in report.results if text else ():
        _save(text, result.after)
    leave(problems, FOUND if exit_changed and report.changed else 0)


def _text_of(paths: Sequence[str], options: dict[str, Any]) -> str:
    """The file that the text of a PDF goes to: then -o names it, and not one for the report."""
    paged = [path for path in paths if path.lower().endswith(".pdf")]
    if not paged:
        return ""
    if len(paths) > 1 or not options["output"] or options["diff"]:
        fail(Problem(paged[0], 0, "a PDF is only read; give it alone, and the file for its text: -o text.md"))
    text, options["output"] = str(options["output"]), None
    return text


def _save(path: str, content: bytes) -> None:
    try:
        Path(path).write_bytes(content)
    except OSError as error:
        fail(Problem(path, 0, f"cannot be written: {error.strerror}"))


def _run(
    paths: Sequence[str], options: dict[str, Any], take: Callable[[Cleaned], None], *, write: bool
) -> tuple[list[Problem], Plan]:
    """Clean what the paths name, and have each result taken; the problems, and the plan that was followed."""
    plan = planned(options)
    problems: list[Problem] = []
    if "-" in paths:
        if len(paths) > 1:
            fail(Problem("-", 0, "standard input goes alone; give either - or files"))
        take(standard_input(options, plan, problems))
    else:
        for result in run_over(paths, options, plan, problems, write=write):
            take(result)
    return problems, plan
