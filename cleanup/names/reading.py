"""One word of a text read as one word of an entry: in which spelling, in which case; and written back in that case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleanup.names.endings import family, forms, inflect, to_cyrillic
from cleanup.names.fold import loose, repairs, script, sounds, stripped
from cleanup.names.grade import SCORE, TAIL, Kind, compare, one_edit
from cleanup.names.toponyms import attribute


@dataclass(frozen=True, slots=True)
class Reading:
    """One word of a text read as one word of an entry, in a case of it."""

    kind: Kind
    slot: str
    base: str  # the spelling it was read as
    own: bool  # that spelling is the one of the text's language
    listed: bool = False  # the entry lists it under `wrong`

    @property
    def score(self) -> float:
        """How near the two are; a listed spelling is as good as the same sounds."""
        return SCORE["sounds"] if self.listed and self.kind == "equal" else SCORE[self.kind]


@lru_cache(maxsize=1 << 12)
def by_key(base: str, lang: str, noun: str = "") -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The forms of a name by their loose keys."""
    found: dict[str, list[tuple[str, str]]] = {}
    for slot, form in forms(base, lang, noun):
        found.setdefault(loose(form), []).append((slot, form))
    return {key: tuple(pairs) for key, pairs in found.items()}


def read(  # noqa: PLR0913 (one word, and all that tells how it may be read)
    said: str, bases: Sequence[tuple[str, bool]], lang: str, *, own: bool, noun: str = "", typos: int = 0
) -> Reading | None:
    """Read a word of a text as one of the spellings of a word, in any case; the best reading, or None.

    `own`: the first base is the form of the text's language. `noun`: as for `endings.forms`. `typos`: one letter may
    differ, but for so many last ones.
    """
    best: Reading | None = None
    for candidate, repaired in ((said, False), *((word, True) for word in repairs(said))):
        key = loose(candidate)
        for number, (base, listed) in enumerate(bases):
            for slot, form in by_key(base, lang, noun).get(key, ()):
                kind = kind_of(form, candidate)
                if listed and kind not in {"equal", "sounds"}:
                    continue
                if repaired and kind != "equal":
                    continue
                reading = Reading("sounds" if repaired else kind, slot, base, own and not number, listed)
                if best is None or _order(reading) > _order(best):
                    best = reading
    if best is None:
        best = _read_near(said, bases, lang, own=own, typos=typos)
    return best


def _order(reading: Reading) -> tuple[float, bool, bool]:
    """Which of two readings to prefer: the own form without its marks goes before the same sounds of another one."""
    bare = reading.own and reading.kind == "lost"
    return SCORE["sounds"] if bare else reading.score, reading.own, not reading.listed


def kind_of(form: str, said: str) -> Kind:
    """As `compare`; a Cyrillic word made letter by letter of a Latin one without its marks has lost them too."""
    kind = compare(form, said)
    if kind in {"marks", "slip", "near"} and script(form) == "latin" and script(said) == "cyrillic":
        return "lost" if sounds(stripped(form)) == sounds(said) else kind
    return kind


def _read_near(said: str, bases: Sequence[tuple[str, bool]], lang: str, *, own: bool, typos: int) -> Reading | None:
    best: Reading | None = None
    key = loose(said)
    for number, (base, listed) in enumerate(bases):
        if listed or not any(one_edit(near, key) for near in by_key(base, lang)):
            continue
        for slot, form in forms(base, lang):
            if not one_edit(loose(form), key):
                continue
            kind = compare(form, said, typos or TAIL)
            if kind == "other" or (kind == "typo" and not typos):
                continue
            reading = Reading(kind, slot, base, own and not number)
            if best is None or _order(reading) > _order(best):
                best = reading
    return best


def written(reading: Reading, target: str, lang: str, noun: str = "") -> str | None:
    """The right word in the case of the reading; None where its class has no such case.

    >>> written(Reading("slip", "gen", "Kuqi", False), "Kuçi", "sq")
    'Kuçit'
    """
    return inflect(target, lang, reading.slot, noun) if reading.slot else target


def in_case(word: str, said: str, lang: str) -> str:
    """The word in the capitals of what it stands for; capitals of its own stay.

    >>> in_case("Kuçi", "KUQI", "sq"), in_case("Haziri", "HAZIRI", "tr"), in_case("EULEX-it", "EULEX’it", "sq")
    ('KUÇI', 'HAZİRİ', 'EULEX-it')
    """
    letters = [char for char in said if char.isalpha()]
    if word.partition("-")[0].isupper():
        return word
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return word.replace("i", "İ").upper() if lang.startswith("tr") else word.upper()
    return word


def inflect_all(words: Sequence[str], lang: str, slot: str, noun: str = "") -> tuple[str, ...] | None:
    """A name of several words in one case: the last word in Albanian, every word in the Slavic languages.

    None where that cannot be said: what stands before a place is an adjective (Suvoj Reci), or who knows what.
    """
    if not slot:
        return tuple(words)
    last = inflect(words[-1], lang, slot, noun)
    if noun and family(lang) == "sh":
        first = [attribute(word, slot, words[-1]) for word in words[:-1]]
        first = [word and (to_cyrillic(word) if script(words[-1]) == "cyrillic" else word) for word in first]
    else:
        first = [inflect(word, lang, slot) if family(lang) == "sh" else word for word in words[:-1]]
    found = [*first, last]
    return None if None in found else tuple(word for word in found if word is not None)
