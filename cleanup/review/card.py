"""A card: one change as it is read in the terminal, its sentence before and after, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from cleanup.report.page.contents import KINDS
from cleanup.report.page.passages import passages
from cleanup.report.terminal import Paint
from cleanup.report.wording import exact, plain, reason, short
from cleanup.review.desk import Draft

BREAK = re.compile(r"[^\S\r\n]*(?:\r\n?|\n)\s*")
LONG = 600  # code points shown of changed words


def card(draft: Draft, number: int, entry: str, *, colour: bool) -> str:
    """The lines of the card of a change; `entry` is the place of the dictionary entry that it is by, if there is one.

    What is invisible is named, and nothing of the text reaches the terminal as more than letters.
    """
    paint = Paint(colour)
    change = draft.changes[number]
    place = paint.bold(f"{plain(draft.path)}:{change.line}")
    lines = [f"{place}  {KINDS[change.safety]}, {number + 1} of {len(draft.changes)} in this file"]
    around = [plain(BREAK.sub(" ", text)) for text in passages(draft.text, change.edits)]
    before = [edit.before for edit in change.edits]
    if change.safety == "show":
        lines.append(f"  ? {_sentence(around, before, paint.mark)}")
    else:
        lines.append(f"  - {_sentence(around, before, paint.gone)}")
        lines.append(f"  + {_sentence(around, [edit.after for edit in change.edits], paint.come)}")
    known = [plain(entry)] if entry and entry not in change.edits[0].evidence else []
    lines.append("    " + paint.dim("  ".join([reason(change.edits), plain(change.rule), *known])))
    return "\n".join(lines)


def _sentence(around: Sequence[str], words: Sequence[str], mark: Callable[[str], str]) -> str:
    """The text around the edits, and between them the words, marked."""
    marked = [mark(short(exact(text), LONG)) for text in words]
    return "".join(one + other for one, other in zip_longest(around, marked, fillvalue="")).strip()
