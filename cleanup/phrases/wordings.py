"""One wording of a term or an office within a document: the one that the entry gives, or that the document has most often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleanup.edits import Edit
from cleanup.patterns import compiled
from cleanup.phrases import cases, raw
from cleanup.scan import Rule
from cleanup.text import Document, Span

# What keeps its capital where the rest of a wording has none.
STATES = re.compile(
    r"\b(?:kosov|shqipëri|maqedoni|serbi[as]|mali[nt]? i? ?zi|srbij|hrvatsk|bosn|crn[ea] gor|makedonij|albania|serbia|croatia|"
    r"macedonia|montenegro|косов|србиј|хрватск|босн|црн[ае] гор|македониј|republik|republic|републик)\w*"
)
INDEFINITE = re.compile(r"\b[Aa]n?\s+$")  # an interior minister, of some state


@dataclass(frozen=True, slots=True)
class Met:
    """A wording that stands in the document: which of the entry's, and in which cases it can be."""

    number: int
    slots: tuple[str, ...]


def find(rule: Rule, document: Document, spans: Iterable[Span]) -> Iterator[Edit]:
    """Propose the one wording wherever another stands; `spans` are where something leads to the rule."""
    met = _met(rule, document, spans)
    said = Counter(" ".join(document.text[slice(*span)].lower().split()) for span in met)
    wanted = _wanted(rule, document, met)
    if not wanted or (not rule.data["always"] and len(_numbers(rule, document, met)) < 2):
        return
    evidence = "this document has " + ", ".join(f"{wording} ({count})" for wording, count in said.most_common())
    for span, found in sorted(met.items()):
        before = document.text[slice(*span)]
        after = {wanted[slot] for slot in found.slots if slot in wanted}
        if len(after) != 1 or INDEFINITE.search(document.text[max(0, span.start - 4) : span.start]):
            continue  # its case is not known, or the wanted wording has none such; or nobody in particular is meant
        written = _spelled(before, min(after), opens=cases.begins_sentence(document.text, span.start))
        if _plain(before) != _plain(written):
            yield Edit(
                span, before, written, rule.data.get("name", rule.name), rule.data["why"], rule.data["safety"], evidence
            )


def _met(rule: Rule, document: Document, spans: Iterable[Span]) -> dict[Span, Met]:
    """Every wording of the entry in the paragraphs that something leads to, an earlier one before a later."""
    met: dict[Span, Met] = {}
    for segment in {segment.span: segment for span in spans if (segment := document.segment_at(span.start))}.values():
        part = document.text[slice(*segment.span)]
        for expression, number, slots in rule.data["terms"]:
            for match in compiled(expression).finditer(part, timeout=raw.LIMIT):
                span = Span(segment.span.start + match.start(), segment.span.start + match.end())
                if not any(span.start < other.end and other.start < span.end for other in met):
                    met[span] = Met(number, tuple(slots))
    return met


def _numbers(rule: Rule, document: Document, met: dict[Span, Met]) -> set[object]:
    """The wordings that the document has: by their numbers, or by their words where one number takes several."""
    forms = rule.data["forms"]
    return {
        found.number if len(forms[found.number]) > 1 else _plain(document.text[slice(*span)])
        for span, found in met.items()
    }


def _wanted(rule: Rule, document: Document, met: dict[Span, Met]) -> dict[str, str]:
    """The wanted wording by its cases."""
    if rule.data["written"]:
        return dict(rule.data["written"])
    if not met:
        return {}
    counts = Counter(_plain(document.text[slice(*span)]) for span in met)
    best = max(sorted(met), key=lambda span: counts[_plain(document.text[slice(*span)])])
    forms = rule.data["forms"][met[best].number]
    return dict(forms) if len(forms) > 1 else {"nom": " ".join(document.text[slice(*best)].split())}


def _spelled(before: str, wanted: str, *, opens: bool) -> str:
    """The wanted wording in the capitals of the one that it replaces."""
    letters = [char for char in before if char.isalpha()]
    if len(letters) > 3 and all(map(str.isupper, letters)):
        return wanted.upper()
    if not any(map(str.isupper, letters)):
        return STATES.sub(lambda match: match[0].title(), wanted.lower())
    return cases.capital(wanted) if opens or before[0].isupper() else wanted


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def ruling(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without those that a later one speaks for too: a house's glossary goes over the shipped one."""
    kept: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: -int(rule.data["order"])):
        if not any(_shares(later, rule) for later in kept):
            kept.append(rule)
    return kept


def _shares(later: Rule, earlier: Rule) -> bool:
    """Whether a wording of the later rule is one of the earlier rule."""
    if later.langs and earlier.langs and not set(later.langs) & set(earlier.langs):
        return False
    wordings = later.data.get("wordings") or [forms[0][1] for forms in later.data["forms"]]
    return any(compiled(expression).fullmatch(text) for text in wordings for expression, *_ in earlier.data["terms"])
