"""Less than all that was found: only on lines that changed, or only what is not known already."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cleanup import formats
from cleanup.edits import Edit, Outcome, apply, decisions
from cleanup.problems import CleanupError, Problem
from cleanup.report.lines import LF, Lines
from cleanup.text import Options

Wanted = Callable[[Edit], bool]


def narrowed(outcome: Outcome, wanted: Wanted, options: Options = Options()) -> Outcome:
    """The outcome if only decisions of which an edit is wanted had been found.

    Where the rest of the edits would change the structure of the text, which all of them together do not, none is made.
    """
    applied, held = _of(outcome.applied, wanted), _of(outcome.held, wanted)
    if len(applied) + len(held) == len(outcome.applied) + len(outcome.held):
        return outcome
    text = apply(outcome.source, applied)
    problems = outcome.problems
    if applied and len(applied) < len(outcome.applied) and not _sound(outcome, text, options):
        message = "the changes that are left would change the markup; the text is left alone"
        problems = (*problems, Problem(outcome.path, 0, message))
        text, applied = outcome.source, ()
    beaten = tuple(pair for pair in outcome.beaten if pair[1] in applied or pair[1] in held)
    return replace(outcome, text=text, applied=applied, held=held, beaten=beaten, problems=problems)


def _of(edits: Iterable[Edit], wanted: Wanted) -> tuple[Edit, ...]:
    kept = [edit for group in decisions(edits) if any(map(wanted, group)) for edit in group]
    return tuple(sorted(kept, key=lambda edit: (edit.span, edit.rule)))


def _sound(outcome: Outcome, text: str, options: Options) -> bool:
    if (options.format or formats.known(outcome.path)) in formats.PACKED:
        return True
    try:
        before, after = (formats.read(one, outcome.path, options=options) for one in (outcome.source, text))
    except CleanupError:
        return False
    return formats.skeleton(before) == formats.skeleton(after)


def on_lines(outcome: Outcome, lines: Sequence[tuple[int, int]]) -> Wanted:
    """Whether an edit touches one of these stretches of lines (first and last, from 1; sorted), as git counts them."""
    places = Lines(outcome.source, LF)

    def wanted(edit: Edit) -> bool:
        first, last = (places.place(at)[0] for at in (edit.span.start, max(edit.span.start, edit.span.end - 1)))
        number = bisect_right(lines, first, key=lambda stretch: stretch[1] + 1)
        return number < len(lines) and lines[number][0] <= last

    return wanted
