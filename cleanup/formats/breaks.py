"""Where lines of text break: whether a sentence ends or goes on there, and what becomes of a word's hyphen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import category

CLOSING = "\"'”’»›“‘)]}*_ \t"  # may stand after an end mark: quotation marks of all houses, brackets, emphasis
OPENING = "\"'“‘„‚«‹»›([{¿¡*_—–- \t"
END = ".!?:;…։。"
HYPHENS = "-\u2010\u2011\u00ac\u00ad"
# How a line begins an item of a list, a row of a table, a heading or a quotation.
ITEM = re.compile(r"(?:[•·▪◦*+–—-]\s|\(?\d{1,3}[.)]\s|\(?[^\W\d_][.)]\s|[|#>])")
HALF = 4  # letters of the half of a compound

# A hyphen that hangs before one of these stands for a word that follows: "Zoll- und Steuer...".
HANGS_BEFORE = "and or und oder bzw dhe ose apo e i ili a и или ve veya ya et ou y o og eller och ja tai en of oraz lub nebo és vagy"
AND = frozenset(HANGS_BEFORE.split())
# First halves that keep their hyphen.
COMPOUNDS = (
    "self well ex non half all cross vice semi quasi so anti pro co full part long short high low first second third"
    " one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety"
)
KEPT = frozenset(COMPOUNDS.split())


def ended(text: str) -> bool:
    """Whether a line closes a sentence, quotation marks and brackets after the end mark aside.

    >>> ended("“Go!”"), ended("he said (twice)"), ended("every member should")
    (True, False, False)
    """
    bare = text.rstrip(CLOSING)
    return bool(bare) and bare[-1] in END


def goes_on(text: str) -> bool:
    """Whether a line begins inside a sentence: its first letter is small.

    >>> goes_on("(keep it"), goes_on("Keep it"), goes_on("5 boats")
    (True, False, False)
    """
    bare = text.lstrip(OPENING)
    return bool(bare) and category(bare[0]) == "Ll"


def hyphen(left: str, right: str, counts: Mapping[str, int]) -> str:
    """What stands between the halves of a word that a line's end divided: nothing, its hyphen, or a hyphen that hangs.

    `counts` says how often each word stands in the text, folded by case; the halves at the break count there as well.

    >>> hyphen("har", "bour", {}), hyphen("self", "made", {}), hyphen("Zoll", "und", {})
    ('', '-', '- ')
    >>> hyphen("Sea", "wall", {"sea-wall": 1})
    '-'
    """
    one, other = left.casefold(), right.casefold()
    if other in AND:
        return "- "
    if not right[:1].islower() or counts.get(f"{one}-{other}"):
        return "-"
    if counts.get(f"{one}{other}"):
        return ""
    if one.rpartition("-")[2] in KEPT or "-" in one:
        return "-"
    both = min(counts.get(one, 0), counts.get(other, 0)) > 1  # each half stands at the break once
    return "-" if both and min(len(one), len(other)) >= HALF else ""
