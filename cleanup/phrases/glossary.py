"""A house's glossary: name entries of offices and terms, whose wrong wordings become the right one in every case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cleanup.dictionary.entries import Entry
from cleanup.phrases import build, serbian
from cleanup.scan import Rule

KINDS = ("office", "term")
CYRILLIC = re.compile("[\u0400-\u052f]")
SIGNS = re.compile(r"([\[\](){}|\\])")  # have a meaning in a pattern


def worded(entry: Entry) -> bool:
    """Whether a name entry tells wordings that are not the house's."""
    return entry.room == "name" and entry.fields.get("kind") in KINDS and bool(entry.texts("wrong"))


def rules(entry: Entry) -> Iterator[Rule]:
    """A rule for each language of the entry: unlike `terms`, one wrong wording in the document is enough."""
    write = entry.fields["write"]
    own = write if isinstance(write, dict) else dict.fromkeys(entry.langs or ("",), write)
    for lang, form in own.items():
        if "-x-" in lang:
            continue  # a house's choice between right forms: the names see to it
        terms = [form, *_wrong(entry, lang, form)]
        if len(terms) > 1:
            yield from _of_language(entry, lang, form, terms)


def _wrong(entry: Entry, lang: str, form: str) -> Iterator[str]:
    """The wrong wordings in the script of the language."""
    for wrong in entry.texts("wrong"):
        if bool(CYRILLIC.search(wrong)) is bool(CYRILLIC.search(form)):
            yield wrong
        elif lang == "sr-Cyrl":
            yield serbian.cyrillic(wrong)


def _of_language(entry: Entry, lang: str, form: str, terms: list[str]) -> Iterator[Rule]:
    fields = {
        "terms": [SIGNS.sub(r"\\\1", term.lower()) for term in dict.fromkeys(terms)],
        "write": form,
        "why": entry.fields["why"],
        "safety": entry.fields.get("safety", "ask"),
        "fixes": [],
        "leaves": [],
    }
    if lang:
        fields["lang"] = lang
    made, problems = build.rules(Entry("phrase", entry.id, entry.path, entry.line, fields, entry.lines))
    if not problems:  # a wording of common words alone leads nowhere: the names see to its spelling
        own = {"always": True, "name": entry.rule, "wordings": terms}
        yield from (replace(rule, data=rule.data | own) for rule in made)
