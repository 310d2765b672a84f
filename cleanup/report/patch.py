"""A unified patch, as `git apply` takes it, made of the recorded edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from cleanup import formats
from cleanup.edits import Edit, Outcome
from cleanup.report.lines import LF, Lines
from cleanup.report.wording import rewritten

CONTEXT = 3
QUOTED = re.compile(r'[\x00-\x1f\x7f"\\\udc80-\udcff]')


@dataclass(slots=True)
class Change:
    """Lines `first` to `last` of the source (from 1) become `after`."""

    first: int
    last: int
    after: list[str]


def render(outcome: Outcome) -> str:
    """The patch of one file; nothing where nothing was applied, a remark where the file is no text."""
    lines = Lines(outcome.source, LF)
    changes = list(_changes(outcome, lines))
    if not changes:
        return ""
    path = PurePath(outcome.path or "text").as_posix().lstrip("/")
    old, new = _name(f"a/{path}"), _name(f"b/{path}")
    if formats.is_packed(outcome.path):
        return f"Binary files {old} and {new} differ\n"
    out = [f"--- {old}\n", f"+++ {new}\n"]
    shift = 0
    for hunk in _hunks(changes):
        out += _hunk(hunk, lines, shift)
        shift += sum(len(change.after) - (change.last - change.first + 1) for change in hunk)
    return "".join(out)


def _name(path: str) -> str:
    r"""A path as git writes it: in quotation marks with escapes where it must be, a TAB after one with blanks.

    >>> _name("a/x.md"), _name('a/tab\t"q".md')
    ('a/x.md', '"a/tab\\011\\"q\\".md"')
    """
    if not QUOTED.search(path):
        return path + "\t" * (" " in path)
    escaped = QUOTED.sub(lambda match: _escaped(match[0]), path)
    return f'"{escaped}"'


def _escaped(mark: str) -> str:
    if mark in '"\\':
        return f"\\{mark}"
    return "".join(f"\\{byte:03o}" for byte in mark.encode("utf-8", "surrogateescape"))


def _changes(outcome: Outcome, lines: Lines) -> Iterator[Change]:
    """The lines that change, edits on the same lines together."""
    group: list[Edit] = []
    last = 0
    for edit in outcome.applied:
        first = lines.place(edit.span.start)[0]
        if group and first > last:
            yield _change(group, lines)
            group = []
        group.append(edit)
        last = max(last if len(group) > 1 else 0, lines.place(edit.span.end)[0])
    if group:
        yield _change(group, lines)


def _change(edits: Sequence[Edit], lines: Lines) -> Change:
    first = lines.place(edits[0].span.start)[0]
    last = max(lines.place(edit.span.end)[0] for edit in edits)
    start, end = lines.starts[first - 1], lines.starts[last] if last < len(lines.starts) else len(lines.text)
    return Change(first, last, _lines(rewritten(edits, lines.text, start, end)))


def _lines(text: str) -> list[str]:
    """Lines as a patch counts them: only LF ends one."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + [parts[-1]] * bool(parts[-1])


def _hunks(changes: Sequence[Change]) -> Iterator[list[Change]]:
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _hunk(hunk: Sequence[Change], lines: Lines, shift: int) -> Iterator[str]:
    total = len(lines.starts) - (lines.starts[-1] == len(lines.text))
    first = max(1, hunk[0].first - CONTEXT)
    last = min(total, hunk[-1].last + CONTEXT)
    body: list[str] = []
    at = first
    for change in hunk:
        body += (_marked(" ", lines.line(number)) for number in range(at, change.first))
        body += (_marked("-", lines.line(number)) for number in range(change.first, min(change.last, total) + 1))
        body += (_marked("+", line) for line in change.after)
        at = change.last + 1
    body += (_marked(" ", lines.line(number)) for number in range(at, last + 1))
    old = last - first + 1
    new = sum(not line.startswith("-") for line in body)
    yield f"@@ -{first},{old} +{first + shift if new else first + shift - 1},{new} @@\n"
    yield from body


def _marked(mark: str, line: str) -> str:
    return f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
