"""A run's report, in the form asked for, on the terminal or in a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanup import __version__
from cleanup.cli.console import binary, colour, fail, say_problems
from cleanup.problems import Problem

if TYPE_CHECKING:
    from cleanup.report.record import Cleaned

# Forms that a module of `cleanup.report` renders whole; text, json and jsonl are rendered here.
MODULES = {
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "rdjson": "rdjson",
    "junit": "junit",
    "markdown": "markdown",
    "html": "page",
}
FORMS = ("text", "json", "jsonl", *MODULES)


def report(
    results: Sequence[Cleaned],
    problems: Sequence[Problem],
    options: dict[str, Any],
    *,
    fixed: bool,
    to_error: bool = False,
) -> None:
    """Print the report, or write it where -o says; problems go to standard error in any case."""
    say_problems(problems)
    if options["quiet"] and not options["output"]:
        return
    stream = sys.stderr if to_error else sys.stdout
    painted = not options["output"] and colour(stream)
    text = rendered(results, problems, options, fixed=fixed, painted=painted)
    if options["output"]:
        save(options["output"], text)
    else:
        binary(stream, text.encode("utf-8", "backslashreplace"))


def save(path: str, text: str) -> None:
    """Write a report; where that cannot be done, the command ends."""
    try:
        Path(path).write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        fail(Problem(path, 0, f"cannot be written: {error.strerror}"))


def rendered(
    results: Sequence[Cleaned], problems: Sequence[Problem], options: dict[str, Any], *, fixed: bool, painted: bool
) -> str:
    """The report in the form that the options name."""
    from cleanup.report import patch, record, terminal

    outcomes = [result.outcome for result in results]
    form = options["form"]
    if options["diff"]:
        return "".join(map(patch.render, outcomes))
    if form in MODULES:
        return str(import_module(f"cleanup.report.{MODULES[form]}").render(results, problems, __version__))
    if form == "json":
        return record.dumps(record.record(results, problems, __version__))
    if form == "jsonl":
        records = [record.record([result], (), __version__) for result in results]
        records += [record.record((), problems, __version__)] * bool(problems)
        return "".join(record.dumps(value, indent=None) for value in records)
    parts = [terminal.render(outcome, colour=painted, verbose=options["verbose"]) for outcome in outcomes]
    return "".join(parts) + terminal.summary(outcomes, problems, fixed=fixed)
