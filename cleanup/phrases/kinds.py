"""The kinds of slots: what each takes, as a regular expression, and which words lead to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from cleanup.phrases import tables, verbs
from cleanup.phrases.pattern import PatternError, Slot

BLANK = r"(?:[^\S\r\n]+(?:\r?\n[^\S\r\n]*)?|\r?\n[^\S\r\n]*)"
TOKEN = re.compile(r"\w+|[^\w\s]")
WORD = r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*"
# Capitalised, or in capitals altogether; Mc-, O', al- and double names.
OPENERS = (
    "The|A|An|In|On|At|By|To|Of|For|From|With|As|If|When|While|After|Before|This|That|These|Those|He|She|It|We|They|You|I|His|"
    "Her|Its|Their|Our|But|And|Or|So|There|Then|Also|No|Not|Yet|What|Why|How|Where|Who|All|Some|Many|Most|Both|Since|During"
)
CAPITAL = rf"(?!(?:{OPENERS})(?![\w'’-]))(?:(?:al|el|d|l|Al|El)[-'’])?\p{{Lu}}[\p{{L}}\p{{M}}]*(?:['’‑-]\p{{L}}+)*"
INITIAL = r"\p{Lu}\."
PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|la|le|bin|ibn|al|el)"
YEAR = r"(?:1\d|20)\d\d(?![\d.,]*\d)"
POSSESSIVE = r"(?:['’]s?(?!\w))?"
NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\d])"
MARKS = '["“”„«»‟]'

ANY_CASE = re.compile(r"\(\?i:(\w+)\)")

VERBS = ("verb", *verbs.FORMS)
SOUNDS = ("vowel", "consonant")
# How many words a slot takes that is not told.
MOST = {"np": 6, "words": 6, "list": 6, "name": 4}


def any_of(choices: Iterable[str]) -> str:
    """Alternatives, the longest first, each as it reads in a pattern.

    Those in small letters share one group: a pattern with a group for each takes ten times as long to load.
    """
    listed = sorted(set(choices), key=lambda c: (-len(c), c))
    ways = [literal(choice) for choice in listed if choice != choice.lower()]
    if small := [ANY_CASE.sub(r"\1", literal(choice)) for choice in listed if choice == choice.lower()]:
        ways.append(f"(?i:{'|'.join(small)})")
    return f"(?:{'|'.join(ways)})"


def literal(text: str) -> str:
    """A text as it reads in a pattern: any case where it is in lower case, any blank, either kind of marks.

    >>> literal("it's")
    "(?i:it)['’](?i:s)"
    """
    out = []
    for run in _runs(text):
        if run.isspace():
            out.append(BLANK)
        elif run == "...":
            out.append(r"(?:\.\.\.|…)")
        elif run[0].isalnum():
            out.append(
                f"(?i:{run})" if run == run.lower() else f"(?:{run}|{run.upper()})" if run != run.upper() else run
            )
        else:
            out.append({"'": "['’]", '"': MARKS, "-": "[-‐‑]"}.get(run, "\\" + run if run.isascii() else run))
    return "".join(out)


def _runs(text: str) -> Iterable[str]:
    run = ""
    for char in text:
        same = run and ((run[-1].isalnum() and char.isalnum()) or (run[-1].isspace() and char.isspace()))
        if run and not (same or (run in (".", "..") and char == ".")):
            yield run
            run = ""
        run += char
    if run:
        yield run


def phrase(lang: str, most: int, *, noun: bool) -> str:
    """One to `most` words without a mark between them; a noun phrase holds no verb and most prepositions neither."""
    breaks = tables.words(tables.BREAKS, lang) if noun else ()
    word = r"[\w$€£][\w'’‑-]*(?:[.,]\d+)*%?"
    if not breaks:
        return rf"{word}(?:{BLANK}{word}){{0,{most - 1}}}?(?!\w)"
    joints = r"of|and|or|the|a|an|&" if lang == "en" else r"e|dhe|i|и"
    stop = "|".join(breaks)
    first = rf"(?!(?i:of|and|or|{stop})(?!\w))" if lang == "en" else rf"(?!(?i:{stop})(?!\w))"
    more = rf"(?:{BLANK}(?!(?i:{stop})(?!\w)){word}){{0,{most - 1}}}?"
    return rf"{first}{word}{more}(?<!(?<!\w)(?i:{joints}))(?!\w)"


def _month(lang: str) -> str:
    return any_of(_listed(tables.MONTHS, lang, "month"))


def _date(lang: str) -> str:
    month = _month(lang)
    year = rf"(?:,?{BLANK}{YEAR})?"
    parts = [
        rf"\d{{1,2}}(?:st|nd|rd|th|\.)?{BLANK}(?:of{BLANK})?{month}{year}",
        r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?!\d)",
    ]
    if lang == "en":
        parts.insert(0, rf"{month}{BLANK}\d{{1,2}}(?:st|nd|rd|th)?(?!\d){year}")
    return "(?:" + "|".join(parts) + ")(?!\\w)"


def _name(most: int) -> str:
    part = rf"(?:{INITIAL}|{CAPITAL}|{PARTICLE}{BLANK}{CAPITAL})"
    return rf"{part}(?:{BLANK}{part}){{0,{most - 1}}}"


def _title(lang: str) -> str:
    """An office: ranks, the word for it, and what it is the office of."""
    heads = _listed(tables.OFFICES, lang, "title")
    ranks = "|".join(tables.words(tables.RANKS, lang))
    before = rf"(?:(?:(?i:{ranks})|{CAPITAL}){BLANK}){{0,3}}?" if ranks else ""
    of = rf"(?:{BLANK}(?:of|for){BLANK}(?:the{BLANK})?{CAPITAL}(?:{BLANK}(?:(?:and|of|the){BLANK}){{0,2}}{CAPITAL}){{0,4}})?"
    return f"{before}(?:{'|'.join(f'(?i:{head})' for head in heads)})(?!\\w){of if lang == 'en' else ''}"


def _number(lang: str) -> str:
    spelt = tables.words(tables.NUMBERS, lang)
    return f"(?:{NUMBER}|(?i:{'|'.join(spelt)})(?!\\w))" if spelt else NUMBER


def _list(lang: str, most: int) -> str:
    """Two or more noun phrases with commas or `and` between them."""
    one = phrase(lang, most, noun=False)
    return rf"{one}(?:,{BLANK}{one})*?(?:,?{BLANK}(?:and|dhe|i|и|und|et|ve){BLANK}{one}|,{BLANK}{one})"


def _listed(table: dict[str, str], lang: str, kind: str) -> tuple[str, ...]:
    found = tables.words(table, lang)
    if not found:
        message = f"{{{kind}}} has no list for {lang or 'a rule without lang'}; write the choices: {{word: one, other}}"
        raise PatternError(message)
    return found


@cache
def _verb(kind: str, given: tuple[str, ...], lang: str) -> str:
    if lang != "en":
        message = f"{{{kind}}}: there is no table of verbs for {lang or 'a rule without lang'}; write the forms: {{word: one, other}}"
        raise PatternError(message)
    if given:
        return f"(?i:{'|'.join(verb_forms(kind, given))})(?!\\w)"
    if kind == "verb":
        message = "{verb} takes any form of the verbs you name: {verb: depend, consist}"
        raise PatternError(message)
    place = verbs.FORMS.index(kind)
    known = {forms[place] for forms in verbs.table().values()} - {""}
    ending = {"past": "ed", "participle": "ed", "ing": "ing"}.get(kind)
    if ending:
        odd = "|".join(sorted(form for form in known if not form.endswith(ending)))
        return f"(?:(?i:{odd})(?!\\w)|(?!\\p{{Lu}})[\\p{{L}}-]{{2,}}{ending}(?!\\w))"
    return f"(?i:{'|'.join(sorted(known))})(?!\\w)"


def verb_forms(kind: str, given: Iterable[str]) -> list[str]:
    """The forms of the verbs that a slot takes: of those named, or of all but those after `not`.

    Raises PatternError where the table lacks one.
    """
    table, place = verbs.table(), None if kind == "verb" else verbs.FORMS.index(kind)
    named = [base.removeprefix("not ") for base in given]
    for base in named:
        if base not in table:
            message = f'the verb table lacks "{base}"; write its forms as choices: {{word: one, other}}'
            raise PatternError(message)

    def written(bases: Iterable[str]) -> set[str]:
        return {form for base in bases for form in (table[base] if place is None else table[base][place : place + 1])}

    forms = written(named)
    if any(base.startswith("not ") for base in given):
        forms = written(table) - forms
    return sorted(forms - {""}, key=lambda form: (-len(form), form))


def most_of(slot: Slot) -> int:
    """How many words the slot may take."""
    if not slot.given:
        return MOST[slot.kind]
    if len(slot.given) != 1 or not slot.given[0].isdigit() or not 1 <= int(slot.given[0]) <= 40:
        message = f"{{{slot.name}: ...}} takes the number of words at most, from 1 to 40"
        raise PatternError(message)
    return int(slot.given[0])


def _sound(begins: str) -> str:
    """A word in small letters by its first letter; whether it sounds so is asked when it is found."""
    return rf"[{begins}][\p{{Ll}}]+(?:['’‑-]\p{{L}}+)*"


LISTED = {"weekday": tables.WEEKDAYS, "month": tables.MONTHS, "country": tables.COUNTRIES}
PLAIN = {"year": YEAR, "mark": "[,;:]", "quote": rf"{MARKS}[^\"“”„«»‟]{{1,400}}{MARKS}"}
MADE: dict[str, Callable[[str], str]] = {"title": _title, "number": _number, "date": _date}
SIZED: dict[str, Callable[[str, int], str]] = {
    "words": lambda lang, most: phrase(lang, most, noun=False),
    "np": lambda lang, most: phrase(lang, most, noun=True),
    "list": _list,
    "name": lambda _, most: _name(most),
}
KINDS = ("word", *SIZED, *MADE, *PLAIN, *LISTED, *SOUNDS, *VERBS)


def _taken(slot: Slot, lang: str) -> str:
    """What a slot of a known kind takes."""
    kind = slot.kind
    if kind in VERBS:
        return _verb(kind, slot.given, lang)
    if kind in SIZED:
        return SIZED[kind](lang, most_of(slot))
    if kind in MADE:
        return MADE[kind](lang)
    if kind in LISTED:
        return any_of(_listed(LISTED[kind], lang, kind)) + (POSSESSIVE if kind == "country" else "") + r"(?!\w)"
    if kind in SOUNDS:
        return _sound("aeiouh" if kind == "vowel" else "b-df-hj-np-tv-zeou")
    return PLAIN.get(kind) or (any_of(slot.given) if slot.given else WORD) + r"(?!\w)"


def expression(slot: Slot, lang: str, *, joined: bool = False) -> str:
    """What a slot takes in a language; `joined`: letters follow at once.

    Raises PatternError, with a remedy, where it is not to be had.
    """
    if slot.kind not in KINDS:
        from difflib import get_close_matches

        near = get_close_matches(slot.kind, KINDS, 1, 0.5)
        hint = f'did you mean "{near[0]}"?' if near else f"the kinds are {', '.join(sorted(KINDS))}"
        message = f'unknown slot kind "{slot.kind}"; {hint}'
        raise PatternError(message)
    if slot.given and slot.kind not in (*VERBS, *MOST, "word") and not excludes(slot):
        message = f"{{{slot.kind}}} takes no choices; for a choice of words write {{word: one, other}}"
        raise PatternError(message)
    if joined:
        if slot.kind != "word" or not slot.given or excludes(slot):
            message = f"{{{slot.name}}} is joined to letters; only choices can be: {{word: one, other}}"
            raise PatternError(message)
        return any_of(slot.given)
    if excluded := excludes(slot):
        return rf"(?!{any_of(excluded)}(?![\w'’-])){_taken(Slot(slot.name, slot.kind), lang)}"
    return _taken(slot, lang)


def excludes(slot: Slot) -> tuple[str, ...]:
    """The words that `{word: not of, the}` does not take."""
    if slot.kind not in ("word", *SOUNDS) or not slot.given or not slot.given[0].startswith("not "):
        return ()
    return slot.given[0].removeprefix("not ").strip(), *slot.given[1:]
