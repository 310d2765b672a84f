"""Furniture: page footers, running titles, page numbers and what a site leaves around an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleanup.dictionary.entries import Entry
from cleanup.edits import Edit
from cleanup.formats import RUNNING
from cleanup.furniture import build, finding
from cleanup.furniture.build import SCHEMA
from cleanup.problems import Problem
from cleanup.scan import Found, Rule
from cleanup.text import Document

LABEL = "furniture/page-label"

__all__ = ["SCHEMA", "compile", "find", "glance"]


def compile(entries: Sequence[Entry]) -> tuple[list[Rule], list[Problem]]:  # noqa: A001 (every room has one)
    """The rules of furniture entries, and everything wrong with any of them."""
    made = [build.rule(entry) for entry in entries]
    return [rule for rule, _ in made if rule], [problem for _, faults in made for problem in faults]


def glance(found: Found) -> bool:
    """Whether a text could hold furniture at all, before it is read as a document."""
    return finding.glance(found)


def find(document: Document, found: Found) -> Iterator[Edit]:
    """Propose to take out every line that is surely furniture, and ask about those that could be.

    Where the lines of a file are no layout (tables, catalogues, subtitles) there is no furniture. A page has no sheets:
    on it only a page label is sure, since its notes and links are parts of it.
    """
    if document.format not in RUNNING:
        return
    for edit in finding.found_edits(document, found):
        sure = document.format != "html" or edit.rule == LABEL
        yield edit if sure or edit.safety != "safe" else replace(edit, safety="ask")
