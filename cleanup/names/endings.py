"""Case endings of names by language: the forms a name takes, each under the name of its slot.

A slot names the same case in every class ("gen" of Kuçi is Kuçit, of Rama Ramës), so that an ending met on a wrong
spelling is given to the right one by the right one's own class. A number after the name is another form of the case.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleanup.names import toponyms

Forms = tuple[tuple[str, str], ...]

_SLAVIC = {"sr", "hr", "bs", "sh", "me", "cnr"}
_CYRILLIC = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")
_SOFT = frozenset("čćšžđjcçqхчћшжђјцљњџќѓ") | {"lj", "nj", "dž", "sh", "zh", "xh"}
_VELAR = {"k": "c", "g": "z", "h": "s", "к": "ц", "г": "з", "х": "с"}
_MOVING = re.compile(r"[^aeiouаеиоу](?:a|а)[crlnkцрлнк]$")
_SQ_HUNG = ("it", "in", "i", "ut", "un", "u", "së", "s", "n", "ja")
_SQ_SOFT = ("sh", "th", "zh", "xh", "dh")
_SQ_E = (("gen", "s"), ("acc", "n"), ("gen2", "së"), ("acc2", "në"), ("def", "ja"))
_SQ_VOWELS = {
    **dict.fromkeys("iuyü", (("gen", "t"), ("acc", "n"))),
    **dict.fromkeys("eoé", _SQ_E),
    "ë": (("def", "a"), ("gen", "s"), ("acc", "n")),
}
POSSESSIVE = ("", "a", "o", "e", "i", "u", "og", "om", "im", "ih", "oj", "ima")


def family(lang: str) -> str:
    """The language whose endings a text of this language gives to names: "sq", "sh", "tr", "de" ...

    >>> family("sr-Cyrl"), family("en-GB"), family("hr")
    ('sh', 'en', 'sh')
    """
    primary = lang.partition("-")[0]
    return "sh" if primary in _SLAVIC else primary


def _last(base: str) -> str:
    """The last letter, Cyrillic vowels as Latin ones."""
    char = base[-1].lower()
    return {"а": "a", "е": "e", "и": "i", "о": "o", "у": "u"}.get(char, char)


def _albanian(base: str) -> Forms:
    last, cut = _last(base), base[:-1]
    if base.isupper() and len(base) > 1:
        return tuple((f"-{end}", f"{base}-{end}") for end in _SQ_HUNG)
    if last == "a":
        return _albanian_a(cut)
    if last in _SQ_VOWELS:
        return tuple((slot, (cut if slot == "def" and last == "ë" else base) + end) for slot, end in _SQ_VOWELS[last])
    if base.lower().endswith(("ër", "ël", "ur")) and len(base) > 3:
        short = base[:-2] + base[-1]
        return (("def", short + "a"), ("gen", short + "ës"), ("acc", short + "ën"), *_after_consonant(base, "i"))
    also = (("gen2", base + "t"), ("acc2", base + "n")) if base.lower().endswith(("aj", "ај")) else ()
    return (*_after_consonant(base, "u" if last in "kghкгх" and not base.lower().endswith(_SQ_SOFT) else "i"), *also)


def _albanian_a(cut: str) -> Forms:
    """Rama, Ramës; but Qosja, Qosjes."""
    first, second = ("e", "ë") if len(cut) > 1 and cut[-1].lower() in "jiј" else ("ë", "e")
    ends = (("gen", first + "s"), ("acc", first + "n"), ("gen2", second + "s"), ("acc2", second + "n"))
    return tuple((slot, cut + end) for slot, end in ends)


def _after_consonant(base: str, vowel: str) -> Forms:
    return (("def", base + vowel), ("gen", f"{base}{vowel}t"), ("acc", f"{base}{vowel}n"))


# By the last letter: whether the ending follows the whole name, the endings, what makes the possessive.
_I = {"gen": "ja", "dat": "ju", "ins": "jem"}
_U = {"gen": "a", "dat": "u", "ins": "om"}
_SH_VOWELS: dict[str, tuple[tuple[bool, dict[str, str], str], ...]] = {
    "i": ((True, _I, "jev"),),
    "o": ((False, _U | {"ins2": "em"}, "ov"), (True, {"gen7": "a", "dat7": "u", "ins7": "om"}, "")),
    "u": ((True, _U, "ov"),),
    **dict.fromkeys("eé", ((True, _U, "ov"), (False, {"gen2": "a", "dat2": "u", "ins2": "em", "ins3": "om"}, ""))),
    **dict.fromkeys("yë", ((True, _I, ""), (True, {"gen2": "a", "dat2": "u", "ins2": "om"}, ""))),
}


def _is_soft(base: str) -> bool:
    return base[-1].lower() in _SOFT or base[-2:].lower() in _SOFT


def _with(stem: str, ends: dict[str, str]) -> list[tuple[str, str]]:
    return [(slot, stem + end) for slot, end in ends.items()]


def _possessive(stem: str, suffix: str) -> list[tuple[str, str]]:
    return [(f"poss-{end}", stem + suffix + end) for end in POSSESSIVE]


def _slavic(base: str) -> Forms:
    if base.isupper() and len(base) > 1:
        return tuple((f"-{end}", f"{base}-{end}") for end in ("a", "u", "om", "em"))
    last = _last(base)
    if last == "a":
        return _slavic_a(base[:-1])
    if last not in _SH_VOWELS:
        return _slavic_consonant(base)
    forms: list[tuple[str, str]] = []
    for whole, ends, suffix in _SH_VOWELS[last]:
        stem = base if whole else base[:-1]
        forms += [*_with(stem, ends), *(_possessive(stem, suffix) if suffix else ())]
    return tuple(forms)


def _slavic_a(cut: str) -> Forms:
    forms = _with(cut, {"gen": "e", "dat": "i", "acc": "u", "ins": "om", "dat2": "oj"})
    if cut and cut[-1].lower() in "iи":  # California, Californije
        forms += _with(cut, {"gen7": "je", "dat7": "ji", "acc7": "ju", "ins7": "jom"})
    if cut and cut[-1].lower() in _VELAR:
        forms.append(("dat3", cut[:-1] + _VELAR[cut[-1].lower()] + "i"))
    return (*forms, *_possessive(cut, "in"))


def _slavic_consonant(base: str) -> Forms:
    soft = _is_soft(base)
    ends = (
        {"gen": "a", "dat": "u", "ins": "em", "ins2": "om"}
        if soft
        else {"gen": "a", "dat": "u", "ins": "om", "ins2": "em"}
    )
    stems = [base]
    if _MOVING.search(base.lower()) and len(base) > 3:
        short = base[:-2] + base[-1]
        stems = [short, base] if base[-1].lower() in "cц" else [base, short]
    forms: list[tuple[str, str]] = []
    for number, stem in enumerate(stems):
        mark = "9" if number else ""
        forms += [(slot + mark, stem + end) for slot, end in ends.items()]
        for place, suffix in (("", "ev" if soft else "ov"), ("2", "ov" if soft else "ev")):
            forms += [(slot + place + mark, form) for slot, form in _possessive(stem, suffix)]
    return tuple(forms)


def to_cyrillic(form: str) -> str:
    """A Cyrillic name with its endings in Cyrillic too."""
    return form.translate(_CYRILLIC)


@lru_cache(maxsize=1 << 12)
def forms(base: str, lang: str, noun: str = "") -> Forms:
    """The forms of a name in a text of that language, the name itself first (slot ""), each once.

    `noun` says of what kind it is, where that tells how it is declined: "place", "place-f".

    >>> dict(forms("Kuçi", "sq"))["gen"], dict(forms("Rama", "sq"))["gen"], dict(forms("Haradinaj", "sq"))["gen"]
    ('Kuçit', 'Ramës', 'Haradinajit')
    >>> dict(forms("Tači", "sr-Latn"))["ins"], dict(forms("Шутановац", "sr-Cyrl"))["gen"]
    ('Tačijem', 'Шутановца')
    """
    unique: dict[str, str] = {base: ""}
    for slot, form in _cases(base, lang, noun):
        unique.setdefault(form, slot)
    return tuple((slot, form) for form, slot in unique.items())


@lru_cache(maxsize=1 << 8)
def _cases(base: str, lang: str, noun: str) -> Forms:
    """Every slot with its form, where two cases have one form too."""
    kind = family(lang)
    found: Forms = ()
    own = toponyms.declined(base, kind, noun) if base and noun else None
    if base and kind == "sq":
        found = own or _albanian(base)
    elif base and kind == "sh":
        found = own or _slavic(base)
        if "\u0400" <= base[-1] <= "\u052f":
            found = tuple((slot, to_cyrillic(form)) for slot, form in found)
    elif base and kind == "de" and base[-1].lower() not in "sßxz":
        found = (("gen", base + "s"),)
    return found


def inflect(base: str, lang: str, slot: str, noun: str = "") -> str | None:
    """The name in that slot, or in the first form of the same case; None where its class has no such case.

    >>> inflect("Rama", "sq", "gen2"), inflect("Ren", "sr-Latn", "gen"), inflect("Kuçi", "en", "gen")
    ('Rames', 'Rena', None)
    >>> inflect("Dečani", "sr-Latn", "gen", "place"), inflect("Prizren", "hr", "acc", "place")
    ('Dečana', 'Prizren')
    """
    found = _cases(base, lang, noun)
    case = slot.rstrip("0123456789")
    same = [form for name, form in found if name == slot]
    same += [form for name, form in found if name and name.rstrip("0123456789") == case]
    if not same and noun and case == "acc" and family(lang) == "sh" and _last(base) != "a":
        return base  # what has no life has the first case here
    return next(iter(same), None)
