"""The ledger of names: who and what the texts name, in which spellings, where; and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cleanup.problems import Problem


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a name as it stands in texts of one language, and where: for each file the lines, from 1.

    `right`: nothing speaks against it. `write`: what the dictionary has for a wrong one, in its case and capitals.
    """

    text: str
    lang: str
    places: Mapping[str, tuple[int, ...]]
    right: bool = True
    write: str = ""

    @property
    def count(self) -> int:
        """How often it stands there."""
        return sum(map(len, self.places.values()))


@dataclass(frozen=True, slots=True)
class Record:
    """One person, place or body with all its spellings, the most frequent first.

    `rule` names the entry that knows it ("": none does, the spellings were found to be alike). `forms` holds for each
    language the form that the entry has or, without one, the form proposed. `score` says how sure it is that the
    spellings are one name: 1 for entries and equal spellings, less the more they differ.
    """

    name: str
    kind: str
    rule: str
    forms: Mapping[str, str]
    spellings: tuple[Spelling, ...]
    inconsistent: bool
    score: float
    evidence: str

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(spelling.count for spelling in self.spellings)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that name it."""
        return tuple(dict.fromkeys(path for spelling in self.spellings for path in spelling.places))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records, those with several spellings first; `files`: how many were read."""

    records: tuple[Record, ...]
    files: int
    problems: tuple[Problem, ...] = ()

    @property
    def inconsistent(self) -> tuple[Record, ...]:
        """The records that are written in more than one way, or not as the dictionary has it."""
        return tuple(record for record in self.records if record.inconsistent)


def ranges(path: str, lines: tuple[int, ...], most: int = 0) -> str:
    """A file with its lines, each once; `most`: so many lines, the rest counted.

    >>> ranges("a.md", (3, 3, 7, 9), 2)
    'a.md:3,7 +1'
    """
    numbers = list(dict.fromkeys(lines))
    shown = numbers[:most] if most else numbers
    rest = f" +{len(numbers) - len(shown)}" if len(shown) < len(numbers) else ""
    return f"{path}:{','.join(map(str, shown))}{rest}"


def count_of(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count_of(1, "file"), count_of(2, "file")
    ('1 file', '2 files')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def named(forms: Mapping[str, str]) -> str:
    """The form of each language, those that are equal together.

    >>> named({"en": "Kuçi", "sq": "Kuçi", "sh": "Kuči"})
    'en, sq Kuçi · sr/hr/bs Kuči'
    """
    langs: dict[str, list[str]] = {}
    for lang, form in sorted(forms.items()):
        langs.setdefault(form, []).append(spoken(lang))
    return " · ".join(f"{', '.join(codes)} {form}" for form, codes in langs.items())


def spoken(lang: str) -> str:
    """A language code as it is shown; Serbian, Croatian and Bosnian that were not told apart are all three."""
    return {"": "any", "sh": "sr/hr/bs"}.get(lang, lang)
