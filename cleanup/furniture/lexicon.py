"""The words of page furniture in all languages, as the dictionaries give them.

Footers of a machine-translated text often stay in the language of its source: the words of every language serve every
text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import combining, normalize

from cleanup.furniture.slots import compiled
from cleanup.scan import Rule

# What may stand around a line of residue: arrows, bullets, brackets, dots.
AROUND = " \t.…:;,!»«›‹>→←↑⇧▲▼|•·*+-–—[]()\"'#&/\\_"


@lru_cache(maxsize=65536)
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


def _bare(text: str) -> str:
    """A line as patterns match it: brackets stay, they belong to `Comments (3)`."""
    return " ".join(folded(text).split()).strip(" .…»«›→←•|*")


@dataclass(frozen=True)
class Lexicon:
    """All words that furniture is known by.

    `of` are the words between a number and a total, each a tuple of folded words; `rights` phrases that claim rights;
    `residue` lines that only a page or a site has, `buttons` those that a text could have as well; `lines` patterns
    of whole lines; `houses` the rules that teach one house's own line.
    """

    labels: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    of: frozenset[tuple[str, ...]] = frozenset()
    rights: tuple[str, ...] = ()
    licences: frozenset[str] = frozenset()
    residue: frozenset[str] = frozenset()
    buttons: frozenset[str] = frozenset()
    lines: str = ""
    jumps: str = ""
    short: frozenset[str] = frozenset()
    raw: frozenset[str] = frozenset()
    houses: tuple[Rule, ...] = field(default=(), hash=False)

    @cached_property
    def glance(self) -> frozenset[str]:
        """What a short line in lower case may be for a first look: residue and buttons, with and without accents."""
        return self.residue | self.buttons | self.raw

    def is_jump(self, text: str) -> bool:
        """Whether a line only says on which page the text goes on."""
        return bool(self.jumps) and compiled(self.jumps).fullmatch(_bare(text)) is not None

    def is_residue(self, text: str) -> bool:
        """Whether a whole line is residue of a page or a site: a known line, or several side by side."""
        line = phrase(text)
        if line in self.residue or (self.lines and compiled(self.lines).fullmatch(_bare(text))):
            return True
        parts = [phrase(part) for part in re.split(r"\s{2,}|\t|[|•·/]", text)]
        parts = [part for part in parts if part]
        return len(parts) > 1 and all(part in self.residue or part in self.buttons for part in parts)

    def is_button(self, text: str) -> bool:
        """Whether a whole line is a word of a button, or a row of them."""
        line = phrase(text)
        words = line.split()
        return line in self.buttons or (len(words) > 1 and all(word in self.buttons for word in words))


@lru_cache(maxsize=8)
def lexicon(rules: tuple[Rule, ...]) -> Lexicon:
    """The lexicon that the rules of the room make together."""

    def gathered(key: str) -> list[str]:
        return [text for rule in rules for text in rule.data.get(key, ())]

    return Lexicon(
        labels=frozenset(gathered("label")),
        abbreviations=frozenset(gathered("abbreviation")),
        of=frozenset(tuple(words.split()) for words in gathered("of")),
        rights=tuple(dict.fromkeys(gathered("rights"))),
        licences=frozenset(gathered("licence")),
        residue=frozenset(gathered("residue")),
        buttons=frozenset(gathered("button")),
        lines=_either(gathered("lines")),
        jumps=_either(gathered("jump")),
        short=frozenset(gathered("short")),
        raw=frozenset(gathered("raw")),
        houses=tuple(rule for rule in rules if "line" in rule.data),
    )


def _either(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in dict.fromkeys(patterns))
