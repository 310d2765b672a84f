"""Groups of spellings that name one person, found without a dictionary."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from cleanup.names.bases import bases
from cleanup.names.distinct import foreign
from cleanup.names.endings import family
from cleanup.names.fold import loose, plain, script
from cleanup.names.grade import SCORE, WHY, compare
from cleanup.names.persons import persons
from cleanup.names.runs import Naming, namings
from cleanup.names.same import heads
from cleanup.names.stars import Form, relation, stars

_NAME_ONLY = re.compile(r"[^\W\d_][\w'’.-]*(?:[ ,]{1,2}[^\W\d_][\w'’.-]*){0,4}")


@dataclass(frozen=True, slots=True)
class Group:
    """All forms of one name, as they stand in the texts, with how often.

    `words` holds, for the given name and for the surname, each spelling of it in its first case, with how often.
    """

    counts: Mapping[str, int]
    words: tuple[Mapping[str, int], ...]
    lang: str = ""
    namings: tuple[Naming, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form, in the order of the texts."""
        return tuple(self.counts)

    @property
    def inconsistent(self) -> bool:
        """Whether the name is spelt in more than one way, case endings, initials, capitals and order apart."""
        return any(len(spelt) > 1 for spelt in self.words)

    @property
    def prefer(self) -> str:
        """The spelling that speaks most for itself: the text's own script and letters, full marks, the most frequent."""
        return " ".join(preferred(spelt, self.lang) for spelt in self.words if spelt)

    @property
    def evidence(self) -> str:
        """What was found: the forms with how often, what lies between them, the titles that they share."""
        said = ", ".join(f"{form} ({number})" for form, number in self.counts.items())
        if not self.inconsistent:
            return said
        shared = set.intersection(*(set(naming.titles) for naming in self.namings)) if self.namings else set()
        return f"{said}: {_difference(self.words, self.lang)}" + ("; the same title beside them" if shared else "")


def clusters(texts: Sequence[str], lang: str | None = None) -> list[Group]:
    """Groups of at least two forms that name one person, in texts or in a list of names; no dictionary is needed.

    `lang` (BCP 47) is the language of all texts; None: found for each. A text that is nothing but a name is taken as
    that. A surname that two persons of a text share is left out, for it says nothing of who is meant.

    >>> [group.spellings for group in clusters(["Hajredin Kuçi met the judges. Kuqi said little."], lang="en")]
    [('Hajredin Kuçi', 'Kuqi')]
    """
    names: list[int] = []
    prose: list[int] = []
    for number, text in enumerate(texts):
        (names if _is_name(text) else prose).append(number)
    groups = list(_of_names([texts[number] for number in names], lang or ""))
    if prose:
        found = [naming for number in prose for naming in _read(texts[number], number, lang)]
        groups += (group for group in map(group_of, persons(found)) if len(group.spellings) > 1)
    return groups


def _is_name(text: str) -> bool:
    return len(text) <= 60 and text[:1].isupper() and _NAME_ONLY.fullmatch(text) is not None and not text.endswith(".")


def _read(text: str, number: int, lang: str | None) -> Iterator[Naming]:
    from cleanup import formats, language

    return namings(language.assign(formats.read(text), lang or ""), number)


def _of_names(texts: Sequence[str], lang: str) -> Iterator[Group]:
    """The groups of a list of names."""
    count = Counter(texts)
    names = list(count)
    with _no_collection():
        forms = [Form(tuple(name.replace(",", " ").split()), lang, number) for name, number in count.items()]
        found = [star for star in stars(forms) if len(star) > 1]
    for star in found:
        rows = [(forms[number].words, names[number], count[names[number]]) for number in star]
        yield _group(rows, lang, ())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles out: a million small objects make none, and it would go through them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def group_of(found: Sequence[Naming]) -> Group:
    """The group that the namings of one person make."""
    rows = [(naming.words, naming.form, 1) for naming in found]
    return _group(rows, found[0].lang, tuple(found))


def _group(rows: Sequence[tuple[tuple[str, ...], str, int]], lang: str, found: tuple[Naming, ...]) -> Group:
    counts: dict[str, int] = {}
    for _, form, number in rows:
        counts[form] = counts.get(form, 0) + number
    columns = _columns([(words, number) for words, _, number in rows], lang)
    return Group(counts, tuple(_spellings(column, lang) for column in columns), lang, found)


def _columns(rows: Sequence[tuple[tuple[str, ...], int]], lang: str) -> list[list[tuple[str, int]]]:
    """The words that stand for the given name, and those that stand for the surname."""
    full = max((row for row in rows), key=lambda row: (len(row[0]), not row[0][0].endswith("."), row[1]))[0]
    if full[0].isupper() and not full[-1].isupper() and len(full[0]) > 2:
        full = (*full[1:], full[0])
    given: list[tuple[str, int]] = []
    last: list[tuple[str, int]] = []
    for words, number in rows:
        if len(words) == 1:
            last.append((words[0], number))
            continue
        first, final = words[0], words[-1]
        if loose(first) != loose(full[0]) and _nearer(full, final, first, lang):
            first, final = final, first
        if not first.endswith("."):
            given.append((first, number))
        last.append((final, number))
    return [given, last] if len(full) > 1 else [last]


def _nearer(full: tuple[str, ...], first: str, final: str, lang: str) -> bool:
    """Whether two words fit the name better the other way round."""
    if len(full) < 2:
        return False

    def fit(one: str, other: str) -> float:
        return SCORE[relation(full[0], one, lang)[0]] + SCORE[relation(full[-1], other, lang)[0]]

    return fit(first, final) > fit(final, first)


def _spellings(column: Iterable[tuple[str, int]], lang: str) -> dict[str, int]:
    """The spellings of one word of a name, each as a name in its first case, with how often."""
    count: dict[str, int] = {}
    for word, number in column:
        count[word] = count.get(word, 0) + number
    if len(count) == 1:
        return {_bare(word, lang): number for word, number in count.items()}
    left = {word: _bases(word, lang) for word in count}
    spelt: dict[str, int] = {}
    while left:
        support: Counter[str] = Counter()
        for word, readings in left.items():
            support.update(dict.fromkeys(readings, count[word]))
        own = {plain(_bare(word, lang)) for word in left}
        # Of several, the one that is most like the spelling found before it: Lapashtica beside Llapashtica.
        first = next(iter(spelt), "")
        base = max(support, key=lambda one: (support[one], SCORE[compare(first, one)] if first else 0, one in own))
        mine = [word for word, readings in left.items() if base in readings]
        spelt[_shown(base, mine, lang)] = sum(count[word] for word in mine)
        left = {word: readings for word, readings in left.items() if word not in mine}
    return spelt


def _shown(base: str, words: Iterable[str], lang: str) -> str:
    """A name with the capitals that the text gives it."""
    heads_of = [head for word in words if plain(head := _bare(word, lang)) == base]
    return min(heads_of, key=str.isupper) if heads_of else base.capitalize()


def _bare(word: str, lang: str) -> str:
    """A word without what hangs on it."""
    if word.isalpha():
        return word
    *_, head = heads(word, lang)
    return head


def _bases(word: str, lang: str) -> dict[str, None]:
    """What a word may be a case of, without what hangs on it."""
    return dict.fromkeys(bases(_bare(word, lang), lang) if lang else (plain(_bare(word, lang)),))


def preferred(spelt: Mapping[str, int], lang: str) -> str:
    """The spelling in the text's own script and letters, with the fullest marks, the most frequent."""
    cyrillic = family(lang) == "mk" or lang.startswith("sr-Cyrl")

    def rank(word: str) -> tuple[bool, bool, int, int]:
        fits = (script(word) == "cyrillic") == cyrillic
        strange = family(lang) in {"sq", "sh", "mk", "tr"} and foreign(word, lang)
        return fits, not strange, sum(not char.isascii() for char in word), spelt[word]

    return max(spelt, key=rank) if spelt else ""


def _difference(spelt: Sequence[Mapping[str, int]], lang: str) -> str:
    """What lies between the two spellings that differ most."""
    for words in spelt:
        names = list(words)
        if len(names) > 1:
            worst = min((relation(names[0], other, lang)[0] for other in names[1:]), key=lambda kind: SCORE[kind])
            return WHY[worst]
    return ""
