"""Make the accepted edits of a report, or take them back: on its source exactly, on another version what still fits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cleanup import files, formats
from cleanup.edits import Edit, Occupied, Outcome, apply, decisions, invert, settle
from cleanup.engine.clean import settled
from cleanup.engine.recorded import File, read
from cleanup.problems import CleanupError, Problem
from cleanup.report.lines import Lines
from cleanup.report.wording import exact, short
from cleanup.text import Options

__all__ = ["Replayed", "read", "replay"]

MANY = 4  # letters: so many, in the very place, are no coincidence
MADE = frozenset({"safe", "ask"})


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was done to one file: how many decisions were made, or taken back."""

    path: str
    count: int
    problems: tuple[Problem, ...] = ()


def replay(file: File, *, back: bool, options: Options = Options()) -> Replayed:
    """Make the accepted edits of one file of a report, or with `back` take back those that were made.

    An edit is accepted if a person said so, and where nobody decided, if it was applied and does not stand against one
    that a person accepted. Where the file is neither the source of the report nor what came of it, each edit that no
    longer surely stands in its place is a problem, the rest is done. `options` are those that the report was made
    under. Raises CleanupError where the file cannot be read or written.
    """
    if not file.path:
        raise CleanupError(Problem("standard input", 0, "was cleaned without a name; there is no file to change"))
    if file.encoding == "pdf":
        if back or not _accepted(file):
            return Replayed(file.path, 0)
        raise CleanupError(Problem(file.path, 0, "is only read; cleanup fix with -o FILE.md writes its text"))
    source = files.read(Path(file.path))
    if file.encoding in formats.PACKED:
        return _packed(file, source, back=back, options=replace(options, format=file.encoding))
    options = replace(options, encoding=file.encoding)
    text, encoding = formats.decode(source.content, file.path, file.encoding)
    original = _original(file, text, encoding)
    if back:
        result, count, problems = _back(file, text, original)
    else:
        result, count, problems = _forth(file, text, original, options)
    content = formats.encode(result, encoding, file.path)
    if content != source.content:
        files.write(source, content)
    return Replayed(file.path, count, tuple(problems))


def _packed(file: File, source: files.Source, *, back: bool, options: Options) -> Replayed:
    """The same for a document of a word processor, which bears its changes and can lose them there."""
    same = sha256(source.content).hexdigest() == file.before
    if back:
        undone = "holds its changes as tracked changes; reject them where the document is written"
        return Replayed(file.path, 0, () if same else (Problem(file.path, 0, undone),))
    if not same:
        raise CleanupError(Problem(file.path, 0, "is not the document that the report was made of; make it anew"))
    document = formats.unpack(source.content, file.path, options)
    outcome = settled(document, _accepted(file), MADE)
    if outcome.applied:
        files.write(source, formats.pack(source.content, document, outcome.applied))
    return Replayed(file.path, len(decisions(outcome.applied)), (*_lost(file.path, outcome), *outcome.problems))


def _lost(path: str, outcome: Outcome) -> Iterator[Problem]:
    """What is said of accepted edits that stand against others that were accepted too."""
    for edit, winner in outcome.beaten:
        yield _problem(path, outcome.source, edit, f"not made, because {winner.rule} changes the same words")


def _applied(file: File) -> list[Edit]:
    return [one.edit for one in file.edits if one.applied]


def _accepted(file: File) -> list[Edit]:
    """What a person accepted, and what was applied unless a person decided otherwise of it or its rivals."""
    yes = [one.edit for one in file.edits if one.accepted and one.edit.safety != "show"]
    taken = Occupied()
    for edit in yes:
        taken.add(edit)
    rest = decisions(one.edit for one in file.edits if one.applied and one.accepted is None)
    return yes + [edit for group in rest if not any(map(taken.rival, group)) for edit in group]


def _original(file: File, text: str, encoding: str) -> str | None:
    """The text that the report was made of, if the file is that, or what came of it; else None."""
    for made in ([], _applied(file), settle(_accepted(file))[0]):
        with suppress(ValueError, CleanupError):  # it is not what came of these
            before = apply(text, invert(made))
            if sha256(formats.encode(before, encoding)).hexdigest() == file.before:
                return before
    return None


def _forth(file: File, text: str, original: str | None, options: Options) -> tuple[str, int, list[Problem]]:
    chosen = _accepted(file)
    problems: list[Problem] = []
    if original is None:
        lines = Lines(text)
        moved = {one.edit for one in file.edits if lines.place(one.edit.span.start) != one.place}
        sure = _standing(text, (one.edit for one in file.edits), moved)
        chosen, problems = _sorted_out(file.path, text, decisions(chosen), sure)
        original = text
    outcome = settled(formats.read(original, file.path, options=options), chosen, MADE)
    said = [*problems, *_lost(file.path, outcome), *outcome.problems]
    return outcome.text, len(decisions(outcome.applied)), said


def _back(file: File, text: str, original: str | None) -> tuple[str, int, list[Problem]]:
    decided = any(one.accepted is not None for one in file.edits)
    made = settle(_accepted(file))[0] if decided else _applied(file)
    if original is not None:
        return original, 0 if original == text else len(decisions(made)), []
    inverse = dict(zip(made, invert(made), strict=True))
    groups = [tuple(inverse[edit] for edit in group) for group in decisions(made)]
    sure = _standing(text, inverse.values())
    fitting, problems = _sorted_out(file.path, text, groups, sure)
    fitting.sort(key=lambda edit: edit.span)  # of one decision some may stand behind another's
    return apply(text, fitting), sum(set(group) <= sure for group in groups), problems


def _sorted_out(
    path: str, text: str, groups: Sequence[tuple[Edit, ...]], sure: set[Edit]
) -> tuple[list[Edit], list[Problem]]:
    """The edits of the decisions that stand in their places as a whole, and what is to be said of the others."""
    fitting: list[Edit] = []
    problems: list[Problem] = []
    for group in sorted(groups, key=lambda group: group[0].span):
        missing = next((edit for edit in group if edit not in sure), None)
        if missing is None:
            fitting += group
        else:
            problems.append(_problem(path, text, missing, _missed(missing, there=_stands(text, missing))))
    return fitting, problems


def _missed(edit: Edit, *, there: bool) -> str:
    """What is said of an edit that does not surely stand in its place; `there`: its words do."""
    before, after = (f'"{short(exact(words))}"' for words in (edit.before, edit.after))
    if not there:
        return f"{before} no longer stands here; not changed to {after} ({edit.rule})"
    what = f"{before} not changed to {after}" if edit.before else f"{after} not put in"
    return f"the text around this may have changed; {what} ({edit.rule})"


def _standing(text: str, edits: Iterable[Edit], moved: Collection[Edit] = ()) -> set[Edit]:
    """The edits that surely stand in their places in a text that has changed; those `moved` are on other lines now.

    Enough letters in the very place are no coincidence. Where they stand, as at the beginning of the text, nothing has
    moved; so edits of fewer letters, and insertions, are sure where nothing has moved before nor after them.
    """
    sure: set[Edit] = set()
    between: list[Edit] = []
    unmoved = True
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit in moved or not _stands(text, edit):
            between, unmoved = [], False
        elif _telling(text, edit):
            sure |= {edit, *(between if unmoved else ())}
            between, unmoved = [], True
        else:
            between.append(edit)
    return sure


def _stands(text: str, edit: Edit) -> bool:
    return text[slice(*edit.span)] == edit.before


def _telling(text: str, edit: Edit) -> bool:
    """Whether the words of an edit tell its place by themselves: whole words of enough letters."""
    start, end = edit.span
    whole = not (text[max(0, start - 1) : start].isalnum() and edit.before[:1].isalnum())
    whole = whole and not (edit.before[-1:].isalnum() and text[end : end + 1].isalnum())
    return whole and sum(map(str.isalnum, edit.before)) >= MANY


def _problem(path: str, text: str, edit: Edit, message: str) -> Problem:
    line, _ = Lines(text).place(min(edit.span.start, len(text)))
    return Problem(path, line, message)
