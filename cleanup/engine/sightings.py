"""What one document names: mentions of entries with their spelling, and the names that no entry knows, by person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern

from cleanup.edits import Edit, apply, overlap, settle
from cleanup.names import pairs
from cleanup.names.known import form_for
from cleanup.names.mentions import CERTAIN, Mention
from cleanup.names.persons import persons
from cleanup.names.proposals import propose
from cleanup.names.runs import Naming, namings
from cleanup.names.seeking import mentions
from cleanup.names.support import Bearers, Support, bearers, support
from cleanup.report.lines import Lines
from cleanup.scan import Found
from cleanup.text import Document, Span

_SMALL = re.compile(r"\b[^\W\d_]{4,}\b")
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a text names what an entry knows.

    `name` is the entry's form in English, or its first; `form` the one of this language; `write` what must stand
    there, "" where it is right.
    """

    rule: str
    kind: str
    name: str
    form: str
    lang: str
    said: str
    write: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """What one document names.

    `found` holds for each person the namings with their lines, `alone` single words that may be a surname or a place.
    Namings are freed of their positions, so that many places share one.
    """

    path: str
    known: tuple[Sighting, ...]
    found: tuple[tuple[tuple[Naming, int], ...], ...]
    alone: tuple[tuple[Naming, int], ...]
    small: frozenset[str]  # the words that stand in small letters, if in capitals too


# The line of a place in a text, from 1.
Line = Callable[[int], int]


def page(document: Document, found: Found, line: Line | None = None) -> Page:
    """The names of a document of which the languages are assigned; `line` where it is a view of another. Pure."""
    lines = line or _lines(document.text)
    seen = list(mentions(document, found))
    listed = list(pairs.find(document, found))
    known = [*_known(document, seen, lines), *(_listed(document, edit, lines) for edit in listed)]
    sightings: list[Sighting] = []
    taken: list[Span] = []
    for span, sighting in sorted(known, key=lambda row: (row[0].start, -row[0].end)):
        if not taken or span.start >= taken[-1].end:
            taken.append(span)
            sightings.append(sighting)
    free = [naming for naming in namings(document) if not _covered(naming.span, taken)]
    groups = persons(free)
    placed = {word for group in groups for naming in group for word in naming.spans}
    people = [tuple((_slim(naming), lines(naming.span.start)) for naming in group) for group in groups]
    alone = tuple(
        (_slim(naming), lines(naming.span.start))
        for naming in free
        if len(naming.words) == 1 and not placed.intersection(naming.spans) and _tells(naming)
    )
    capital = {naming.words[0].lower() for naming, _ in alone}
    small = frozenset(capital.intersection(_SMALL.findall(document.text)))
    return Page(document.path, tuple(sightings), tuple(people), alone, small)


def _lines(text: str) -> Line:
    lines = Lines(text)
    return lambda at: lines.place(at)[0]


def _covered(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span touches one of the sorted, disjoint spans."""
    at = bisect_right(taken, span.start, key=lambda one: one.start)
    return any(overlap(span, one) for one in taken[max(0, at - 1) : at + 1])


def _tells(naming: Naming) -> bool:
    """Whether a single word may be a name: long enough, no ordinary word, not where any word has a capital."""
    word = naming.words[0]
    return len(word) > 3 and not naming.small and not naming.first and not word.isupper()


def _slim(naming: Naming) -> Naming:
    return _shared(replace(naming, text=0, span=_NOWHERE, spans=(), first=False, prefix=(), small=False))


@lru_cache(maxsize=1 << 17)
def _shared(naming: Naming) -> Naming:
    return naming


Row = tuple[Span, Sighting]


def _listed(document: Document, edit: Edit, lines: Line) -> Row:
    """What a row of a table has found."""
    segment = document.segment_at(edit.span.start)
    line = lines(edit.span.start)
    lang = intern(segment.lang if segment else "")
    return edit.span, Sighting(edit.rule, "", edit.after, edit.after, lang, edit.before, edit.after, line)


def _known(document: Document, seen: Sequence[Mention], lines: Line) -> Iterator[Row]:
    """Where entries are named."""
    known = bearers(document, seen)
    edits: dict[str, list[Edit]] = {}
    for edit in propose(document, seen):
        edits.setdefault(edit.rule, []).append(edit)
    for own in edits.values():
        own.sort(key=lambda edit: edit.span)
    by_head: dict[Span, list[Mention]] = {}
    for mention in seen:
        by_head.setdefault(mention.head.word.span, []).append(mention)
    chosen = [one for rivals in by_head.values() if (one := _chosen(document, rivals, known, edits))]
    apart = {mention.entry.rule.id for mention, _ in chosen if not _part_of_another(mention)}
    for mention, write in chosen:
        rule, lang = mention.entry.rule, mention.segment.lang
        if not write and rule.id not in apart:
            continue
        table: dict[str, str] = rule.data["write"]
        said = intern(_blanks(document.text[slice(*mention.span)]))
        yield (
            mention.span,
            Sighting(
                rule.name,
                rule.data["kind"],
                form_for(table, "en") or next(iter(table.values())),
                mention.entry.form,
                intern(lang),
                said,
                _blanks(write),
                lines(mention.span.start),
            ),
        )


def _part_of_another(mention: Mention) -> bool:
    """Whether a single word stands before another capital: Vlora, a town, in Vlora Ndrecaj."""
    return not mention.entry.person and mention.after and len(mention.parts) == 1


def _blanks(text: str) -> str:
    return " ".join(text.split())


def _chosen(
    document: Document, rivals: Sequence[Mention], known: Bearers, edits: Mapping[str, Sequence[Edit]]
) -> tuple[Mention, str] | None:
    """The mention that stands there, and what must be written for it."""
    for mention in rivals:
        own = edits.get(mention.entry.rule.name, ())
        first, last = (bisect_left(own, place, key=lambda edit: edit.span.start) for place in mention.span)
        touching = own[first:last]
        if touching:
            return mention, _written(document.text, mention.span, touching)
    sure = [(_rank(document, mention, known), mention) for mention in rivals if mention.score >= CERTAIN]
    sure = [(rank, mention) for rank, mention in sure if rank[0] >= (Support.TITLE if mention.bare else Support.NONE)]
    if not sure:
        return None
    top = max(rank for rank, _ in sure)
    best = [mention for rank, mention in sure if rank == top]
    if len({mention.entry.rule.id for mention in best}) > 1 and best[0].bare:
        return None  # two bearers of one surname
    return best[0], ""


def _rank(document: Document, mention: Mention, known: Bearers) -> tuple[Support, float, int]:
    return support(document, mention, known), mention.score, mention.span.end - mention.span.start


def _written(text: str, span: Span, edits: Sequence[Edit]) -> str:
    """What becomes of a passage by the edits that touch it."""
    edits, _ = settle(edits)
    start = min(span.start, edits[0].span.start)
    end = max(span.end, *(edit.span.end for edit in edits))
    moved = [replace(edit, span=Span(edit.span.start - start, edit.span.end - start)) for edit in edits]
    after = apply(text[start:end], moved)
    return after if after != text[start:end] else ""
