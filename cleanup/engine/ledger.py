"""The ledger of a repository: the names of all documents put together, each with its spellings and places.

Each document is read by itself: there a surname alone is given to the person whom the text means. Then persons are
put together over all documents by their full names, in time that grows with the number of names, not its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cleanup.engine.sightings import Page, Sighting
from cleanup.names.bases import bases
from cleanup.names.endings import family
from cleanup.names.fold import loose, script
from cleanup.names.grade import SCORE, WHY, Kind
from cleanup.names.groups import Group, group_of
from cleanup.names.persons import surname
from cleanup.names.runs import Naming
from cleanup.names.stars import INFLECTING, Form, keys, relation, stars
from cleanup.report.ledger import Record, Spelling, count_of, spoken

Place = tuple[str, int]
Namings = list[tuple[Naming, str, int]]  # with file and line
# Languages that write a name by the sounds, each in its own way; in all others its letters are those of its home.
_OWN = frozenset({"sh", "mk"})
# How sure a group is whose letters differ more than slips do: something else beside them speaks for it.
_TITLED = 0.5
# What a word may differ in and still be taken for the same where nothing stands beside it: marks, nothing else.
_MARKS: frozenset[Kind] = frozenset({"equal", "lost", "slip"})


def records(pages: Iterable[Page]) -> tuple[Record, ...]:
    """The records of all pages: those in several spellings first, then by how often they are named."""
    known: dict[str, list[tuple[Sighting, str]]] = {}
    units: list[Namings] = []
    alone: Namings = []
    small: Counter[str] = Counter()
    for page in pages:
        for sighting in page.known:
            known.setdefault(sighting.rule, []).append((sighting, page.path))
        units += ([(naming, page.path, line) for naming, line in group] for group in page.found)
        alone += ((naming, page.path, line) for naming, line in page.alone)
        small.update(page.small)
    found = [_of_entry(rows) for rows in known.values()]
    grouped = map(_of_group, _groups(units, alone, small))
    found += (record for record in grouped if record.inconsistent or _worth_listing(record))
    return tuple(sorted(found, key=lambda one: (not one.inconsistent, not one.rule, -one.count, one.name, one.rule)))


def _worth_listing(record: Record) -> bool:
    """Whether a name in one spelling is one to list: of two words or more, not only in capitals as a headline is."""
    return " " in record.name and not all(spelling.text.isupper() for spelling in record.spellings)


def _of_entry(rows: Sequence[tuple[Sighting, str]]) -> Record:
    """The record of an entry."""
    first = rows[0][0]
    by_form: dict[tuple[str, str, str], list[Place]] = {}
    for one, path in rows:
        by_form.setdefault((one.said, one.lang, one.write), []).append((path, one.line))
    spellings = [
        Spelling(said, lang, _places(places), not write, write) for (said, lang, write), places in by_form.items()
    ]
    wrong = sum(spelling.count for spelling in spellings if not spelling.right)
    total = len(rows)
    evidence = f"{wrong} of {count_of(total, 'mention')} not as the dictionary has it" if wrong else ""
    forms = {one.lang: one.form for one, _ in rows if one.form}
    return Record(first.name, first.kind, first.rule, forms, _in_order(spellings), wrong > 0, 1.0, evidence)


def _places(found: Iterable[Place]) -> Mapping[str, tuple[int, ...]]:
    """For each file the lines."""
    places: dict[str, list[int]] = {}
    for path, line in found:
        places.setdefault(path, []).append(line)
    return {path: tuple(sorted(lines)) for path, lines in places.items()}


def _in_order(spellings: Iterable[Spelling]) -> tuple[Spelling, ...]:
    """The language in which a name stands most often first, and in each the most frequent spelling."""
    found = list(spellings)
    total: Counter[str] = Counter()
    for one in found:
        total[one.lang] += one.count
    return tuple(sorted(found, key=lambda one: (-total[one.lang], one.lang, -one.count, one.text)))


def _groups(units: Sequence[Namings], alone: Namings, small: Counter[str]) -> list[Namings]:
    """What names one person in all documents."""
    full = [unit for unit in units if any(naming.full for naming, _, _ in unit)]
    by_centre: dict[Form, list[Namings]] = {}
    for unit in full:
        (words, lang), _ = Counter((naming.words, naming.lang) for naming, _, _ in unit if naming.full).most_common(1)[
            0
        ]
        by_centre.setdefault(Form(words, lang if family(lang) in INFLECTING else ""), []).append(unit)
    forms = [Form(form.words, form.lang, len(found)) for form, found in by_centre.items()]
    groups: list[Namings] = []
    for star in stars(forms):
        centres = (by_centre[Form(forms[number].words, forms[number].lang)] for number in star)
        groups.append([row for found in centres for unit in found for row in unit])
    rest = [unit for unit in units if not any(naming.full for naming, _, _ in unit)]
    rest += _by_word(alone)
    strays = _given_to_bearers(groups, rest)
    return groups + _of_words(strays, small)


def _by_word(alone: Namings) -> list[Namings]:
    """Single words, those that are equal together."""
    found: dict[tuple[tuple[str, ...], str], Namings] = {}
    for row in alone:
        found.setdefault((row[0].words, row[0].lang), []).append(row)
    return list(found.values())


def _given_to_bearers(groups: Sequence[Namings], rest: Iterable[Namings]) -> list[Namings]:
    """Give each surname to the one person of all documents who bears it; what nobody or more than one bears is left."""
    bearers: dict[str, set[tuple[int, str]]] = {}
    for number, group in enumerate(groups):
        for word, lang in {(surname(naming), naming.lang) for naming, _, _ in group if naming.full}:
            for key in keys(word, lang):
                bearers.setdefault(key, set()).add((number, word))
    strays: list[Namings] = []
    for unit in rest:
        naming = unit[0][0]
        word, lang = naming.words[-1], naming.lang
        rivals = {rival for key in keys(word, lang) for rival in bearers.get(key, ())}
        near = {number for number, rival in rivals if _nearest(rival, word, lang) in _MARKS}
        if len(near) == 1:
            groups[near.pop()].extend(unit)
        elif not near and not naming.initial:
            strays.append(unit)
    return strays


def _of_words(strays: Sequence[Namings], small: Counter[str]) -> list[Namings]:
    """Single words that are one name in several spellings: places, and persons of whom no text has the full name."""
    by_form: dict[Form, Namings] = {}
    for unit in strays:
        for naming, path, line in unit:
            if naming.words[0].lower() not in small and family(naming.lang) not in {"de", ""}:
                by_form.setdefault(Form(naming.words, naming.lang), []).append((naming, path, line))
    forms = [Form(form.words, form.lang, len(rows)) for form, rows in by_form.items()]
    found = []
    for star in stars(forms):
        rows = [row for number in star for row in by_form[Form(forms[number].words, forms[number].lang)]]
        if len(star) > 1 and len({row[0].words for row in rows}) > 1:
            found.append(rows)
    return found


def _of_group(rows: Namings) -> Record:
    """The record of what no entry knows."""
    by_lang: dict[str, list[Naming]] = {}
    rows = [(_of_own_script(naming), path, line) for naming, path, line in rows]
    for naming, _, _ in rows:
        by_lang.setdefault(naming.lang, []).append(naming)
    groups = {lang: group_of(found) for lang, found in sorted(by_lang.items())}
    forms = {lang: _whole(group) for lang, group in groups.items()}
    first = max(forms, key=lambda lang: (len(forms[lang].split()), family(lang) not in _OWN, len(by_lang[lang])))
    name = forms[first]
    forms = {lang: _first_case(form, name, lang) for lang, form in forms.items()}
    kinds = {lang: _worst(group) for lang, group in groups.items() if group.inconsistent}
    said = [f"{spoken(lang)}: {_reason(kind)}" for lang, kind in kinds.items()]
    if not kinds and (across := _between(forms)):
        one, other, kind = across
        kinds[one] = kind
        said.append(f"{one} {forms[one]}, {other} {forms[other]}: {_reason(kind)}")
    score = min((max(SCORE[kind], _TITLED) for kind in kinds.values()), default=1.0) * (1 if " " in name else 0.9)
    spellings = _spellings(rows, forms, inconsistent=bool(kinds))
    return Record(name, "", "", forms, spellings, bool(kinds), round(score, 2), "; ".join(said))


def _of_own_script(naming: Naming) -> Naming:
    """The naming, of no language if its letters are of another script than the language: a foreign title, a quotation."""
    latin = script(naming.form) == "latin"
    cyrillic = family(naming.lang) == "mk" or naming.lang.startswith("sr-Cyrl")
    return replace(naming, lang="") if latin and cyrillic else naming


def _reason(kind: Kind) -> str:
    return WHY[kind] if kind != "other" else "letters differ, but the same title or surname stands beside them"


def _whole(group: Group) -> str:
    """The form that a group prefers; of a name that always has three words or more, all of them."""
    full = [naming.words for naming in group.namings if naming.full]
    if full and min(map(len, full)) > 2:
        (words, _), *_ = Counter(full).most_common(1)
        return " ".join(words)
    return group.prefer


def _first_case(form: str, name: str, lang: str) -> str:
    """A form that stands only in other cases, in the first one: the one that sounds as the name does elsewhere.

    >>> _first_case("Арбнора Кучија", "Arbnor Kuçi", "sr-Cyrl")
    'Арбнор Кучи'
    """
    if not family(lang):
        return form
    wanted = {loose(word) for word in name.split()}
    words = []
    for word in form.split():
        fits = [base for base in bases(word, lang) if loose(base) in wanted] if loose(word) not in wanted else []
        words.append(min(fits, key=len).capitalize() if fits else word)
    return " ".join(words)


def _worst(group: Group) -> Kind:
    """What lies between the spellings of a group and the one that it prefers, at the worst."""
    pairs = zip((words for words in group.words if words), group.prefer.split(), strict=False)
    kinds = [relation(right, word, group.lang)[0] for words, right in pairs for word in words]
    return min(kinds, key=lambda kind: SCORE[kind], default="equal")


def _nearest(one: str, other: str, lang: str) -> Kind:
    """What lies between two words, whichever of them is the right one."""
    return max(relation(one, other, lang)[0], relation(other, one, lang)[0], key=lambda kind: SCORE[kind])


def _between(forms: Mapping[str, str]) -> tuple[str, str, Kind] | None:
    """Two languages that keep the letters of a full name and do not agree on its marks, and what lies between."""
    kept = [(lang, form.split()) for lang, form in forms.items() if lang and family(lang) not in _OWN]
    for at, (lang, words) in enumerate(kept):
        for other, rivals in kept[at + 1 :]:
            kinds = [_nearest(word, rival, "") for word, rival in zip(words, rivals, strict=False)]
            worst = min(kinds, key=lambda kind: SCORE[kind], default="equal")
            if len(words) == len(rivals) > 1 and worst in _MARKS - {"equal"}:
                return lang, other, worst
    return None


def _spellings(rows: Namings, forms: Mapping[str, str], *, inconsistent: bool) -> tuple[Spelling, ...]:
    by_form: dict[tuple[str, str, tuple[str, ...]], list[Place]] = {}
    for naming, path, line in rows:
        by_form.setdefault((naming.form, naming.lang, naming.words), []).append((path, line))
    return _in_order(
        Spelling(form, lang, _places(places), not inconsistent or _fits(words, forms[lang], lang))
        for (form, lang, words), places in by_form.items()
    )


def _fits(words: Sequence[str], form: str, lang: str) -> bool:
    """Whether the first and the last word are some of the form's, in some case or as an initial."""
    return all(
        any(relation(right, word, lang)[0] == "equal" for right in form.split()) for word in (words[0], words[-1])
    )
