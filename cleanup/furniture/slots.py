r"""Lines with slots: `Faqe {n} © NATC` becomes a pattern for whole lines.

A slot stands for what changes from page to page; letters match in either case, blanks beside a slot may be lost, as
they often are in text taken from a PDF.
"""

from __future__ import annotations

import re
from typing import Any

from cleanup import patterns

MONTHS = r"[^\W\d_]{3,14}\.?"
SLOTS = {
    "n": r"\d{1,4}",
    "total": r"\d{1,4}",
    "roman": r"[ivxlc]{1,8}",
    "year": r"(?:19|20)\d\d",
    "date": rf"(?:\d{{1,4}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{2,4}}\.?"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?\s{MONTHS},?\s\d{{4}}\.?|{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})",
    "title": r"\S(?:[^\n]{0,100}\S)?",
}
SLOT = re.compile(r"\{(\w*)\}")


def faults(template: str) -> list[str]:
    """What is wrong with a line with slots, each with its remedy.

    >>> faults("Faqe {nr}")
    ['unknown slot {nr}; the slots are {n}, {total}, {roman}, {year}, {date}, {title}']
    """
    known = ", ".join(f"{{{name}}}" for name in SLOTS)
    found = [f"unknown slot {{{name}}}; the slots are {known}" for name in SLOT.findall(template) if name not in SLOTS]
    if sum(map(str.isalpha, SLOT.sub("", template))) < 2:
        found.append(f'"{template}" would match lines of any text; write at least two letters beside the slots')
    if template.count("{title}") > 1:
        found.append("more than one {title}; write what stands between the titles and leave the rest to one of them")
    if "\n" in template:
        found.append("one line only; write an entry for each line of a footer")
    return found


def pattern(template: str) -> str:
    """The regular expression of a line with slots.

    >>> bool(re.fullmatch(pattern("Faqe {n} © NATC"), "FAQE 12© NATC", re.IGNORECASE))
    True
    """
    parts = SLOT.split(" ".join(template.split()))
    out = []
    for number, part in enumerate(parts):
        if number % 2:
            out.append(SLOTS[part])
            continue
        literal = re.sub(r"(?:\\ )+", r"\\s+", re.escape(part))
        if number:
            literal = re.sub(r"^\\s\+", r"\\s*", literal)
        if number < len(parts) - 1:
            literal = re.sub(r"\\s\+$", r"\\s*", literal)
        out.append(re.sub(r"\\s\+(©|\\\||[–—•·])", r"\\s*\1", literal))
    return "".join(out)


def compiled(expression: str) -> Any:
    """The compiled pattern, for whole lines in either case; it is kept, since all lines of a dictionary are one pattern."""
    return patterns.compiled(f"(?i){expression}")
