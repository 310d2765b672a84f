"""The words of page furniture in all languages, as the dictionaries give them.

Footers of a machine-translated text often stay in the language of its source: the words of every language serve every
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from cleanup.furniture.slots import compiled
from cleanup.scan import Rule

# What may stand around a line of residue: arrows, bullets, brackets, dots.
APART = re.compile(r"\s{2,}|\t|[|•·/]")
CLAIM = re.compile(r"©|\(c\)|®|\b(?:19|20)\d\d\b", re.IGNORECASE)
INDEXES = 8  # dictionaries whose lexicons are remembered
CLAIMED = 9  # words beside a claim of rights
AROUND = " \t.…:;,!»«›‹>→←↑⇧▲▼|•·*+-–—[]()\"'#&/\\_"


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """A word without case and accents, so that `ΣΕΛΙΔΑ` is `Σελίδα` and `SAYFASI` is `sayfası`.

    >>> folded("ΣΕΛΙΔΑ") == folded("Σελίδα"), folded("SAYFASI") == folded("sayfası")
    (True, True)
    """
    low = word.casefold()
    if low.isascii():
        return low
    bare = "".join(char for char in normalize("NFD", low) if not combining(char))
    return bare.replace("ı", "i").replace("ς", "σ").replace("đ", "d").replace("ł", "l")


def phrase(text: str) -> str:
    """A line as residue is looked up: folded, blanks made one, signs around it gone.

    >>> phrase("» Read  More...")
    'read more'
    """
    return " ".join(folded(text).split()).strip(AROUND)


@dataclass(frozen=True)
class Lexicon:
    """All words that furniture is known by.

    `of` are the words between a number and a total, each a tuple of folded words; `residue` lines that only a page or
    a site has, `buttons` those that a text could have as well; `rights` the words of phrases that claim rights and `claims` their pattern,
    `patterns` that of lines with slots; `short` abbreviations after which a sentence goes on; `raw` residue and buttons
    as they are written, in lower case, `starts` and `ends` what those with slots begin or end with; `houses` the rules that teach one house's own line.
    """

    labels: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    of: frozenset[tuple[str, ...]] = frozenset()
    licences: frozenset[str] = frozenset()
    residue: frozenset[str] = frozenset()
    buttons: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    claims: str = ""
    patterns: str = ""
    short: frozenset[str] = frozenset()
    raw: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    houses: tuple[Rule, ...] = field(default=(), hash=False)

    @cached_property
    def glance(self) -> frozenset[str]:
        """What a short line in lower case may be for a first look: residue and buttons, with and without accents."""
        return self.residue | self.buttons | self.raw

    def kind(self, text: str) -> str:
        """What a whole line could be by its words: "jump", "rights", "residue", "button", or "" for none.

        A jump line says on which page the text goes on; a button is a word that a text could have as well.
        """
        line = phrase(text)
        if not line:
            return ""
        if line in self.residue or line in self.buttons:
            return "residue" if line in self.residue else "button"
        bare = " ".join(folded(text).split()).strip(" .…»«›→←•|*")  # brackets stay, they belong to `Comments (3)`
        if self.patterns and (match := compiled(self.patterns).fullmatch(bare)):
            return match.lastgroup or ""
        if not self.rights.isdisjoint(line.split()) and (claim := compiled(self.claims).search(line)):
            return "rights" if _claims(text, line, claim) else ""
        return self._row(line, text)

    def _row(self, line: str, text: str) -> str:
        """What several buttons or links side by side on one line are."""
        words = line.split()
        if len(words) < 2 or words[0] not in self.words:
            return ""
        parts = [part for part in map(phrase, APART.split(text)) if part]
        if len(parts) > 1 and all(part in self.residue or part in self.buttons for part in parts):
            return "residue"
        return "button" if all(word in self.buttons for word in words) else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """The words with which a line of residue or a button begins."""
        return frozenset(line.split()[0] for line in self.residue | self.buttons if line)


def _claims(text: str, line: str, claim: re.Match[str]) -> bool:
    """Whether a line does nothing but claim rights: the phrase at one end, and beside it an owner and a year.

    With © or the word itself the phrase may stand in between.
    """
    before, behind = line[: claim.start()].strip(), line[claim.end() :].strip()
    beside = f"{before} {behind}".split()
    if len(beside) > CLAIMED:
        return False
    marked = "©" in text or "copyright" in line
    return not beside or marked or ((not before or not behind) and CLAIM.search(text) is not None)


_KNOWN: dict[int, tuple[tuple[Rule, ...], Lexicon]] = {}  # by identity: to hash all rules costs more than a glance


def lexicon(rules: tuple[Rule, ...]) -> Lexicon:
    """The lexicon that the rules of the room make together; made once for each index."""
    known = _KNOWN.get(id(rules))
    if known is None or known[0] is not rules:
        if len(_KNOWN) > INDEXES:
            _KNOWN.clear()
        known = _KNOWN[id(rules)] = (rules, _gather(rules))
    return known[1]


def _gather(rules: tuple[Rule, ...]) -> Lexicon:
    def gathered(key: str) -> list[str]:
        return [text for rule in rules for text in rule.data.get(key, ())]

    return Lexicon(
        labels=frozenset(gathered("label")),
        abbreviations=frozenset(gathered("abbreviation")),
        of=frozenset(tuple(words.split()) for words in gathered("of")),
        licences=frozenset(gathered("licence")),
        residue=frozenset(gathered("residue")),
        buttons=frozenset(gathered("button")),
        rights=frozenset(word for claim in gathered("rights") for word in claim.split() if len(word) > 3),
        claims=_either(map(re.escape, gathered("rights"))),
        patterns="|".join(
            f"(?P<{kind}>{_either(texts)})"
            for kind, texts in (("jump", gathered("jump")), ("residue", gathered("lines")))
            if texts
        ),
        short=frozenset(gathered("short")),
        raw=frozenset(gathered("raw")),
        starts=tuple(dict.fromkeys(gathered("starts"))),
        ends=tuple(dict.fromkeys(gathered("ends"))),
        houses=tuple(rule for rule in rules if "line" in rule.data),
    )


def _either(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in dict.fromkeys(patterns))
