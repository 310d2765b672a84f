"""The conventions that a house can choose from: what each language, in a country, writes where typography leaves a choice.

Quotation marks are those of CLDR 44 (`common/main/*.xml`, delimiters), but where the national orthography says otherwise:
hr, Hrvatski pravopis (pravopis.hr, navodnici, crtica, bjelina); sr, Pravopis srpskoga jezika (Matica srpska, 2010); mk,
Правопис на македонскиот јазик (2017); tr, TDK Yazım Kılavuzu; fr, Lexique des règles typographiques (Imprimerie nationale);
fr-CH, Guide du typographe; fr-CA, OQLF; de, Duden and DIN 5008; de-CH, Schweizerische Bundeskanzlei, Schreibweisungen;
en-GB, New Hart's Rules; en-US, The Chicago Manual of Style. What a source leaves open is left as it is found.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleanup.language import serves
from cleanup.problems import CleanupError, Problem

NBSP, NARROW = "\u00a0", "\u202f"


@dataclass(frozen=True, slots=True)
class Convention:
    """What is written in texts of the language `lang`."""

    lang: str
    outer: str  # the marks of a quotation
    inner: str  # and of one within it
    inside: str = ""  # the blank between a mark and the words it encloses
    dash: str = " – "  # between words, with its blanks; "": left as it is
    dashes: str = ""  # dashes that are written otherwise, beside the hyphen between blanks
    span: str = ""  # between two years or numbers; "": left as it is
    group: str = "."  # parts the thousands of a number; the others are accepted as well
    percent: str | None = None  # the blank before %; None: left as it is
    stops: tuple[tuple[str, str], ...] = ()  # stops, and the blank before them


FRENCH = Convention("fr", "«»", "“”", NBSP, group=NARROW + NBSP, percent=NBSP, stops=((";!?", NARROW), (":", NBSP)))
GERMAN = Convention("de", "„“", "‚‘", span="–", percent=NBSP)

CONVENTIONS = {
    "en-GB": Convention("en", "“”", "‘’", dashes="—", span="–", group=",", percent=""),
    "en-US": Convention("en", "“”", "‘’", dash="—", dashes="–", span="–", group=",", percent=""),
    "sq": Convention("sq", "“”", "‘’", group=NBSP + ".", percent=""),
    "sr-Latn": Convention("sr-Latn", "„”", "’’", span="–"),
    "sr-Cyrl": Convention("sr-Cyrl", "„”", "’’", span="–"),
    "mk": Convention("mk", "„“", "’‘"),
    "hr": Convention("hr", "„”", "‘’", span=" – ", group=NBSP + ".", percent=NBSP),
    "bs": Convention("bs", "„”", "‘’", span="–"),
    "tr": Convention("tr", "“”", "‘’", dash=""),
    "de": GERMAN,
    "de-AT": GERMAN,
    "de-CH": Convention("de", "«»", "‹›", span="–", group="’", percent=NBSP),
    "fr": FRENCH,
    "fr-CA": Convention("fr", "«»", "“”", NBSP, group=NBSP + NARROW, percent=NBSP, stops=((":", NBSP),)),
    "fr-CH": Convention("fr", "«»", "‹›", NARROW, group=NARROW + "’", percent=NBSP, stops=((";:!?", NARROW),)),
}  # fmt: skip
SOUTH_SLAVIC = ("sr-Latn", "hr", "bs")


def conventions() -> tuple[str, ...]:
    """The names that `typography` can have in the settings."""
    return tuple(CONVENTIONS)


def convention(name: str) -> Convention | None:
    """The convention of that name; none for "". Raises CleanupError where there is no such convention.

    >>> convention("de").outer, convention("")
    ('„“', None)
    """
    if not name:
        return None
    if name not in CONVENTIONS:
        message = f'no convention is called "{name}"; write one of {", ".join(CONVENTIONS)}'
        raise CleanupError(Problem("typography", 0, message))
    return CONVENTIONS[name]


def fits(name: str, lang: str) -> bool:
    """Whether a convention is for texts of that language; what may be Serbian, Croatian or Bosnian is what it says.

    >>> fits("en-GB", "en-US"), fits("hr", "sh"), fits("hr", "sr-Latn"), fits("", "en")
    (True, True, False, False)
    """
    chosen = convention(name)
    return chosen is not None and (serves((chosen.lang,), lang) or (lang == "sh" and chosen.lang in SOUTH_SLAVIC))
