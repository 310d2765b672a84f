"""Fingerprints: by which a finding is known again when the lines around it have moved."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from hashlib import sha256
from itertools import accumulate
from pathlib import PurePath

from cleanup.edits import Edit, Outcome, apply, decisions, settle

WORDS, REACH = 3, 80  # so many words on each side, no further away than so many code points
BLANK_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n?|\n)")


def fingerprint(outcome: Outcome, edit: Edit) -> str:
    """The fingerprint of one edit of an outcome; `fingerprints` has those of all for the price of one."""
    return fingerprints(outcome)[edit]


def fingerprints(outcome: Outcome) -> dict[Edit, str]:
    """A fingerprint for each edit of an outcome, applied or held; edits of one decision share theirs, no others do.

    It is made of path, rule, what is written before and after, the nearest words of the paragraph, and for decisions
    alike in all of that of their order. Lines that come or go elsewhere, lines broken otherwise and CRLF for LF do not
    change it; nor does it matter whether neighbouring findings have been put right, since the words are taken from
    the text in which they have.
    """
    edits = [*outcome.applied, *outcome.held]
    around = _Surroundings(outcome.source, edits)
    seen: Counter[str] = Counter()
    found: dict[Edit, str] = {}
    for group in sorted(decisions(edits), key=lambda group: (group[0].span, group[0].rule)):
        changes = [[_lf(edit.before), _lf(edit.after)] for edit in group]
        words = around.words(group[0].span.start, group[-1].span.end)
        key = json.dumps([PurePath(outcome.path).as_posix(), group[0].rule, changes, words])
        found |= dict.fromkeys(group, digest(f"{key}{seen[key]}"))
        seen[key] += 1
    return found


def digest(key: str) -> str:
    """128 bits in hexadecimal.

    >>> digest("Kuçi")
    '55a2b15ef5fa2a9a82c24244af93b85b'
    """
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n")


class _Surroundings:
    """The words beside a place, in the text as it is when every finding has been put right."""

    def __init__(self, source: str, edits: list[Edit]) -> None:
        made, _ = settle(edit for edit in edits if edit.safety != "show")
        self._text = apply(source, made)
        self._starts = [edit.span.start for edit in made]
        self._ends = [edit.span.end for edit in made]
        self._shifts = list(accumulate((len(edit.after) - len(edit.before) for edit in made), initial=0))

    def words(self, start: int, end: int) -> tuple[list[str], list[str]]:
        """The last words before `start` and the first after `end`, positions of the source."""
        left = start + self._shifts[bisect_right(self._ends, start)]
        right = end + self._shifts[bisect_left(self._starts, end)]
        before = BLANK_LINE.split(self._text[max(0, left - REACH) : max(0, left)])[-1].split()
        after = BLANK_LINE.split(self._text[max(0, right) : max(0, right) + REACH])[0].split()
        return before[-WORDS:], after[:WORDS]
