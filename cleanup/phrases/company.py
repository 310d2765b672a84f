"""Edits of phrases among themselves: none asks for what another does unasked, none calls for a second run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cleanup.edits import Edit, apply, decisions, settle
from cleanup.phrases import match, places
from cleanup.scan import Index
from cleanup.text import Document, Segment, Span


def settled(document: Document, index: Index, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits; those whose result another rule would change again, unasked, ask: a second run changes nothing."""
    groups = decisions(edits)
    sure = {_made(edit) for group in groups for edit in group if edit.safety == "safe"}
    first = set(_first_of_two(document, index, [edit for group in groups for edit in group if edit.safety == "safe"]))
    for group in groups:
        if group[0].safety == "ask" and all(_made(edit) in sure for edit in group):
            continue
        waits = any(edit in first for edit in group)
        yield from (replace(edit, safety="ask") if waits else edit for edit in group)


def _made(edit: Edit) -> tuple[Span, str]:
    return edit.span, edit.after


def _first_of_two(document: Document, index: Index, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits that touch what would be found, unasked, in the text as they leave it."""
    by: dict[int, list[Edit]] = {}
    segments: dict[int, Segment] = {}
    for edit in edits:
        if segment := document.segment_at(edit.span.start):
            by.setdefault(segment.span.start, []).append(edit)
            segments[segment.span.start] = segment
    for start, own in by.items():
        yield from _of_segment(document, index, segments[start], own)


def _of_segment(document: Document, index: Index, segment: Segment, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The same within one segment."""
    base = segment.span.start
    source = document.text[slice(*segment.span)]
    kept, _ = settle(edits)
    text, written = _written(source, [replace(edit, span=_shifted(edit.span, -base)) for edit in kept])
    whole = Span(0, len(text))
    alone = Document(text, (replace(segment, span=whole, prose=(whole,)),), lang=document.lang)
    again, _ = settle(edit for edit in match.edits(alone, places.met(index.scan(text))) if edit.safety == "safe")
    if again and apply(text, again) == source:
        return  # two rules that undo each other: for the check of the dictionary to name
    for found in again:
        start, end = found.match or found.span
        yield from (edit for edit, now in zip(kept, written, strict=True) if now.start <= end and start <= now.end)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _written(text: str, edits: Sequence[Edit]) -> tuple[str, list[Span]]:
    """A text as the edits leave it, and where each of them then stands."""
    shift, written = 0, []
    for edit in edits:
        start = edit.span.start + shift
        written.append(Span(start, start + len(edit.after)))
        shift += len(edit.after) - len(edit.before)
    return apply(text, edits), written
