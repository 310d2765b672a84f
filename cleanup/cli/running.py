"""A run over files: what narrows it, what it knows already, and a bar while it lasts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from cleanup.cli.console import fail, say
from cleanup.cli.planning import chosen
from cleanup.problems import CleanupError, Problem

if TYPE_CHECKING:
    from cleanup.edits import Outcome
    from cleanup.engine.baseline import Baseline
    from cleanup.engine.decided import Decided
    from cleanup.engine.since import Since
    from cleanup.report.record import Cleaned
    from cleanup.settings.plan import Plan

PATIENCE = 2.0  # seconds before a bar is shown
BASELINE = ".cleanup/baseline.json"


def narrowing_options(command: Any) -> Any:
    """Which of the findings count, and how many processes look for them."""
    for option in (
        click.option("--jobs", type=click.IntRange(0), metavar="N", help="Processes for much text; 0: one per processor."),
        click.option("--baseline", metavar="FILE", help=f"Report only what is not known in this file ({BASELINE})."),
        click.option("--since", metavar="REV", help="Only lines that changed since this revision of git."),
    ):  # fmt: skip
        command = option(command)
    return command


def cleaned_files(
    paths: Sequence[str], options: dict[str, Any], plan: Plan, problems: list[Problem], *, write: bool
) -> list[Cleaned]:
    """Clean the files that the paths name; all results at once, which takes memory for all texts."""
    return list(run_over(paths, options, plan, problems, write=write))


def run_over(
    paths: Sequence[str], options: dict[str, Any], plan: Plan, problems: list[Problem], *, write: bool
) -> Iterator[Cleaned]:
    """Clean the files that the paths name, under what the options and the settings say, one after another."""
    from cleanup.engine.load import cache_folder
    from cleanup.engine.results import Results
    from cleanup.engine.run import run

    since, baseline = since_of(options, paths), baseline_of(options, plan)
    files = chosen(paths, plan, problems)
    if since:
        files = [path for path in files if path in since]
    narrow = narrowed_by(since, baseline, _refused(options, plan), plan)
    kept = None if options["no_cache"] else cache_folder() / "results.db"
    jobs = plan.main["jobs"] if options.get("jobs") is None else options["jobs"]
    with Bar(len(files), hidden=options.get("quiet", False)) as bar:
        found = run(files, plan.task, problems, write=write, jobs=jobs, results=Results(kept), narrow=narrow)
        yield from bar.passing(found)
    if baseline and baseline.stale:
        count, where = len(baseline.stale), ", ".join(sorted(set(baseline.stale))[:5])
        noun = "finding no longer stands" if count == 1 else "findings no longer stand"
        say(f"{baseline.path}: {count} known {noun} ({where}); write it anew with --write-baseline")
    _say_notes(plan, options)


def standard_input(options: dict[str, Any], plan: Plan, problems: list[Problem]) -> Cleaned:
    """Clean what standard input holds, as the file that --stdin-filename names."""
    from cleanup.edits import Outcome
    from cleanup.engine.run import cleaned
    from cleanup.report.record import Cleaned

    if options.get("since"):
        fail(Problem("--since", 0, "is about files that git knows; leave it out for standard input"))
    name = options["stdin_filename"] or ""
    path = Path(name or ".")
    content = sys.stdin.buffer.read() if sys.stdin else b""
    narrow = narrowed_by(None, baseline_of(options, plan), _refused(options, plan), plan)
    try:
        if name and plan.passed_over(path):
            return Cleaned(Outcome("", "", path=name), content, content)
        result = cleaned(content, name, plan.task(path), narrow)
    except CleanupError as error:
        fail(*(Problem(p.path or "standard input", p.line, p.message) for p in error.problems))
    _say_notes(plan, options)
    problems += result.outcome.problems
    return result


def _say_notes(plan: Plan, options: dict[str, Any]) -> None:
    for note in () if options.get("quiet") else plan.notes:
        say(f"note: {note}")


def since_of(options: dict[str, Any], paths: Sequence[str]) -> Since | None:
    """What has changed since the revision that the options name, if they name one."""
    if not options.get("since"):
        return None
    from cleanup.engine.since import since

    try:
        return since(options["since"], Path.cwd(), paths)
    except CleanupError as error:
        fail(*error.problems)


def baseline_of(options: dict[str, Any], plan: Plan) -> Baseline | None:
    """The known findings, unless they are about to be written anew."""
    if options.get("write_baseline") or not plan.main["baseline"]:
        return None
    from cleanup.engine import baseline

    try:
        return baseline.read(Path(plan.main["baseline"]))
    except CleanupError as error:
        fail(*error.problems)


def _refused(options: dict[str, Any], plan: Plan) -> Decided | None:
    """What a person refused, unless all of it is to be asked again."""
    from cleanup.engine import decided

    try:
        found = None if options.get("again") else decided.read(decisions_of(plan))
    except CleanupError as error:
        fail(*error.problems)
    return found if found and found.refused else None


def decisions_of(plan: Plan) -> Path:
    """Where the decisions of those who work here are remembered."""
    from cleanup.engine import decided

    layers = plan.layers(Path.cwd())
    return decided.place(Path.cwd(), layers[-1].path if layers else None)


def narrowed_by(
    since: Since | None, known: Baseline | None, refused: Decided | None, plan: Plan
) -> Callable[[Outcome], Outcome] | None:
    """What leaves out of an outcome all that is on other lines, known already or refused; None: nothing does."""
    if not (since or known or refused):
        return None
    from cleanup.engine.narrowed import narrowed, on_lines

    def narrow(outcome: Outcome) -> Outcome:
        options = plan.task(Path(outcome.path)).options
        wants = [one.wanted(outcome) for one in (known, refused) if one]  # each of all that was found
        if wants:
            outcome = narrowed(outcome, lambda edit: all(want(edit) for want in wants), options)
        if since:
            outcome = narrowed(outcome, on_lines(outcome, since.lines(Path(outcome.path))), options)
        return outcome

    return narrow


def write_baseline(results: Sequence[Cleaned], paths: Sequence[str], plan: Plan) -> None:
    """Write all findings of a run over the paths to the baseline; what it holds of other files stays."""
    from cleanup.engine import baseline

    path = Path(plan.main["baseline"] or BASELINE)
    kept: list[baseline.Finding] = []
    try:
        with suppress(CleanupError):  # what is there is no baseline, or none is there
            kept = baseline.read(path).elsewhere(paths or ["."])
        path.parent.mkdir(parents=True, exist_ok=True)
        text = baseline.dumps((result.outcome for result in results), path, kept)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        fail(Problem(str(path), 0, f"cannot be written: {error.strerror}"))
    say(f"{path} is written; findings in it are known from now on")


class Bar:
    """A bar on standard error, if that is a terminal and the work lasts."""

    def __init__(self, length: int, *, hidden: bool) -> None:
        self._length = length
        self._hidden = hidden or not (sys.stderr and sys.stderr.isatty())
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._bar:
            self._bar.__exit__(*exception)

    def passing(self, results: Iterator[Cleaned]) -> Iterator[Cleaned]:
        """The results, one step each."""
        begin = time.monotonic()
        for number, result in enumerate(results, 1):
            if self._bar:
                self._bar.update(1)
            elif not self._hidden and time.monotonic() - begin > PATIENCE:
                self._bar = click.progressbar(length=self._length, label="cleaning", file=sys.stderr)
                self._bar.__enter__()
                self._bar.update(number)
            yield result
