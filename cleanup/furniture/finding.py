"""Find the furniture of a text: candidates by form, accepted by evidence, the rest as questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cleanup.edits import Edit
from cleanup.furniture import catchwords, chains, glued, pages, recurring, removal, titles, twice_told
from cleanup.furniture.glance import plausible
from cleanup.furniture.lexicon import Lexicon, folded, lexicon
from cleanup.furniture.lines import SHORT, Lines, ended
from cleanup.furniture.marks import Form, form
from cleanup.furniture.removal import Verdict
from cleanup.furniture.residue import body, kind, residue
from cleanup.furniture.sequences import Mark, doubtful, proven, runs
from cleanup.furniture.slots import compiled
from cleanup.furniture.titles import fold_title
from cleanup.language import serves
from cleanup.scan import Found
from cleanup.text import Document

EDGE = 4  # lines at the edge of a text that may be furniture
WHY = {
    "furniture/page-label": "A page label of the layout, no part of the text.",
    "furniture/page-number": "A page number of the layout, no part of the text.",
    "furniture/running-title": "A running title, printed on every page, no part of the text.",
    "furniture/rights-line": "A line of the site or the layout that claims rights, no part of the text.",
    "furniture/residue": "A button or a link of the page that the text was taken from.",
}


def found_edits(document: Document, found: Found) -> Iterator[Edit]:
    """Every edit that takes furniture out of the document."""
    words = lexicon(found.rules("furniture"))
    lines = Lines.of(document)
    if not lines:
        return
    sure, asked = judged(lines, words)
    yield from removal.edits(lines, sure, words.short, "safe")
    for index, verdict in asked.items():
        if index not in sure:
            yield from removal.edits(lines, {index: verdict}, words.short, "ask")
    known = (shape for index in sure if (shape := form(lines[index].text, words)))
    yield from glued.edits(document, found, words, known)
    yield from twice_told.edits(lines, body(lines, frozenset(sure))[0])


def glance(found: Found) -> bool:
    """Whether a text could hold furniture at all."""
    return plausible(found, lexicon(found.rules("furniture")))


def judged(lines: Lines, words: Lexicon) -> tuple[dict[int, Verdict], dict[int, Verdict]]:
    """The lines that surely are furniture, and those that could be, each with its reason."""
    sure: dict[int, Verdict] = dict(_houses(lines, words))
    asked: dict[int, Verdict] = {}
    marks = candidates(lines, words)
    often = titles.Titles.of(lines)
    for run in runs(lines, marks, _body(lines, often.often, words)):
        rule = _rule(run.marks[0])
        verdict = _verdict(rule, run.evidence)
        if proven(run):
            row = chains.filled(marks, run.marks) if len(run.marks) > 2 else run.marks
            sure |= {index: verdict for mark in row for index in _free(lines, mark)}
        elif doubtful(run):
            asked |= {index: _verdict(rule) for mark in run.marks for index in _free(lines, mark)}
    sure |= _row(lines, pages.numbered(lines, marks))
    if not _paged(lines, sure):
        sure |= _row(lines, chains.filled(marks, chains.chain(lines, marks)))
    sure |= _titles(lines, often, frozenset(sure), paged=_paged(lines, sure))
    sure |= {i: _verdict("furniture/page-number", why) for i, why in catchwords.feet(lines, frozenset(sure)).items()}
    for line in residue(lines, words, frozenset(sure)):
        target = sure if line.sure else asked
        target.setdefault(line.at, _verdict(line.rule, line.evidence if line.sure else ""))
    return sure, asked


def _titles(lines: Lines, often: titles.Titles, marks: frozenset[int], *, paged: bool) -> dict[int, Verdict]:
    """The running titles: beside marks and form feeds; where those do not show the pages, at even distances."""
    found = titles.beside(lines, marks, often)
    if not paged and (again := recurring.recurring(lines, often.often)):
        found = again | found
        found |= titles.beside(lines, marks | found.keys(), often, 0.4)
    return {i: _verdict("furniture/running-title", why) for i, why in found.items() if i not in marks}


def _paged(lines: Lines, sure: Mapping[int, Verdict]) -> bool:
    """Whether the page marks found already cover a third of the text."""
    marks = sorted(sure)
    return len(marks) > 3 and (lines[marks[-1]].words - lines[marks[0]].words) * 3 >= lines.words


def candidates(lines: Lines, words: Lexicon) -> list[Mark]:
    """Every line that could mark a page, by its form alone; rows of labels without text between are listings."""
    found: list[Mark] = []
    for index, line in enumerate(lines):
        if len(line.text) > SHORT:
            continue
        shape = form(line.text, words)
        if shape and not _cited(lines, index, shape, words):
            found.append(Mark(index, index, shape))
        elif index + 1 < len(lines) and folded(line.text) in words.labels and not lines[index + 1].blanks:
            below = form(lines[index + 1].text, words)
            if below and below.kind == "bare":
                found.append(Mark(index, index + 1, below._replace(kind="label")))
    listed = set()
    for one, other in pairwise(found):
        close = other.first == one.last + 1 and not (lines[other.first].blanks or lines[other.first].page)
        if close and one.key[0] in ("label", "of") and one.key == other.key:
            listed |= {one, other}
    return [mark for mark in found if mark not in listed]


def _cited(lines: Lines, index: int, shape: Form, words: Lexicon) -> bool:
    """Whether a label is the end of a reference that was wrapped: an abbreviation right below an open line."""
    line = lines[index]
    if shape.kind != "label" or shape.rest or line.blanks or line.page or not index:
        return False
    first = folded(line.text.partition(".")[0].strip())
    return first in words.abbreviations and not ended(lines[index - 1].text)


def _body(lines: Lines, often: Counter[str], words: Lexicon) -> tuple[int, int]:
    """The first and the last line that are no running title, rights line or residue at the edge of the text."""

    def loose(index: int) -> bool:
        text = lines[index].text
        return often[fold_title(text)] > 1 or bool(kind(text, words))

    first, last = 0, len(lines) - 1
    while first < min(EDGE, last) and loose(first):
        first += 1
    while last > max(first, len(lines) - 1 - 2 * EDGE) and loose(last):
        last -= 1
    return first, last


def _free(lines: Lines, mark: Mark) -> list[int]:
    indices = list(range(mark.first, mark.last + 1))
    return indices if all(map(lines.free, indices)) else []


def _rule(mark: Mark) -> str:
    return "furniture/page-label" if mark.key[0] in ("label", "of") else "furniture/page-number"


def _verdict(rule: str, evidence: str = "") -> Verdict:
    return Verdict(rule, WHY[rule], evidence)


def _row(lines: Lines, row: Sequence[Mark]) -> dict[int, Verdict]:
    """The verdicts of a row of page numbers found over the whole text."""
    if not row:
        return {}
    first, last = row[0].form.number, row[-1].form.number
    evidence = f"{len(row)} of {max(len(row), last - first + 1)}, pages {first}-{last}"
    return {index: _verdict(_rule(mark), evidence) for mark in row for index in _free(lines, mark)}


def _houses(lines: Lines, words: Lexicon) -> Iterator[tuple[int, Verdict]]:
    """The lines that an entry for a house's own footer teaches."""
    if not words.houses:
        return
    patterns = [(rule, compiled("|".join(f"(?:{one})" for one in rule.data["line"]))) for rule in words.houses]
    for index, line in enumerate(lines):
        for rule, pattern in patterns:
            if len(line.text) <= 2 * SHORT and pattern.fullmatch(line.text) and lines.free(index):
                segment = lines.document.segment_at(line.start)
                if serves(rule.langs, segment.lang if segment else ""):
                    yield index, Verdict(rule.name, rule.data["why"], "taught by an entry")
