"""From an entry, as an editor wrote it, to a rule; or to the problems that must be put right first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.dictionary.entries import Entry, Schema
from cleanup.phrases import raw, serbian
from cleanup.phrases.anchors import Lead, lead
from cleanup.phrases.expressions import ENDS, STARTS, around, guard, whole
from cleanup.phrases.pattern import Node, PatternError, Slot, Text, parse, parse_write, slots
from cleanup.phrases.verbs import FORMS, table
from cleanup.problems import Problem
from cleanup.scan import Rule, fold

GUARDS = ("not_after", "not_before", "only_after", "only_before", "unless", "only_with")
SCHEMA = Schema(
    keys={
        "id": "text", "lang": "texts", "find": "texts", "pattern": "text", "words": "texts", "write": "text",
        "safety": "text", "why": "text", "fixes": "pairs", "leaves": "texts", "shows": "texts",
        **dict.fromkeys(GUARDS, "texts"), "starts": "text", "ends": "text", "case": "text", "headings": "flag",
        "terms": "texts", "heads": "texts", "one": "text",
    },
    required=("id", "why"),
    choices={
        "safety": ("safe", "ask", "show"), "starts": ("sentence", "clause"), "ends": ("sentence", "clause"),
        "case": ("exact",), "one": ("capitals", "order"),
    },
)  # fmt: skip
PAIRS = "pairs"  # the key of rules that are found by two common words side by side


def rules(entry: Entry) -> tuple[list[Rule], list[Problem]]:
    """The rules of an entry: one, or two where it is Serbian and so serves two scripts."""
    problems = list(_missing(entry))
    if problems:
        return [], problems
    made: list[Rule] = []
    for script in scripts(entry):
        rule, faults = _rule(entry, script)
        if faults:
            return [], faults
        made += rule
    return made, []


def scripts(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The languages of each rule that an entry makes."""
    langs = entry.langs
    if "sr" not in langs:
        return (langs,)
    return tuple("sr-Latn" if lang == "sr" else lang for lang in langs), ("sr-Cyrl",)


def _missing(entry: Entry) -> Iterator[Problem]:
    """The keys that an entry of its kind needs."""
    fields, safety = entry.fields, entry.fields.get("safety", "safe")
    kinds = [key for key in ("find", "pattern", "terms", "heads") if key in fields]
    if len(kinds) != 1:
        yield entry.problem("needs one of find, pattern, terms or heads" + (f", not {' and '.join(kinds)}" if kinds else ""))
        return
    needed = {"find": ["write"], "pattern": ["write", "words"], "terms": [], "heads": ["one"]}[kinds[0]]
    if safety == "show":
        if "write" in fields:
            yield entry.problem('safety = "show" only points: take write out, or choose ask', "write")
        needed = [key for key in needed if key != "write"] + ["shows"]
    else:
        needed += ["fixes"]
    for key in (*needed, "leaves"):
        if key not in fields:
            yield entry.problem(f"{key} is missing; {PURPOSES[key]}")


PURPOSES = {
    "write": 'say what is to stand there, or set safety = "show"',
    "words": "name the rare words (small letters) of which every match holds one, so that the pattern is found fast",
    "fixes": "give [before, after] sentences that prove the entry",
    "shows": "give sentences at which the entry must point",
    "leaves": "give a sentence that a careless rule would spoil",
    "one": 'say what is to be one in a document: one = "capitals" or one = "order"',
}


def _rule(entry: Entry, langs: tuple[str, ...]) -> tuple[list[Rule], list[Problem]]:
    fields = entry.fields
    cyrillic = langs == ("sr-Cyrl",) and "sr" in entry.langs
    if "pattern" in fields:
        return _raw(entry, langs)
    if "heads" in fields:
        words = tuple(fold(word) for word in entry.texts("heads"))
        return [Rule("phrase", entry.id, langs, words, data={"one": fields["one"], **_said(entry)})], []
    lang = (langs or ("",))[0]
    key = "terms" if "terms" in fields else "find"
    texts = {key: entry.texts(key) for key in (*GUARDS, key)}
    write = entry.texts("write")[0] if "write" in fields else ""
    if cyrillic:
        texts = {key: tuple(map(serbian.cyrillic_pattern, values)) for key, values in texts.items()}
        write = serbian.cyrillic_pattern(write)
    problems: list[Problem] = []
    leads, expressions, kinds, small = [], [], {}, set()
    try:
        before, after = _surroundings(entry, texts, lang)
        sentence = {key: guard(texts[key], lang) if texts[key] else "" for key in ("unless", "only_with")}
    except PatternError as error:
        return [], [entry.problem(f"a guard {error}")]
    for number, text in enumerate(texts[key]):
        try:
            nodes = parse(text)
            expressions.append(before + _exact(whole(nodes, lang), entry) + after)
            leads.append(_lead(nodes, langs))
            small |= {slot.name for slot in slots(nodes) if slot.given and all(map(str.islower, slot.given))}
            kinds |= {slot.name: slot.kind for slot in slots(nodes)}
            if key == "find" and " ".join(text.split()) == " ".join(write.split()):
                problems.append(entry.problem("find and write are the same", "write"))
        except PatternError as error:
            problems.append(entry.problem(f"{key} {error}", key, number))
    if key == "find" and not problems:
        problems += _bad_write(entry, write, kinds)
    if problems:
        return [], problems
    data = {
        "expressions": expressions,
        "write": [[part.name, part.form] if isinstance(part, Slot) else ["", part.text] for part in parse_write(write)],
        "sounds": {name: kind for name, kind in kinds.items() if kind in ("vowel", "consonant")},
        "small": sorted(small),
        **sentence,
        **_said(entry),
    }
    if key == "terms":
        data = {"terms": data.pop("expressions"), "written": " ".join(write.split()), **_said(entry)}
        data["safety"] = fields.get("safety", "ask")
    return [_found_by(entry, langs, leads, data)], []


def _said(entry: Entry) -> dict[str, Any]:
    return {"safety": entry.fields.get("safety", "safe"), "why": str(entry.fields["why"]), "at": f"{entry.path}:{entry.line}", "headings": entry.fields.get("headings", True)}


def _surroundings(entry: Entry, texts: dict[str, tuple[str, ...]], lang: str) -> tuple[str, str]:
    before, after = around(texts, lang)
    before = STARTS.get(str(entry.fields.get("starts")), "") + before
    return before, after + ENDS.get(str(entry.fields.get("ends")), "")


def _exact(expression: str, entry: Entry) -> str:
    return expression.replace("(?i:", "(?:") if entry.fields.get("case") == "exact" else expression


def _lead(nodes: Sequence[Node], langs: tuple[str, ...]) -> Lead:
    found = lead(nodes, langs)
    if not found.words and not found.pairs:
        message = "has no rare literal: every word of it is common or open; add a rarer word, or name the choices of a slot"
        raise PatternError(message)
    return found


def _bad_write(entry: Entry, write: str, kinds: dict[str, str]) -> Iterator[Problem]:
    """Why the write cannot be made from what the finds hold, if it cannot."""
    for part in parse_write(write):
        if not isinstance(part, Slot):
            continue
        if part.name not in kinds:
            known = ", ".join(f"{{{name}}}" for name in kinds) or "no slot"
            yield entry.problem(f"write asks for {{{part.name}}}, which find lacks; it has {known}", "write")
        if part.given:
            yield entry.problem(f"choices stand in find only; write {{{part.name}}} here", "write")
        if part.form and part.form not in FORMS and part.form not in table():
            forms = ", ".join(FORMS)
            yield entry.problem(f'"{part.form}" is neither a form ({forms}) nor a verb of the table', "write")


def _found_by(entry: Entry, langs: tuple[str, ...], leads: Sequence[Lead], data: dict[str, Any]) -> Rule:
    anchors = sorted({word for found in leads for word in found.words})
    pairs = sorted({pair for found in leads for pair in found.pairs})
    needs = leads[0].needs if len(leads) == 1 and anchors else ()
    return Rule(
        "phrase", entry.id, langs, tuple(anchors), (PAIRS,) if pairs else (), needs, data | ({"pairs": pairs} if pairs else {})
    )


def _raw(entry: Entry, langs: tuple[str, ...]) -> tuple[list[Rule], list[Problem]]:
    pattern = str(entry.fields["pattern"])
    if fault := raw.fault(pattern):
        return [], [entry.problem(f"pattern {fault}", "pattern")]
    groups = raw.compiled(pattern).groupindex
    write = parse_write(str(entry.fields.get("write", "")))
    for part in write:
        if isinstance(part, Slot) and part.name not in groups:
            message = f"write asks for {{{part.name}}}, but the pattern has no group (?P<{part.name}>...)"
            return [], [entry.problem(message, "write")]
    data = {
        "expressions": [pattern],
        "write": [[part.name, part.form] if isinstance(part, Slot) else ["", part.text] for part in write],
        "sounds": {},
        "small": [],
        "unless": "",
        "only_with": "",
        **_said(entry),
    }
    words = tuple(fold(word) for word in entry.texts("words"))
    return [_found_by(entry, langs, [Lead(words)], data)], []
