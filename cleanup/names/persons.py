"""Which namings of texts are one person: full names put together, surnames and initials given to their bearers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cleanup.names.bases import bases
from cleanup.names.endings import family
from cleanup.names.fold import loose, plain
from cleanup.names.grade import SCORE
from cleanup.names.runs import Naming
from cleanup.names.same import initial_fits
from cleanup.names.stars import CERTAIN, Form, keys, relation, stars
from cleanup.names.titles import is_owned


def persons(found: Sequence[Naming]) -> list[list[Naming]]:
    """The namings of each person; a naming that may be of two persons is left out."""
    settled = list(_settled(found))
    groups = _of_full_names([naming for naming in settled if naming.full])
    bearers = _bearers(groups)
    rest: list[Naming] = []
    for naming in (naming for naming in settled if not naming.full):
        choice = _bearer(naming, bearers, groups)
        if choice is None:
            rest.append(naming)
        elif choice >= 0:
            groups[choice].append(naming)
    return [sorted(group, key=_place) for group in (*groups, *_of_surnames(rest))]


def _place(naming: Naming) -> tuple[int, int]:
    return naming.text, naming.span.start


def _settled(found: Sequence[Naming]) -> Iterator[Naming]:
    """The namings without what turns out to be no name: Harbour Master before a surname, a noun before a genitive."""
    prefixes = {naming.prefix for naming in found if naming.prefix}
    surnames: dict[str, set[tuple[str, ...]]] = {}
    for naming in found:
        if naming.full and not (naming.first and _doubtful(naming)):
            for key in keys(naming.words[-1], naming.lang):
                surnames.setdefault(key, set()).add(naming.words)
    for naming in found:
        if not naming.full:
            yield naming
            continue
        front = tuple(plain(word) for word in naming.words[:-1])
        noun = family(naming.lang) == "de" and naming.first and naming.small  # Diese Türme, where "diese" stands too
        doubtful = naming.first and _doubtful(naming)
        if noun or front in prefixes or (doubtful and _somebody_else(naming, surnames)):
            yield _cut(naming, len(naming.words) - 1, len(naming.words))
        elif family(naming.lang) == "de" and _named(naming.words[0], surnames, naming.lang):
            yield _cut(naming, 0, 1)
        else:
            yield naming


def _doubtful(naming: Naming) -> bool:
    """Whether the first word, at the start of a sentence, may be an ordinary one."""
    word, lang = naming.words[0], naming.lang
    if naming.small or is_owned(word, lang):
        return True
    return family(lang) == "sh" and any(bases(naming.words[-1], lang).values())


def _somebody_else(naming: Naming, surnames: dict[str, set[tuple[str, ...]]]) -> bool:
    """Whether the surname is known in the text, and never with this word before it."""
    named = _named(naming.words[-1], surnames, naming.lang)
    first = naming.words[0]
    return bool(named) and not any(SCORE[relation(words[0], first, naming.lang)[0]] >= CERTAIN for words in named)


def _named(word: str, surnames: dict[str, set[tuple[str, ...]]], lang: str) -> list[tuple[str, ...]]:
    """The full names with that surname."""
    rivals = {rival for key in keys(word, lang) for rival in surnames.get(key, ())}
    return [rival for rival in rivals if SCORE[relation(rival[-1], word, lang)[0]] >= CERTAIN]


def _cut(naming: Naming, start: int, end: int) -> Naming:
    """A part of a naming."""
    spans = naming.spans[start:end]
    offset = spans[0].start - naming.span.start
    form = naming.form[offset:] if end == len(naming.words) else " ".join(naming.words[start:end])
    span = type(naming.span)(spans[0].start, spans[-1].end)
    return replace(
        naming, words=naming.words[start:end], spans=spans, span=span, form=form, first=start == 0 and naming.first
    )


def _of_full_names(found: Sequence[Naming]) -> list[list[Naming]]:
    by_words: dict[tuple[tuple[str, ...], str], list[Naming]] = {}
    for naming in found:
        by_words.setdefault((naming.words, naming.lang), []).append(naming)
    forms = [Form(words, lang, len(rows)) for (words, lang), rows in by_words.items()]
    rows = list(by_words.values())
    return [[naming for number in star for naming in rows[number]] for star in stars(forms)]


def surname(naming: Naming) -> str:
    """The surname of a full name: the last word, or the first where that alone is in capitals.

    >>> from cleanup.text import Span
    >>> surname(Naming(0, "sq", ("SHABIU", "Njomëza"), Span(0, 14), (), "SHABIU Njomëza", False))
    'SHABIU'
    """
    first, last = naming.words[0], naming.words[-1]
    return first if first.isupper() and len(first) > 2 and not last.isupper() else last


def _bearers(groups: Sequence[Sequence[Naming]]) -> dict[str, set[tuple[int, str]]]:
    """Who has a surname, by its keys: numbers of groups, and the surname as each spells it."""
    bearers: dict[str, set[tuple[int, str]]] = {}
    for number, group in enumerate(groups):
        for naming in group:
            word = surname(naming)
            for key in keys(word, naming.lang):
                bearers.setdefault(key, set()).add((number, word))
    return bearers


def _bearer(naming: Naming, bearers: dict[str, set[tuple[int, str]]], groups: Sequence[Sequence[Naming]]) -> int | None:
    """The person whom a surname means: the one bearer in the text, else the one in all; -1: more than one, None: none."""
    word, lang = naming.words[-1], naming.lang
    best: dict[int, float] = {}
    for key in keys(word, lang):
        for number, rival in bearers.get(key, ()):
            score = SCORE[relation(rival, word, lang)[0]]
            if score >= SCORE["near"] and not (naming.small and naming.first and score < 1):
                best[number] = max(best.get(number, 0), score)
    if naming.initial:
        best = {number: score for number, score in best.items() if _initial_of(naming, groups[number])}
    here = {n: s for n, s in best.items() if any(one.text == naming.text for one in groups[n])} or best
    if not here:
        return _by_title(naming, groups)
    top = max(here.values())
    chosen = [number for number, score in here.items() if score == top]
    return chosen[0] if len(chosen) == 1 else -1


def _initial_of(naming: Naming, group: Sequence[Naming]) -> bool:
    return any(initial_fits(naming.words[0][:-1], one.words[0]) for one in group)


def _by_title(naming: Naming, groups: Sequence[Sequence[Naming]]) -> int | None:
    """The one person of the text with the same title whose surname is a letter away: Deputy Rashic, Sasha Rashica."""
    if not naming.titles or naming.first or naming.initial or len(naming.words[-1]) < 5:
        return None
    key = loose(naming.words[-1])
    found = [
        number
        for number, group in enumerate(groups)
        if any(one.text == naming.text and one.titles & naming.titles for one in group)
        and any(key == loose(surname(one))[:-1] or _mistyped(naming, surname(one)) for one in group)
    ]
    return found[0] if len(found) == 1 else None


def _mistyped(naming: Naming, right: str) -> bool:
    return relation(right, naming.words[-1], naming.lang)[0] == "typo"


def _common(naming: Naming) -> bool:
    """Whether one capitalised word is too little to be a name: an abbreviation or a numeral; in German, any noun."""
    word = naming.words[0]
    return len(word) <= 3 or (word.isupper() and len(word) <= 5) or (family(naming.lang) == "de" and not naming.titles)


def _of_surnames(rest: Iterable[Naming]) -> Iterator[list[Naming]]:
    """Single words of one text that differ in marks only, where no full name says whose they are."""
    by_text: dict[tuple[int, str], list[Naming]] = {}
    for naming in rest:
        if len(naming.words) == 1 and not naming.small and not _common(naming):
            by_text.setdefault((naming.text, naming.lang), []).append(naming)
    for (_, lang), rows in by_text.items():
        spelt: dict[tuple[str, ...], list[Naming]] = {}
        for naming in rows:
            spelt.setdefault(naming.words, []).append(naming)
        forms = [Form(words, lang, len(same)) for words, same in spelt.items()]
        for star in stars(forms):
            if len(star) > 1 and not all(naming.first for naming in spelt[forms[star[0]].words]):
                yield [naming for number in star for naming in spelt[forms[number].words]]
