"""Case endings of places, where they are not those of persons: Skoplje, Skoplju; Dečani, Dečanima; Peć, Peći; Vitia, Vitisë.

Sources: P. Piper and I. Klajn, Normativna gramatika srpskog jezika (2013), on plural and neuter toponyms; Pravopis
(Matica srpska, 2010); Fjalor drejtshkrimor i gjuhës shqipe (1976), on feminine names in -i.
"""

from __future__ import annotations

import re

Forms = tuple[tuple[str, str], ...]

PLACE, FEMININE = "place", "place-f"  # a feminine one is no feminine by its ending: Peć, Berane (plural)

_LATIN = str.maketrans("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš") | {
    ord("љ"): "lj", ord("њ"): "nj", ord("џ"): "dž",
}  # fmt: skip
_PLURAL = re.compile(r"(?:[a-z]{3,}ari|[cč]i|[aeo]ni|ljani|ići|[eo]vi|ati)\Z")
_LONG = re.compile(r"(?:sk|šk|čk)i\Z")
_LONG_A = re.compile(r"(?:sk|šk|čk)a\Z")
_RIVER = re.compile(r"(?:rij?eka|luka|ika)\Z")
_SOFT = re.compile(r"(?:[čćšžđj]|lj|nj|dž|št|žd|c)\Z")
_CONSONANT = re.compile(r"[^aeiou]\Z")
# Adjectives before the name proper: Novi Pazar, Suva Reka, Gornji Milanovac.
_ADJECTIVE = re.compile(
    r"(?:nov|star|velik|mal|suv|suh|bel|bijel|crn|crven|žut|slan|kisel|kriv|širok|dug|severn|sjevern|južn|istočn|zapadn|"
    r"gornj|donj|srednj|[a-zčćšžđ]{2,}(?:sk|šk|čk))[aoei]\Z"
)


def declined(base: str, family: str, noun: str) -> Forms | None:
    """The forms of a place; None where it is declined as any name is. Cyrillic names get Latin endings.

    >>> dict(declined("Dečani", "sh", PLACE))["dat"], dict(declined("Skoplje", "sh", PLACE))["ins"]
    ('Dečanima', 'Skopljem')
    >>> dict(declined("Peć", "sh", FEMININE))["gen"], dict(declined("Viti", "sq", PLACE))["gen"]
    ('Peći', 'Vitisë')
    """
    if family == "sq":
        return _with(base, def_="a", gen="së", acc="në") if base[-1:] == "i" else None
    if family != "sh" or len(base) < 3:
        return None
    low = base.lower().translate(_LATIN)
    if noun == FEMININE:
        return _feminine(base, low)
    if low[-2:] in {"ka", "ga", "ha"}:
        return _in_ka(base[:-1], low)
    return _in_e(base, low) if low[-1] == "e" else _in_i(base[:-1], low) if low[-1] == "i" else None


def _in_ka(cut: str, low: str) -> Forms:
    """Hrvatska, Hrvatskoj; Suva Reka, Suvoj Reci; of others (Krka) usage wavers."""
    soft = cut[:-1] + {"k": "c", "g": "z", "h": "s", "к": "ц", "г": "з", "х": "с"}.get(cut[-1], cut[-1]) + "i"
    if _LONG_A.search(low):
        dative = {"dat": cut + "oj"}
    elif _RIVER.search(low):
        dative = {"dat": soft, "datx": cut + "i"}
    else:
        dative = {"datx": cut + "i", "datx2": soft}
    return (*_with(cut, gen="e", acc="u", ins="om"), *dative.items())


def _feminine(base: str, low: str) -> Forms | None:
    if low[-1] == "e":
        return _with(base[:-1], gen="a", dat="ama", acc="e", ins="ama")
    return _with(base, gen="i", dat="i", acc="", insx="u", insx2="ju") if _CONSONANT.search(low) else None


def _in_e(base: str, low: str) -> Forms:
    ins = {"ins": "em"} if _SOFT.search(low[:-1]) else {"insx": "om", "insx2": "em"}
    return _with(base[:-1], gen="a", dat="u", acc="e", **ins)


def _in_i(cut: str, low: str) -> Forms | None:
    if _LONG.search(low):
        return _with(cut, gen="og", gen2="oga", dat="om", dat2="ome", acc="i", ins="im")
    if not _PLURAL.search(low):
        return None
    short = low.endswith("ci") and _CONSONANT.search(low[:-2])  # Vinkovci, Vinkovaca
    gen = f"{cut[:-1]}a{cut[-1]}a" if short else cut + "a"
    return (("gen", gen), *_with(cut, dat="ima", acc="e", ins="ima"))


def _with(stem: str, **ends: str) -> Forms:
    return tuple((slot.rstrip("_"), stem + end) for slot, end in ends.items())


def attribute(word: str, slot: str, head: str) -> str | None:
    """An adjective before the name proper, in a case; None where it is none. `head`: the name proper, which it agrees with.

    >>> attribute("Suva", "dat3", "Reka"), attribute("Novi", "gen", "Pazar"), attribute("Kosovo", "dat", "Polje")
    ('Suvoj', 'Novog', None)
    """
    low = word.lower().translate(_LATIN)
    if not _ADJECTIVE.match(low):
        return None
    case = slot.rstrip("0123456789")
    soft = "e" if re.search(r"nj[aei]\Z", low) else "o"
    if low[-1] == "a" and head[-1:] in "aа":
        ends = {"gen": "e", "dat": "oj", "acc": "u", "ins": "om"}
    elif low[-1] in "ioe":
        ends = {"gen": f"{soft}g", "dat": f"{soft}m", "acc": word[-1], "ins": "im"}
    else:
        return None
    return word[:-1] + ends[case] if case in ends else None
