"""Furniture entries become rules: a house's own line, or words of a language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleanup.dictionary.entries import Entry, Schema
from cleanup.furniture.lexicon import AROUND, folded, phrase
from cleanup.furniture.slots import faults, pattern
from cleanup.problems import Problem
from cleanup.scan import Rule

LEXICON = ("label", "abbreviation", "of", "rights", "licence", "residue", "button", "jump", "short")
SCHEMA = Schema(
    {
        "id": "text",
        "lang": "texts",
        "why": "text",
        "fixes": "pairs",
        "leaves": "texts",
        "line": "texts",
        **dict.fromkeys(LEXICON, "texts"),
    },
    ("id", "why", "fixes", "leaves"),
)
NEEDS = f"give it a line, or words of a language ({', '.join(LEXICON)})"


def rule(entry: Entry) -> tuple[Rule | None, list[Problem]]:
    """The rule of an entry, or what is wrong with it."""
    problems = list(_faults(entry))
    if problems:
        return None, problems
    data: dict[str, Any] = {"why": entry.fields["why"]}
    if "line" in entry.fields:
        data["line"] = [pattern(text) for text in entry.texts("line")]
    for key in ("label", "abbreviation", "of"):
        if key in entry.fields:
            data[key] = [" ".join(folded(word) for word in text.rstrip(".").split()) for text in entry.texts(key)]
    for key in ("rights", "licence", "button", "short"):
        if key in entry.fields:
            data[key] = [phrase(text) for text in entry.texts(key)]
    plain = [text for text in entry.texts("residue") if "{" not in text]
    data |= {"residue": [phrase(text) for text in plain]} if plain else {}
    slotted = [text.lower() for text in (*entry.texts("residue"), *entry.texts("jump")) if "{" in text]
    for key, parts in (
        ("starts", [text.partition("{")[0] for text in slotted]),
        ("ends", [text.rpartition("}")[2] for text in slotted]),
    ):
        if kept := [part.strip(AROUND) for part in parts if len(part.strip(AROUND)) > 2]:
            data[key] = kept
    if raw := [text.strip(AROUND).lower() for text in plain + list(entry.texts("button"))]:
        data["raw"] = raw
    for key, source in (("lines", "residue"), ("jump", "jump")):
        patterns = [pattern(folded(text)) for text in entry.texts(source) if "{" in text or key == "jump"]
        data |= {key: patterns} if patterns else {}
    leads = [*entry.texts("label"), *(max(text.split(), key=len) for text in entry.texts("rights"))]
    anchors = tuple(dict.fromkeys([*(word.lower() for word in leads), *map(folded, leads)]))
    return Rule("furniture", entry.id, entry.langs, anchors, data=data), []


def _faults(entry: Entry) -> Iterator[Problem]:
    """Everything wrong with the values of an entry."""
    if not any(key in entry.fields for key in ("line", *LEXICON)):
        yield entry.problem(f"nothing to find; {NEEDS}")
    if "line" in entry.fields and (mixed := [key for key in LEXICON if key in entry.fields]):
        yield entry.problem(f"line and {mixed[0]} in one entry; make two entries of it", mixed[0])
    if "lang" in entry.fields and "line" not in entry.fields:
        yield entry.problem("words of furniture serve texts of every language; take lang out", "lang")
    for key in ("line", "residue", "jump"):
        for number, text in enumerate(entry.texts(key)):
            if key == "line" or "{" in text:
                yield from (entry.problem(f"{key}: {fault}", key, number) for fault in faults(text))
    yield from _weak(entry)


def _weak(entry: Entry) -> Iterator[Problem]:
    """Words that could not be told from ordinary text."""
    for key in ("label", "abbreviation"):
        for number, text in enumerate(entry.texts(key)):
            if not text.rstrip(".").replace("\u2019", "").isalpha():
                yield entry.problem(
                    f'{key}: "{text}" is not one word; write the word alone, without number', key, number
                )
    for number, text in enumerate(entry.texts("rights")):
        if " " not in text.strip():
            yield entry.problem(f'rights: "{text}" is one word; write the whole phrase', "rights", number)
    for key in ("residue", "button"):
        for number, text in enumerate(entry.texts(key)):
            if "{" not in text and sum(map(str.isalpha, text)) < 3:
                yield entry.problem(f'{key}: "{text}" is too short to be told from text', key, number)
