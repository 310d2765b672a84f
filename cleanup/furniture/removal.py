"""Removed lines become edits: the line, its line break, the surplus blank line, and what it split is whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from cleanup.edits import Edit, Safety
from cleanup.furniture.joining import Join, first_word, join
from cleanup.furniture.lines import Lines
from cleanup.text import Span


class Verdict(NamedTuple):
    """Why a line goes: the rule, the reason for a person, the evidence."""

    rule: str
    why: str
    evidence: str = ""


TRAILING = re.compile(r"[^\S\r\n\f]*(?=[\r\n\f])")  # blanks that a line ends with stay
BLOCKS = frozenset({"html"})  # formats whose blocks are emptied and never joined
# Between the two halves of a sentence only furniture of a page can stand.
APART = ("furniture/residue", "furniture/rights-line", "furniture/twice-told")


def edits(lines: Lines, verdicts: Mapping[int, Verdict], short: frozenset[str], safety: Safety) -> Iterator[Edit]:
    """The edits that take lines out; neighbours go together, and at least one line stays."""
    if len(verdicts) >= len(lines):
        return
    joins = lines.document.format not in BLOCKS
    for gap in _gaps(verdicts):
        left, right = gap[0] - 1, gap[-1] + 1
        joint = None
        if joins and left >= 0 and right < len(lines) and any(verdicts[index].rule not in APART for index in gap):
            joint = join(lines, left, right, short)
        if joint is None:
            yield from _parted(lines, gap, verdicts, safety)
        else:
            yield _joined(lines, gap, _chosen([verdicts[index] for index in gap]), joint, safety)


def _gaps(verdicts: Iterable[int]) -> list[range]:
    """Runs of neighbouring lines."""
    gaps = []
    for _, group in groupby(enumerate(sorted(verdicts)), key=lambda pair: pair[1] - pair[0]):
        indices = [index for _, index in group]
        gaps.append(range(indices[0], indices[-1] + 1))
    return gaps


def _line_start(text: str, at: int) -> int:
    """Where the line begins in which a position stands; a form feed ends a line as well."""
    start = text.rfind("\n", 0, at) + 1
    return max(start, text.rfind("\f", start, at) + 1)


def _break(text: str, start: int, end: int) -> str:
    return "\r\n" if "\r\n" in text[start:end] else "\n"


def _parted(lines: Lines, gap: range, verdicts: Mapping[int, Verdict], safety: Safety) -> Iterator[Edit]:
    """The sides stay two: the gap closes to the break that one expects there."""
    text = lines.document.text
    left, right = gap[0] - 1, gap[-1] + 1
    if right == len(lines):
        start, end = lines[left].end, len(text)
        after = _break(text, start, end)
    elif left < 0:
        start, end = _line_start(text, lines[gap[0]].start), _line_start(text, lines[right].start)
        start = max(start, text.startswith("\ufeff"))
        after = ""
    else:
        start, end = lines[left].end, _line_start(text, lines[right].start)
        before, behind = lines[gap[0]].blanks, lines[right].blanks
        blanks = min(lines.usual, min(before, behind) or max(before, behind))
        trailing = TRAILING.match(text, start)
        after = (trailing[0] if trailing else "") + _break(text, start, end) * (blanks + 1)
    start, end, after = _narrow(text, start, end, after)
    yield from _by_rule(lines, gap, verdicts, (start, end, after), safety)


def _narrow(text: str, start: int, end: int, after: str) -> tuple[int, int, str]:
    """The same change without what is equal at both ends."""
    common = 0
    while common < len(after) and start + common < end and text[start + common] == after[common]:
        common += 1
    start, after = start + common, after[common:]
    while after and end > start and text[end - 1] == after[-1]:
        end, after = end - 1, after[:-1]
    return start, end, after


def _by_rule(
    lines: Lines, gap: range, verdicts: Mapping[int, Verdict], change: tuple[int, int, str], safety: Safety
) -> Iterator[Edit]:
    """One edit for all neighbours of one rule; each can be refused without the others."""
    text = lines.document.text
    start, end, after = change
    parts = [list(group) for _, group in groupby(gap, key=lambda index: verdicts[index].rule)]
    if after:
        parts = [list(gap)]
    tail = gap[-1] + 1 == len(lines)
    for number, part in enumerate(parts):
        stop = end
        if number < len(parts) - 1:
            following = lines[part[-1] + 1].start
            stop = _line_start(text, following)
            if tail:
                stop = (
                    text.index("\n", lines[part[-1]].end) + 1 if "\n" in text[lines[part[-1]].end : following] else stop
                )
        span = Span(start, stop)
        chosen = _chosen([verdicts[index] for index in part])
        yield _edit(text, span, after, chosen, safety)
        start = stop


def _joined(lines: Lines, gap: range, verdict: Verdict, joint: Join, safety: Safety) -> Edit:
    """The sides become one; in hard-wrapped text the line break stays, between words."""
    text = lines.document.text
    left, right = lines[gap[0] - 1], lines[gap[-1] + 1]
    start, end = left.end - joint.cut, right.start
    line_break = _break(text, start, end)
    wrapped = _wrapped(lines, gap)
    after = joint.between
    if wrapped and joint.hyphen and lines.divides:
        start, after = left.end, line_break  # the other lines of this text keep their divided words
        end = _line_start(text, right.start)
    elif wrapped and joint.hyphen:
        word = first_word(text[right.start : right.start + 200])
        if right.start + len(word) < right.end:
            end = right.start + len(word) + 1
            indent = text[_line_start(text, right.start) : right.start]
            after = word + line_break + indent
    elif wrapped:
        after, end = line_break, _line_start(text, right.start)
    start, end, after = _narrow(text, start, end, after)
    verdict = verdict._replace(why=f"{verdict.why} It split a sentence, which is joined again.")
    return _edit(text, Span(start, end), after, verdict, safety)


def _wrapped(lines: Lines, gap: range) -> bool:
    """Whether one of the sides is a paragraph of several lines."""
    left, right = gap[0] - 1, gap[-1] + 1
    above = left > 0 and not (lines[left].blanks or lines[left].page)
    below = right + 1 < len(lines) and not (lines[right + 1].blanks or lines[right + 1].page)
    return above or below


def _chosen(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict that speaks for several: that of a page's mark before that of a title; all evidence together."""
    order = ("furniture/page-label", "furniture/page-number", "furniture/running-title")
    best = min(verdicts, key=lambda verdict: order.index(verdict.rule) if verdict.rule in order else -1)
    return best._replace(evidence="; ".join(dict.fromkeys(v.evidence for v in verdicts if v.evidence)))


def _edit(text: str, span: Span, after: str, verdict: Verdict, safety: Safety) -> Edit:
    return Edit(span, text[slice(*span)], after, verdict.rule, verdict.why, safety, verdict.evidence)
