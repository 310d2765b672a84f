"""Which language a text is in: an answer only where it is sure."""

from __future__ import annotations

from dataclasses import dataclass

from cleanup.language import yat
from cleanup.language.evidence import SCALE, Table, Words, tables, words

LETTERS = 24  # so many in different small words, or nothing is said
MARGIN = 8.0  # nats by which the best language must lead the next
LEAD = 0.06  # the same per letter, so that a long text must be as clear
FIT = 2.5  # nats per letter that a language earns, at the least, from a text that is its own
STRAYS = 80  # letters to one that is not of the alphabet, after the first
PIECE = 24  # letters; pieces of that size are looked at for another language
PIECE_LEAD = 7.0  # nats by which another language must lead in a piece for it to be that language's
MIXED = 0.25  # share of a text in other languages, or another script, that leaves it unsure


@dataclass(frozen=True, slots=True)
class Guess:
    """The language of a text (BCP 47), if it is sure; else "".

    Latin Serbian, Croatian and Bosnian that cannot be told apart are "sh".
    """

    lang: str
    sure: bool


UNSURE = Guess("", sure=False)


def identify(text: str) -> Guess:
    """The language of a text. The same text has the same answer every time.

    >>> identify("Qeveria ka vendosur që ta shtyjë mbledhjen për javën e ardhshme.")
    Guess(lang='sq', sure=True)
    >>> identify("Faqe 1 © NATC")
    Guess(lang='', sure=False)
    """
    return judge(words(text))


def main_script(found: Words) -> tuple[Table, list[str]] | None:
    """The table and the words of the script that nearly all letters are of, if there is one."""
    most = max(found.letters)
    if most < (1 - MIXED) * sum(found.letters) or found.letters[2] == most:
        return None
    latin, cyrillic = tables()
    return (latin, found.latin) if found.letters[0] == most else (cyrillic, found.cyrillic)


def judge(found: Words, mixed: float = MIXED) -> Guess:
    """The language that the words testify to, if no more than that share of them is foreign to it."""
    script = main_script(found)
    if script is None:
        return UNSURE
    table, testimony = script
    if sum(map(len, set(testimony))) < LETTERS:
        return UNSURE
    letters = sum(map(len, testimony))
    gains = table.gains(testimony)
    first, second = sorted(gains, reverse=True)[:2]
    lang = table.langs[gains.index(first)]
    lead = (first - second) / SCALE
    if lead < max(MARGIN, LEAD * letters) or first < FIT * SCALE * letters:
        return UNSURE
    own = native(table, lang, testimony)
    if letters - sum(map(len, own)) > mixed * letters or strays(table, lang, own) > 1 + letters // STRAYS:
        return UNSURE
    return Guess(yat.kind(testimony) if lang == "sh" else lang, sure=True)


def strays(table: Table, lang: str, testimony: list[str]) -> int:
    """How many letters are not of the language's alphabet."""
    text = "".join(testimony)
    return sum(map(text.count, set(text) - table.alphabets[lang]))


def native(table: Table, lang: str, testimony: list[str]) -> list[str]:
    """The words that do not stand in a piece that is plainly of another language."""
    place = table.langs.index(lang)
    kept: list[str] = []
    piece: list[str] = []
    size = 0
    for word in testimony:
        piece.append(word)
        size += len(word)
        if size >= PIECE:
            gains = table.gains(piece)
            if max(gains) - gains[place] <= PIECE_LEAD * SCALE:
                kept += piece
            piece, size = [], 0
    return kept + piece
