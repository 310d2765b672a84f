"""Names of a dictionary that look alike: what could be taken for one another in a text, told before it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from cleanup.dictionary.entries import Entry
from cleanup.names.fold import loose, plain, stem
from cleanup.names.grade import SCORE, compare
from cleanup.names.known import head_at, split
from cleanup.problems import Problem

_WORDS = re.compile(r"[^\W\d_]+")
# Spellings that are taken for one another: other marks, another sound of the same family.
ALIKE = 0.85
# So many spellings under one key are compared with each other; beyond, each with those that stand next to it only.
FEW = 40


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that an entry writes in a language, and the word by which a text finds it."""

    entry: Entry
    lang: str
    text: str
    head: str


def collisions(entries: Sequence[Entry]) -> list[Problem]:
    """A note for each two names that share a loose key: one name twice, or look-alikes that are two.

    They are notes: the names may both be right. That an entry would really rewrite another's form is a problem, which
    `cleanup.engine.check.check` finds. Entries that name each other under `others`, and neutral ones, are known to be
    told apart. Near-linear: only what shares a key is compared.
    """
    groups: defaultdict[str, list[_Form]] = defaultdict(list)
    for form in _forms(entries):
        groups[stem(loose(form.head))].append(form)
    found: dict[frozenset[str], Problem] = {}
    for group in groups.values():
        for lang in dict.fromkeys(form.lang for form in group):
            for one, other in _pairs([form for form in group if form.lang in (lang, "")]):
                pair = frozenset((one.entry.rule, other.entry.rule))
                if pair not in found and not _told_apart(one.entry, other.entry):
                    found[pair] = _note(one, other)
    return sorted(found.values())


def _forms(entries: Iterable[Entry]) -> Iterator[_Form]:
    """What each entry writes, by language; under "" what it writes in all."""
    for entry in entries:
        if entry.room != "name" or "kind" not in entry.fields or entry.fields.get("neutral"):
            continue
        write = entry.fields["write"]
        for lang, text in ({"": write} if isinstance(write, str) else dict(write)).items():
            words, _ = split(text)
            if words:
                yield _Form(entry, lang, text, words[head_at(entry.fields, words)])


def _pairs(group: Sequence[_Form]) -> Iterator[tuple[_Form, _Form]]:
    """The forms of one key that may be taken for one another: the same whole name, or one head in two spellings."""
    whole: dict[str, _Form] = {}
    heads: dict[str, _Form] = {}
    for form in group:
        first = whole.setdefault(_key(form.text), form)
        if first.entry is not form.entry:
            yield first, form
        heads.setdefault(plain(form.head), form)
    spelt = [heads[head] for head in sorted(heads)]
    near: Iterable[tuple[_Form, _Form]] = combinations(spelt, 2) if len(spelt) <= FEW else pairwise(spelt)
    for one, other in near:
        if one.entry is not other.entry and _alone(one) and _alone(other):
            kind = compare(one.head, other.head)
            if kind != "equal" and SCORE[kind] >= ALIKE:
                yield one, other


def _alone(form: _Form) -> bool:
    """Whether the word by which the name is found is used alone: a surname, a name of one word."""
    return form.entry.fields["kind"] == "person" or form.text == form.head


def _key(name: str) -> str:
    """The loose key of a whole name, in whatever order its words stand."""
    return " ".join(sorted(stem(loose(word)) for word in _WORDS.findall(name)))


def _told_apart(one: Entry, other: Entry) -> bool:
    """Whether one of the two says that the other is somebody else."""
    return _names(one, other) or _names(other, one)


def _names(one: Entry, other: Entry) -> bool:
    write = other.fields["write"]
    forms = {write} if isinstance(write, str) else set(write.values()) if isinstance(write, Mapping) else set()
    return bool(forms & set(one.texts("others")))


def _note(one: _Form, other: _Form) -> Problem:
    """The note, at the later of the two entries."""
    if (one.entry.path, one.entry.line) > (other.entry.path, other.entry.line):
        one, other = other, one
    place = f"{one.entry.rule} ({one.entry.path}:{one.entry.line})"
    said = f" in {lang}" if (lang := other.lang or one.lang) else ""
    if plain(one.text) == plain(other.text) and one.entry.fields["kind"] == other.entry.fields["kind"]:
        return other.entry.problem(
            f'"{other.text}"{said} is also what {place} writes; if both are one, keep one', "write"
        )
    remedy = f'if they are two, write others = ["{one.text}"], so that neither is taken for the other'
    return other.entry.problem(f'"{other.text}"{said} looks like "{one.text}" of {place}; {remedy}', "write")
