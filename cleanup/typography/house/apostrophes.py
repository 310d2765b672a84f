"""Straight apostrophes and single marks: ’ within a word, and the marks of a quotation where they come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleanup.typography.changes import Change, Piece
from cleanup.typography.house.choices import APOSTROPHE, QUOTE_MARKS
from cleanup.typography.house.conventions import Convention
from cleanup.typography.house.quotes import enclosing
from cleanup.typography.marks import Pair

SIGNS = "'´‘’‚‹›"
SIGN = re.compile(f"[{SIGNS}]")
# Within a word or before its ending: don't, l'homme, 1990's, 2011'de.
WITHIN = re.compile(r"(?<=[^\W\d_])['´’](?=[^\W\d_])|(?<=\d)['’](?=s\b|[^\W\d_]{2,})")
# English words that have lost their beginning.
CLIPPED = re.compile(r"(?<!\w)['‘’](?=(?:\d0s|tis|twas|em|til|cause|round|bout|n'|n’)(?!\w))", re.IGNORECASE)
OPENS = re.compile(r"(?<![^\s(\[{—–/\"“”„«»\u00a0\u202f-])['‘‚‹’](?=\w)")
CLOSES = re.compile(r"(?<=[\w.,!?…%)])['’‘›](?![^\W_])")


class Single(NamedTuple):
    """A single mark that opens or closes, with its place."""

    at: int
    opens: bool


def find(text: str, doubles: Sequence[Pair], chosen: Convention) -> Iterator[Change]:
    """Propose apostrophes, and the inner marks of the convention for single marks that take turns."""
    if not SIGN.search(text):
        return
    english = chosen.lang == "en"
    taken = {match.start() for match in WITHIN.finditer(text)}
    if english:
        taken |= {match.start() for match in CLIPPED.finditer(text)}
        taken |= {match.end() - 1 for match in re.finditer(r"(?<= ['‘’]n)['’](?= )", text)}  # rock 'n' roll
    for at in sorted(at for at in taken if text[at] != "’"):
        yield Change(APOSTROPHE, (Piece(at, at + 1, "’"),))
    singles = [
        Single(match.start(), bool(opens))
        for match in SIGN.finditer(text)
        if match.start() not in taken
        and ((opens := OPENS.match(text, match.start())) or CLOSES.match(text, match.start()))
        and not (not opens and text[match.start() - 1].isdigit())
    ]
    if not any(single.opens for single in singles):
        # of a plural, or of a word that has lost its end: the boys' game, Hans' Haus
        ends = (one.at for one in singles if text[one.at] == "'" and text[one.at - 1].isalpha())
        yield from (Change(APOSTROPHE, (Piece(at, at + 1, "’"),)) for at in ends)
    elif len(singles) % 2 == 0 and all(single.opens == (number % 2 == 0) for number, single in enumerate(singles)):
        for opener, closer in zip(singles[::2], singles[1::2], strict=True):
            yield from _pair(text, opener.at, closer.at, doubles, chosen)


def _pair(text: str, opener: int, closer: int, doubles: Sequence[Pair], chosen: Convention) -> Iterator[Change]:
    """The marks of one quotation: within another the inner ones; alone they stay single in English only."""
    within = any(pair.opener < opener < closer < pair.closer for pair in doubles)
    marks = chosen.inner if within or chosen.lang == "en" else chosen.outer
    pieces = enclosing(text, opener, closer, marks, chosen)
    possessive = (
        text[closer - 1] == "s" and text[closer + 1 : closer + 2] == " " and text[closer + 2 : closer + 3].islower()
    )
    if pieces:
        yield Change(QUOTE_MARKS, pieces, sure=marks == chosen.inner and not possessive)
