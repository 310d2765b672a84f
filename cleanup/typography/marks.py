"""Quotation marks of a segment: which open, which close, and whether they balance."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from cleanup.text import Document, Segment, Span

SIGNS = '"“”„«»'
MARK = re.compile(f"[{SIGNS}]")
# What closes a quotation that this sign has opened. The first is written where the document shows no habit.
CLOSES = {'"': '"', "“": "”", "”": "”", "„": '“”"', "«": "»", "»": "«»"}
LOW = ("sr", "hr", "bs", "sh", "cnr", "mk", "de")  # languages that open below the line: „
TURNED = ("mk", "de", "en", "")  # languages that close what „ opens with the sign that others open with: “
BEFORE_OPENING = "([{—–-/'‘"
AFTER_CLOSING = ".,;:!?)]}—–-/'’…"
MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)|[*_~\[\]>\\]")
HIDDEN = "\ufffc"  # stands for code, an address, the number of a note: read, but not prose

Role = Literal["open", "close", "loose", "end"]


class Mark(NamedTuple):
    """A mark: its place and sign, its role, how many quotations are open before it, and where the inmost was opened.

    "loose": neither its neighbours nor what is open say whether it opens or closes. The last of a list is no mark but
    the end of the text ("end").
    """

    at: int
    sign: str
    role: Role
    depth: int
    opener: int  # -1: nothing is open


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a segment as it is read, without the markup between, and where each part stands in the source."""

    text: str
    places: tuple[tuple[int, int], ...]  # where a part begins here, and in the source (-1: nowhere)

    def span(self, start: int, end: int) -> Span | None:
        """The stretch of the source, unless markup lies inside."""
        first, last = (bisect_right(self.places, (at, 1 << 60)) - 1 for at in (start, max(start, end - 1)))
        begin, source = self.places[first]
        return Span(start - begin + source, end - begin + source) if first == last and source >= 0 else None


def prose(document: Document, segment: Segment) -> Prose:
    """The prose of a segment in one string; what is hidden between its parts is a blank, a sign or nothing."""
    parts: list[str] = []
    starts: list[int] = []
    done = segment.span.start
    for start, end in segment.prose:
        gap = document.text[done:start]
        if parts and not gap.isspace():
            seen = MARKUP.sub("", gap)
            hidden = " " * seen[:1].isspace() + HIDDEN + " " * seen[-1:].isspace()
            parts.append(hidden if seen.strip() else " " * bool(seen))
            starts.append(-1)
            gap = ""
        parts.append(gap + document.text[start:end])
        starts.append(start - len(gap))
        done = end
    places = accumulate(map(len, parts), initial=0)
    return Prose("".join(parts), tuple(zip(places, starts, strict=False)))


def marks(text: str) -> list[Mark]:
    """The marks of a text in order of position, and its end."""
    found: list[Mark] = []
    opened: list[tuple[str, int]] = []

    def note(at: int, sign: str, role: Role) -> None:
        found.append(Mark(at, sign, role, len(opened), opened[-1][1] if opened else -1))

    for match in MARK.finditer(text):
        at, sign = match.start(), match[0]
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if sign == '"' and (before.isdigit() or before in "'′") and _is_inch(text, at, bool(opened)):
            if opened:
                note(at, sign, "loose")
            continue
        nested = bool(found) and found[-1].at == at - 1 and found[-1].role == "open"
        role = _role(sign, " " if nested else before, after, opened[-1][0] if opened else "")
        note(at, sign, role)
        if role == "open":
            opened.append((sign, at))
        elif role == "close" and opened:
            opened.pop()
    note(len(text), "", "end")
    return found


def _role(sign: str, before: str, after: str, opened: str) -> Role:
    opens = (before.isspace() or before in BEFORE_OPENING) and not after.isspace() and after not in ".,;:!?)"
    closes = not before.isspace() and (after.isspace() or after in AFTER_CLOSING or after in SIGNS)
    if sign == "„":
        return "open"
    if opens != closes:
        return "open" if opens else "close"
    if sign == '"' or (sign in "“”" and before.isspace()):
        return "loose"
    return "open" if sign == "«" or (sign == "“" and opened != "„") else "close"


def _is_inch(text: str, at: int, opened: bool) -> bool:
    """Whether a mark after a digit may stand for inches: 6" pipe, 5'10"; not after a year that ends a quotation."""
    digits = re.search(r"(\d+)['′]?\d*(?:[.,/]\d+)?\Z", text[max(0, at - 8) : at])
    if not digits or len(digits[1]) > 3:
        return False
    return not opened or (text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower())


class Pair(NamedTuple):
    """Two marks that belong together: where they stand, and in how many other pairs."""

    opener: int
    closer: int
    depth: int


def pairs(found: Sequence[Mark]) -> list[Pair]:
    """The marks that open with those that close them, in the order in which they close."""
    return [Pair(mark.opener, mark.at, mark.depth - 1) for mark in found if mark.role == "close" and mark.depth]


def state(found: Sequence[Mark], at: int) -> Mark:
    """The first mark at or after a position: its `depth` and `opener` say what is open there."""
    return found[bisect_left(found, (at,))]


def balanced(found: Sequence[Mark], *, open_at_end: bool = False) -> bool:
    """Whether every mark has a partner; with `open_at_end` the last quotation may go on in the next paragraph."""
    if any(mark.role == "loose" or (mark.role == "close" and not mark.depth) for mark in found):
        return False
    return found[-1].depth <= int(open_at_end)


def habits(text: str, lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """What closes what each sign has opened, and what opens what each has closed: as the text does it, or its language.

    >>> habits("„Da”, kaže. „Ne”, kaže.", "hr")[0]["„"], habits("", "de")[0]["„"], habits("", "hr")[1]["”"]
    ('”', '“', '„')
    """
    code = lang.partition("-")[0]
    end = max("“”" if code in TURNED else "”“", key=text.count)
    start = max("„“" if code in LOW else "“„", key=text.count)
    return {'"': '"', "“": "”", "”": "”", "„": end, "«": "»", "»": "«"}, {
        '"': '"',
        "”": start,
        "“": "„",
        "»": "«",
        "«": "»",
    }


def closing(text: str, opener: int, closes: Mapping[str, str]) -> str:
    """The mark that closes what one has opened, with a blank before it where « has one behind it."""
    blank = text[opener + 1] if text[opener] == "«" and text[opener + 1].isspace() else ""
    return blank + closes[text[opener]]
