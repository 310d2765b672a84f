"""Find the furniture of a text: candidates by form, accepted by evidence, the rest as questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cleanup.edits import Edit
from cleanup.formats.breaks import ended, goes_on
from cleanup.furniture import catchwords, chains, glued, pages, recurring, removal, sides, titles, twice_told
from cleanup.furniture.glance import plausible
from cleanup.furniture.lexicon import Lexicon, folded, lexicon
from cleanup.furniture.lines import SHORT, Lines
from cleanup.furniture.marks import Form, form
from cleanup.furniture.removal import Verdict
from cleanup.furniture.residue import body, kind, residue
from cleanup.furniture.sequences import Around, Mark, again, doubtful, proven, runs
from cleanup.furniture.slots import compiled
from cleanup.furniture.titles import fold_title
from cleanup.language import serves
from cleanup.scan import Found
from cleanup.text import Document

EDGE = 4  # lines at the edge of a text that may be furniture
LABEL, NUMBER = "furniture/page-label", "furniture/page-number"
WHY = {
    LABEL: "A page label of the layout, no part of the text.",
    NUMBER: "A page number of the layout, no part of the text.",
    "furniture/running-title": "A running title, printed on every page, no part of the text.",
    "furniture/rights-line": "A line of the site or the layout that claims rights, no part of the text.",
    "furniture/residue": "A button or a link of the page that the text was taken from.",
}
DOUBT = {
    LABEL: "This has the form of a page label; nothing else shows that a page ends here.",
    NUMBER: "This has the form of a page number; nothing else shows that a page ends here.",
    "furniture/rights-line": "This claims rights as the last line of a page does, but stands inside the text.",
    "furniture/residue": "This has the words of a button or a link, but could be part of the text.",
}


def found_edits(document: Document, found: Found) -> Iterator[Edit]:
    """Every edit that takes furniture out of the document."""
    words = lexicon(found.rules("furniture"))
    lines = Lines.of(document)
    if not lines:
        return
    sure, asked = judged(lines, words)
    yield from removal.edits(lines, sure, words.short, "safe")
    for question in asked:
        if not question.keys() & sure.keys():
            yield from removal.edits(lines, question, words.short, "ask")
    known = (shape for index in sure if (shape := form(lines[index].text, words)))
    yield from glued.edits(document, found, words, known)
    yield from pages.run_in(lines, sure, NUMBER)
    yield from twice_told.edits(lines, body(lines, frozenset(sure))[0])


def glance(found: Found) -> bool:
    """Whether a text could hold furniture at all."""
    return plausible(found, lexicon(found.rules("furniture")))


def judged(lines: Lines, words: Lexicon) -> tuple[dict[int, Verdict], list[dict[int, Verdict]]]:
    """The lines that surely are furniture, and the questions: lines that could be; each line with its reason."""
    houses = dict(_houses(lines, words))
    often = titles.Titles.of(lines)
    marks = candidates(lines, words)
    feeds = sides.page_ends(lines, {index for mark in marks for index in (mark.first, mark.last)})
    around = Around(*_body(lines, often.often, words), words.short, bool(feeds))
    sure, asked = _rows(lines, marks, around)
    sure |= houses
    sure |= _row(lines, pages.numbered(lines, marks, fed=bool(feeds)))
    if not _paged(lines, sure):
        held, weak = chains.chains(lines, marks)
        for row in held:
            sure |= _row(lines, chains.filled(lines, marks, row))
        asked += _questions(lines, weak)
    sure |= _titles(lines, often, frozenset(sure), feeds, paged=_paged(lines, sure))
    feet = catchwords.feet(lines, frozenset(sure), feeds)
    sure |= {index: Verdict(NUMBER, WHY[NUMBER], why) for index, why in feet.items()}
    for line in residue(lines, words, frozenset(sure)):
        if line.sure:
            sure.setdefault(line.at, Verdict(line.rule, WHY[line.rule], line.evidence))
        else:
            asked.append({line.at: Verdict(line.rule, DOUBT[line.rule], line.evidence)})
    return sure | houses, asked


def _rows(lines: Lines, marks: Sequence[Mark], around: Around) -> tuple[dict[int, Verdict], list[dict[int, Verdict]]]:
    """The marks that their sequence proves, and those whose form fits while the evidence is thin."""
    sure: dict[int, Verdict] = {}
    asked: list[dict[int, Verdict]] = []
    rows = list(runs(lines, marks, around))
    good = [proven(run) for run in rows]
    keys = {run.key for run, fits in zip(rows, good, strict=True) if fits}
    for run, fits in zip(rows, good, strict=True):
        rule = _rule(run.marks[0])
        if fits or (run.key in keys and again(run)):
            row = chains.filled(lines, marks, run.marks) if len(run.marks) > 2 else run.marks
            sure |= {i: Verdict(rule, WHY[rule], run.evidence) for mark in row for i in _free(lines, mark)}
        elif doubtful(run):
            verdict = Verdict(rule, DOUBT[rule], run.evidence)
            asked += [dict.fromkeys(free, verdict) for mark in run.marks if (free := _free(lines, mark))]
    return sure, asked


def _titles(
    lines: Lines, often: titles.Titles, marks: frozenset[int], feeds: Sequence[int], *, paged: bool
) -> dict[int, Verdict]:
    """The running titles: beside marks and form feeds; where those do not show the pages, at even distances."""
    found = titles.beside(lines, marks, often, feeds)
    if not paged and (again := recurring.recurring(lines, often.often)):
        found = again | found
        found |= titles.beside(lines, marks | found.keys(), often, feeds, 0.4)
    rule = "furniture/running-title"
    return {i: Verdict(rule, WHY[rule], why) for i, why in found.items() if i not in marks}


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
    """Whether a label is the end of a reference that was wrapped: right below an open line, short or in small letters."""
    line = lines[index]
    if shape.kind != "label" or shape.rest or line.blanks or line.page or not index or ended(lines[index - 1].text):
        return False
    last = index + 1 == len(lines) or lines[index + 1].blanks > 0
    return (last and goes_on(line.text)) or folded(line.text.partition(".")[0].strip()) in words.abbreviations


def _body(lines: Lines, often: Counter[str], words: Lexicon) -> tuple[int, int]:
    """The first and the last line that are no running title, rights line or residue at the edge of the text."""

    def loose(index: int) -> bool:
        text = lines[index].text
        title = often[fold_title(text)] > 1 and not (titles.is_sentence(text) or goes_on(text))
        return title or bool(kind(text, words))

    first, last = 0, len(lines) - 1
    while first < min(EDGE, last) and loose(first):
        first += 1
    while last > max(first, len(lines) - 1 - 2 * EDGE) and loose(last):
        last -= 1
    return first, last


def _free(lines: Lines, mark: Mark) -> list[int]:
    indices = list(range(mark.first, mark.last + 1))
    return indices if all(lines.free(index) or lines.item(index) for index in indices) else []


def _rule(mark: Mark) -> str:
    return LABEL if mark.key[0] in ("label", "of") else NUMBER


def _questions(lines: Lines, rows: Sequence[Sequence[Mark]]) -> list[dict[int, Verdict]]:
    """A question for each mark of rows that could be page numbers."""
    return [
        {index: verdict._replace(why=DOUBT[verdict.rule])}
        for row in rows
        for index, verdict in _row(lines, row).items()
    ]


def _row(lines: Lines, row: Sequence[Mark]) -> dict[int, Verdict]:
    """The verdicts of a row of page numbers found over the whole text."""
    if not row:
        return {}
    first, last = row[0].form.number, row[-1].form.number
    evidence = f"{len(row)} of {max(len(row), last - first + 1)}, pages {first}-{last}"
    return {i: Verdict(_rule(mark), WHY[_rule(mark)], evidence) for mark in row for i in _free(lines, mark)}


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
