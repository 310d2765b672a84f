"""Remembered decisions: what a person said of a change; a refused one is neither asked again nor made.

They lie in `.cleanup/decisions.jsonl`, a line each, and lines are only ever added: of what was said of a change the
latest holds. A change is known again by its marks: its file, its rule, what it writes for what, and the rest of its
sentence. Of several that are alike in all of that, what is said of one is said of all.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from cleanup import files
from cleanup.edits import Edit, Outcome, apply, decisions, settle
from cleanup.engine.narrowed import Wanted
from cleanup.problems import CleanupError, Problem
from cleanup.report.fingerprints import digest
from cleanup.report.record import dumps

FOLDER, NAME = ".cleanup", "decisions.jsonl"
YES, NO, OPEN = "yes", "no", "open"  # made; refused; taken back, so that it is asked again
REMEDY = "mend this line, or take it out"
REACH = 400  # code points of a sentence on each side of a change


class Marks(NamedTuple):
    """By which a change is known again: the one as its sentence is when all else is put right, the other as it stands.

    So it is known whatever rules run beside its own, and whatever they put right.
    """

    fingerprint: str
    stands: str


KEYS = (*Marks._fields, "path", "rule", "before", "after", "decision", "date")


@dataclass(frozen=True)
class Decided:
    """What was said: the latest lines of a file, by mark."""

    path: Path
    lines: Mapping[str, Mapping[str, Any]]

    @cached_property
    def refused(self) -> frozenset[str]:
        """The marks of changes that a person refused."""
        return frozenset(mark for mark, line in self.lines.items() if line["decision"] == NO)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(line["path"] for mark, line in self.lines.items() if mark in self.refused)

    def wanted(self, outcome: Outcome) -> Wanted:
        """Whether an edit of an outcome, which must be all that was found in its file, was not refused."""
        if placed(outcome.path, self.path) not in self._paths:
            return lambda _: True
        found = marks(outcome, self.path)
        return lambda edit: not self.refused.intersection(found[edit])


def place(folder: Path, settings: Path | None = None) -> Path:
    """The file for those who work in a folder: beside their settings file, or at the top of the repository, or here."""
    top = (parent for parent in (folder, *folder.parents) if (parent / ".git").exists())
    return (settings.parent if settings else next(top, folder)) / FOLDER / NAME


def placed(path: str, file: Path) -> str:
    """The path of a text as seen from the folder that a file of decisions is about."""
    return Path(os.path.relpath(Path(path).resolve(), file.resolve().parents[1])).as_posix() if path else ""


def marks(outcome: Outcome, file: Path) -> dict[Edit, Marks]:
    """The marks of each edit of an outcome; edits of one decision share theirs."""
    edits = [*outcome.applied, *outcome.held]
    made, _ = settle(edit for edit in edits if edit.safety != "show")
    text, path = apply(outcome.source, made), placed(outcome.path, file)
    starts, ends = [edit.span.start for edit in made], [edit.span.end for edit in made]
    shifts = list(accumulate((len(edit.after) - len(edit.before) for edit in made), initial=0))
    found: dict[Edit, Marks] = {}
    for group in decisions(edits):
        start, end = group[0].span.start, group[-1].span.end
        moved = start + shifts[bisect_right(ends, start)], end + shifts[bisect_left(starts, end)]
        changes = [[words.replace("\r\n", "\n") for words in (edit.before, edit.after)] for edit in group]
        sentences = _rest(text, *moved), _rest(outcome.source, start, end)
        keys = (json.dumps([path, group[0].rule, changes, rest]) for rest in sentences)
        found |= dict.fromkeys(group, Marks(*map(digest, keys)))
    return found


def _rest(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The words of a sentence before and after a stretch of it."""
    from cleanup.report.page.passages import BLOCK, STOP  # late: the whole page comes with them

    before = BLOCK.split(text[max(0, start - REACH) : max(0, start)])[-1]
    after = BLOCK.split(text[end : end + REACH], maxsplit=1)[0]
    stop = STOP.search(after)
    return STOP.split(before)[-1].split(), after[: stop.end() if stop else None].split()


def line(said: str, own: Marks, about: Mapping[str, str], date: str) -> dict[str, str]:
    """A line of the file; `about` has path, rule, before and after, for those who read it."""
    stands = {} if own.stands == own.fingerprint else {"stands": own.stands}
    return {"fingerprint": own.fingerprint, **stands, **about, "decision": said, "date": date}


def read(path: Path) -> Decided:
    """What was said so far; nothing where there is no file. Raises CleanupError with every line that is wrong."""
    if not path.exists():
        return Decided(path, {})
    try:
        text = files.read(path).content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CleanupError(Problem(str(path), 0, "not UTF-8; save it as UTF-8")) from None
    latest: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    for number, written in enumerate(text.split("\n"), 1):
        value, faults = _said(written) if written.strip() else ({}, [])
        problems += (Problem(str(path), number, fault) for fault in faults)
        for mark in () if faults else (value[key] for key in Marks._fields if key in value):
            if mark not in latest or latest[mark]["date"] <= value["date"]:
                latest[mark] = value
    if problems:
        raise CleanupError(*problems)
    return Decided(path, latest)


def _said(written: str) -> tuple[Mapping[str, Any], list[str]]:
    """What a line says, or what is wrong with it."""
    if written.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
        return {}, ["a merge was left open here; keep the lines of both sides, and take this one out"]
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        return {}, [f"not a decision, for it is no whole JSON; {REMEDY}"]
    return (value, list(_faults(value))) if isinstance(value, dict) else ({}, [f"not a decision; {REMEDY}"])


def _faults(value: Mapping[str, Any]) -> Iterator[str]:
    from difflib import get_close_matches

    for key in value.keys() - set(KEYS):
        near = get_close_matches(key, KEYS, 1)
        yield f'unknown key "{key}"; ' + (f'did you mean "{near[0]}"?' if near else "take it out")
    for key in KEYS:
        if key != "stands" and key not in value:
            yield f'a decision without "{key}"; {REMEDY}'
        elif not isinstance(value.get(key, ""), str):
            yield f'"{key}" is no text; {REMEDY}'
    said = value.get("decision")
    if isinstance(said, str) and said not in (YES, NO, OPEN):
        yield f'"decision" is "{said}"; write "{YES}", "{NO}" or "{OPEN}"'


def remember(path: Path, lines: Iterable[Mapping[str, str]]) -> None:
    """Add lines in one go, so that others who add theirs at that time lose none. Raises CleanupError."""
    content = "".join(dumps(one, indent=None) for one in lines).encode()
    if not content:
        return
    folder = path.parent.parent.resolve()
    if path.resolve() != folder / FOLDER / NAME:
        raise CleanupError(Problem(str(path), 0, "is behind a symbolic link; put the file itself there"))
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("ab+", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            content = b"\n" * (file.read(1) not in (b"\n", b"")) + content
            count = file.write(content) or 0
            if count < len(content):
                if file.seek(0, os.SEEK_END) == size + count:
                    file.truncate(size)  # no half line stays
                raise CleanupError(Problem(str(path), 0, "cannot be written: no space left; nothing is remembered"))
            os.fsync(file.fileno())
    except OSError as error:
        raise CleanupError(Problem(str(path), 0, f"cannot be written: {error.strerror}")) from None
