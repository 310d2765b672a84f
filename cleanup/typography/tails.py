"""Where a quotation ends and the sentence says who spoke: `, - said X`, `. "Said X`, `." said X`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import QUOTE_SIDE, QUOTE_TAIL, UNCLOSED_QUOTE
from cleanup.typography.marks import SIGNS, Mark, balanced, state
from cleanup.typography.speech import VERB, Speaker, ends, speaker

DASH = re.compile("[-–—]")
SECOND_DASH = re.compile(r"([.,;]?)\s{0,2}[-–—]\s{1,2}(?=[^\W_])")
SIDE = re.compile(rf"\s{{1,2}}[\"“”](?={VERB})")
WORD = re.compile(r"\w+")
BLANKS = re.compile(r"\s{1,2}")
COMMA = re.compile(rf",\s{{1,2}}(?={VERB})")
SHORTENED = re.compile(r"(?:\b[A-Z]|\.\w{1,3}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|No))\Z")


class Gap(NamedTuple):
    """A dash with the blanks around it, and the blank that stays."""

    left: int
    right: int
    blank: str


def find(text: str, found: Sequence[Mark], closes: Mapping[str, str]) -> Iterator[Change]:
    """Propose the comma and the mark where English has them; `closes` says what closes each mark in this document."""
    places = {mark.at: mark for mark in found}
    for dash in DASH.finditer(text):
        if change := _dashed(text, found, places, closes, dash.start()):
            yield change
    if not balanced(found):
        for match in SIDE.finditer(text):
            yield from _wrong_side(text, places[match.end() - 1], closes, match)
    for mark in found:
        if mark.role == "close":
            yield from _after_close(text, mark)
    if found[-1].depth == 1 and len(found) % 2 == 0 and not any(mark.role == "loose" for mark in found):
        yield from _undashed(text, found[-1].opener, closes)


def _dashed(
    text: str, found: Sequence[Mark], places: Mapping[int, Mark], closes: Mapping[str, str], dash: int
) -> Change | None:
    """`, - said X`: after a mark the dash goes; in an open quotation it becomes the mark that closes."""
    left = dash - text[max(0, dash - 1) : dash].isspace()
    right = dash + 1 + text[dash + 1 : dash + 2].isspace()
    if right - left == 1 or not left or (left == dash and text[left - 1] not in f",.!?…{SIGNS}"):
        return None
    said = speaker(text, right)
    if not said:
        return None
    blank = text[left:dash] if "\n" in text[left:dash] or right == dash + 1 else text[dash + 1 : right]
    gap = Gap(left, right, blank)
    mark = places.get(left - 1) or (places.get(left - 2) if text[left - 1] == "," else None)
    change = None if mark else _opened(text, found, closes, gap, said)
    if mark and mark.role == "close":
        change = _closed(text, mark, gap, said)
    return change and change._replace(pieces=(*change.pieces, *_small(text, right, said)))


def _closed(text: str, mark: Mark, gap: Gap, said: Speaker) -> Change:
    """The quotation is closed: the dash goes, a comma comes where there is no stop."""
    inner = text[mark.at - 1]
    pieces = [Piece(*gap)]
    sure = said.sure and ends(text, said)
    if text[gap.left - 1] != "," and inner == "." and not text.endswith("..", 0, mark.at):
        pieces.append(_comma_for_stop(text, mark.at))
    elif text[gap.left - 1] != "," and inner not in ",!?….":
        pieces.append(Piece(mark.at, mark.at, ","))
        sure = sure and is_sentence(text, mark, words=2) and not SECOND_DASH.match(text, said.end)
    return Change(QUOTE_TAIL, tuple(pieces), sure)


def _opened(text: str, found: Sequence[Mark], closes: Mapping[str, str], gap: Gap, said: Speaker) -> Change | None:
    """The quotation is open: it closes before the speaker, and opens again where it goes on after a second dash."""
    here, following = state(found, gap.left), state(found, said.end)
    second = SECOND_DASH.match(text, said.end)
    if not here.depth or (second and following.role != "close"):
        return None
    sign = text[here.opener]
    pieces = [_closing_piece(text, gap, closes[sign])]
    sure = said.sure and (text[gap.left - 1] in ",.!?…" or _at_end(text, said.end + 1))
    if following.role == "close":
        if following.at <= said.end + 1 and text[said.end : following.at] in {".", ""}:
            pieces.append(Piece(following.at, following.at + 1, ""))
            sure = sure and _at_end(text, following.at + 1)
        elif second:
            pieces.append(Piece(*second.span(), f"{second[1] or ','} {sign}"))
        else:
            return None
    return Change(QUOTE_TAIL, tuple(pieces), sure and (ends(text, said) or bool(second)))


def _wrong_side(text: str, mark: Mark, closes: Mapping[str, str], match: re.Match[str]) -> Iterator[Change]:
    """`people. "Said X.`: the mark goes to the other side of the space, and the sentence goes on with a comma."""
    said = speaker(text, match.end())
    if not match.start() or not said or not said.inverted:
        return
    gap = Gap(match.start(), match.end(), text[match.start() : match.end() - 1])
    close = closes[text[mark.opener]] if mark.depth else mark.sign
    pieces = (_closing_piece(text, gap, close), *_small(text, match.end(), said))
    sure = said.sure and mark.depth == 1 and text[gap.left - 1] in ",.!?…" and ends(text, said)
    yield Change(QUOTE_SIDE, pieces, sure)


def _after_close(text: str, mark: Mark) -> Iterator[Change]:
    """`." said X` and `" said X`: a comma before the closing mark."""
    blank = BLANKS.match(text, mark.at + 1)
    if not blank or not mark.at or not text[blank.end() : blank.end() + 1].islower():
        return
    said = speaker(text, blank.end())
    last = text[mark.at - 1]
    if not said or text.endswith("..", 0, mark.at):
        return
    if last == ".":
        begins = text[max(0, mark.opener - 2) : max(0, mark.opener)].rstrip()[-1:] in {"", *".!?:,;…("}
        yield Change(QUOTE_TAIL, (_comma_for_stop(text, mark.at),), said.sure and begins and ends(text, said))
    elif (last.isalnum() or last in ")%") and said.sure and ends(text, said) and is_sentence(text, mark, words=4):
        yield Change(QUOTE_TAIL, (Piece(mark.at, mark.at, ","),))


def _undashed(text: str, opener: int, closes: Mapping[str, str]) -> Iterator[Change]:
    """`"We agree, said X.` with no dash and no mark: where it closes is likely, not certain."""
    for match in COMMA.finditer(text, opener):
        said = speaker(text, match.end())
        if said and said.sure and ends(text, said):
            at = match.start() + 1
            yield Change(UNCLOSED_QUOTE, (Piece(at, at, closes[text[opener]]),), sure=False)
            return


def _closing_piece(text: str, gap: Gap, close: str) -> Piece:
    """The mark that closes in place of the gap, after a comma if no other stop is there."""
    last = text[gap.left - 1]
    if last == "." and not text.endswith("..", 0, gap.left):
        comma = _comma_for_stop(text, gap.left)
        return Piece(comma.start, gap.right, f"{comma.after}{close}{gap.blank}")
    return Piece(gap.left, gap.right, f"{'' if last in ',!?….' else ','}{close}{gap.blank}")


def _small(text: str, at: int, said: Speaker) -> tuple[Piece, ...]:
    """A small letter for a verb that follows the quotation with a capital."""
    verb = WORD.match(text, at) if said.inverted and text[at].isupper() else None
    return (Piece(*verb.span(), verb[0].lower()),) if verb else ()


def _at_end(text: str, at: int) -> bool:
    return len(text) - at < 9 and not text[at:].strip()


def _comma_for_stop(text: str, end: int) -> Piece:
    """A comma instead of the full stop before `end`, or after it where it belongs to an abbreviation."""
    if SHORTENED.search(text, max(0, end - 12), end - 1):
        return Piece(end, end, ",")
    return Piece(end - 1, end, ",")


def is_sentence(text: str, mark: Mark, words: int) -> bool:
    """Whether the quotation that `mark` closes is a sentence of so many words rather than a name or a title."""
    before = text[max(0, mark.opener - 3) : max(0, mark.opener)].rstrip()
    inside = text[max(mark.opener + 1, mark.at - 300) : mark.at].split()
    small = sum(word[0].islower() for word in inside)
    begins = not before or before[-1] in ".!?:…"
    return begins and len(inside) >= words and small * 2 >= len(inside) and text[mark.opener + 1].isupper()
