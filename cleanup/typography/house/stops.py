"""Blanks before stops, as French has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.typography.changes import Change, Piece
from cleanup.typography.house.choices import STOP_SPACE
from cleanup.typography.house.conventions import Convention

AFTER = r"(?=[\s\"”»’)\]…]|\Z)"
WORD = r"(?<=[\w\"”»’)\]%…])"


def find(text: str, chosen: Convention) -> Iterator[Change]:
    """Propose the blank of the convention before its stops; any that does not break stays."""
    for stops, blank in chosen.stops:
        for match in re.finditer(rf"{WORD}( ?)([{stops}])(?=[?!]*{AFTER})", text):
            follows = text[match.end() : match.end() + 2]
            name = not match[1] and match[2] == "!" and follows[:1] == " " and follows[1:].islower()  # Yahoo! et
            if not name:
                yield Change(STOP_SPACE, (Piece(match.start(), match.end(), blank + match[2]),))
