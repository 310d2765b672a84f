"""Whether two spellings name the same: a graded decision that needs no dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleanup.names.endings import family, forms
from cleanup.names.fold import plain, repairs, sounds
from cleanup.names.grade import SCORE, WHY, Kind, compare, slight

_BROKEN = re.compile(r"[-‐]\s*\n\s*")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ]")
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-ZÀ-ÖØ-ÞČĆŠŽĐĞŞİЀ-Я])")
_INITIAL = re.compile(r"([^\W\d_]{1,2})\.\Z")
_ELISION = re.compile(r"(?i)\A(?:d|l|qu|n|s|j|m|c|t)['’](?=\w)")


@dataclass(frozen=True, slots=True)
class Match:
    """The decision on two spellings: `score` from 0 to 1 says how sure, `why` in words."""

    same: bool
    score: float
    why: str


def same_name(a: str, b: str, lang: str = "en") -> Match:
    """Whether `b`, as it stands in a text of that language, names what `a` names.

    Scripts, orthographies, lost diacritics, case endings, possessives, initials, capitals and order are no difference;
    another given name, a name-forming ending (-aj, -i, -ić, -ov, -ski) or another letter is one.

    >>> same_name("Kuqi", "Kuçi").same, same_name("Hajredin Kuçi", "Kuçit", lang="sq").same
    (True, False)
    >>> same_name("Hashim Thaçi", "Хашимом Тачијем", lang="sr-Cyrl").same, same_name("Rexhepi", "Rexhepaj").same
    (True, False)
    """
    one, other = _words(a), _words(b)
    if not one or not other:
        return Match(same=False, score=0.0, why="no letters to compare")
    if one == other:
        return Match(same=True, score=1.0, why=WHY["equal"])
    if not any(map(_named, other)) and any(map(_named, one)):
        return Match(same=False, score=0.1, why="in lower case: an ordinary word")
    return max((_decide(way, lang) for way in _ways(one, other)), key=lambda match: (match.same, match.score))


def _named(word: str) -> bool:
    return any(char.isupper() for char in word)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", _BROKEN.sub("", text).strip()) if re.search(r"\w", word)]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to lay two names side by side."""

    pairs: tuple[tuple[str, str], ...]
    note: str = ""


def _ways(one: Sequence[str], other: Sequence[str]) -> Iterator[_Way]:
    if len(one) == len(other):
        yield _Way(tuple(zip(one, other, strict=True)))
        if len(one) > 1:
            yield _Way(tuple(zip(one, [*other[1:], other[0]], strict=True)), "surname first")
            yield _Way(tuple(zip([*one[1:], one[0]], other, strict=True)), "surname first")
    else:
        yield _Way(
            ((" ".join(one), " ".join(other)),), "surname alone" if 1 in {len(one), len(other)} else "more words"
        )
    for first, second in ((one, other), (other, one)):
        apart = [part for word in first for part in re.split(r"[-‐‑]|" + _CAMEL.pattern, word) if part]
        also = [part for word in second for part in re.split(r"[-‐‑]", word) if part]
        if len(apart) != len(first) and len(apart) == len(also):
            pairs = zip(apart, also, strict=True) if first is one else zip(also, apart, strict=True)
            yield _Way(tuple(pairs), "written together or apart")


def _decide(way: _Way, lang: str) -> Match:
    if way.note in {"surname alone", "more words"}:
        return _alone(way, lang)
    kinds = [word_kind(right, said, lang) for right, said in way.pairs]
    sizes = [len(sounds(right)) for right, _ in way.pairs]
    worst = min(kinds, key=lambda kind: SCORE[kind])
    why = WHY[worst] + (f"; {way.note}" if way.note else "")
    if worst == "other":
        return Match(same=False, score=0.0, why=why)
    good = sum(SCORE[kind] >= SCORE["slip"] for kind in kinds)
    if good == len(kinds):
        return Match(same=True, score=SCORE[worst], why=why)
    doubtful = [(kind, size) for kind, size in zip(kinds, sizes, strict=True) if SCORE[kind] < SCORE["slip"]]
    (kind, size), *more = doubtful
    supported = len(kinds) > 1 and not more and (kind == "near" or _slips(way.pairs, kinds, lang))
    least = 4 if kind == "near" and supported else 6
    return Match(same=size >= least and (supported or kind == "near") and not more, score=SCORE[kind], why=why)


def _slips(pairs: Sequence[tuple[str, str]], kinds: Sequence[Kind], lang: str) -> bool:
    """Whether the one letter that differs is one that slips, in some case of the name."""
    right, said = pairs[kinds.index("typo")]
    return any(compare(form, said) == "typo" and slight(form, said) for _, form in forms(right, lang))


def _alone(way: _Way, lang: str) -> Match:
    """A surname beside a full name: it may be that person, but nothing here says so."""
    one, other = (text.split() for text in way.pairs[0])
    kind = word_kind(one[-1], other[-1], lang)
    if SCORE[kind] >= SCORE["slip"]:
        return Match(same=False, score=0.5, why="the surname alone: it needs the full name or a title beside it")
    return Match(same=False, score=0.0, why=WHY[kind])


def heads(word: str, lang: str) -> Iterator[str]:
    """The word without what the language hangs on it: possessive, elided article, an ending behind an apostrophe.

    >>> list(heads("Kuqi’s", "en")), list(heads("d’Ismail", "fr")), list(heads("Rexhepi-t", "sq"))
    (['Kuqi’s', 'Kuqi'], ['d’Ismail', 'Ismail'], ['Rexhepi-t', 'Rexhepi', 'Rexhepit'])
    """
    word = word.strip('.,;:!?()[]"“”„«»')
    yield word
    kind = family(lang)
    if kind == "fr" and (found := _ELISION.match(word)):
        yield word[found.end() :]
    parts = _APOSTROPHE.split(word)
    if len(parts) == 2 and (kind in {"en", "tr", "de", "sq"} or parts[1] in {"", "s"}):
        yield parts[0]
        if kind == "sq":
            yield "".join(parts)
            yield "-".join(parts)
    if kind == "sq" and (found := re.search(r"[-‐](?=[a-zë]{1,3}\Z)", word)):
        yield word[: found.start()]
        yield word[: found.start()] + word[found.end() :]


def word_kind(right: str, said: str, lang: str) -> Kind:
    """How near one word of a name is to another in any case of it."""
    initial = _INITIAL.match(said) or _INITIAL.match(right)
    if initial:
        full = right if _INITIAL.match(said) else said
        return "equal" if initial_fits(initial[1], full) else "other"
    best: Kind = "other"
    for head in heads(said, lang):
        for candidate in (head, *repairs(head)):
            for _, form in forms(right, lang):
                kind = compare(form, candidate)
                if SCORE[kind] > SCORE[best]:
                    best = kind
    return best


def initial_fits(initial: str, full: str) -> bool:
    """Whether "H." or "Xh." can stand for the name.

    >>> initial_fits("H", "Hajredin"), initial_fits("Xh", "Xhavit"), initial_fits("B", "Hajredin")
    (True, True, False)
    """
    low = plain(initial)
    return plain(full).startswith(low) or sounds(full)[:1] == sounds(initial)[:1] or _bare_initial(full, low)


def _bare_initial(full: str, low: str) -> bool:
    from cleanup.names.fold import loose

    return len(low) == 1 and loose(full)[:1] == loose(low)[:1]
