"""The keys of a phrase entry, and what must be put right before it can become a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanup.dictionary.entries import Entry, Schema
from cleanup.phrases.pattern import Slot, parse_write
from cleanup.phrases.verbs import CAPITAL, FORMS, table
from cleanup.problems import Problem

AROUND = ("not_after", "not_before", "only_after", "only_before")
SENTENCE = ("unless", "only_with")
SCHEMA = Schema(
    keys={
        **dict.fromkeys(("id", "why", "write", "pattern", "safety", "starts", "ends", "case", "one"), "text"),
        **dict.fromkeys(("lang", "find", "words", "leaves", "shows", "terms", "heads", *AROUND, *SENTENCE), "texts"),
        "fixes": "pairs",
        "headings": "flag",
    },
    required=("id", "why"),
    choices={
        "safety": ("safe", "ask", "show"),
        "starts": ("sentence", "clause"),
        "ends": ("sentence", "clause"),
        "case": ("exact",),
        "one": ("capitals", "order"),
    },
)
PURPOSES = {
    "write": 'say what is to stand there, or set safety = "show"',
    "words": "name the rare words (small letters) of which every match holds one, so that the pattern is found fast",
    "fixes": "give [before, after] sentences that prove the entry",
    "shows": "give sentences at which the entry must point",
    "leaves": "give a sentence that a careless rule would spoil",
    "one": 'say what is to be one in a document: one = "capitals" or one = "order"',
}
NEEDED = {"find": ("write",), "pattern": ("write", "words"), "terms": (), "heads": ("one",)}


def missing(entry: Entry) -> Iterator[Problem]:
    """The keys that an entry of its kind needs and has not, or has and cannot use."""
    fields = entry.fields
    kinds = [key for key in NEEDED if key in fields]
    if len(kinds) != 1:
        has = f", not {' and '.join(kinds)}" if kinds else ""
        yield entry.problem(f"needs one of find, pattern, terms or heads{has}")
        return
    needed = [*NEEDED[kinds[0]], "fixes"]
    if fields.get("safety") == "show":
        needed = [key for key in needed if key not in ("write", "fixes")] + ["shows"]
        if "write" in fields:
            yield entry.problem('safety = "show" only points: take write out, or choose ask', "write")
    for key in (*needed, "leaves"):
        if key not in fields:
            yield entry.problem(f"{key} is missing; {PURPOSES[key]}")
    if kinds[0] == "pattern" and (key := next((key for key in (*AROUND, *SENTENCE) if key in fields), "")):
        yield entry.problem(f"{key} is for find; a pattern looks around itself: (?<!...) and (?!...)", key)


def unwritable(entry: Entry, write: str, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """Why the write cannot be made from the slots (by name, with their kinds) that were found, if it cannot."""
    for part in parse_write(write):
        if not isinstance(part, Slot):
            continue
        if part.name not in kinds:
            known = ", ".join(f"{{{name}}}" for name in kinds) or "no slot"
            yield entry.problem(f"write asks for {{{part.name}}}, which find lacks; it has {known}", "write")
        if part.given:
            yield entry.problem(f"choices stand in find only; write {{{part.name}}} here", "write")
        if part.form and part.form not in (*FORMS, CAPITAL) and part.form not in table():
            forms = ", ".join((*FORMS, CAPITAL))
            yield entry.problem(f'"{part.form}" is neither a form ({forms}) nor a verb of the table', "write")
