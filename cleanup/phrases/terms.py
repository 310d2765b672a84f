"""Terms and offices: one wording, one set of capitals and one order of words within a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleanup.edits import Edit, Safety
from cleanup.language import serves
from cleanup.patterns import compiled
from cleanup.phrases import cases, wordings
from cleanup.phrases.match import Place
from cleanup.scan import Rule
from cleanup.text import Document, Span

# A term is fixed by what the rest of the document does; a heading in capitals of its own proves nothing.
NAME = r"(?=,?\s+(?:\p{Lu}\p{L}+|\p{Lu}\.)\s+\p{Lu})"


def edits(document: Document, places: Iterable[Place]) -> Iterator[Edit]:
    """Propose one wording, one set of capitals, or the right order, where a document has two."""
    rules: dict[tuple[str, tuple[str, ...]], tuple[Rule, list[Span]]] = {}
    for rule, lead, at in places:
        if "terms" in rule.data or "one" in rule.data:
            segment = document.segment_at(at)
            if segment and serves(rule.langs, segment.lang):
                key = rule.data.get("name", rule.name), rule.langs
                rules.setdefault(key, (rule, []))[1].append(Span(at, at + len(lead)))
    for rule in wordings.ruling([rule for rule, _ in rules.values() if "terms" in rule.data]):
        yield from wordings.find(rule, document, rules[rule.data.get("name", rule.name), rule.langs][1])
    for rule, spans in rules.values():
        if rule.data.get("one") == "capitals":
            yield from _capitals(rule, document, spans)
        elif "one" in rule.data:
            yield from _order(rule, document, spans)


def _edit(rule: Rule, document: Document, span: Span, after: str, safety: Safety, evidence: str) -> Edit:  # noqa: PLR0913
    before = document.text[slice(*span)]
    return Edit(span, before, after, rule.name, rule.data["why"], safety, evidence)


def _capitals(rule: Rule, document: Document, spans: list[Span]) -> Iterator[Edit]:
    """One set of capitals: `State prosecutor, A B` beside `State Prosecutor, C D`."""
    text = document.text
    known: dict[str, list[re.Match[str]]] = {}
    for span in spans:
        head = text[slice(*span)]
        before = re.search(r"(?<![\w-])([A-Z][a-z]+)([^\S\r\n]+)$", text[max(0, span.start - 40) : span.start])
        if not head.islower() or not before:
            continue
        term = rf"{before[1]}\s+{cases.capital(head)}\b"  # it begins with letters, so that it is found fast
        if term not in known:
            known[term] = [place for place in re.finditer(term, text) if _runs(document, place.start())]
        shown = known[term]
        if not shown:
            continue
        named = compiled(NAME)
        sure = named.match(text, span.end) and any(named.match(text, place.end()) for place in shown)
        evidence = f'"{" ".join(shown[0][0].split())}" stands {len(shown)} times in this document'
        yield _edit(rule, document, span, cases.capital(head), "safe" if sure else "ask", evidence)


def _runs(document: Document, at: int) -> bool:
    """Whether the place is in running text, not in a heading, where capitals mean nothing."""
    segment = document.segment_at(at)
    return segment is not None and segment.kind != "heading"


def _order(rule: Rule, document: Document, spans: list[Span]) -> Iterator[Edit]:
    """The right order of a term of the document's own: `Month Anti-Trafficking` beside `Anti-Trafficking Month`."""
    text = document.text
    compound = re.compile(r"(\s+)([A-Z][a-z]+-[A-Z][a-z]+)(?![\w-])(?!\s+[A-Z])")
    counts: dict[str, int] = {}

    def count(first: str, last: str) -> int:
        pattern = rf"(?<![\w-]){re.escape(first)}\s+{re.escape(last)}(?![\w-])"
        if pattern not in counts:
            counts[pattern] = len(re.findall(pattern, text))
        return counts[pattern]

    for span in spans:
        head = text[slice(*span)]
        after = compound.match(text, span.end)
        if not after or not head[0].isupper():
            continue
        right, wrong = count(after[2], head), count(head, after[2])
        if not right or wrong > right:
            continue
        whole = Span(span.start, after.end())
        safety: Safety = "safe" if right > 1 and wrong == 1 else "ask"
        evidence = f'"{after[2]} {head}" stands {right} times in this document'
        yield _edit(rule, document, whole, f"{after[2]}{after[1]}{head}", safety, evidence)
