"""From an entry, as an editor wrote it, to a rule; or to the problems that must be put right first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cleanup.dictionary.entries import Entry
from cleanup.patterns import compiled
from cleanup.phrases import declension, raw, serbian
from cleanup.phrases.anchors import Lead, lead
from cleanup.phrases.demands import AROUND, SENTENCE, missing, unwritable
from cleanup.phrases.expressions import ENDS, STARTS, around, guard, whole
from cleanup.phrases.kinds import SOUNDS
from cleanup.phrases.pattern import PatternError, Slot, parse, parse_write, slots, texts
from cleanup.problems import Problem
from cleanup.scan import Rule, fold

PLAIN = re.compile(r"[^\[\](){}|\\]*")  # a term without slots and choices


@dataclass
class Reading:
    """What the finds of an entry came to, in one of its languages."""

    langs: tuple[str, ...]
    texts: dict[str, tuple[str, ...]]  # finds, terms and guards, in the script of the texts
    write: str
    expressions: list[str] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # of each slot, by its name
    small: set[str] = field(default_factory=set)  # slots that hold only words without capitals of their own
    forms: list[declension.Forms] = field(default_factory=list)  # of each term
    terms: list[tuple[int, list[str]]] = field(default_factory=list)  # for each expression the term and its cases
    again: bool = (
        False  # a slot stands twice: of three equal words the second is the end of one match, the start of another
    )
    cased: bool = True  # each find has capitals of its own, so that those of the text tell nothing


def rules(entry: Entry) -> tuple[list[Rule], list[Problem]]:
    """The rules of an entry: one, or two where it is Serbian and so serves two scripts."""
    problems = list(missing(entry))
    made: list[Rule] = []
    for langs in () if problems else scripts(entry):
        if "heads" in entry.fields:
            words = tuple(fold(word) for word in entry.texts("heads"))
            made.append(Rule("phrase", entry.id, langs, words, data={"one": entry.fields["one"], **_said(entry)}))
        else:
            found, problems = _raw(entry, langs) if "pattern" in entry.fields else _read(entry, langs)
            made += found
        if problems:
            return [], problems
    return made, problems


def scripts(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The languages of each rule that an entry makes."""
    langs = entry.langs
    if "sr" not in langs:
        return (langs,)
    return tuple("sr-Latn" if lang == "sr" else lang for lang in langs), ("sr-Cyrl",)


def _read(entry: Entry, langs: tuple[str, ...]) -> tuple[list[Rule], list[Problem]]:
    """The rule of an entry with finds or terms, for some of its languages."""
    key = "terms" if "terms" in entry.fields else "find"
    reading = Reading(
        langs, {k: entry.texts(k) for k in (*AROUND, *SENTENCE, key)}, " ".join(entry.fields.get("write", "").split())
    )
    if langs == ("sr-Cyrl",) and "sr" in entry.langs:
        reading.texts = {k: tuple(map(serbian.cyrillic_pattern, values)) for k, values in reading.texts.items()}
        reading.write = serbian.cyrillic_pattern(reading.write)
    lang = langs[0] if langs else ""
    try:
        before, after = around(reading.texts, lang)
        sentence = {k: guard(reading.texts[k], lang) if reading.texts[k] else "" for k in SENTENCE}
    except PatternError as error:
        return [], [entry.problem(f"a guard {error}")]
    before = STARTS.get(entry.fields.get("starts", ""), "") + before
    after += ENDS.get(entry.fields.get("ends", ""), "")
    problems = []
    for number, text in enumerate(reading.texts[key]):
        try:
            for form in _declined(reading, text, number) if key == "terms" else [text]:
                _take(reading, form, before, after, exact="case" in entry.fields)
        except PatternError as error:
            problems.append(entry.problem(f"{key} {error}", key, number))
        if key == "find" and " ".join(text.split()) == reading.write:
            problems.append(entry.problem("find and write are the same", "write"))
    if key == "find" and not problems:
        problems += unwritable(entry, reading.write, reading.kinds)
    if problems:
        return [], problems
    return [_found_by(entry, langs, reading.leads, _data(entry, reading, sentence))], []


def _declined(reading: Reading, text: str, number: int) -> Iterable[str]:
    """A term in all its cases, each text once; one with slots or brackets only as it is."""
    forms = declension.forms(text, reading.langs[0]) if reading.langs and PLAIN.fullmatch(text) else (("nom", text),)
    cases: dict[str, list[str]] = {}
    for case, form in forms:
        cases.setdefault(form, []).append(case)
    reading.forms.append(forms)
    reading.terms += ((number, slots) for slots in cases.values())
    return cases


def _take(reading: Reading, text: str, before: str, after: str, *, exact: bool) -> None:
    """Read one find. Raises PatternError."""
    nodes = parse(text)
    lang = reading.langs[0] if reading.langs else ""
    expression = whole(nodes, lang)
    found = lead(nodes, reading.langs)
    if not found.words and not found.pairs:
        reason = "has no rare literal: every word of it is common or open"
        message = f"{reason}; add a rarer word, or name the choices of a slot"
        raise PatternError(message)
    reading.leads.append(found)
    reading.expressions.append(before + (expression.replace("(?i:", "(?:") if exact else expression) + after)
    reading.kinds |= {slot.name: slot.kind for slot in slots(nodes)}
    names = [slot.name for slot in slots(nodes)]
    reading.again |= len(names) == 2 and names[0] == names[1]
    reading.cased &= any(word != word.lower() for word in texts(nodes))
    reading.small |= {slot.name for slot in slots(nodes) if slot.given and all(map(str.islower, slot.given))}


def _data(entry: Entry, reading: Reading, sentence: dict[str, str]) -> dict[str, Any]:
    """What `find` needs of a rule."""
    if "terms" in entry.fields:
        written = (
            declension.forms(reading.write, reading.langs[0])
            if reading.write and reading.langs
            else (("nom", reading.write),)
        )
        return {
            "terms": [[found, *term] for found, term in zip(reading.expressions, reading.terms, strict=True)],
            "forms": reading.forms,
            "written": written if reading.write else (),
            "always": False,
            **_said(entry),
            "safety": entry.fields.get("safety", "ask"),
        }
    return {
        "ways": _ways(reading),
        "write": _write(reading.write),
        "sounds": {name: kind for name, kind in reading.kinds.items() if kind in SOUNDS},
        "small": sorted(reading.small),
        "cased": reading.cased,
        "again": reading.again,
        "named": "name" in reading.kinds.values(),
        **sentence,
        **_said(entry),
    }


def _ways(reading: Reading) -> list[list[Any]]:
    """Each find as `match` takes it: its expression, and how many tokens before its lead it begins."""
    return [[found, *lead.before] for found, lead in zip(reading.expressions, reading.leads, strict=True)]


def _write(write: str) -> list[list[str]]:
    """The parts of a write as `render.changes` takes them."""
    return [[part.name, part.form] if isinstance(part, Slot) else ["", part.text] for part in parse_write(write)]


def _said(entry: Entry) -> dict[str, Any]:
    """What an entry says of itself."""
    return {
        "safety": entry.fields.get("safety", "safe"),
        "why": str(entry.fields["why"]),
        "at": f"{entry.path}:{entry.line}",
        "headings": entry.fields.get("headings", True),
    }


def _found_by(entry: Entry, langs: tuple[str, ...], leads: Sequence[Lead], data: dict[str, Any]) -> Rule:
    """The rule with the words, or the pairs of words, that lead to it."""
    by: dict[str, list[int]] = {}
    for number, found in enumerate(leads):
        for one in (*found.words, *found.pairs):
            by.setdefault(one, []).append(number)
    anchors = tuple(sorted({word for found in leads for word in found.words}))
    pairs = tuple(sorted({pair for found in leads for pair in found.pairs}))
    return Rule("phrase", entry.id, langs, anchors, pairs, data=data | {"by": by})


def _raw(entry: Entry, langs: tuple[str, ...]) -> tuple[list[Rule], list[Problem]]:
    """The rule of an entry with a regular expression of its own."""
    pattern = str(entry.fields["pattern"])
    if fault := raw.fault(pattern):
        return [], [entry.problem(f"pattern {fault}", "pattern")]
    kinds = dict.fromkeys(compiled(pattern).groupindex, "group")
    write = str(entry.fields.get("write", ""))
    if problems := list(unwritable(entry, write, kinds)):
        return [], problems
    data = {
        "ways": [[pattern, -1, -1]],
        "write": _write(write),
        "sounds": {},
        "small": [],
        "cased": False,
        "again": False,
        "named": False,
        **dict.fromkeys(SENTENCE, ""),
    }
    words = tuple(fold(word) for word in entry.texts("words"))
    return [_found_by(entry, langs, [Lead(words)], data | _said(entry))], []
