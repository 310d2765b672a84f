"""Names: one person, one place, one spelling, with its endings; nobody taken for somebody else."""

from collections.abc import Iterator

from cleanup.edits import Edit
from cleanup.names import bilingual, consistency, pairs, proposals, seeking
from cleanup.names.groups import Group, clusters
from cleanup.names.rules import SCHEMA, compile  # noqa: A004 (what every room calls it)
from cleanup.names.same import Match, same_name
from cleanup.scan import Found
from cleanup.text import Document

__all__ = ["SCHEMA", "Group", "Match", "clusters", "compile", "find", "glance", "same_name"]


def glance(found: Found) -> bool:
    """Whether there may be anything to do, before the text is read as a document."""
    return (
        any(True for _ in found.anchored("name"))
        or seeking.glance(found)
        or consistency.glance(found.text)
        or bilingual.glance(found.text)
    )


def find(document: Document, found: Found) -> Iterator[Edit]:
    """Propose edits of names: those listed in tables, those of entries, those that the document or its source tells."""
    listed = list(pairs.find(document, found))
    seen = list(seeking.mentions(document, found))
    proposed = list(proposals.propose(document, seen))
    yield from listed
    yield from proposed
    spoken_for = {edit.span for edit in listed} | {mention.span for mention in seen if mention.score > 0}
    yield from consistency.propose(document, spoken_for)
    right = {mention.span for mention in seen if mention.score == 1.0}
    yield from bilingual.find(document, right | {edit.match or edit.span for edit in (*listed, *proposed)})
