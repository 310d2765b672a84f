"""Page marks glued to the end of a line, or flattened into a paragraph.

Inside a sentence a page label is content. Only a label with © or with a total is taken out, and only where its like
comes back with rising numbers, or ends a line whose sentence has ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup.edits import Edit, Safety
from cleanup.formats.breaks import ended, goes_on
from cleanup.furniture.lexicon import Lexicon
from cleanup.furniture.marks import Form, form
from cleanup.scan import Found
from cleanup.text import Document, Span

RULE = "furniture/page-label"
WHY = "A page label of the layout that ran into the text, no part of it."
KINDS = ("copyright", "total")
LONGEST = 80  # characters of a mark with its owner
OWNER = 6  # words of an owner
LEADS = "\n\f:,([„“«\"'"  # before a label that begins a line, is announced, or quoted
STEM = re.compile(
    r"[^\W\d_]+\.?\s?\d{1,4}(?:\s?(?:[^\W\d_]{1,5}|/)\s?(?:of\s?)?\d{1,4})?(?:\s?(?:©|\(c\)))?", re.IGNORECASE
)


class Glued(NamedTuple):
    """A mark in running text: where it stands, what it is, whether it ends its line."""

    span: Span
    form: Form
    last: bool


def edits(document: Document, found: Found, words: Lexicon, known: Iterable[Form]) -> Iterator[Edit]:
    """The edits that take glued marks out; `known` are forms accepted as whole lines of the document."""
    text = document.text
    hits = list(_hits(text, found, words))
    if not hits:
        return
    owners = {form.rest for form in known if form.kind == "copyright"}
    owners |= {hit.form.rest for hit in hits if hit.last and hit.form.kind == "copyright"}
    totals = {form.total for form in known if form.total}
    series: dict[tuple[str, int], list[Glued]] = {}
    for hit in hits:
        series.setdefault((hit.form.kind, hit.form.total), []).append(hit)
    for group in series.values():
        rising = _rising(group)
        for hit in rising:
            whole = _with_owner(text, hit, owners, rising)
            if whole is None:
                continue
            sure = hit.form.kind == "copyright" or hit.form.total in totals or len(rising) > 2
            if len(rising) == 1 and not (
                hit.last and sure and ended(text[max(0, hit.span.start - 9) : hit.span.start])
            ):
                continue
            if document.may_change(whole):
                evidence = f"{len(rising)} such marks, pages {rising[0].form.number}-{rising[-1].form.number}"
                yield _edit(text, whole, evidence, "safe" if sure else "ask")


def _hits(text: str, found: Found, words: Lexicon) -> Iterator[Glued]:
    """Every label with © or a total that does not stand at the beginning of its line."""
    for start, end in dict.fromkeys(span for _, span in found.anchored("furniture")):
        before = text[max(0, start - 40) : start]
        stripped = before.rstrip(" \t\u00a0")
        if stripped == before or not stripped or stripped[-1] in LEADS or not text[start].isupper():
            continue
        if not any(map(str.isdigit, text[end : end + 4])):
            continue
        line_end = text.find("\n", start, start + LONGEST)
        line_end = line_end if line_end >= 0 else min(len(text), start + LONGEST)
        tail = text[start:line_end].rstrip()
        at_end = start + LONGEST >= len(text) or "\n" in text[start : start + LONGEST]
        shape = form(tail, words) if at_end and not ended(tail) else None
        if shape and shape.kind in KINDS and shape.rest.count(" ") < OWNER:
            yield Glued(Span(start, start + len(tail)), shape, last=True)
            continue
        stem = STEM.match(text, start, start + LONGEST)
        shape = form(stem[0].rstrip(), words) if stem else None
        if stem and shape is None and stem[0].rstrip()[-1] in "©)":
            shape = form(f"{stem[0]} x", words)
        if stem and shape and shape.kind in KINDS:
            yield Glued(Span(start, stem.end()), shape._replace(rest=""), last=False)


def _rising(group: Sequence[Glued]) -> list[Glued]:
    """The group, if its numbers rise by one or two; else only what ends a line."""
    steps = [b.form.number - a.form.number for a, b in pairwise(group)]
    if all(0 < step < 3 for step in steps):
        return list(group)
    return []


def _with_owner(text: str, hit: Glued, owners: Iterable[str], group: Sequence[Glued]) -> Span | None:
    """The mark with the owner after its ©, which is known from a line's end or is what all of the group share."""
    if hit.form.kind != "copyright" or hit.last:
        return hit.span
    following = text[hit.span.end : hit.span.end + LONGEST]
    tokens = list(re.finditer(r"\S+", following))
    for owner in owners:
        count = owner.count(" ") + 1
        if " ".join(token[0].casefold() for token in tokens[:count]) == owner:
            return Span(hit.span.start, hit.span.end + tokens[count - 1].end())
    if len(group) < 3:
        return None
    others = [text[other.span.end : other.span.end + LONGEST].split() for other in group]
    shared = 0
    while shared < OWNER and all(len(other) > shared and other[shared] == others[0][shared] for other in others):
        shared += 1
    return Span(hit.span.start, hit.span.end + tokens[shared - 1].end()) if shared else None


def _edit(text: str, span: Span, evidence: str, safety: Safety) -> Edit:
    """Take a mark out with the blank before it, and join what it split across a blank line."""
    start, end = span
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    after = ""
    rest = text[end : end + 200]
    following = rest.lstrip()
    if rest[: len(rest) - len(following)].count("\n") > 1 and following and goes_on(following):
        if not ended(text[max(0, start - 40) : start]):
            end += len(rest) - len(following)
            after = " "
    elif following and not rest[0].isspace():
        after = " "
    return Edit(Span(start, end), text[start:end], after, RULE, WHY, safety, evidence)
