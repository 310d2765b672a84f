"""Entries of names become rules: checked, and with the keys by which a text finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from cleanup.dictionary.entries import Entry, Schema
from cleanup.names import pairs
from cleanup.names.endings import family
from cleanup.names.fold import loose, loosen, repairs, sounds, stem
from cleanup.names.known import choices, head_at, split, surname_at
from cleanup.problems import Problem
from cleanup.scan import Rule

KINDS = ("person", "place", "organisation", "office", "term")
SCHEMA = Schema(
    keys={
        "id": "text",
        "kind": "text",
        "write": "forms",
        "wrong": "texts",
        "others": "texts",
        "accepted": "lists",
        "gender": "text",
        "titles": "lists",
        "given": "text",
        "surname": "text",
        "neutral": "flag",
        "lang": "texts",
        "safety": "text",
        "why": "text",
        "fixes": "pairs",
        "leaves": "texts",
    },
    required=("id", "kind", "write", "why"),
    choices={"kind": KINDS, "gender": ("m", "f"), "safety": ("safe", "ask", "show")},
)
# The rule that says that there are entries to look for at all.
ANY = "*"
_ENDINGS = {
    "sq": (re.compile(r"(?:[tns]|se|ne|ia)$"),),
    "sh": (re.compile(r"(?:m|[ai]ma)$"), re.compile(r"(?:[eo]v|in)(?:a|o|e|i|u|og|om|im|ih|oi|ima)?$")),
    "de": (re.compile(r"s$"),),
}
_EVERY = tuple(ending for endings in _ENDINGS.values() for ending in endings)
_MOVING = re.compile(r"(?<=[^aeiou])[ae](?=[crlnk]$)")
# Sounds that some write as others do not: ѓ as г, q as k, đ as dž, ü as ue.
_VARIANTS = (("G", "g"), ("Q", "k"), ("G", "X"), ("U", "ue"), ("O", "oe"))
_VELAR = {"k": "c", "g": "z", "h": "s"}


def compile(entries: Sequence[Entry]) -> tuple[list[Rule], list[Problem]]:  # noqa: A001 (what every room calls it)
    """Rules of entries, and what is wrong with them."""
    rules: list[Rule] = []
    problems: list[Problem] = []
    for entry in entries:
        if "kind" not in entry.fields:
            rules.append(pairs.rule(entry))
            continue
        found = list(_faults(entry))
        problems += found
        if not found:
            rules.append(_rule(entry))
    if any(rule.keys for rule in rules):
        rules.append(Rule("name", ANY, keys=(ANY,)))
    return rules, problems


def _forms(entry: Entry) -> dict[str, str]:
    """The form of each language; under "" what serves all."""
    write = entry.fields["write"]
    return {"": write} if isinstance(write, str) else dict(write)


def _faults(entry: Entry) -> Iterator[Problem]:
    write = _forms(entry)
    for lang, form in write.items():
        if not split(form)[0] or not any(char.isalpha() for char in form):
            yield entry.problem(f'write: "{form}" ({lang or "every language"}) has no letters', "write")
    right = set(write.values())
    for number, wrong in enumerate(entry.texts("wrong")):
        if wrong in right:
            yield entry.problem(f'wrong: "{wrong}" is also what the entry writes; take it out', "wrong", number)
    for number, other in enumerate(entry.texts("others")):
        if other in right:
            yield entry.problem(f'others: "{other}" is the name itself; take it out', "others", number)


def _rule(entry: Entry) -> Rule:
    write = _forms(entry)
    data = {
        "kind": entry.fields["kind"],
        "write": write,
        "why": entry.fields["why"],
        "place": f"{entry.path}:{entry.line}",
    }
    for key in ("gender", "given", "surname", "safety", "neutral"):
        if key in entry.fields:
            data[key] = entry.fields[key]
    for key in ("wrong", "others"):
        if entry.texts(key):
            data[key] = list(entry.texts(key))
    if "accepted" in entry.fields:
        data["accepted"] = _by_language(entry.fields["accepted"], write)
    if "titles" in entry.fields:
        data["titles"] = _titles(entry.fields["titles"])
    chosen = [form for code in write if "-x-" in code for form in choices(data, code)]
    forms = dict.fromkeys([*write.values(), *chosen, *entry.texts("wrong")])
    keys = dict.fromkeys(key for form in forms for key in _keys(data, form))
    return Rule("name", entry.id, entry.langs, keys=tuple(keys), data=data)


def _by_language(forms: Any, write: Mapping[str, str]) -> dict[str, list[str]]:
    """Lists of forms by language; a list without languages serves all that the entry writes."""
    table = forms if isinstance(forms, Mapping) else dict.fromkeys(write, forms)
    return {lang: [value] if isinstance(value, str) else list(value) for lang, value in table.items()}


def _titles(titles: object) -> list[str]:
    """All titles of all languages, in lower case."""
    if isinstance(titles, str):
        return [titles.lower()]
    if isinstance(titles, Mapping):
        return list(dict.fromkeys(title for value in titles.values() for title in _titles(value)))
    return [str(title).lower() for title in titles] if isinstance(titles, Iterable) else []


def _keys(data: Mapping[str, object], form: str) -> Iterator[str]:
    words, joints = split(form)
    if not words:
        return
    head = head_at(data, words)
    yield from head_keys(words[head])
    if data["kind"] == "person" and len(words) > 1 and (at := surname_at(data, words, joints)):
        for number in range(at):
            yield pair_key(words[number], stem(loose(words[head])))


def pair_key(given: str, surname_stem: str) -> str:
    """The key of a full name whose surname may be misspelt, but for its first two sounds and the last of its stem."""
    return f"{stem(loose(given))} {surname_stem[:2]}{surname_stem[-1:]}"


@lru_cache(maxsize=1 << 14)
def pair_keys(given: str, surname: str) -> tuple[str, ...]:
    """The keys of a full name in a text whose surname may be misspelt, whatever its case.

    >>> pair_key("Hristijan", "mickosk") in pair_keys("Hristijan", "Mickovskit")
    True
    """
    key = loose(surname)
    stems = {stem(key): None} | {stem(ending.sub("", key)): None for ending in _EVERY}
    return tuple(pair_key(given, one) for one in stems)


def head_keys(word: str) -> Iterator[str]:
    """The keys under which a word of a name is filed: with the letters that move or change in its cases."""
    heard = sounds(word)
    variants = (heard, *(heard.replace(one, other) for one, other in _VARIANTS if one in heard))
    for key in map(loosen, variants):
        yield f"={key}"
        yield stem(key)
        if (short := _MOVING.sub("", key)) != key:
            yield stem(short)
        cut = stem(key)
        if cut != key and cut[-1] in _VELAR:
            yield cut[:-1] + _VELAR[cut[-1]]


@lru_cache(maxsize=1 << 13)
def text_keys(word: str, lang: str) -> tuple[str, ...]:
    """The keys under which a word of a text may be filed, whatever ending it has.

    >>> set(text_keys("Kuqit", "sq")) & set(head_keys("Kuçi")), set(text_keys("Šutanovca", "hr")) & set(head_keys("Šutanovac"))
    ({'kuc'}, {'sutanovc'})
    """
    key = loose(word)
    endings = _ENDINGS.get(family(lang))
    if endings is None:
        return (f"={key}",)
    return tuple(dict.fromkeys(stem(short) for short in _shorter(key, endings)))


def _shorter(key: str, endings: Sequence[re.Pattern[str]]) -> Iterator[str]:
    """The key, and what is left of it without each of the endings."""
    yield key
    yield from (short for ending in endings if len(short := ending.sub("", key)) > 1)


@lru_cache(maxsize=1 << 13)
def any_keys(word: str) -> tuple[str, ...]:
    """The keys of a word of a text whose language is not known yet."""
    found: dict[str, None] = {}
    for candidate in (word, *repairs(word)):
        found |= dict.fromkeys(map(stem, _shorter(loose(candidate), _EVERY)))
    return tuple(found)
