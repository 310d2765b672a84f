"""Rows of a table in small letters: a word that is none, or a plain wording, and what to write for it; just as it stands."""

from __future__ import annotations

from dataclasses import replace

from cleanup.dictionary.entries import Entry
from cleanup.phrases import build
from cleanup.problems import Problem
from cleanup.scan import Rule

# A sentence that speaks of spelling may name a wrong one; and one with an old year may quote its spelling.
SPELLING = (
    r"(?i:1[0-8]\d\d|"
    r"misspel\w*|spelt|spelled|spellings?|typos?|orthograph\w*|"
    r"rechtschreib\w*|schreibweisen?|schreibung(?:en)?|(?:schreib|tipp)fehlern?|falsch geschrieben|schreibt man|"
    r"s['’]écri(?:t|vait|vent)|coquilles?|fautes? d['’]\w+|"
    r"yazım\w*|yazılış\w*|imla\w*|yazılır|yazılmaz|"
    r"drejtshkrim\w*|shkruhe[tjn]\w*|"
    r"pravopis\w*|piše se|se piše|правопис\w*|пише се|се пише|се пишува"
    ")"
)
WHY = "Listed in the dictionary."


def row(entry: Entry) -> bool:
    """Whether an entry is a row of a table: it says what is wrong and nothing of where."""
    return "wrong" in entry.fields


def rules(entry: Entry) -> tuple[list[Rule], list[Problem]]:
    """The rule of a row, or why there can be none."""
    fields = {
        "find": entry.fields["wrong"],
        "write": entry.fields["write"],
        "why": entry.fields.get("why", WHY),
        "lang": entry.langs,
        "case": "exact",
        "not_after": ["--", "/"],  # an option, a path
        "not_before": ["/"],
        "fixes": [],
        "leaves": [],
    }
    made, problems = build.rules(replace(entry, fields=fields))
    return [replace(rule, data=rule.data | {"unless": SPELLING}) for rule in made], problems
