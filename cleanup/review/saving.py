"""Save a draft: what got a yes goes into its file, what was decided is remembered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from cleanup import files, formats
from cleanup.edits import Edit, Outcome, decisions
from cleanup.engine import decided
from cleanup.engine.clean import settled
from cleanup.engine.decided import NO, OPEN, YES, Marks
from cleanup.engine.run import Task, cleaned
from cleanup.formats.zipped import now
from cleanup.problems import CleanupError, Problem
from cleanup.report.page.contents import Decision
from cleanup.report.record import Cleaned
from cleanup.report.wording import change as wording
from cleanup.review.desk import Draft, Said, laid_open

MADE = frozenset({"safe", "ask"})


@dataclass(frozen=True, slots=True)
class House:
    """What holds for a review: how each file is treated and how it is read again, and where decisions are remembered.

    `dictionaries` are those of the house that are in use, `dictionary` the one that a new entry goes to.
    """

    task_of: Callable[[Path], Task]
    look: Callable[[Path], Cleaned | None]
    decisions: Path
    dictionary: Path = Path("names.toml")
    dictionaries: tuple[Path, ...] = ()


def rewritten(content: bytes, path: str, task: Task, edits: Sequence[Edit]) -> tuple[bytes, Outcome]:
    """The bytes of a file with these edits made, and what became of each. Raises CleanupError."""
    if formats.is_packed(path, task.options):
        document = formats.unpack(content, path, task.options)
        outcome = settled(document, edits, MADE)
        made = outcome.applied
        return formats.pack(content, document, made, task.packing) if made else content, outcome
    text, encoding = formats.decode(content, path, task.options.encoding)
    outcome = settled(formats.read(text, path, options=task.options), edits, MADE)
    return formats.encode(outcome.text, encoding, path) if outcome.applied else content, outcome


def stands(draft: Draft) -> bool:
    """Whether the file is still as it is known. Raises CleanupError where it cannot be read."""
    return files.read(Path(draft.path)).content == draft.disk


def lay_again(draft: Draft, house: House) -> None:
    """Read a file anew; what was said of a change is kept where the same stands in the same sentence."""
    before, said = _by_marks(draft, house), draft.said  # a draft laid anew has its own
    found = house.look(Path(draft.path))
    draft.lay(laid_open(found) if found else None)
    for own, numbers in _by_marks(draft, house).items():
        if len(numbers) == len(before.get(own, ())):
            pairs = zip(before[own], numbers, strict=True)
            draft.say({new: _again(said[old], draft.changes[new]) for old, new in pairs if old in said})


def _by_marks(draft: Draft, house: House) -> dict[Marks, list[int]]:
    """The numbers of the changes that have the same marks."""
    told = decided.marks(draft.cleaned.outcome, house.decisions)
    found: dict[Marks, list[int]] = {}
    for number, change in enumerate(draft.changes):
        found.setdefault(told[change.edits[0]], []).append(number)
    return found


def _again(said: Said, change: Decision) -> Said:
    """What was said of a change that now stands elsewhere."""
    made = (replace(edit, after=old.after) for edit, old in zip(change.edits, said.edits, strict=False))
    return Said(said.verdict, tuple(made))


def save(draft: Draft, house: House) -> tuple[Problem, ...]:
    """Write what got a yes into the file, and remember what was said; what is in the way of single edits.

    Raises CleanupError, and leaves the file as it is, where it has changed or cannot be written.
    """
    path = Path(draft.path)
    task = house.task_of(path)
    source = files.read(path)
    if source.content != draft.disk:
        raise CleanupError(Problem(draft.path, 0, "changed in the meantime; nothing was written to it"))
    content, outcome = rewritten(draft.cleaned.before, draft.path, task, draft.accepted)
    if content != source.content:
        files.write(source, content)
    draft.disk, draft.made = content, len(decisions(outcome.applied))
    _remember(draft, house, outcome)
    lost = (f"{edit.rule} is not made, because {winner.rule} changes the same words" for edit, winner in outcome.beaten)
    return (*(Problem(draft.path, 0, one) for one in lost), *outcome.problems)


def _remember(draft: Draft, house: House, made: Outcome) -> None:
    """Add to the remembered decisions what has been said since the last time."""
    date = now()
    refused = {number for number, said in draft.said.items() if said.verdict == NO}
    told = decided.marks(draft.cleaned.outcome, house.decisions)
    later = _later(draft, house) if refused else {}
    shift = _shifts(made.applied)
    lines: dict[str, dict[str, str]] = {}
    for number, said in sorted(draft.said.items(), key=lambda pair: pair[0] in refused):  # of alike ones the no holds
        if said.verdict in (YES, NO):
            change = draft.changes[number]
            own = told[change.edits[0]]
            if number in refused:
                own = later.get(_place(change.edits[0], shift(change.edits[0])), own)
            lines[own.fingerprint] = decided.line(said.verdict, own, _about(draft, change, said, house), date)
    back = {
        mark: line | {"decision": OPEN, "date": date} for mark, line in draft.remembered.items() if mark not in lines
    }
    known = {mark: line["decision"] for mark, line in draft.remembered.items()}
    fresh = [line for mark, line in lines.items() if known.get(mark) != line["decision"]]
    decided.remember(house.decisions, [*back.values(), *fresh])
    draft.remembered = lines


def _about(draft: Draft, change: Decision, said: Said, house: House) -> dict[str, str]:
    """What a line says of a change to those who read it."""
    before, after = wording(said.edits or change.edits, draft.text)
    return {"path": decided.placed(draft.path, house.decisions), "rule": change.rule, "before": before, "after": after}


Place = tuple[int, str, str, str]  # of an edit: where it stands, its rule, what it writes for what


def _later(draft: Draft, house: House) -> dict[Place, Marks]:
    """The marks of all that is found in the file as it is now, by every rule, as other runs will find it."""
    task = house.task_of(Path(draft.path))
    every = replace(task, choice=replace(task.choice, only=None, skip=frozenset()))
    outcome = laid_open(cleaned(draft.disk, draft.path, every)).outcome
    return {_place(edit): own for edit, own in decided.marks(outcome, house.decisions).items()}


def _place(edit: Edit, shift: int = 0) -> Place:
    return edit.span.start + shift, edit.rule, edit.before, edit.after


def _shifts(made: Sequence[Edit]) -> Callable[[Edit], int]:
    """How far an edit stands from where it stood, now that others (by position) have been made."""
    ends = [edit.span.end for edit in made]
    sums = list(accumulate((len(edit.after) - len(edit.before) for edit in made), initial=0))
    return lambda edit: sums[bisect_right(ends, edit.span.start)]
