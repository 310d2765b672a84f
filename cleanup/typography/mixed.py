"""Two styles in one pair of marks: `“Ura hapet", tha X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import MIXED_QUOTES
from cleanup.typography.marks import CLOSES, Mark, closing, pairs


def find(text: str, found: Sequence[Mark], closes: Mapping[str, str], opens: Mapping[str, str]) -> Iterator[Change]:
    """Propose the partner of the mark that shows which way it goes; `closes`, `opens`: as this document has them."""
    for pair in pairs(found):
        opener, closer = text[pair.opener], text[pair.closer]
        if opener == closer:
            continue  # “ on both sides, as they are typed in Skopje, or ” as in Stockholm
        if closer == '"' != opener or (closer not in CLOSES[opener] and opener != '"'):
            sign = closing(text, pair.opener, closes)[-1 if text[pair.closer - 1].isspace() else 0 :]
            yield Change(MIXED_QUOTES, (Piece(pair.closer, pair.closer + 1, sign),), sure=False)
        elif opener == '"' != closer:
            yield Change(MIXED_QUOTES, (Piece(pair.opener, pair.opener + 1, opens[closer]),), sure=False)
