"""The sign … for three dots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.typography.changes import Change, Piece
from cleanup.typography.house.choices import ELLIPSIS
from cleanup.typography.stops import LAST_WORD

# After a word, its stop or a blank, and not before one that is glued to them: a path, a range, an option.
DOTS = re.compile(r"(?<![./\\\d])\.\.\.(?=[\s,;:!?)\]\"'”’“»…]|\Z)(?!\s?\.)")


def find(text: str) -> Iterator[Change]:
    """Propose the sign; not at the end of a list, where one stop stands."""
    for match in DOTS.finditer(text):
        before = text[max(0, match.start() - 7) : match.start()]
        if before.strip() and not LAST_WORD.search(before):
            yield Change(ELLIPSIS, (Piece(*match.span(), "…"),))
