"""The words of a text laid beside the words of an entry, around the one by which it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.names.context import before, followed
from cleanup.names.endings import family
from cleanup.names.grade import TAIL
from cleanup.names.known import Known, Shape
from cleanup.names.mentions import CERTAIN, Mention, Part
from cleanup.names.reading import read
from cleanup.names.rules import head_keys, text_keys
from cleanup.names.same import initial_fits
from cleanup.names.titles import is_sir
from cleanup.names.words import FAR, Row, Word
from cleanup.text import Span

INITIAL = 2
# In a given name the last letters are its gender; before them a letter more or less is a mistake.
GIVEN_TAIL = 2


def aligned(row: Row, at: int, entry: Known, shape: Shape) -> Mention | None:
    """The mention whose head is the word at this place, if it is one."""
    return next(filter(None, (_around(row, at, head, entry, shape) for head in shape.heads)), None)


def _around(row: Row, at: int, head: int, entry: Known, shape: Shape) -> Mention | None:
    """The mention in which the word at this place is the entry's `head`, if it is one."""
    parts = _block(row, at, shape, head, entry.rule.data["kind"])
    if not parts:
        return None
    first, last = at - (head - parts[0].number), at + (parts[-1].number - head)
    if shape.surname:
        given, letter, start = _given_before(row, first, shape)
        if given or letter[0]:
            return Mention(entry, shape, row.segment, (*given, *parts), letter=letter)
        first = start
    beside = before(row, first, parts[-1].reading.slot or parts[-1].word.tail)
    if shape.surname and beside in {"", "title"} and (behind := _given_after(row, last, shape)):
        return Mention(entry, shape, row.segment, (*parts, *behind), reverse=True)
    tail, end = _tail(row, parts[-1].span.end, shape) if any(shape.tails) else ("", 0)
    if not tail and "" not in shape.tails:
        return None
    return Mention(
        entry, shape, row.segment, tuple(parts), before=beside, after=followed(row, last), tail=tail, end=end
    )


_SMALL = re.compile(r"\s{1,2}([^\W\d_]+)")


def _tail(row: Row, at: int, shape: Shape) -> tuple[str, int]:
    """Which of the words in lower case that the forms end in stand here, in some case, and where they end."""
    for tail in sorted(shape.tails, key=len, reverse=True):
        end = at
        for word in tail.split():
            found = _SMALL.match(row.document.text, end, row.segment.span.end)
            if not found or set(head_keys(word)).isdisjoint(text_keys(found[1], row.lang)):
                break
            end = found.end()
        else:
            return tail, end if tail else 0
    return "", 0


def _block(row: Row, at: int, shape: Shape, head: int, kind: str) -> list[Part]:
    """The words of a surname, or of a whole name that is no person's, around its head; [] unless all are there."""
    parts = []
    for number in range(shape.surname, len(shape.words)):
        place = at + number - head
        if not 0 <= place < len(row.words) or row.words[place].masked:
            return []
        if number > shape.surname and not _joined(row, place, shape.joints[number]):
            return []
        part = _part(row.words[place], shape, number, row.lang, typos=TAIL if number == head and shape.surname else 0)
        if part is None or not _close_enough(part, kind):
            return []
        parts.append(part)
    return parts


def _close_enough(part: Part, kind: str) -> bool:
    """Whether a word is near enough: names of bodies and offices are made of ordinary words, which have neighbours."""
    reading = part.reading
    return (
        kind in {"person", "place"}
        or reading.kind in {"equal", "lost"}
        or (reading.base.isupper() and reading.score > CERTAIN)
    )


def _part(word: Word, shape: Shape, number: int, lang: str, *, typos: int) -> Part | None:
    """Read a word, alone and with what hangs on it, as one word of a shape."""
    bases, start = shape.words[number], word.span.start
    for whole in _hung(word, lang):
        reading = read(whole, bases, lang, own=shape.own, noun=shape.noun)
        if reading and reading.score >= CERTAIN and (reading.slot or "-" in reading.base):
            return Part(word, number, reading, Span(start, word.span.end + len(word.tail)))
    reading = read(word.text, bases, lang, own=shape.own, noun=shape.noun, typos=typos)
    if word.joined and (reading is None or reading.score < CERTAIN):
        reading = read(word.joined, bases, lang, own=shape.own, noun=shape.noun)
        return Part(word, number, reading, Span(start, word.rest)) if reading and reading.score >= CERTAIN else None
    return Part(word, number, reading, word.span) if reading else None


def _hung(word: Word, lang: str) -> Iterator[str]:
    """The word with what hangs on it: as one, and in Albanian as an ending that a hyphen or an apostrophe parts off."""
    end = word.tail[1:]
    if word.tail[:1] in {"-", "‐", "‑"}:
        yield f"{word.text}-{end}"
    if family(lang) == "sq" and 0 < len(end) <= 3 and end.islower():
        acronym = word.text.isupper() and len(word.text) > 1
        yield f"{word.text}-{end}" if acronym else word.text + end


def _joined(row: Row, place: int, joints: Sequence[str]) -> bool:
    """Whether what stands before a word is what the entry may have there; a hyphen and a space are the same here."""
    left, right = row.words[place - 1 : place + 1]
    if right.gap != FAR:
        return right.gap[:1] != "."
    between = row.document.text[left.span.end : right.span.start]
    return any(" ".join(between.split()) == joint.strip() for joint in joints if joint.strip(" -"))


def _given_before(row: Row, first: int, shape: Shape) -> tuple[list[Part], tuple[Word | None, int], int]:
    """The given names before a surname: the parts, an initial with the word it stands for, and where the name begins."""
    parts: list[Part] = []
    number = shape.surname - 1
    letter: tuple[Word | None, int] = (None, 0)
    while first > 0 and number >= 0:
        word, gap = row.words[first - 1], row.words[first].gap
        joints = shape.joints[number + 1]
        if (
            word.masked
            or word.tail
            or (gap == "-" and "-" not in joints)
            or (gap == FAR and not _joined(row, first, joints))
        ):
            break
        if gap[:1] == ".":
            fits = [at for at in range(number, -1, -1) if initial_fits(word.text, shape.words[at][0][0])]
            if len(word.text) > INITIAL or is_sir(word.text, row.lang):
                break
            if fits:
                letter, number = (word, fits[0]), fits[0] - 1
            elif not _middle(row, first - 1, shape, number):
                break
        elif part := _as_given(row, first - 1, shape, number):
            parts.insert(0, part)
            number = part.number - 1
        else:
            break
        first -= 1
    return parts, letter, first


def _middle(row: Row, at: int, shape: Shape, number: int) -> bool:
    """Whether an initial that does not fit stands behind a given name that does: Hajredin S. Kuçi."""
    return (
        at > 0 and shape.surname == 1 and row.words[at].gap == " " and _as_given(row, at - 1, shape, number) is not None
    )


def _as_given(row: Row, at: int, shape: Shape, number: int) -> Part | None:
    """A word read as one of the given names, the last ones first."""
    word = row.words[at]
    for place in range(number, -1, -1):
        if reading := read(word.text, shape.words[place], row.lang, own=shape.own, typos=GIVEN_TAIL):
            return Part(word, place, reading, word.span)
    return None


def _given_after(row: Row, last: int, shape: Shape) -> list[Part]:
    """The given names behind a surname, all of them."""
    parts = []
    for number in range(shape.surname):
        at = last + 1 + number
        if at >= len(row.words) or row.words[at].masked or row.words[at].gap.strip(" ") or row.words[at - 1].tail:
            return []
        word = row.words[at]
        reading = read(word.text, shape.words[number], row.lang, own=shape.own)
        if word.gap in {"", FAR} or reading is None or reading.score < CERTAIN:
            return []
        parts.append(Part(word, number, reading, word.span))
    return parts
