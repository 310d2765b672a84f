"""Rows of a table: a wrong text, and what to write for it; as they stand, with their capitals, never inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.dictionary.entries import Entry
from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.scan import WORD, Found, Rule, fold
from cleanup.text import Document, Span

_WORDLIKE = re.compile(r"[\w\u0300-\u036f]")


def rule(entry: Entry) -> Rule:
    """The rule of a row; it is found by its longest word."""
    wrong = str(entry.fields["wrong"])
    anchor = max(WORD.findall(fold(wrong)), key=len, default="")
    data = {
        "kind": "pair",
        "wrong": wrong,
        "write": entry.fields["write"],
        "why": entry.fields.get("why", ""),
        "place": f"{entry.path}:{entry.line}",
    }
    return Rule("name", entry.id, entry.langs, anchors=(anchor,), data=data)


def find(document: Document, found: Found) -> Iterator[Edit]:
    """Propose an edit wherever the text of a row stands as whole words, with just these capitals."""
    done: set[tuple[str, int]] = set()
    for rule, anchor in found.anchored("name"):
        if rule.data.get("kind") != "pair":
            continue
        wrong: str = rule.data["wrong"]
        offset = fold(wrong).find(document.text[anchor.start : anchor.end].lower())
        start = anchor.start - offset
        for at in _starts(document.text, wrong, anchor, start):
            if (rule.id, at) in done:
                continue
            done.add((rule.id, at))
            segment = document.segment_at(at)
            if segment and serves(rule.langs, segment.lang):
                why = rule.data["why"] or "Listed in the dictionary."
                yield Edit(
                    Span(at, at + len(wrong)), wrong, rule.data["write"], rule.name, why, evidence=rule.data["place"]
                )


def _starts(text: str, wrong: str, anchor: Span, guess: int) -> Iterator[int]:
    """Where the text of the row stands around its anchor."""
    first = guess if guess >= 0 and text.startswith(wrong, guess) else -1
    if first < 0:
        first = text.find(wrong, max(0, anchor.start - len(wrong)), anchor.end + len(wrong))
    if first < 0 or not first <= anchor.start < first + len(wrong):
        return
    end = first + len(wrong)
    before, after = text[first - 1 : first], text[end : end + 1]
    if _WORDLIKE.match(wrong[0]) and before and _WORDLIKE.match(before):
        return
    if _WORDLIKE.match(wrong[-1]) and after and _WORDLIKE.match(after):
        return
    yield first
