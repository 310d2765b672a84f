"""Phrases: wording that a machine made, put right by rules that editors write (`docs/phrases.md`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cleanup.dictionary.entries import Entry
from cleanup.edits import Edit
from cleanup.phrases import build, company, glossary, match, misspelt, places, rest, terms
from cleanup.phrases.demands import SCHEMA
from cleanup.phrases.glossary import worded
from cleanup.problems import Problem
from cleanup.scan import Found, Rule
from cleanup.text import Document

__all__ = ["SCHEMA", "compile", "find", "glance", "worded"]


def compile(entries: Sequence[Entry]) -> tuple[list[Rule], list[Problem]]:  # noqa: A001 (every room has one)
    """The rules of phrase entries, and everything wrong with any of them; of names those that are `worded`."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for order, entry in enumerate(entries):
        if worded(entry):
            made = list(glossary.rules(entry))
        elif misspelt.row(entry):
            made, faults = misspelt.rules(entry)
            problems += faults
        else:
            made, faults = build.rules(entry)
            problems += faults or rest.restless(entry, made)
        rules += (replace(rule, data=rule.data | {"order": order}) for rule in made)
    problems += rest.undoing(entries)
    if any(rule.keys for rule in rules):
        rules.append(places.every_pair(rules))
    return rules, problems


def glance(found: Found) -> bool:
    """Whether any rule may match, before the text is read as a document."""
    return any(True for _ in found.anchored("phrase")) or any(True for _ in places.pairs(found))


def find(document: Document, found: Found) -> Iterator[Edit]:
    """Propose an edit wherever a phrase stands in prose of its language, or a term is not written as elsewhere."""
    met = list(places.met(found))
    yield from company.settled(document, found.index, match.edits(document, met))
    yield from terms.edits(document, met)
